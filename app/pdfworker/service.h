// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers the parent's requests, one after the other, until its socket closes or a request breaks the protocol.
#pragma once

#include "filelinks.h"
#include "document.h"
#include "pdf/protocol/arena.h"
#include "pdf/protocol/channel.h"
#include "sandbox.h"

#include <memory>

namespace conspectus::pdfworker {

class Service
{
public:
    explicit Service(int socket);

    void greet(const Confinement &confinement);
    void run();

private:
    // Each returns false where the request breaks the protocol.
    [[nodiscard]] bool handle(pdf::Packet &packet);
    [[nodiscard]] bool load(pdf::Packet &packet);
    [[nodiscard]] bool render(pdf::Packet &packet);
    [[nodiscard]] bool readText(const pdf::Packet &packet);
    [[nodiscard]] bool readShapes(const pdf::Packet &packet);
    [[nodiscard]] bool adoptArena(pdf::Packet &packet, quint64 size);
    [[nodiscard]] bool reply(const pdf::Packet &to, const QByteArray &body);

    int m_socket;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<pdf::Arena> m_arena;
    FileLinks m_links;
    bool m_isOpen = false;
};

} // namespace conspectus::pdfworker
