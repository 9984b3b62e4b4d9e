// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filedevice.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace conspectus::pdfworker {

namespace {

constexpr qsizetype kBlock = 32 * 1024;

} // namespace

FileDevice::FileDevice(int fd)
    : m_fd(fd)
{
    struct stat status{};
    if (::fstat(fd, &status) == 0)
        m_size = status.st_size;
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool FileDevice::seek(qint64 position)
{
    if (position < 0 || !QIODevice::seek(position))
        return false;
    m_offset = position;
    return true;
}

qint64 FileDevice::readAt(qint64 offset, char *data, qint64 maxSize) const
{
    ssize_t got = -1;
    do {
        got = ::pread(m_fd, data, static_cast<size_t>(maxSize), offset);
    } while (got < 0 && errno == EINTR);
    return got;
}

qint64 FileDevice::readData(char *data, qint64 maxSize)
{
    if (maxSize >= kBlock) {
        const qint64 got = readAt(m_offset, data, maxSize);
        m_offset += std::max<qint64>(got, 0);
        return got;
    }
    if (m_offset < m_blockStart || m_offset >= m_blockStart + m_block.size()) {
        m_block.resize(kBlock);
        m_blockStart = m_offset - m_offset % kBlock;
        m_block.resize(std::max<qint64>(readAt(m_blockStart, m_block.data(), kBlock), 0));
    }
    const qint64 available = std::max<qint64>(m_blockStart + m_block.size() - m_offset, 0);
    const qint64 size = std::min(maxSize, available);
    std::memcpy(data, m_block.constData() + (m_offset - m_blockStart), static_cast<size_t>(size));
    m_offset += size;
    return size;
}

} // namespace conspectus::pdfworker
