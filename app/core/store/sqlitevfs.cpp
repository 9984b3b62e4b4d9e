// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlitevfs.h"

#include <cstring>
#include <sqlite3.h>

namespace conspectus::store {
namespace {

// SQLite's locking protocol (os_unix.c, "Posix Advisory Locking"): bytes past 1 GiB that never hold data.
// Same places as SQLite's own, so that another program that opens the file keeps out of our way and we of
// its.
constexpr qint64 kPendingByte = 0x40000000;
constexpr qint64 kReservedByte = kPendingByte + 1;
constexpr qint64 kSharedFirst = kPendingByte + 2;
constexpr qint64 kSharedSize = 510;

struct VfsFile
{
    sqlite3_file base; // first: SQLite sees only this
    File *file;
    FileSystem *files;
    QString *path;
    int lock;
    bool isNew; // its directory entry is not durable yet
    bool deleteOnClose;
};

VfsFile *ours(sqlite3_file *file) { return reinterpret_cast<VfsFile *>(file); }

const SqliteVfs &ownerOf(sqlite3_vfs *vfs) { return *static_cast<const SqliteVfs *>(vfs->pAppData); }
FileSystem &filesOf(sqlite3_vfs *vfs) { return ownerOf(vfs).files(); }

int codeOf(const Error &error, int otherwise)
{
    return error.code == ErrorCode::DiskFull ? SQLITE_FULL : otherwise;
}

int closeFile(sqlite3_file *file)
{
    VfsFile *self = ours(file);
    int code = SQLITE_OK;
    delete self->file;
    if (self->deleteOnClose && !self->files->unlink(*self->path))
        code = SQLITE_IOERR_DELETE;
    delete self->path;
    self->file = nullptr;
    self->path = nullptr;
    return code;
}

int readFile(sqlite3_file *file, void *buffer, int size, sqlite3_int64 offset)
{
    const auto bytes = ours(file)->file->read(offset, size);
    if (!bytes)
        return SQLITE_IOERR_READ;
    std::memcpy(buffer, bytes->constData(), static_cast<size_t>(bytes->size()));
    if (bytes->size() == size)
        return SQLITE_OK;
    std::memset(static_cast<char *>(buffer) + bytes->size(), 0, static_cast<size_t>(size - bytes->size()));
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file *file, const void *buffer, int size, sqlite3_int64 offset)
{
    const auto bytes = QByteArray::fromRawData(static_cast<const char *>(buffer), size);
    const auto written = ours(file)->file->write(offset, bytes);
    return written ? SQLITE_OK : codeOf(written.error(), SQLITE_IOERR_WRITE);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return ours(file)->file->truncate(size) ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

int syncFile(sqlite3_file *file, int)
{
    VfsFile *self = ours(file);
    if (const auto synced = self->file->sync(); !synced)
        return codeOf(synced.error(), SQLITE_IOERR_FSYNC);
    if (self->isNew && !self->files->syncDirectory(parentFolder(*self->path)))
        return SQLITE_IOERR_DIR_FSYNC;
    self->isNew = false;
    return SQLITE_OK;
}

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    const auto known = ours(file)->file->size();
    *size = known.value_or(0);
    return known ? SQLITE_OK : SQLITE_IOERR_FSTAT;
}

// One step of the protocol; code for an error of the disk, BUSY where another process has the range.
int range(File &file, qint64 offset, qint64 length, File::RangeLock lock)
{
    const auto given = file.lockRange(offset, length, lock);
    if (!given)
        return SQLITE_IOERR_LOCK;
    return *given ? SQLITE_OK : SQLITE_BUSY;
}

int lockShared(VfsFile *self)
{
    using enum File::RangeLock;
    // PENDING keeps new readers out while a writer waits for the old ones to leave.
    if (const int code = range(*self->file, kPendingByte, 1, Shared); code != SQLITE_OK)
        return code;
    const int code = range(*self->file, kSharedFirst, kSharedSize, Shared);
    const int released = range(*self->file, kPendingByte, 1, None);
    if (code == SQLITE_OK && released == SQLITE_OK)
        self->lock = SQLITE_LOCK_SHARED;
    return code != SQLITE_OK ? code : released;
}

int lockExclusive(VfsFile *self)
{
    using enum File::RangeLock;
    if (self->lock < SQLITE_LOCK_PENDING) {
        if (const int code = range(*self->file, kPendingByte, 1, Exclusive); code != SQLITE_OK)
            return code;
        self->lock = SQLITE_LOCK_PENDING;
    }
    const int code = range(*self->file, kSharedFirst, kSharedSize, Exclusive);
    if (code == SQLITE_OK)
        self->lock = SQLITE_LOCK_EXCLUSIVE;
    return code;
}

int lockFile(sqlite3_file *file, int wanted)
{
    VfsFile *self = ours(file);
    if (self->lock >= wanted)
        return SQLITE_OK;
    if (wanted == SQLITE_LOCK_SHARED)
        return lockShared(self);
    if (wanted == SQLITE_LOCK_RESERVED) {
        const int code = range(*self->file, kReservedByte, 1, File::RangeLock::Exclusive);
        if (code == SQLITE_OK)
            self->lock = SQLITE_LOCK_RESERVED;
        return code;
    }
    return lockExclusive(self);
}

int unlockFile(sqlite3_file *file, int wanted)
{
    using enum File::RangeLock;
    VfsFile *self = ours(file);
    if (self->lock <= wanted)
        return SQLITE_OK;
    int code = SQLITE_OK;
    if (wanted == SQLITE_LOCK_SHARED && self->lock > SQLITE_LOCK_RESERVED)
        code = range(*self->file, kSharedFirst, kSharedSize, Shared);
    if (wanted == SQLITE_LOCK_NONE)
        code = range(*self->file, kSharedFirst, kSharedSize, None);
    const int rest = range(*self->file, kPendingByte, 2, None);
    self->lock = wanted;
    return code == SQLITE_OK && rest == SQLITE_OK ? SQLITE_OK : SQLITE_IOERR_UNLOCK;
}

int checkReserved(sqlite3_file *file, int *isReserved)
{
    VfsFile *self = ours(file);
    if (self->lock >= SQLITE_LOCK_RESERVED) {
        *isReserved = 1;
        return SQLITE_OK;
    }
    const auto locked = self->file->isLockedElsewhere(kReservedByte, 1);
    *isReserved = locked.value_or(false) ? 1 : 0;
    return locked ? SQLITE_OK : SQLITE_IOERR_CHECKRESERVEDLOCK;
}

int control(sqlite3_file *, int, void *) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file *) { return 4096; }
// Nothing is promised: no atomic write, no safe overwrite beside a power cut.
int characteristics(sqlite3_file *) { return 0; }

const sqlite3_io_methods kMethods = {
    1,         &closeFile,  &readFile,      &writeFile, &truncateFile, &syncFile,        &sizeOfFile,
    &lockFile, &unlockFile, &checkReserved, &control,   &sectorSize,   &characteristics, nullptr,
    nullptr,   nullptr,     nullptr,        nullptr,    nullptr,
};

int openTemporary(sqlite3_file *file, int flags, int *outFlags)
{
    sqlite3_vfs *standard = sqlite3_vfs_find(nullptr);
    return standard->xOpen(standard, nullptr, file, flags, outFlags);
}

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    if (!name)
        return openTemporary(file, flags, outFlags);
    FileSystem &files = filesOf(vfs);
    const QString path = QString::fromUtf8(name);
    const bool writable = (flags & SQLITE_OPEN_READWRITE) != 0;
    if (writable && !ownerOf(vfs).mayWrite())
        return SQLITE_CANTOPEN;
    bool isNew = false;
    auto opened = files.open(path, writable ? OpenMode::ReadWrite : OpenMode::Read);
    if (!opened && writable && (flags & SQLITE_OPEN_CREATE) && opened.error().code == ErrorCode::NotFound) {
        opened = files.open(path, OpenMode::CreateNew);
        isNew = true;
    }
    if (!opened)
        return codeOf(opened.error(), SQLITE_CANTOPEN);
    VfsFile *self = ours(file);
    std::memset(self, 0, sizeof(VfsFile));
    self->file = opened->release();
    self->files = &files;
    self->path = new QString(path);
    self->isNew = isNew;
    self->deleteOnClose = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    self->base.pMethods = &kMethods;
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    if (!ownerOf(vfs).mayWrite())
        return SQLITE_IOERR_DELETE;
    FileSystem &files = filesOf(vfs);
    const QString path = QString::fromUtf8(name);
    if (const auto removed = files.unlink(path); !removed)
        return removed.error().code == ErrorCode::NotFound ? SQLITE_IOERR_DELETE_NOENT : SQLITE_IOERR_DELETE;
    if (syncFolder && !files.syncDirectory(parentFolder(path)))
        return SQLITE_IOERR_DIR_FSYNC;
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs *vfs, const char *name, int, int *result)
{
    *result = filesOf(vfs).exists(QString::fromUtf8(name)) ? 1 : 0;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs *, const char *name, int size, char *out)
{
    const size_t length = std::strlen(name);
    if (length + 1 > static_cast<size_t>(size))
        return SQLITE_CANTOPEN;
    std::memcpy(out, name, length + 1);
    return SQLITE_OK;
}

} // namespace

SqliteVfs::SqliteVfs(FileSystem &files, bool mayWrite)
    : m_files(files)
    , m_mayWrite(mayWrite)
    , m_name(QByteArrayLiteral("conspectus-") + QByteArray::number(reinterpret_cast<quintptr>(this), 16))
    , m_vfs(std::make_unique<sqlite3_vfs>(*sqlite3_vfs_find(nullptr)))
{
    // Time, randomness and sleeping stay the standard ones; files are ours.
    m_vfs->iVersion = 2;
    m_vfs->pNext = nullptr;
    m_vfs->szOsFile = qMax(m_vfs->szOsFile, static_cast<int>(sizeof(VfsFile)));
    m_vfs->mxPathname = 4096;
    m_vfs->zName = m_name.constData();
    m_vfs->pAppData = this;
    m_vfs->xOpen = &openFile;
    m_vfs->xDelete = &deleteFile;
    m_vfs->xAccess = &accessFile;
    m_vfs->xFullPathname = &fullPath;
    sqlite3_vfs_register(m_vfs.get(), 0);
}

SqliteVfs::~SqliteVfs() { sqlite3_vfs_unregister(m_vfs.get()); }

} // namespace conspectus::store
