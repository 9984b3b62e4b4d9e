// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service.h"

#include "crowdedpages.h"
#include "drawing.h"
#include "links.h"
#include "outline.h"
#include "pagespace.h"
#include "words.h"

#include <cstring>

namespace conspectus::pdfworker {

namespace protocol = pdf::protocol;

Service::Service(int socket)
    : m_socket(socket)
{
}

void Service::greet(const Confinement &confinement)
{
    const QByteArray body =
        encode(protocol::Hello{confinement.seccomp, confinement.landlock, confinement.limits});
    protocol::Header header;
    header.type = static_cast<quint16>(protocol::Type::Hello);
    header.bodySize = static_cast<quint32>(body.size());
    if (!pdf::sendPacket(m_socket, header, body, {}, true))
        m_socket = -1;
}

void Service::run()
{
    pdf::Packet packet;
    while (pdf::receivePacket(m_socket, packet, true) == pdf::Received::Packet && handle(packet)) { }
}

bool Service::handle(pdf::Packet &packet)
{
    const auto type = static_cast<protocol::Type>(packet.header.type);
    if (type == protocol::Type::Load)
        return load(packet);
    if (!m_isOpen)
        return false;
    switch (type) {
    case protocol::Type::Render: return render(packet);
    case protocol::Type::Text: return readText(packet);
    case protocol::Type::Shapes: return readShapes(packet);
    case protocol::Type::Outline: return reply(packet, encode(readOutline(*m_document)));
    case protocol::Type::Hello:
    case protocol::Type::Load: break;
    }
    return false;
}

bool Service::adoptArena(pdf::Packet &packet, quint64 size)
{
    if (packet.descriptors.empty())
        return false;
    m_arena.reset(); // two at once would count twice against our address space
    m_arena = pdf::Arena::map(std::move(packet.descriptors.back()), static_cast<qsizetype>(size));
    packet.descriptors.pop_back();
    return m_arena != nullptr;
}

bool Service::load(pdf::Packet &packet)
{
    const auto request = protocol::decode<protocol::LoadRequest>(packet.body);
    if (!request || m_isOpen)
        return false;
    if (request->carriesFile) {
        if (m_document || packet.descriptors.size() != 2 || !adoptArena(packet, request->arenaSize))
            return false;
        m_document = std::make_unique<Document>(std::move(packet.descriptors.front()));
    }
    if (!m_document)
        return false;
    const protocol::LoadReply answer = m_document->load(request->passwordUtf8);
    m_isOpen = answer.status == protocol::LoadReply::Status::Opened;
    return reply(packet, encode(answer));
}

bool Service::render(pdf::Packet &packet)
{
    const auto request = protocol::decode<protocol::RenderRequest>(packet.body);
    if (!request || (request->arenaSize != 0 && !adoptArena(packet, request->arenaSize)))
        return false;
    return reply(packet, encode(draw(*m_document, *request, *m_arena, packet.header.id)));
}

bool Service::readText(const pdf::Packet &packet)
{
    const auto request = protocol::decode<protocol::TextRequest>(packet.body);
    if (!request)
        return false;
    protocol::TextReply answer;
    const std::unique_ptr<Poppler::Page> page = m_document->page(request->page);
    answer.isPage = page != nullptr;
    answer.isCrowded = !page && isCrowded(request->page);
    const PageSpace space = PageSpace::of(page.get());
    answer.page.size = space.size;
    if (page) {
        readWords(*m_document, request->page, space, answer.page);
        auto links = request->withNames ? m_links.ofPage(*m_document, request->page, space) : std::nullopt;
        answer.page.links = links ? std::move(*links) : readLinks(*m_document, request->page, space);
    }
    return reply(packet, encode(answer));
}

bool Service::readShapes(const pdf::Packet &packet)
{
    const auto request = protocol::decode<protocol::ShapesRequest>(packet.body);
    return request && reply(packet, encode(pdfworker::readShapes(*m_document, *request)));
}

bool Service::reply(const pdf::Packet &to, const QByteArray &body)
{
    protocol::Header header;
    header.type = to.header.type;
    header.id = to.header.id;
    header.bodySize = static_cast<quint32>(body.size());
    if (body.size() <= protocol::kMaxPacket - static_cast<qsizetype>(sizeof(header)))
        return pdf::sendPacket(m_socket, header, body, {}, true);
    if (!m_arena || body.size() > m_arena->capacity())
        return false;
    std::memcpy(m_arena->content(), body.constData(), static_cast<size_t>(body.size()));
    header.inArena = 1;
    return pdf::sendPacket(m_socket, header, {}, {}, true);
}

} // namespace conspectus::pdfworker
