// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening a library: lock, database, replay of the journal, replica.
#include "base/logging.h"
#include "store/librarystore_p.h"
#include "store/migrations.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>
#include <QThread>

namespace conspectus::store {
namespace {

QString tr(const char *text, int n = -1) { return QCoreApplication::translate("store", text, nullptr, n); }

constexpr const char *kConfigure = "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;";

} // namespace

LibraryStore::Private::Private(OpenOptions openOptions, FileSystem &fileSystem, const Clock &wallClock)
    : options(std::move(openOptions))
    , files(fileSystem)
    , clock(wallClock)
    , journal(options.folder + QStringLiteral("/journal"), fileSystem)
{
}

Result<void> LibraryStore::Private::openForWriting()
{
    if (!options.create && !files.exists(path(QStringLiteral("journal"))) && !files.exists(databasePath()))
        return failure(ErrorCode::NotFound, tr("There is no library in “%1”.").arg(options.folder));
    if (auto made = makeFolders(); !made)
        return made;
    if (auto locked = takeLock(); !locked)
        return locked;
    if (auto read = readLibraryId(); !read)
        return read;
    if (auto opened = openOrMakeAnew(); !opened)
        return opened;
    removeLeftovers();
    return {};
}

Result<void> LibraryStore::Private::makeFolders()
{
    const bool isNew = !files.exists(options.folder);
    if (auto made = files.makeDirectory(options.folder); !made)
        return made;
    bool changed = isNew;
    for (const QString &name : {QStringLiteral("journal"), QStringLiteral("documents"),
                                QStringLiteral("drafts"), QStringLiteral("backups")}) {
        if (files.exists(path(name)))
            continue;
        if (auto made = files.makeDirectory(path(name)); !made)
            return made;
        changed = true;
    }
    if (!changed)
        return {};
    if (auto synced = files.syncDirectory(options.folder); !synced)
        return synced;
    return isNew ? files.syncDirectory(parentFolder(options.folder)) : Result<void>();
}

Result<void> LibraryStore::Private::takeLock()
{
    QElapsedTimer waited;
    waited.start();
    const QString lockPath = path(QStringLiteral("library.lock"));
    auto taken = files.lock(lockPath);
    while (!taken && taken.error().code == ErrorCode::LibraryBusy &&
           waited.elapsed() < options.waitSeconds * 1000) {
        QThread::msleep(20); // flock() knows no time limit; this thread does nothing else meanwhile
        taken = files.lock(lockPath);
    }
    if (!taken)
        return Failure(taken.error());
    lock = std::move(*taken);
    const QJsonObject holder{{QStringLiteral("pid"), QCoreApplication::applicationPid()},
                             {QStringLiteral("host"), QSysInfo::machineHostName()}};
    // Only for people: the lock itself is the kernel's.
    if (!lock->truncate(0) || !lock->write(0, QJsonDocument(holder).toJson(QJsonDocument::Compact)))
        qCWarning(lcStore, "the lock's holder was not noted");
    return {};
}

// journal/library.json: the id outlives the database.
Result<void> LibraryStore::Private::readLibraryId()
{
    const QString file = path(QStringLiteral("journal/library.json"));
    if (files.exists(file)) {
        const auto bytes = readAll(files, file);
        if (!bytes)
            return Failure(bytes.error());
        libraryId = QJsonDocument::fromJson(*bytes).object().value(QLatin1String("library")).toString();
    }
    if (!libraryId.isEmpty() || !options.writable)
        return {};
    libraryId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QJsonObject json{{QStringLiteral("format"), 1}, {QStringLiteral("library"), libraryId}};
    return replaceFile(files, file, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<void> LibraryStore::Private::openOrMakeAnew()
{
    if (options.rebuild) {
        if (auto moved = moveDatabaseAside(); !moved)
            return moved;
    }
    const bool wasThere = files.exists(databasePath());
    auto opened = openDatabase().and_then([this] { return settle(); });
    if (opened || opened.error().code != ErrorCode::LibraryDamaged || !wasThere)
        return opened;
    qCWarning(lcStore, "library.db is made anew: %s", qUtf8Printable(opened.error().detail));
    notes << tr("The database was damaged. It was moved aside and made anew from the journal.");
    if (auto moved = moveDatabaseAside(); !moved)
        return moved;
    return openDatabase().and_then([this] { return settle(); });
}

Result<void> LibraryStore::Private::moveDatabaseAside()
{
    database.reset();
    const QString aside = databasePath() + QStringLiteral(".damaged-") +
                          clock.now().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    // The rollback journal goes with its database: left behind it would be played into the new one.
    for (const QString &suffix : {QStringLiteral("-journal"), QString()}) {
        if (!files.exists(databasePath() + suffix))
            continue;
        if (auto moved = files.rename(databasePath() + suffix, aside + suffix); !moved)
            return moved;
    }
    return files.syncDirectory(options.folder);
}

Result<void> LibraryStore::Private::openDatabase()
{
    database.reset();
    auto opened = Connection::open(databasePath(), Connection::Mode::ReadWrite, &files);
    if (!opened)
        return Failure(opened.error());
    database = std::move(*opened);
    guardOperations(*database, purging);
    return database->exec(kConfigure);
}

// Schema, replay, counters, replica: everything between an open file and a library that can be used.
Result<void> LibraryStore::Private::settle()
{
    if (auto migrated = migrate(*database, QStringLiteral("library"), kLibraryApplicationId); !migrated)
        return migrated;
    Transaction transaction(*database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const bool isNew = meta(QStringLiteral("database")).isEmpty();
    if (isNew) {
        if (auto set =
                setMeta(QStringLiteral("database"), QUuid::createUuid().toString(QUuid::WithoutBraces));
            !set)
            return set;
    }
    if (meta(QStringLiteral("tables")).toInt() != kTablesVersion) {
        if (auto rebuilt = ObjectTables(*database).rebuild(); !rebuilt)
            return rebuilt;
        if (auto set = setMeta(QStringLiteral("tables"), QString::number(kTablesVersion)); !set)
            return set;
    }
    if (auto committed = transaction.commit(); !committed)
        return committed;
    wasClean = isNew || meta(QStringLiteral("clean")) != QLatin1String("0");
    if (!wasClean && options.writable)
        notes << tr("The program did not end properly last time. Everything that was saved is there.");
    if (auto done = replay().and_then([this] { return readCounters(); }); !done || !options.writable)
        return done;
    const auto whole = isJournalWhole();
    if (!whole)
        return Failure(whole.error());
    return *whole && !hasChangedSegments ? Result<void>() : restoreJournal();
}

Result<void> LibraryStore::Private::readCounters()
{
    const QString known = meta(QStringLiteral("replica"));
    Statement query(*database, "SELECT coalesce(max(seq), 0) FROM op WHERE replica = ?");
    const qint64 lastSeq = query.bind(known).next() ? query.number(0) : 0;
    if (auto result = query.result(); !result)
        return result;
    const auto greatest = database->numberOf("SELECT coalesce(max(lamport), 0) FROM op");
    if (!greatest)
        return Failure(greatest.error());
    lamport = *greatest;
    replica = Replica::decide(files, options.folder, options.stateFolder, libraryId, known,
                              meta(QStringLiteral("place")), lastSeq);
    if (replica.isNew() && !known.isEmpty())
        notes << tr("This is another place of the library than the one it was last changed in. Changes are "
                    "counted anew here.");
    return {};
}

Result<void> LibraryStore::Private::openForReading()
{
    if (!files.exists(databasePath()) && !files.exists(path(QStringLiteral("journal"))))
        return failure(ErrorCode::NotFound, tr("There is no library in “%1”.").arg(options.folder));
    if (auto read = readLibraryId(); !read)
        return read;
    auto opened = Connection::open(databasePath(), Connection::Mode::ReadOnly, &files);
    // Reading is the proof: a rollback that is due, a damaged page or an unknown schema shows only now.
    const Result<bool> current = opened
                                     ? isCurrent(**opened, QStringLiteral("library"), kLibraryApplicationId)
                                     : Result<bool>(Failure(opened.error()));
    if (!current && current.error().code == ErrorCode::LibraryNewer)
        return Failure(current.error());
    if (current.value_or(false)) {
        database = std::move(*opened);
        const auto pending = pendingBytes();
        if (pending && *pending == 0)
            return readCounters();
    }
    // What cannot be used as it is, is made in memory: from the database where it can be read, and from the
    // journal.
    const std::unique_ptr<Connection> source = std::move(database);
    auto memory = Connection::open(QString(), Connection::Mode::Memory, nullptr);
    if (!memory)
        return Failure(memory.error());
    database = std::move(*memory);
    if (source && !database->copyFrom(*source)) {
        auto fresh = Connection::open(QString(), Connection::Mode::Memory, nullptr);
        if (!fresh)
            return Failure(fresh.error());
        database = std::move(*fresh);
    }
    if (!source)
        notes << tr("The database could not be read as it is. What is shown was read from the journal.");
    return settle();
}

Result<LibraryStore::Private::Noted> LibraryStore::Private::noted(const QString &owner,
                                                                  const QString &segment)
{
    Statement query(*database,
                    "SELECT done, last_begin, last_op FROM segment WHERE replica = ? AND name = ?");
    Noted noted;
    if (query.bind(owner).bind(segment).next()) {
        noted.done = query.number(0);
        const auto last = journal.operationAt(owner, segment, query.number(1), query.number(0));
        noted.isSame = last && last->id == query.blob(2);
    }
    if (auto result = query.result(); !result)
        return Failure(result.error());
    return noted;
}

Result<qint64> LibraryStore::Private::pendingBytes()
{
    qint64 pending = 0;
    for (const QString &owner : journal.replicas()) {
        for (const QString &segment : journal.segments(owner)) {
            const auto known = noted(owner, segment);
            if (!known)
                return Failure(known.error());
            const auto read = journal.read(owner, segment, known->isSame ? known->done : 0);
            if (!read)
                return Failure(read.error());
            pending += known->isSame ? read->end - known->done : read->end;
        }
    }
    return pending;
}

Result<void> LibraryStore::Private::replay()
{
    qint64 applied = 0;
    for (const QString &owner : journal.replicas()) {
        for (const QString &segment : journal.segments(owner)) {
            if (auto done = replaySegment(owner, segment, applied); !done)
                return done;
        }
    }
    if (applied > 0)
        notes << tr("%n operation(s) that the database lacked came from the journal.",
                    static_cast<int>(applied));
    return {};
}

Result<void> LibraryStore::Private::replaySegment(const QString &owner, const QString &segment,
                                                  qint64 &applied)
{
    const auto known = noted(owner, segment);
    if (!known)
        return Failure(known.error());
    hasChangedSegments = hasChangedSegments || !known->isSame;
    if (!known->isSame)
        notes << tr("A part of the journal is not what it was: %1. It was read again from its beginning.")
                     .arg(segment);
    const auto read = journal.read(owner, segment, known->isSame ? known->done : 0);
    if (!read)
        return Failure(read.error());
    notes << read->problems;
    if (read->isNewer)
        return failure(ErrorCode::LibraryNewer,
                       tr("This library was written by a newer version of the program. It is safe. Update "
                          "the program to "
                          "use it."),
                       segment);
    if (read->end < read->size)
        notes << tr("A change that was not finished was left out at the end of %1.").arg(segment);
    if (read->operations.empty())
        return known->isSame ? Result<void>() : forgetSegment(owner, segment);
    Transaction transaction(*database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    ObjectTables tables(*database);
    for (const Operation &operation : read->operations) {
        const auto put = tables.put(operation);
        if (!put)
            return Failure(put.error());
        applied += *put ? 1 : 0;
    }
    if (auto done = noteSegment(owner, segment, read->end, read->lastBegin, read->operations.back().id);
        !done)
        return done;
    return transaction.commit();
}

Result<void> LibraryStore::Private::noteSegment(const QString &owner, const QString &segment, qint64 done,
                                                qint64 lastBegin, const QByteArray &lastOp)
{
    Statement note(
        *database,
        "INSERT INTO segment (replica, name, done, last_begin, last_op) VALUES (?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT DO UPDATE SET done = ?3, last_begin = ?4, last_op = ?5");
    return note.bind(owner).bind(segment).bind(done).bind(lastBegin).bind(lastOp).run();
}

Result<void> LibraryStore::Private::forgetSegment(const QString &owner, const QString &segment)
{
    Statement forget(*database, "DELETE FROM segment WHERE replica = ? AND name = ?");
    return forget.bind(owner).bind(segment).run();
}

QString LibraryStore::Private::meta(const QString &key)
{
    Statement query(*database, "SELECT value FROM meta WHERE key = ?");
    return query.bind(key).next() ? query.text(0) : QString();
}

Result<void> LibraryStore::Private::setMeta(const QString &key, const QString &value)
{
    Statement set(*database,
                  "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2");
    return set.bind(key).bind(value).run();
}

Result<void> LibraryStore::Private::mayWrite() const
{
    if (options.writable)
        return {};
    return failure(ErrorCode::ReadOnly, tr("This library is open for reading only. Nothing was changed."));
}

// What a copy that was cut short left behind.
void LibraryStore::Private::removeLeftovers()
{
    const QString documents = path(QStringLiteral("documents"));
    for (const QString &name : files.list(documents)) {
        if (name.startsWith(QLatin1String(".incoming-")) &&
            !files.unlink(documents + QLatin1Char('/') + name))
            qCWarning(lcStore, "a leftover was not removed");
    }
}

} // namespace conspectus::store
