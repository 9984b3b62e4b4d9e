// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The file "reserve" of a library: room that is given up when the disk is full, so that what the reader has just done is
// saved all the same. It is made again when there is room. And the store that stands for one that was lost.
#include "store/librarystore.h"

#include "base/guithread.h"
#include "base/logging.h"
#include "store/librarystore_p.h"

namespace conspectus::store {

QString LibraryStore::Private::reservePath() const { return path(QStringLiteral("reserve")); }

Result<void> LibraryStore::keepReserve(qint64 bytes)
{
    CONSPECTUS_OFF_GUI_THREAD();
    const QString path = d->reservePath();
    if (!d->options.writable || d->files.exists(path))
        return {};
    auto file = d->files.open(path, OpenMode::CreateNew);
    if (!file)
        return Failure(file.error());
    // Written, not only made longer: a hole would be no room.
    auto kept = (*file)->write(0, QByteArray(static_cast<qsizetype>(bytes), '\0')).and_then([&] { return (*file)->sync(); });
    file->reset();
    if (!kept) {
        if (!d->files.unlink(path))
            qCWarning(lcStore, "a reserve that is too short was not removed");
        return kept;
    }
    return d->files.syncDirectory(d->options.folder);
}

bool LibraryStore::Private::releaseReserve()
{
    if (!options.writable || !files.exists(reservePath()) || !files.unlink(reservePath()))
        return false;
    qCWarning(lcStore, "the disk is full: the reserve was given up for what is being saved");
    return files.syncDirectory(options.folder).has_value();
}

std::unique_ptr<LibraryStore> LibraryStore::lost(FileSystem &files, const Clock &clock)
{
    OpenOptions nowhere;
    nowhere.writable = false;
    auto priv = std::make_unique<Private>(nowhere, files, clock);
    // Empty, without tables: every question ends with the error of a database that cannot be read.
    auto empty = Connection::open(QString(), Connection::Mode::Memory, nullptr);
    if (!empty)
        return nullptr;
    priv->database = std::move(*empty);
    return std::unique_ptr<LibraryStore>(new LibraryStore(std::move(priv)));
}

} // namespace conspectus::store
