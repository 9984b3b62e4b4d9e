// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening index.db, and making it anew where it is damaged. It uses SQLite's own way to the disk: WAL needs
// shared memory, and nothing in it has to survive a power cut.
#include "base/logging.h"
#include "store/indexstore_p.h"
#include "store/migrations.h"
#include "store/searchscore.h"

#include <QCoreApplication>

namespace conspectus::store {
namespace {

const QStringList kCompanions = {QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("-journal")};

QString tr(const char *text) { return QCoreApplication::translate("store", text); }

} // namespace

Error IndexStore::Private::damagedIndex(const Error &error)
{
    return {ErrorCode::Damaged,
            tr("The search index is damaged. Your notes are not in it and are safe. It is made anew at the "
               "next start."),
            error.detail};
}

Result<void> IndexStore::Private::open()
{
    if (mode == Access::ReadOnly)
        return openForReading();
    if (mode == Access::Memory) {
        auto opened = Connection::open(QString(), Connection::Mode::Memory, nullptr);
        if (!opened)
            return Failure(opened.error());
        database = std::move(*opened);
        madeAnew = true;
        if (auto added = addScore(*database); !added)
            return added;
        return migrate(*database, QStringLiteral("index"), kIndexApplicationId);
    }
    auto opened = openForWriting();
    const bool isUseless = !opened && (opened.error().code == ErrorCode::LibraryDamaged ||
                                       opened.error().code == ErrorCode::LibraryNewer);
    if (!isUseless)
        return opened;
    moveAway();
    return openForWriting();
}

Result<void> IndexStore::Private::openForWriting()
{
    FileSystem &files = realFileSystem();
    if (!files.exists(databasePath())) {
        // Made here, so that it and its companions are 0600 whatever the umask is.
        if (auto made = files.open(databasePath(), OpenMode::CreateNew); !made)
            return Failure(made.error());
    }
    auto opened = Connection::open(databasePath(), Connection::Mode::ReadWrite, nullptr);
    if (!opened)
        return Failure(opened.error());
    database = std::move(*opened);
    if (auto set =
            database->exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;");
        !set)
        return set;
    if (auto added = addScore(*database); !added)
        return added;
    const auto isThere = database->numberOf("SELECT count(*) FROM sqlite_schema");
    if (!isThere)
        return Failure(isThere.error());
    madeAnew = madeAnew || *isThere == 0;
    return migrate(*database, QStringLiteral("index"), kIndexApplicationId);
}

Result<void> IndexStore::Private::openForReading()
{
    if (!realFileSystem().exists(databasePath()))
        return failure(ErrorCode::NotFound, tr("There is no search index yet."));
    const auto ready = [this](Connection::Mode how) -> Result<void> {
        auto opened = Connection::open(databasePath(), how, nullptr);
        if (!opened)
            return Failure(opened.error());
        const auto current = isCurrent(**opened, QStringLiteral("index"), kIndexApplicationId);
        if (!current)
            return Failure(current.error());
        if (!*current)
            return failure(ErrorCode::NotFound, tr("There is no search index yet."));
        database = std::move(*opened);
        return {};
    };
    // Without a log beside it nobody has it open: then it is read without making one, as reading writes nothing. On a medium
    // that cannot be written WAL has no shared memory; nobody else can write there either.
    const bool isStill = !realFileSystem().exists(databasePath() + QStringLiteral("-wal"));
    auto done = ready(isStill ? Connection::Mode::Immutable : Connection::Mode::ReadOnly);
    if (!done && done.error().code != ErrorCode::LibraryDamaged)
        done = ready(Connection::Mode::Immutable);
    if (!done)
        return Failure(done.error().code == ErrorCode::LibraryDamaged ? damagedIndex(done.error())
                                                                      : done.error());
    if (auto added = addScore(*database); !added)
        return added;
    return database->exec("PRAGMA query_only=ON; PRAGMA cache_size=-16000;");
}

void IndexStore::Private::moveAway()
{
    database.reset();
    FileSystem &files = realFileSystem();
    for (const QString &companion : kCompanions) {
        if (files.exists(databasePath() + companion) && !files.unlink(databasePath() + companion))
            qCWarning(lcStore, "a part of a damaged index was not removed");
    }
    if (auto moved = files.rename(databasePath(), databasePath() + QStringLiteral(".damaged")); !moved)
        qCWarning(lcStore, "a damaged index was not moved away: %s", qUtf8Printable(moved.error().detail));
    madeAnew = true;
}

bool IndexStore::Private::healed(const Error &error)
{
    if (error.code != ErrorCode::LibraryDamaged || mode != Access::ReadWrite)
        return false;
    qCWarning(lcStore, "index.db is made anew: %s", qUtf8Printable(error.detail));
    moveAway();
    return openForWriting().has_value();
}

} // namespace conspectus::store
