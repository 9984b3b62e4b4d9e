// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a LibraryStore holds, shared by the files that implement it: opening and replay (libraryopening.cpp),
// saving and reading (librarystore.cpp), documents, backup, check.
#pragma once

#include "store/journal.h"
#include "store/librarystore.h"
#include "store/objecttables.h"
#include "store/replica.h"

#include <optional>

namespace conspectus::store {

// Registers the function that the trigger on op asks; purging is looked at each time.
void guardOperations(Connection &database, bool &purging);

class LibraryStore::Private
{
public:
    Private(OpenOptions openOptions, FileSystem &fileSystem, const Clock &wallClock);
    ~Private();

    // librarystore.cpp
    Result<CommitInfo> commit(const ChangeGroup &group, const CommitWatch &watch);
    Result<void> retryWaiting();
    void close();

    // libraryreserve.cpp
    [[nodiscard]] QString reservePath() const;
    bool releaseReserve(); // true where there is more room now

    // librarypurge.cpp
    Result<void> rememberBackup(const QString &folder);
    Result<QStringList> knownBackups();

    // libraryrepair.cpp
    Result<bool> isJournalWhole(); // no segment that was noted is gone
    Result<void> restoreJournal();

    // librarybackup.cpp
    Result<void> writeBackup(const QString &target, bool mayLink);

    // libraryopening.cpp
    Result<void> openForWriting();
    Result<void> openForReading();
    Result<void> openDatabase();   // the real one, for writing; never moves anything
    Result<void> replay();         // from the journal what the database lacks
    Result<qint64> pendingBytes(); // of the journal that the database has not noted

    [[nodiscard]] QString path(const QString &name) const { return options.folder + QLatin1Char('/') + name; }
    [[nodiscard]] QString databasePath() const { return path(QStringLiteral("library.db")); }
    [[nodiscard]] QString meta(const QString &key);
    Result<void> setMeta(const QString &key, const QString &value);
    Result<void> noteSegment(const QString &owner, const QString &segment, qint64 done, qint64 lastBegin,
                             const QByteArray &lastOp);
    Result<void> forgetSegment(const QString &owner, const QString &segment);
    Result<void> mayWrite() const;

    const OpenOptions options;
    FileSystem &files;
    const Clock &clock;
    Journal journal;
    std::unique_ptr<File> lock;
    std::unique_ptr<Connection> database;
    QString libraryId;
    Replica replica;
    qint64 lamport = 0;
    bool wasClean = true;
    bool hasWritten = false; // this session; the mark of a clean end is then off
    bool purging = false;    // only purge() sets it; the trigger that guards op asks for it
    QStringList notes;
    bool hasChangedSegments = false; // replay met a segment that is not what was noted
    std::vector<QByteArray> waiting; // operations that are in the journal and not in the database

private:
    Result<void> copyDatabase(const QString &target);
    Result<std::vector<Operation>> putGroup(const ChangeGroup &group, const CommitWatch &watch);
    Result<Operation> operationFor(const Change &change, const OperationHeader &common, const QString &label,
                                   const QByteArray &salt);
    Result<void> noteSession();

    Result<void> makeFolders();
    Result<void> takeLock();
    Result<void> readLibraryId();
    Result<void> openOrMakeAnew();
    Result<void> moveDatabaseAside();
    Result<void> settle();
    Result<void> readCounters();
    Result<void> replaySegment(const QString &owner, const QString &segment, qint64 &applied);
    struct Noted
    {
        qint64 done = 0;
        bool isSame = true; // the segment still holds what was noted
    };
    Result<Noted> noted(const QString &owner, const QString &segment);
    void removeLeftovers();
};

} // namespace conspectus::store
