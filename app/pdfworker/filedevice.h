// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An open file as a QIODevice: reads carry their own offset (pread), so the description may be shared; a block of 32 kB
// is kept, since Poppler reads in small pieces.
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace conspectus::pdfworker {

class FileDevice final : public QIODevice
{
public:
    explicit FileDevice(int fd);

    [[nodiscard]] qint64 size() const override { return m_size; }
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    [[nodiscard]] qint64 readAt(qint64 offset, char *data, qint64 maxSize) const;

    int m_fd;
    qint64 m_size = 0;
    qint64 m_offset = 0;
    QByteArray m_block;
    qint64 m_blockStart = 0;
};

} // namespace conspectus::pdfworker
