// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A backup is a folder that opens as a library. It is made under a temporary name, looked at, and only then
// gets its name.
#include "base/guithread.h"
#include "base/logging.h"
#include "store/librarystore_p.h"

#include <QCoreApplication>

namespace conspectus::store {
namespace {

constexpr qint64 kChunk = 1 << 20;

QString tr(const char *text) { return QCoreApplication::translate("store", text); }

Result<void> copyFile(FileSystem &files, const QString &from, const QString &to)
{
    auto source = files.open(from, OpenMode::Read);
    if (!source)
        return Failure(source.error());
    auto target = files.open(to, OpenMode::CreateNew);
    if (!target)
        return Failure(target.error());
    for (qint64 at = 0;;) {
        const auto chunk = (*source)->read(at, kChunk);
        if (!chunk)
            return Failure(chunk.error());
        if (chunk->isEmpty())
            return (*target)->sync();
        if (auto written = (*target)->write(at, *chunk); !written)
            return written;
        at += chunk->size();
    }
}

// Documents never change, so inside the library a second name is a copy; elsewhere the bytes are copied.
Result<void> copyDocument(FileSystem &files, const QString &from, const QString &to, bool mayLink)
{
    if (mayLink) {
        const auto linked = files.link(from, to);
        if (linked || linked.error().code != ErrorCode::UnsupportedHere)
            return linked;
    }
    return copyFile(files, from, to);
}

void removeTree(FileSystem &files, const QString &folder)
{
    for (const QString &name : files.list(folder)) {
        const QString path = folder + QLatin1Char('/') + name;
        if (!files.unlink(path))
            removeTree(files, path);
    }
    if (!files.removeDirectory(folder))
        qCWarning(lcStore, "a half-made backup was not removed");
}

Result<void> copyJournal(FileSystem &files, const Journal &journal, const QString &from, const QString &to)
{
    if (auto made = files.makeDirectory(to); !made)
        return made;
    const QString id = QStringLiteral("/library.json");
    if (files.exists(from + id)) {
        if (auto copied = copyFile(files, from + id, to + id); !copied)
            return copied;
    }
    for (const QString &replica : journal.replicas()) {
        const QString folder = to + QLatin1Char('/') + replica;
        if (auto made = files.makeDirectory(folder); !made)
            return made;
        for (const QString &segment : journal.segments(replica)) {
            if (auto copied =
                    copyFile(files, journal.pathOf(replica, segment), folder + QLatin1Char('/') + segment);
                !copied)
                return copied;
        }
        if (auto synced = files.syncDirectory(folder); !synced)
            return synced;
    }
    return files.syncDirectory(to);
}

Result<void> copyDocuments(FileSystem &files, const QString &from, const QString &to, bool mayLink)
{
    if (auto made = files.makeDirectory(to); !made)
        return made;
    for (const QString &name : files.list(from)) {
        if (!name.endsWith(QLatin1String(".pdf")))
            continue;
        if (auto copied =
                copyDocument(files, from + QLatin1Char('/') + name, to + QLatin1Char('/') + name, mayLink);
            !copied)
            return copied;
    }
    return files.syncDirectory(to);
}

// The copy opens, is whole, and has as many operations as the original.
Result<void> verify(FileSystem &files, const QString &database, qint64 operations)
{
    auto copy = Connection::open(database, Connection::Mode::ReadOnly, &files);
    if (!copy)
        return Failure(copy.error());
    const auto whole = (*copy)->textOf("PRAGMA integrity_check(1)");
    if (!whole)
        return Failure(whole.error());
    const auto count = (*copy)->numberOf("SELECT count(*) FROM op");
    if (!count)
        return Failure(count.error());
    if (*whole != QLatin1String("ok") || *count != operations)
        return failure(ErrorCode::Damaged,
                       tr("The backup did not come out as it should and was removed. Check the disk it "
                          "was written to, then try again."),
                       *whole);
    return {};
}

} // namespace

Result<void> LibraryStore::Private::copyDatabase(const QString &target)
{
    // Made first, so that it is 0600; VACUUM INTO takes an empty file.
    if (auto made = files.open(target, OpenMode::CreateNew); !made)
        return Failure(made.error());
    if (options.writable) {
        Statement copy(*database, "VACUUM INTO ?");
        return copy.bind(target).run();
    }
    // A connection that may not write attaches nothing; its pages are copied as they are.
    auto copy = Connection::open(target, Connection::Mode::ReadWrite, &files);
    if (!copy)
        return Failure(copy.error());
    return (*copy)->exec("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;").and_then([&] {
        return (*copy)->copyFrom(*database);
    });
}

Result<void> LibraryStore::Private::writeBackup(const QString &target, bool mayLink)
{
    const QString copied = target + QStringLiteral("/library.db");
    if (auto done = copyDatabase(copied); !done)
        return done;
    // After the database: the journal may be ahead of it, never behind.
    if (auto done =
            copyJournal(files, journal, path(QStringLiteral("journal")), target + QStringLiteral("/journal"));
        !done)
        return done;
    if (auto done = copyDocuments(files, path(QStringLiteral("documents")),
                                  target + QStringLiteral("/documents"), mayLink);
        !done)
        return done;
    const auto operations = database->numberOf("SELECT count(*) FROM op");
    if (!operations)
        return Failure(operations.error());
    return verify(files, copied, *operations).and_then([&] { return files.syncDirectory(target); });
}

Result<QString> LibraryStore::backup(const QString &folder)
{
    CONSPECTUS_OFF_GUI_THREAD();
    const QString base = folder.isEmpty() ? d->path(QStringLiteral("backups")) : folder;
    if (auto made = d->files.makeDirectory(base); !made)
        return Failure(made.error());
    const QString stamp = d->clock.now().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = QStringLiteral("conspectus-") + stamp;
    for (int i = 2; d->files.exists(base + QLatin1Char('/') + name); ++i)
        name = QStringLiteral("conspectus-%1-%2").arg(stamp).arg(i);
    const QString final = base + QLatin1Char('/') + name;
    const QString partial =
        base + QStringLiteral("/.partial-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (auto made = d->files.makeDirectory(partial); !made)
        return Failure(made.error());
    const auto written =
        d->writeBackup(partial, folder.isEmpty()).and_then([&] { return d->files.rename(partial, final); });
    if (!written) {
        removeTree(d->files, partial);
        return Failure(written.error());
    }
    if (auto synced = d->files.syncDirectory(base); !synced)
        return Failure(synced.error());
    // A purge has to find it again.
    if (auto noted = d->rememberBackup(final); !noted)
        return Failure(noted.error());
    return final;
}

} // namespace conspectus::store
