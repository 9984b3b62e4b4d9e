// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The precious part of a library folder: the log of operations (journal/ and table op), the objects as they now stand,
// managed PDFs, view state and backups. One connection on one thread: every call on the thread that opened it, never
// the GUI thread. See OPERATIONS.md for the format and the order of saving.
#pragma once

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
    QString folder;         // absolute; made with 0700 where missing and writable is true
    bool writable = true;   // takes library.lock; LibraryBusy where another process has it
    int waitSeconds = 0;    // for the lock
    bool create = true;
    QString stateFolder;    // XDG state place where the replica's last seq is noted; empty: nothing noted (tests)
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

class LibraryStore
{
public:
    [[nodiscard]] static Result<std::unique_ptr<LibraryStore>> open(const OpenOptions &options, FileSystem &files,
                                                                    const Clock &clock);
    ~LibraryStore();

    [[nodiscard]] bool isWritable() const;
    // The folder's own id, made with it; and this installation's replica id.
    [[nodiscard]] QString libraryId() const;
    [[nodiscard]] QString replicaId() const;
    // What was noticed at opening: replayed operations, a partial line, a changed replica. For the log and `check`.
    [[nodiscard]] QStringList openingNotes() const;

    // Appends a group to the journal and syncs, then commits it. On success everything is durable. Where the journal was
    // written and the commit failed the error's code is kept and hasWaiting() becomes true: the same bytes are tried again
    // by retryWaiting() and before the next commit.
    [[nodiscard]] Result<CommitInfo> commit(const ChangeGroup &group);
    [[nodiscard]] bool hasWaiting() const;
    [[nodiscard]] Result<void> retryWaiting();

    // The owner object and all it owns, deleted ones included.
    [[nodiscard]] Result<std::vector<ObjectState>> objectsOf(const ObjectId &owner);
    [[nodiscard]] Result<ObjectState> object(const ObjectId &id); // NotFound
    [[nodiscard]] Result<std::vector<ObjectState>> objectsOfType(const QString &type);
    // How many objects of a type, not deleted, each owner has.
    [[nodiscard]] Result<QMap<QString, int>> countByOwner(const QString &type);
    // All operations of one object, oldest first, as {"id","at","group","kind","field","value","replica"}.
    [[nodiscard]] Result<std::vector<QJsonObject>> historyOf(const ObjectId &object);
    [[nodiscard]] qint64 operationCount() const;

    // Not in the log: where the reader was. Ignored on a read-only library.
    [[nodiscard]] Result<void> putViewState(const QString &key, const QJsonObject &value);
    [[nodiscard]] QJsonObject viewState(const QString &key);

    // Copies a PDF into documents/ (temporary name, sync, rename) and gives its SHA-256 (hex). progress: bytes so far; a
    // false return cancels and leaves nothing behind. The same file twice is stored once.
    struct Adopted
    {
        QString sha256;
        QString path;
        qint64 bytes = 0;
        bool wasThere = false;
    };
    [[nodiscard]] Result<Adopted> adoptDocument(const QString &sourcePath, const std::function<bool(qint64)> &progress = {});
    [[nodiscard]] QString documentPath(const QString &sha256) const; // whether or not it exists

    // A complete copy that opens as a library, under folder (or backups/): database (VACUUM INTO), journal, documents. Gives
    // the path. Never blocks opening.
    [[nodiscard]] Result<QString> backup(const QString &folder = {});
    [[nodiscard]] Result<CheckReport> check();

private:
    class Private;
    explicit LibraryStore(std::unique_ptr<Private> priv);
    std::unique_ptr<Private> d;
};

} // namespace conspectus::store
