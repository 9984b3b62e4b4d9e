// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real disk until it is told to be full: then nothing can be written or synced.
#pragma once

#include "store/filesystem.h"

#include <atomic>

namespace conspectus::test {

class FailingFileSystem final : public store::FileSystem
{
public:
    std::atomic_bool isFull = false;

    Result<std::unique_ptr<store::File>> open(const QString &path, store::OpenMode mode) override
    {
        auto file = m_real.open(path, mode);
        if (!file)
            return Failure(file.error());
        return std::unique_ptr<store::File>(std::make_unique<FullFile>(std::move(*file), *this));
    }
    Result<void> rename(const QString &from, const QString &to) override { return m_real.rename(from, to); }
    Result<void> unlink(const QString &path) override { return m_real.unlink(path); }
    Result<void> makeDirectory(const QString &path) override { return m_real.makeDirectory(path); }
    Result<void> syncDirectory(const QString &path) override { return m_real.syncDirectory(path); }
    Result<void> link(const QString &from, const QString &to) override { return m_real.link(from, to); }
    Result<void> removeDirectory(const QString &path) override { return m_real.removeDirectory(path); }
    QString identity(const QString &path) override { return m_real.identity(path); }
    bool exists(const QString &path) override { return m_real.exists(path); }
    QStringList list(const QString &directory) override { return m_real.list(directory); }
    Result<std::unique_ptr<store::File>> lock(const QString &path) override { return m_real.lock(path); }

private:
    class FullFile final : public store::File
    {
    public:
        FullFile(std::unique_ptr<store::File> file, FailingFileSystem &disk) : m_file(std::move(file)), m_disk(disk) {}
        Result<QByteArray> read(qint64 offset, qint64 size) override { return m_file->read(offset, size); }
        Result<void> write(qint64 offset, const QByteArray &bytes) override
        {
            return m_disk.isFull ? full() : m_file->write(offset, bytes);
        }
        Result<void> append(const QByteArray &bytes) override { return m_disk.isFull ? full() : m_file->append(bytes); }
        Result<void> truncate(qint64 size) override { return m_file->truncate(size); }
        Result<void> sync() override { return m_disk.isFull ? full() : m_file->sync(); }
        Result<qint64> size() override { return m_file->size(); }
        Result<bool> lockRange(qint64 offset, qint64 length, RangeLock lock) override
        {
            return m_file->lockRange(offset, length, lock);
        }
        Result<bool> isLockedElsewhere(qint64 offset, qint64 length) override
        {
            return m_file->isLockedElsewhere(offset, length);
        }

    private:
        static Result<void> full() { return failure(ErrorCode::DiskFull, QStringLiteral("The disk is full.")); }
        std::unique_ptr<store::File> m_file;
        FailingFileSystem &m_disk;
    };

    store::FileSystem &m_real = store::realFileSystem();
};

} // namespace conspectus::test
