// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real disk: POSIX calls, each failure turned into an Error that names the file and keeps errno in the
// detail.
#include "store/filesystem.h"

#include "base/guithread.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace conspectus::store {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("store", text); }

ErrorCode codeOf(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::DiskFull;
    case EROFS:
        return ErrorCode::ReadOnly;
    case EACCES:
    case EPERM:
        return ErrorCode::PermissionDenied;
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::NotFound;
    case EWOULDBLOCK:
        return ErrorCode::LibraryBusy;
    default:
        return ErrorCode::Internal;
    }
}

QString messageOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DiskFull:
        return tr("The disk is full. What was saved before is safe. Free some space, then try again.");
    case ErrorCode::ReadOnly:
        return tr("This place can be read but not written. Nothing was changed.");
    case ErrorCode::PermissionDenied:
        return tr("This account may not write here. Nothing was changed. Check whose folder it is.");
    case ErrorCode::NotFound:
        return tr("A file is not there: “%1”.");
    case ErrorCode::LibraryBusy:
        return tr("Another program is writing to this library.");
    default:
        return tr("The disk reported an error at “%1”. What was saved before is safe. Check the disk, then "
                  "try again.");
    }
}

Failure systemFailure(const char *call, const QString &path)
{
    const int error = errno;
    const ErrorCode code = codeOf(error);
    QString message = messageOf(code);
    if (message.contains(QLatin1String("%1")))
        message = message.arg(path);
    return failure(code, message,
                   QStringLiteral("%1 %2: %3")
                       .arg(QLatin1String(call), path, QString::fromLocal8Bit(std::strerror(error))));
}

int noSignal(auto call)
{
    int result = 0;
    do {
        result = static_cast<int>(call());
    } while (result < 0 && errno == EINTR);
    return result;
}

class RealFile final : public File
{
public:
    RealFile(int descriptor, QString path)
        : m_descriptor(descriptor)
        , m_path(std::move(path))
    {
    }
    ~RealFile() override { ::close(m_descriptor); }

    Result<QByteArray> read(qint64 offset, qint64 size) override
    {
        CONSPECTUS_OFF_GUI_THREAD();
        QByteArray bytes(size, Qt::Uninitialized);
        qint64 done = 0;
        while (done < size) {
            const ssize_t part =
                ::pread(m_descriptor, bytes.data() + done, static_cast<size_t>(size - done), offset + done);
            if (part < 0 && errno == EINTR)
                continue;
            if (part < 0)
                return systemFailure("pread", m_path);
            if (part == 0)
                break;
            done += part;
        }
        bytes.truncate(done);
        return bytes;
    }

    Result<void> write(qint64 offset, const QByteArray &bytes) override
    {
        CONSPECTUS_OFF_GUI_THREAD();
        qint64 done = 0;
        while (done < bytes.size()) {
            const ssize_t part = ::pwrite(m_descriptor, bytes.constData() + done,
                                          static_cast<size_t>(bytes.size() - done), offset + done);
            if (part < 0 && errno == EINTR)
                continue;
            if (part < 0)
                return systemFailure("pwrite", m_path);
            done += part;
        }
        return {};
    }

    Result<void> append(const QByteArray &bytes) override
    {
        return size().and_then([&](qint64 end) { return write(end, bytes); });
    }

    Result<void> truncate(qint64 size) override
    {
        if (noSignal([&] { return ::ftruncate(m_descriptor, size); }) < 0)
            return systemFailure("ftruncate", m_path);
        return {};
    }

    Result<void> sync() override
    {
        CONSPECTUS_OFF_GUI_THREAD();
        if (noSignal([&] { return ::fdatasync(m_descriptor); }) < 0)
            return systemFailure("fdatasync", m_path);
        return {};
    }

    Result<qint64> size() override
    {
        struct stat status = {};
        if (::fstat(m_descriptor, &status) < 0)
            return systemFailure("fstat", m_path);
        return static_cast<qint64>(status.st_size);
    }

    // Locks of the open file description: unlike POSIX locks they are not lost when another descriptor of the
    // same file is closed in this process, and they hold against SQLite's own POSIX locks.
    Result<bool> lockRange(qint64 offset, qint64 length, RangeLock lock) override
    {
        struct flock range = rangeOf(offset, length, lock);
        if (noSignal([&] { return ::fcntl(m_descriptor, F_OFD_SETLK, &range); }) == 0)
            return true;
        if (errno == EAGAIN || errno == EACCES)
            return false;
        return systemFailure("fcntl", m_path);
    }

