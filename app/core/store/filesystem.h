// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All file writing of the store goes through this interface, so that one simulated disk can take database,
// journal and documents through the same power cut. SQLite's VFS is an adapter on it. Paths are absolute.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>
#include <memory>

namespace conspectus::store {

class File
{
public:
    virtual ~File() = default;
    virtual Result<QByteArray> read(qint64 offset, qint64 size) = 0; // shorter at the end of the file
    virtual Result<void> write(qint64 offset, const QByteArray &bytes) = 0;
    virtual Result<void> append(const QByteArray &bytes) = 0;
    virtual Result<void> truncate(qint64 size) = 0;
    virtual Result<void> sync() = 0; // durable when it returns
    [[nodiscard]] virtual Result<qint64> size() = 0;

    // Locks on stretches of the file against other processes, as SQLite's protocol needs them. True where it
    // was given. A file system that only one process sees may leave both as they are.
    enum class RangeLock { None, Shared, Exclusive };
    virtual Result<bool> lockRange(qint64 /*offset*/, qint64 /*length*/, RangeLock /*lock*/) { return true; }
    virtual Result<bool> isLockedElsewhere(qint64 /*offset*/, qint64 /*length*/) { return false; }
};

enum class OpenMode { Read, ReadWrite, CreateNew }; // CreateNew: 0600, fails where it exists

class FileSystem
{
public:
    virtual ~FileSystem() = default;
    virtual Result<std::unique_ptr<File>> open(const QString &path, OpenMode mode) = 0;
    virtual Result<void> rename(const QString &from, const QString &to) = 0;
    virtual Result<void> unlink(const QString &path) = 0;
    // 0700, with parents; no error where it exists.
    virtual Result<void> makeDirectory(const QString &path) = 0;
    virtual Result<void> syncDirectory(const QString &path) = 0;
    // A second name for the same file. UnsupportedHere where the file system cannot.
    virtual Result<void> link(const QString &from, const QString &to) = 0;
    virtual Result<void> removeDirectory(const QString &path) = 0; // empty ones only
    // Which folder this is, whatever its path: device and inode. Empty where it does not exist.
    [[nodiscard]] virtual QString identity(const QString &path) = 0;
    [[nodiscard]] virtual bool exists(const QString &path) = 0;
    [[nodiscard]] virtual QStringList list(const QString &directory) = 0; // names, sorted
    // flock on a file that is made where it is missing. LibraryBusy where another process has it.
    virtual Result<std::unique_ptr<File>> lock(const QString &path) = 0;
};

// The real disk.
[[nodiscard]] FileSystem &realFileSystem();

// Whole files, in terms of the interface above.
[[nodiscard]] Result<QByteArray> readAll(FileSystem &files, const QString &path);
// Written new beside it, synced, renamed over it, directory synced: after a power cut the old or the new one
// is there.
[[nodiscard]] Result<void> replaceFile(FileSystem &files, const QString &path, const QByteArray &bytes);
[[nodiscard]] QString parentFolder(const QString &path);

} // namespace conspectus::store
