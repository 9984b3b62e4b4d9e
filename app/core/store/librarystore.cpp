// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Saving and reading. The order of saving: the group's operations are put into an open transaction, appended
// to the journal and synced, and only then the transaction is committed; what the journal has is never lost,
// whatever happens to the commit.
#include "store/librarystore.h"

#include "base/guithread.h"
#include "base/logging.h"
#include "store/librarystore_p.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <unistd.h>

namespace conspectus::store {
namespace {

// How often a long session notes its seq in the state folder.
constexpr qint64 kNoteEvery = 256;
constexpr qsizetype kSaltSize = 32;
constexpr int kTellEvery = 256; // operations between two reports of a long group

QString tr(const char *text) { return QCoreApplication::translate("store", text); }

// From the kernel: QRandomGenerator::system() asks the processor for each 8 bytes, which takes longer than the rest of an
// operation.
QByteArray randomBytes(qsizetype count)
{
    constexpr qsizetype kAtOnce = 256; // more, getentropy() does not give
    QByteArray bytes(count, Qt::Uninitialized);
    for (qsizetype at = 0; at < count; at += kAtOnce) {
        const qsizetype size = std::min(kAtOnce, count - at);
        if (::getentropy(bytes.data() + at, static_cast<size_t>(size)) != 0)
            QRandomGenerator::system()->generate(bytes.begin() + at, bytes.begin() + at + size);
    }
    return bytes;
}

} // namespace

Result<std::unique_ptr<LibraryStore>> LibraryStore::open(const OpenOptions &options, FileSystem &files,
                                                         const Clock &clock)
{
    CONSPECTUS_OFF_GUI_THREAD();
    auto priv = std::make_unique<Private>(options, files, clock);
    const auto opened = options.writable ? priv->openForWriting() : priv->openForReading();
    if (!opened)
        return Failure(opened.error());
    return std::unique_ptr<LibraryStore>(new LibraryStore(std::move(priv)));
}

LibraryStore::LibraryStore(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

LibraryStore::~LibraryStore()
{
    CONSPECTUS_OFF_GUI_THREAD();
    d->close();
}

LibraryStore::Private::~Private() = default;

void LibraryStore::Private::close()
{
    if (!options.writable || !hasWritten || !database)
        return;
    if (!waiting.empty())
        return; // the mark of a clean end stays off: the next opening takes them from the journal
    if (auto set = setMeta(QStringLiteral("clean"), QStringLiteral("1")); !set)
        qCWarning(lcStore, "the clean end was not noted: %s", qUtf8Printable(set.error().detail));
    replica.note(files);
}

bool LibraryStore::isWritable() const { return d->options.writable; }

QString LibraryStore::libraryId() const { return d->libraryId; }

QString LibraryStore::replicaId() const { return d->replica.id(); }

QStringList LibraryStore::openingNotes() const { return d->notes; }

bool LibraryStore::wasClosedCleanly() const { return d->wasClean; }

QString LibraryStore::lockHolder(const QString &folder)
{
    FileSystem &files = realFileSystem();
    const QString path = folder + QStringLiteral("/library.lock");
    if (!files.exists(path) || files.lock(path))
        return {};
    const QJsonObject holder = QJsonDocument::fromJson(readAll(files, path).value_or(QByteArray())).object();
    return tr("process %1 on %2")
        .arg(holder.value(QLatin1String("pid")).toInteger())
        .arg(holder.value(QLatin1String("host")).toString());
}

Result<void> LibraryStore::quickCheck()
{
    CONSPECTUS_OFF_GUI_THREAD();
    const auto answer = d->database->textOf("PRAGMA quick_check(1)");
    if (!answer)
        return Failure(answer.error());
    if (*answer == QLatin1String("ok"))
        return {};
    return failure(ErrorCode::LibraryDamaged,
                   tr("The library's database is damaged. What was saved stands in its journal as well, and "
                      "the database "
                      "can be made anew from it."),
                   *answer);
}

Result<CommitInfo> LibraryStore::commit(const ChangeGroup &group, const CommitWatch &watch)
{
    CONSPECTUS_OFF_GUI_THREAD();
    auto committed = d->commit(group, watch);
    if (committed || committed.error().code != ErrorCode::DiskFull || !d->releaseReserve())
        return committed;
    if (d->waiting.empty())
        return d->commit(group, watch);
    CommitInfo info; // the journal has it already
    for (const QByteArray &id : d->waiting)
        info.operations.emplace_back(QString::fromLatin1(id.toHex()));
    if (auto retried = d->retryWaiting(); !retried)
        return Failure(retried.error());
    return info;
}

bool LibraryStore::hasWaiting() const { return !d->waiting.empty(); }

Result<void> LibraryStore::retryWaiting()
{
    CONSPECTUS_OFF_GUI_THREAD();
    return d->retryWaiting();
}

Result<CommitInfo> LibraryStore::Private::commit(const ChangeGroup &group, const CommitWatch &watch)
{
    if (auto may = mayWrite(); !may)
        return Failure(may.error());
    if (group.changes.empty())
        return CommitInfo{};
    if (auto retried = retryWaiting(); !retried)
        return Failure(retried.error());

    Transaction transaction(*database);
    if (auto begun = transaction.begin(); !begun)
        return Failure(begun.error());
    auto operations = putGroup(group, watch);
    if (!operations)
        return Failure(operations.error());
    if (auto noted = noteSession(); !noted)
        return Failure(noted.error());
    const QString month = clock.now().toString(QStringLiteral("yyyyMM"));
    const auto appended = journal.append(replica.id(), month, *operations);
    if (!appended)
        return Failure(appended.error());

    // From here on the group is durable.
    const Operation &last = operations->back();
    lamport = last.lamport;
    replica.setLastSeq(last.seq);
    const auto committed =
        noteSegment(replica.id(), appended->segment, appended->end, appended->lastBegin, last.id)
            .and_then([&] { return transaction.commit(); });
    if (!committed) {
        for (const Operation &operation : *operations)
            waiting.push_back(operation.id);
        return Failure(committed.error());
    }
    hasWritten = true;
    if (replica.isNew() ||
        last.seq / kNoteEvery != (last.seq - static_cast<qint64>(operations->size())) / kNoteEvery)
        replica.note(files);
    CommitInfo info;
    for (const Operation &operation : *operations)
        info.operations.emplace_back(QString::fromLatin1(operation.id.toHex()));
    return info;
}

// The group's operations, put into the tables one after the other: a later one sees what an earlier one
// replaced.
Result<std::vector<Operation>> LibraryStore::Private::putGroup(const ChangeGroup &group, const CommitWatch &watch)
{
    OperationHeader common;
    common.replica = replica.id();
    common.at = clock.now().toUTC().toString(Qt::ISODateWithMs);
    common.group = QUuid::createUuid().toString(QUuid::WithoutBraces);
    common.parts = static_cast<int>(group.changes.size());
    ObjectTables tables(*database);
    std::vector<Operation> operations;
    operations.reserve(group.changes.size());
    const QByteArray salts = randomBytes(kSaltSize * common.parts);
    for (const Change &change : group.changes) {
        if (watch.cancel.isCancelled())
            return failure(ErrorCode::Cancelled, tr("Cancelled. Nothing was changed."));
        if (watch.progress && operations.size() % kTellEvery == 0)
            watch.progress(static_cast<int>(operations.size()), common.parts);
        common.part = static_cast<int>(operations.size());
        common.seq = replica.lastSeq() + 1 + common.part;
        common.lamport = lamport + 1 + common.part;
        auto operation = operationFor(change, common, group.label, salts.mid(common.part * kSaltSize, kSaltSize));
        if (!operation)
            return Failure(operation.error());
        if (auto put = tables.putOwn(*operation, change); !put)
            return Failure(put.error());
        operations.push_back(std::move(*operation));
    }
    return operations;
}

Result<Operation> LibraryStore::Private::operationFor(const Change &change, const OperationHeader &common,
                                                      const QString &label, const QByteArray &salt)
{
    const bool needsField =
        change.kind == ChangeKind::Set || change.kind == ChangeKind::Add || change.kind == ChangeKind::Remove;
    if (change.object.isNull() ||
        (needsField && (change.field.isEmpty() || change.field.startsWith(QLatin1Char('@')))))
        return failure(ErrorCode::Internal,
                       tr("This change cannot be saved because of a mistake in the program. Nothing that was "
                          "saved before is "
                          "touched."),
                       QStringLiteral("an operation without object or field"));
    auto payload = payloadOf(change, label);
    if (!payload)
        return Failure(payload.error());
    auto parents = ObjectTables(*database).parentsOf(change);
    if (!parents)
        return Failure(parents.error());
    OperationHeader header = common;
    header.object = change.object.text();
    header.kind = kindName(change.kind);
    header.parents = std::move(*parents);
    return makeOperation(header, *payload, salt);
}

// With the first group of a session: this replica writes here, and the end is not clean until it is said to
// be.
Result<void> LibraryStore::Private::noteSession()
{
    if (hasWritten)
        return {};
    if (auto set = setMeta(QStringLiteral("replica"), replica.id()); !set)
        return set;
    if (auto set = setMeta(QStringLiteral("place"), replica.place()); !set)
        return set;
    return setMeta(QStringLiteral("clean"), QStringLiteral("0"));
}

// After an error of the disk the connection is suspect: it is opened anew, and the same bytes come from the
// journal.
Result<void> LibraryStore::Private::retryWaiting()
{
    if (waiting.empty())
        return {};
    if (auto done = openDatabase().and_then([this] { return replay(); }); !done)
        return done;
    for (const QByteArray &id : waiting) {
        Statement query(*database, "SELECT 1 FROM op WHERE id = ?");
        if (!query.bind(id).next())
            return failure(ErrorCode::Internal,
                           tr("A change that was written to the journal cannot be read back. Check the disk, "
                              "then make the "
                              "change again."),
                           QString::fromLatin1(id.toHex()));
    }
    waiting.clear();
    return {};
}

Result<std::vector<ObjectState>> LibraryStore::objectsOf(const ObjectId &owner)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return ObjectTables(*d->database).objectsOf(owner);
}

Result<ObjectState> LibraryStore::object(const ObjectId &id)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return ObjectTables(*d->database).object(id);
}

