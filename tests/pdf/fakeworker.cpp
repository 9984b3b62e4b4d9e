// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A worker taken over by a hostile PDF, for tests: speaks the protocol and breaks it in the way its own file name says.
// It is not sandboxed and opens nothing.

#include "pdf/protocol/arena.h"
#include "pdf/protocol/channel.h"

#include <QByteArray>
#include <QList>
#include <csignal>
#include <cstring>
#include <unistd.h>

namespace {

using namespace conspectus::pdf;

constexpr int kSocket = 3;

class FakeWorker
{
public:
    explicit FakeWorker(const QByteArray &vice)
        : m_vice(vice)
    {
    }

    void run()
    {
        if (m_vice == "silent")
            hang();
        if (m_vice == "babbles")
            send(protocol::Type::Outline, 77, QByteArray(1000, 'x'));
        send(protocol::Type::Hello, 0, encode(protocol::Hello{m_vice != "no-seccomp", true, m_vice != "no-limits"}));
        Packet packet;
        while (receivePacket(kSocket, packet, true) == Received::Packet)
            answer(packet);
    }

private:
    [[noreturn]] static void hang()
    {
        for (;;)
            ::pause();
    }

    void send(protocol::Type type, quint64 id, const QByteArray &body, quint32 claimedInArena = 0)
    {
        protocol::Header header;
        header.type = static_cast<quint16>(type);
        header.id = id;
        header.bodySize = claimedInArena != 0 ? claimedInArena : static_cast<quint32>(body.size());
        header.inArena = claimedInArena != 0 ? 1 : 0;
        if (!sendPacket(kSocket, header, body, {}, true))
            ::_exit(0);
    }

    void answer(Packet &packet)
    {
        const auto type = static_cast<protocol::Type>(packet.header.type);
        const quint64 id = packet.header.id;
        if (type == protocol::Type::Load)
            answerLoad(id);
        else if (type == protocol::Type::Render)
            answerRender(packet, id);
        else
            send(type, id, QByteArray(300, static_cast<char>(0xFF)));
    }

    void answerLoad(quint64 id)
    {
        if (m_vice == "dies-loading")
            ::raise(SIGSEGV);
        if (m_vice == "hangs-loading")
            hang();
        protocol::LoadReply reply;
        reply.status = protocol::LoadReply::Status::Opened;
        reply.pageCount = m_vice == "many-pages" ? 2'000'000'000 : 3;
        reply.firstPage.size = QSizeF(100, 200);
        send(protocol::Type::Load, id, encode(reply));
    }

    void answerRender(const Packet &packet, quint64 id)
    {
        using Status = protocol::RenderReply::Status;
        protocol::RenderReply reply{Status::Drawn, QSize(100, 200), QSizeF(100, 200), {}};
        if (m_vice == "dies-drawing")
            ::raise(SIGSEGV);
        if (m_vice == "hangs-drawing")
            hang();
        if (m_vice == "wrong-size")
            reply.size = QSize(101, 200);
        if (m_vice == "huge-page")
            reply = {Status::Drawn, QSize(99'000, 99'000), QSizeF(99'000, 99'000), {}};
        if (m_vice == "greedy")
            reply = {Status::ArenaTooSmall, QSize(1'000'000, 1'000'000), QSizeF(99'000, 99'000), {}};
        if (m_vice == "never-content")
            reply = {Status::ArenaTooSmall, QSize(5'000, 5'000), QSizeF(100, 200), {}};
        const QByteArray body = encode(reply);
        if (m_vice == "wrong-id")
            return send(protocol::Type::Render, id + 1, body);
        if (m_vice == "wrong-kind")
            return send(protocol::Type::Text, id, body);
        if (m_vice == "garbage")
            return send(protocol::Type::Render, id, QByteArray(64, static_cast<char>(0xA5)));
        if (m_vice == "beyond-arena")
            return send(protocol::Type::Render, id, {}, 4'000'000'000U);
        if (m_vice == "sends-files")
            return sendWithDescriptor(id, body);
        const int times = m_vice == "floods" ? 100'000 : 1;
        for (int i = 0; i < times; ++i)
            send(protocol::Type::Render, packet.header.id, body);
    }

    void sendWithDescriptor(quint64 id, const QByteArray &body)
    {
        protocol::Header header;
        header.type = static_cast<quint16>(protocol::Type::Render);
        header.id = id;
        header.bodySize = static_cast<quint32>(body.size());
        if (!sendPacket(kSocket, header, body, {0}, true))
            ::_exit(0);
    }

    QByteArray m_vice;
};

} // namespace

int main(int, char **argv)
{
    const char *slash = std::strrchr(argv[0], '/');
    FakeWorker(QByteArray(slash ? slash + 1 : argv[0])).run();
    ::_exit(0);
}
