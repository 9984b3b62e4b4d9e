// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Memory shared with one worker: pixels and long replies. The parent makes it with its final size and seals that size,
// so neither side can be hit by the other's truncating it; each side maps it once. What the worker writes there can
// change under our eyes at any time: everything but pixels is copied out before it is read.
#pragma once

#include "pdf/protocol/descriptor.h"

#include <QByteArray>
#include <cstddef>
#include <memory>

namespace conspectus::pdf {

class Arena
{
public:
    // The parent's side: nullptr where the system gives no such memory.
    [[nodiscard]] static std::unique_ptr<Arena> create(qsizetype size);
    // The worker's side: maps what it was sent; nullptr unless it has that size.
    [[nodiscard]] static std::unique_ptr<Arena> map(Descriptor fd, qsizetype size);
    ~Arena();
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    [[nodiscard]] int descriptor() const { return m_fd.get(); }
    [[nodiscard]] qsizetype size() const { return m_size; }
    // Behind the head: pixels or a body.
    [[nodiscard]] std::byte *content() const;
    [[nodiscard]] qsizetype capacity() const;
    [[nodiscard]] QByteArray copyOut(qsizetype size) const;

    // The request that the worker shall give up.
    void setAbortedId(quint64 id) const;
    [[nodiscard]] quint64 abortedId() const;

private:
    Arena(Descriptor fd, std::byte *memory, qsizetype size);
    [[nodiscard]] static std::byte *mapMemory(int fd, qsizetype size);

    Descriptor m_fd;
    std::byte *m_memory = nullptr;
    qsizetype m_size = 0;
};

} // namespace conspectus::pdf