Result<std::vector<ObjectState>> LibraryStore::objectsOfType(const QString &type)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return ObjectTables(*d->database).objectsOfType(type);
}

Result<std::vector<ObjectState>> LibraryStore::ownerlessObjectsBut(const QString &type)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return ObjectTables(*d->database).ownerlessObjectsBut(type);
}

Result<QMap<QString, int>> LibraryStore::countByOwner(const QString &type, const QString &withoutField, const QStringList &values)
{
    CONSPECTUS_OFF_GUI_THREAD();
    Statement query(*d->database,
                    "SELECT owner, count(*) FROM object WHERE type = ?1 AND deleted = 0 AND NOT EXISTS"
                    " (SELECT 1 FROM head WHERE head.object = object.id AND field = ?2 AND value <> ''"
                    " AND (?3 = '[]' OR value IN (SELECT value FROM json_each(?3))))"
                    " GROUP BY owner");
    query.bind(type).bind(withoutField);
    query.bind(QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact)));
    QMap<QString, int> counts;
    while (query.next())
        counts.insert(query.text(0), static_cast<int>(query.number(1)));
    if (auto result = query.result(); !result)
        return Failure(result.error());
    return counts;
}

Result<std::vector<QJsonObject>> LibraryStore::historyOf(const ObjectId &object)
{
    CONSPECTUS_OFF_GUI_THREAD();
    return ObjectTables(*d->database).historyOf(object);
}

