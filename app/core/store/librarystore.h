// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The precious part of a library folder: the log of operations (journal/ and table op), the objects as they
// now stand, managed PDFs, view state and backups. One connection on one thread: every call on the thread
// that opened it, never the GUI thread. See OPERATIONS.md for the format and the order of saving.
#pragma once

#include "base/canceltoken.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/filesystem.h"
#include "survey/change.h"

#include <QJsonObject>
#include <QMap>
#include <functional>
#include <memory>

namespace conspectus::store {

struct OpenOptions
{
    QString folder;       // absolute; made with 0700 where missing and writable is true
    bool writable = true; // takes library.lock; LibraryBusy where another process has it
    int waitSeconds = 0;  // for the lock
    bool create = true;
    QString
        stateFolder; // XDG state place where the replica's last seq is noted; empty: nothing noted (tests)
    bool rebuild =
        false; // moves the database aside and makes it anew from the journal (after quickCheck() failed)
};

// How a long group is followed while it is written.
struct CommitWatch
{
    CancelToken cancel; // heard until the journal is written; the group then failed with Cancelled and left nothing
    std::function<void(int done, int total)> progress; // changes; now and then
};

struct CommitInfo
{
    std::vector<OperationId> operations; // in the order of the changes
};

// What `check` reports.
struct CheckReport
{
    QStringList problems; // for people
    qint64 operations = 0;
    qint64 annotations = 0;
};

// What a purge did.
struct PurgeReport
{
    qint64 operations = 0;
    QStringList
        unreached; // folders of backups that are not there at the moment: they still hold what was purged
};

class LibraryStore
{
public:
    // A database that is missing or damaged is moved aside and made anew from the journal; what the journal
    // has and the database lacks is applied. LibraryNewer where a newer program wrote it. Read-only: nothing
    // is ever written, not even a lock; what cannot be read as it is, is made from the journal in memory.
    [[nodiscard]] static Result<std::unique_ptr<LibraryStore>> open(const OpenOptions &options,
                                                                    FileSystem &files, const Clock &clock);
    ~LibraryStore();
    // Stands for a library that can no longer be read: what is asked of it ends with an error, or with nothing.
    [[nodiscard]] static std::unique_ptr<LibraryStore> lost(FileSystem &files, const Clock &clock);

    // Who has library.lock: "process 4711 on ward-3"; empty where nobody has. For the window's message.
    [[nodiscard]] static QString lockHolder(const QString &folder);

    [[nodiscard]] bool isWritable() const;
    // The folder's own id, made with it; and this installation's replica id.
    [[nodiscard]] QString libraryId() const;
    [[nodiscard]] QString replicaId() const;
    // What was noticed at opening: replayed operations, a partial line, a changed replica. For the log and
    // `check`.
    [[nodiscard]] QStringList openingNotes() const;
    // False after a crash or a power cut: check() is then due.
    [[nodiscard]] bool wasClosedCleanly() const;
    // SQLite's quick look at the whole file, for after the first paint and before the first write.
    // LibraryDamaged: open again with OpenOptions::rebuild.
    [[nodiscard]] Result<void> quickCheck();

    // Appends a group to the journal and syncs, then commits it. On success everything is durable. Where the
    // journal was written and the commit failed the error's code is kept and hasWaiting() becomes true: the
    // same bytes are tried again by retryWaiting() and before the next commit. Where the journal could not be
    // written nothing is kept: hasWaiting() stays false and the same group may be given again. Where
    // something was waiting before and still cannot be written, the error comes back and the new group was
    // not taken.
    [[nodiscard]] Result<CommitInfo> commit(const ChangeGroup &group, const CommitWatch &watch = {});
    [[nodiscard]] bool hasWaiting() const;
    [[nodiscard]] Result<void> retryWaiting();
    // Keeps so much of the disk for the day on which it is full, in the file "reserve"; nothing where it is there. The first
    // commit that meets a full disk gives it up and is tried once more.
    [[nodiscard]] Result<void> keepReserve(qint64 bytes = 4 << 20);

    // The owner object and all it owns, deleted ones included.
    [[nodiscard]] Result<std::vector<ObjectState>> objectsOf(const ObjectId &owner);
    [[nodiscard]] Result<ObjectState> object(const ObjectId &id); // NotFound
    [[nodiscard]] Result<std::vector<ObjectState>> objectsOfType(const QString &type);
    // Objects without an owner that are not of this type, deleted ones included.
    [[nodiscard]] Result<std::vector<ObjectState>> ownerlessObjectsBut(const QString &type);
    // How many objects of a type, not deleted, each owner has; `withoutField`: those that have a value there, or one of these
    // values where there are any, are not counted.
    [[nodiscard]] Result<QMap<QString, int>> countByOwner(const QString &type, const QString &withoutField = {},
                                                          const QStringList &values = {});
    // All operations of one object, oldest first, as {"id","at","group","kind","field","value","replica"}.
    [[nodiscard]] Result<std::vector<QJsonObject>> historyOf(const ObjectId &object);
    [[nodiscard]] qint64 operationCount() const;
    // Where the log ends here and now, for what is derived from it (the search index):
    // ownersChangedSince(mark) gives the owners (objects without an owner: themselves) that later operations
    // are about; all of them for a mark that is not of this database.
    [[nodiscard]] QString logMark();
    [[nodiscard]] Result<QStringList> ownersChangedSince(const QString &mark);

    // Not in the log: where the reader was. Ignored on a read-only library.
    [[nodiscard]] Result<void> putViewState(const QString &key, const QJsonObject &value);
    [[nodiscard]] QJsonObject viewState(const QString &key);

    // Copies a PDF into documents/ (temporary name, sync, rename) and gives its SHA-256 (hex). progress:
    // bytes so far; a false return cancels and leaves nothing behind. The same file twice is stored once.
    struct Adopted
    {
        QString sha256;
        QString path;
        qint64 bytes = 0;
        bool wasThere = false;
    };
    [[nodiscard]] Result<Adopted> adoptDocument(const QString &sourcePath,
                                                const std::function<bool(qint64)> &progress = {});
    [[nodiscard]] QString documentPath(const QString &sha256) const; // whether or not it exists

    // A complete copy that opens as a library, under folder (or backups/): database (VACUUM INTO), journal,
    // documents. Gives the path. Never blocks opening.
    [[nodiscard]] Result<QString> backup(const QString &folder = {});
    [[nodiscard]] Result<CheckReport> check();
    // Takes what was written about these objects out of the log for good: in the database, the journal and
    // every backup that is known. Headers and ids stay. Cannot be undone; ask before.
    [[nodiscard]] Result<PurgeReport> purge(const std::vector<ObjectId> &objects);
    // Makes the tables of objects again from the operations. For check() and tests: the outcome never
    // differs.
    [[nodiscard]] Result<void> rebuildTables();

    class Private;

private:
    explicit LibraryStore(std::unique_ptr<Private> priv);
    std::unique_ptr<Private> d;
};

} // namespace conspectus::store
