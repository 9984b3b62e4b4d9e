// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pdf/protocol/arena.h"

#include "pdf/protocol/messages.h"

#include <atomic>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace conspectus::pdf {

static_assert(std::atomic_ref<quint64>::is_always_lock_free);

Arena::Arena(Descriptor fd, std::byte *memory, qsizetype size)
    : m_fd(std::move(fd))
    , m_memory(memory)
    , m_size(size)
{
}

Arena::~Arena()
{
    ::munmap(m_memory, static_cast<size_t>(m_size));
}

std::byte *Arena::mapMemory(int fd, qsizetype size)
{
    void *memory = ::mmap(nullptr, static_cast<size_t>(size), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    return memory == MAP_FAILED ? nullptr : static_cast<std::byte *>(memory);
}

std::unique_ptr<Arena> Arena::create(qsizetype size)
{
    Descriptor fd(::memfd_create("conspectus-arena", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!fd.isOpen() || ::ftruncate(fd.get(), size) != 0
        || ::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return nullptr;
    std::byte *memory = mapMemory(fd.get(), size);
    return memory ? std::unique_ptr<Arena>(new Arena(std::move(fd), memory, size)) : nullptr;
}

std::unique_ptr<Arena> Arena::map(Descriptor fd, qsizetype size)
{
    struct stat status{};
    if (size <= protocol::kArenaHeadSize || ::fstat(fd.get(), &status) != 0 || status.st_size != size)
        return nullptr;
    std::byte *memory = mapMemory(fd.get(), size);
    return memory ? std::unique_ptr<Arena>(new Arena(std::move(fd), memory, size)) : nullptr;
}

std::byte *Arena::content() const
{
    return m_memory + protocol::kArenaHeadSize;
}

qsizetype Arena::capacity() const
{
    return m_size - protocol::kArenaHeadSize;
}

QByteArray Arena::copyOut(qsizetype size) const
{
    if (size < 0 || size > capacity())
        return {};
    QByteArray bytes(size, Qt::Uninitialized);
    std::memcpy(bytes.data(), content(), static_cast<size_t>(size));
    return bytes;
}

void Arena::setAbortedId(quint64 id) const
{
    auto *head = reinterpret_cast<protocol::ArenaHead *>(m_memory);
    std::atomic_ref<quint64>(head->abortedId).store(id, std::memory_order_release);
}

quint64 Arena::abortedId() const
{
    auto *head = reinterpret_cast<protocol::ArenaHead *>(m_memory);
    return std::atomic_ref<quint64>(head->abortedId).load(std::memory_order_acquire);
}

} // namespace conspectus::pdf