qint64 LibraryStore::operationCount() const
{
    return d->database->numberOf("SELECT count(*) FROM op").value_or(0);
}

QString LibraryStore::logMark()
{
    CONSPECTUS_OFF_GUI_THREAD();
    const auto arrival = d->database->numberOf("SELECT coalesce(max(arrival), 0) FROM op");
    return d->meta(QStringLiteral("database")) + QLatin1Char(':') + QString::number(arrival.value_or(0));
}

Result<QStringList> LibraryStore::ownersChangedSince(const QString &mark)
{
    CONSPECTUS_OFF_GUI_THREAD();
    const bool isOurs = mark.section(QLatin1Char(':'), 0, 0) == d->meta(QStringLiteral("database"));
    Statement query(*d->database,
                    "SELECT DISTINCT CASE object.owner WHEN '' THEN object.id ELSE object.owner END"
                    " FROM op JOIN object ON object.id = op.object WHERE op.arrival > ?");
    query.bind(isOurs ? mark.section(QLatin1Char(':'), 1).toLongLong() : 0);
    QStringList owners;
    while (query.next())
        owners << query.text(0);
    if (auto result = query.result(); !result)
        return Failure(result.error());
    return owners;
}

Result<void> LibraryStore::putViewState(const QString &key, const QJsonObject &value)
{
    CONSPECTUS_OFF_GUI_THREAD();
    if (!d->options.writable)
        return {};
    Statement put(*d->database,
                  "INSERT INTO view_state (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2");
    return put.bind(key).bind(QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact))).run();
}

QJsonObject LibraryStore::viewState(const QString &key)
{
    CONSPECTUS_OFF_GUI_THREAD();
    Statement query(*d->database, "SELECT value FROM view_state WHERE key = ?");
    return query.bind(key).next() ? QJsonDocument::fromJson(query.text(0).toUtf8()).object() : QJsonObject();
}

Result<void> LibraryStore::rebuildTables()
{
    CONSPECTUS_OFF_GUI_THREAD();
    Transaction transaction(*d->database);
    return transaction.begin()
        .and_then([this] { return ObjectTables(*d->database).rebuild(); })
        .and_then([&] { return transaction.commit(); });
}

} // namespace conspectus::store
