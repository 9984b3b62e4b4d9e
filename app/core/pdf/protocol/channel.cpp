// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pdf/protocol/channel.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/uio.h>

namespace conspectus::pdf {

namespace {

constexpr size_t kMaxDescriptors = 2;

union ControlBuffer {
    cmsghdr align;
    char bytes[CMSG_SPACE(sizeof(int) * kMaxDescriptors)];
};

void attach(msghdr &message, ControlBuffer &control, const std::vector<int> &descriptors)
{
    message.msg_control = control.bytes;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * descriptors.size());
    cmsghdr *part = CMSG_FIRSTHDR(&message);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN(sizeof(int) * descriptors.size());
    std::memcpy(CMSG_DATA(part), descriptors.data(), sizeof(int) * descriptors.size());
}

std::vector<Descriptor> detach(msghdr &message)
{
    std::vector<Descriptor> descriptors;
    for (cmsghdr *part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
            continue;
        const size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; ++i) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
            descriptors.emplace_back(fd);
        }
    }
    return descriptors;
}

} // namespace

bool sendPacket(int socket, const protocol::Header &header, QByteArrayView body,
                const std::vector<int> &descriptors, bool wait)
{
    if (body.size() > protocol::kMaxPacket || descriptors.size() > kMaxDescriptors)
        return false;
    protocol::Header copy = header;
    std::array<iovec, 2> parts{{{&copy, sizeof(copy)},
                                {const_cast<char *>(body.data()), static_cast<size_t>(body.size())}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = body.isEmpty() ? 1 : 2;
    ControlBuffer control{};
    if (!descriptors.empty())
        attach(message, control, descriptors);
    ssize_t sent = -1;
    do {
        sent = ::sendmsg(socket, &message, MSG_NOSIGNAL | (wait ? 0 : MSG_DONTWAIT));
    } while (sent < 0 && errno == EINTR);
    return sent == static_cast<ssize_t>(sizeof(copy)) + body.size();
}

Received receivePacket(int socket, Packet &packet, bool wait)
{
    QByteArray buffer(protocol::kMaxPacket, Qt::Uninitialized);
    std::array<iovec, 2> parts{
        {{&packet.header, sizeof(packet.header)}, {buffer.data(), static_cast<size_t>(buffer.size())}}};
    msghdr message{};
    ControlBuffer control{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof(control.bytes);
    ssize_t size = -1;
    do {
        size = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT));
    } while (size < 0 && errno == EINTR);
    if (size < 0)
        return errno == EAGAIN ? Received::Nothing : Received::Closed;
    packet.descriptors = detach(message);
    if (size == 0)
        return Received::Closed;
    const auto headerSize = static_cast<ssize_t>(sizeof(packet.header));
    if (size < headerSize || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
        return Received::Bad;
    const protocol::Header &header = packet.header;
    buffer.truncate(size - headerSize);
    const qsizetype expected = header.inArena != 0 ? 0 : static_cast<qsizetype>(header.bodySize);
    if (header.magic != protocol::kMagic || header.version != protocol::kVersion || header.inArena > 1
        || buffer.size() != expected)
        return Received::Bad;
    packet.body = std::move(buffer);
    return Received::Packet;
}

} // namespace conspectus::pdf
