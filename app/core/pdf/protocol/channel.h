// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Packets with descriptors over a SOCK_SEQPACKET socket. Used by both sides.
#pragma once

#include "pdf/protocol/descriptor.h"
#include "pdf/protocol/messages.h"

#include <QByteArray>
#include <vector>

namespace conspectus::pdf {

struct Packet
{
    protocol::Header header;
    QByteArray body; // empty where the body is in the arena
    std::vector<Descriptor> descriptors;
};

enum class Received { Packet, Nothing, Closed, Bad };

// Sends one packet; never raises SIGPIPE. False where the other side is gone or, with wait = false, not reading.
[[nodiscard]] bool sendPacket(int socket, const protocol::Header &header, QByteArrayView body,
                              const std::vector<int> &descriptors, bool wait);
// Takes one packet. Nothing: none is there (wait = false). Bad: too short, too long, of another protocol, or with a
// body of another size than its header says.
[[nodiscard]] Received receivePacket(int socket, Packet &packet, bool wait);

} // namespace conspectus::pdf