    Result<bool> isLockedElsewhere(qint64 offset, qint64 length) override
    {
        struct flock range = rangeOf(offset, length, RangeLock::Exclusive);
        if (noSignal([&] { return ::fcntl(m_descriptor, F_OFD_GETLK, &range); }) < 0)
            return systemFailure("fcntl", m_path);
        return range.l_type != F_UNLCK;
    }

private:
    static struct flock rangeOf(qint64 offset, qint64 length, RangeLock lock)
    {
        struct flock range = {};
        range.l_type = lock == RangeLock::None ? F_UNLCK : lock == RangeLock::Shared ? F_RDLCK : F_WRLCK;
        range.l_whence = SEEK_SET;
        range.l_start = offset;
        range.l_len = length;
        return range;
    }

    int m_descriptor;
    QString m_path;
};

class RealFileSystem final : public FileSystem
{
public:
    Result<std::unique_ptr<File>> open(const QString &path, OpenMode mode) override
    {
        CONSPECTUS_OFF_GUI_THREAD();
        int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK; // not blocking: a FIFO must not hold us
        flags |= mode == OpenMode::Read ? O_RDONLY : O_RDWR;
        if (mode == OpenMode::CreateNew)
            flags |= O_CREAT | O_EXCL;
        const QByteArray name = QFile::encodeName(path);
        const int descriptor = noSignal([&] { return ::open(name.constData(), flags, 0600); });
        if (descriptor < 0)
            return systemFailure("open", path);
        auto file = std::make_unique<RealFile>(descriptor, path);
        struct stat status = {};
        if (::fstat(descriptor, &status) < 0 || !S_ISREG(status.st_mode))
            return failure(ErrorCode::UnsupportedHere, tr("“%1” is not a file.").arg(path));
        return file;
    }

    Result<void> rename(const QString &from, const QString &to) override
    {
        if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) < 0)
            return systemFailure("rename", from);
        return {};
    }

    Result<void> unlink(const QString &path) override
    {
        if (::unlink(QFile::encodeName(path).constData()) < 0)
            return systemFailure("unlink", path);
        return {};
    }

    Result<void> makeDirectory(const QString &path) override
    {
        if (::mkdir(QFile::encodeName(path).constData(), 0700) == 0 ||
            (errno == EEXIST && QDir(path).exists()))
            return {};
        if (errno != ENOENT)
            return systemFailure("mkdir", path);
        const QString parent = parentFolder(path);
        if (parent == path)
            return systemFailure("mkdir", path);
        if (auto made = makeDirectory(parent); !made)
            return made;
        if (::mkdir(QFile::encodeName(path).constData(), 0700) < 0 && errno != EEXIST)
            return systemFailure("mkdir", path);
        return {};
    }

    Result<void> syncDirectory(const QString &path) override
    {
        const int descriptor =
            ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0)
            return systemFailure("open", path);
        const int result = noSignal([&] { return ::fsync(descriptor); });
        const int error = errno;
        ::close(descriptor);
        errno = error;
        // Some network file systems cannot sync a directory and say EINVAL; there is nothing better to do
        // there.
        if (result < 0 && errno != EINVAL)
            return systemFailure("fsync", path);
        return {};
    }

    Result<void> link(const QString &from, const QString &to) override
    {
        if (::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0)
            return {};
        if (errno == EXDEV || errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK)
            return failure(ErrorCode::UnsupportedHere,
                           tr("This file system knows no second names for a file."));
        return systemFailure("link", from);
    }

    Result<void> removeDirectory(const QString &path) override
    {
        if (::rmdir(QFile::encodeName(path).constData()) < 0)
            return systemFailure("rmdir", path);
        return {};
    }

    QString identity(const QString &path) override
    {
        struct stat status = {};
        if (::stat(QFile::encodeName(path).constData(), &status) < 0)
            return {};
        return QStringLiteral("%1-%2").arg(status.st_dev).arg(status.st_ino);
    }

    bool exists(const QString &path) override
    {
        struct stat status = {};
        return ::lstat(QFile::encodeName(path).constData(), &status) == 0;
    }

    QStringList list(const QString &directory) override
    {
        return QDir(directory).entryList(
            QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }

    Result<std::unique_ptr<File>> lock(const QString &path) override
    {
        const QByteArray name = QFile::encodeName(path);
        const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0)
            return systemFailure("open", path);
        auto file = std::make_unique<RealFile>(descriptor, path);
        if (noSignal([&] { return ::flock(descriptor, LOCK_EX | LOCK_NB); }) < 0)
            return systemFailure("flock", path);
        return file;
    }
};

} // namespace

FileSystem &realFileSystem()
{
    static RealFileSystem files;
    return files;
}

} // namespace conspectus::store
