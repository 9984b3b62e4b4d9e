// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The purge: the one function that takes what a reader wrote out of the log, for good. Salt and payload of
// the operations go, in the database, in the journal and in every backup that is known; headers and ids stay,
// so that merging still works.
#include "base/guithread.h"
#include "store/librarystore_p.h"

#include <QCoreApplication>
#include <sqlite3.h>

namespace conspectus::store {
namespace {

const QString kBackupKey = QStringLiteral("backup:");

void isPurging(sqlite3_context *context, int, sqlite3_value **)
{
    sqlite3_result_int(context, *static_cast<bool *>(sqlite3_user_data(context)) ? 1 : 0);
}

Result<qint64> purgeDatabase(Connection &database, bool &purging, const QSet<QString> &objects)
{
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return Failure(begun.error());
    qint64 count = 0;
    for (const QString &object : objects) {
        Statement erase(database,
                        "UPDATE op SET salt = NULL, payload = NULL WHERE object = ? AND payload IS NOT NULL");
        purging = true;
        const auto erased = erase.bind(object).run();
        purging = false;
        if (!erased)
            return Failure(erased.error());
        count += database.changes();
    }
    if (auto rebuilt = ObjectTables(database).rebuild(); !rebuilt)
        return Failure(rebuilt.error());
    if (auto committed = transaction.commit(); !committed)
        return Failure(committed.error());
    return count;
}

Result<void> purgeBackup(FileSystem &files, const QString &folder, const QSet<QString> &objects)
{
    auto database =
        Connection::open(folder + QStringLiteral("/library.db"), Connection::Mode::ReadWrite, &files);
    if (!database)
        return Failure(database.error());
    bool purging = false;
    guardOperations(**database, purging);
    if (auto done = (*database)->exec("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"); !done)
        return done;
    if (auto done = purgeDatabase(**database, purging, objects); !done)
        return Failure(done.error());
    return Journal(folder + QStringLiteral("/journal"), files).erase(objects);
}

} // namespace

void guardOperations(Connection &database, bool &purging)
{
    sqlite3_create_function(database.handle(), "conspectus_is_purging", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS,
                            &purging, &isPurging, nullptr, nullptr);
}

Result<void> LibraryStore::Private::rememberBackup(const QString &folder)
{
    if (!options.writable)
        return {};
    return setMeta(kBackupKey + folder, clock.now().toUTC().toString(Qt::ISODate));
}

Result<QStringList> LibraryStore::Private::knownBackups()
{
    QStringList folders;
    const QString own = path(QStringLiteral("backups"));
    for (const QString &name : files.list(own))
        folders << own + QLatin1Char('/') + name;
    Statement query(*database, "SELECT key FROM meta WHERE key LIKE 'backup:%'");
    while (query.next()) {
        if (const QString folder = query.text(0).mid(kBackupKey.size());
            !folders.contains(folder) && !folder.startsWith(own))
            folders << folder;
    }
    if (auto result = query.result(); !result)
        return Failure(result.error());
    return folders;
}

Result<PurgeReport> LibraryStore::purge(const std::vector<ObjectId> &objects)
{
    CONSPECTUS_OFF_GUI_THREAD();
    if (auto may = d->mayWrite(); !may)
        return Failure(may.error());
    if (auto retried = d->retryWaiting(); !retried)
        return Failure(retried.error());
    QSet<QString> ids;
    for (const ObjectId &object : objects)
        ids.insert(object.text());
    PurgeReport report;
    const auto purged = purgeDatabase(*d->database, d->purging, ids);
    if (!purged)
        return Failure(purged.error());
    report.operations = *purged;
    if (auto erased = d->journal.erase(ids); !erased)
        return Failure(erased.error());
    const auto backups = d->knownBackups();
    if (!backups)
        return Failure(backups.error());
    for (const QString &folder : *backups) {
        if (!d->files.exists(folder + QStringLiteral("/library.db")) || !purgeBackup(d->files, folder, ids))
            report.unreached << folder;
    }
    return report;
}

} // namespace conspectus::store
