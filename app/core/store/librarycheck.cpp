// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything that can be checked of a library, without changing it: the database's pages, each operation's
// checksum, database against journal, the tables against the operations they are made from, the documents
// against their names.
#include "base/guithread.h"
#include "store/canonicaljson.h"
#include "store/librarystore_p.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSet>

namespace conspectus::store {
namespace {

// So many lines of one sort are enough to see what is wrong.
constexpr int kMaxProblems = 20;

QString tr(const char *text, int n = -1) { return QCoreApplication::translate("store", text, nullptr, n); }

Result<void> checkPages(Connection &database, QStringList &problems)
{
    for (const char *pragma : {"PRAGMA integrity_check(20)", "PRAGMA foreign_key_check"}) {
        Statement check(database, pragma);
        while (check.next()) {
            if (const QString line = check.text(0); line != QLatin1String("ok"))
                problems << tr("The database is damaged: %1").arg(line);
        }
        if (auto result = check.result(); !result)
            return result;
    }
    return {};
}

// Gives the ids of all operations that are what they say.
Result<QSet<QByteArray>> checkOperations(Connection &database, QStringList &problems)
{
    QSet<QByteArray> ids;
    int damaged = 0;
    Statement all(database, "SELECT id, header, salt, payload FROM op");
    while (all.next()) {
        const auto operation = operationFrom(all.blob(1), all.blob(2), all.blob(3));
        if (operation && operation->id == all.blob(0))
            ids.insert(operation->id);
        else
            ++damaged;
    }
    if (auto result = all.result(); !result)
        return Failure(result.error());
    if (damaged > 0)
        problems << tr("%n operation(s) in the database do not match their checksum.", damaged);
    const auto twice = database.numberOf(
        "SELECT count(*) FROM (SELECT 1 FROM op GROUP BY replica, seq HAVING count(*) > 1)");
    if (!twice)
        return Failure(twice.error());
    if (*twice > 0)
        problems << tr(
            "%n count(s) of a replica were used twice: this library was copied and both copies were changed. "
            "Both changes are kept.",
            static_cast<int>(*twice));
    return ids;
}

Result<void> checkJournal(const Journal &journal, QSet<QByteArray> inDatabase, QStringList &problems)
{
    int missing = 0;
    QSet<QByteArray> inJournal;
    for (const QString &replica : journal.replicas()) {
        for (const QString &segment : journal.segments(replica)) {
            const auto read = journal.read(replica, segment);
            if (!read)
                return Failure(read.error());
            problems << read->problems.mid(0, kMaxProblems);
            for (const Operation &operation : read->operations) {
                inJournal.insert(operation.id);
                missing += inDatabase.contains(operation.id) ? 0 : 1;
            }
        }
    }
    if (missing > 0)
        problems << tr(
            "%n operation(s) of the journal are not in the database. They are applied at the next opening.",
            missing);
    if (const auto lost = inDatabase.subtract(inJournal).size(); lost > 0)
        problems << tr("%n operation(s) of the database are not in the journal.", static_cast<int>(lost));
    return {};
}

// All that the tables say, as one checksum.
Result<QByteArray> digestOf(Connection &database)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const char *sql :
         {"SELECT quote(id) || quote(type) || quote(owner) || deleted FROM object ORDER BY id",
          "SELECT quote(object) || quote(field) || quote(op) || quote(value) FROM head ORDER BY object, "
          "field, op",
          "SELECT quote(object) || quote(field) || quote(value) || quote(op) FROM element"
          " ORDER BY object, field, value, op"}) {
        Statement rows(database, sql);
        while (rows.next())
            hash.addData(rows.blob(0) + '\n');
        if (auto result = rows.result(); !result)
            return Failure(result.error());
    }
    return hash.result();
}

Result<void> checkTables(Connection &database, QStringList &problems)
{
    auto copy = Connection::open(QString(), Connection::Mode::Memory, nullptr);
    if (!copy)
        return Failure(copy.error());
    if (auto copied = (*copy)->copyFrom(database); !copied)
        return copied;
    const auto before = digestOf(**copy);
    if (!before)
        return Failure(before.error());
    if (auto rebuilt = ObjectTables(**copy).rebuild(); !rebuilt) {
        problems << tr("The tables of objects cannot be made from the operations.");
        return {};
    }
    const auto after = digestOf(**copy);
    if (!after)
        return Failure(after.error());
    if (*before != *after)
        problems << tr(
            "The tables of objects differ from what the operations say. They are made anew by rebuilding the "
            "library.");
    return {};
}

Result<QByteArray> hashOf(FileSystem &files, const QString &path)
{
    auto file = files.open(path, OpenMode::Read);
    if (!file)
        return Failure(file.error());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 at = 0;;) {
        const auto chunk = (*file)->read(at, 1 << 20);
        if (!chunk)
            return Failure(chunk.error());
        if (chunk->isEmpty())
            return hash.result().toHex();
        hash.addData(*chunk);
        at += chunk->size();
    }
}

void checkDocuments(FileSystem &files, const QString &folder, const std::vector<ObjectState> &versions,
                    QStringList &problems)
{
    QSet<QString> present;
    for (const QString &name : files.list(folder)) {
        if (!name.endsWith(QLatin1String(".pdf")))
            continue;
        const QString sha256 = name.chopped(4);
        present.insert(sha256);
        const auto hash = hashOf(files, folder + QLatin1Char('/') + name);
        if (!hash)
            problems << tr("A PDF cannot be read: %1").arg(name);
        else if (*hash != sha256.toLatin1())
            problems << tr("A PDF is not what it was when it was added: %1").arg(name);
    }
    for (const ObjectState &version : versions) {
        if (!version.deleted && !present.contains(version.id.text()))
            problems << tr("A PDF is missing: %1").arg(version.id.text());
    }
}

} // namespace

Result<CheckReport> LibraryStore::check()
{
    CONSPECTUS_OFF_GUI_THREAD();
    CheckReport report;
    Connection &database = *d->database;
    const auto note = [&](const Result<void> &done) {
        if (!done)
            report.problems << done.error().message;
    };
    note(checkPages(database, report.problems));
    const auto ids = checkOperations(database, report.problems);
    if (ids)
        note(checkJournal(d->journal, *ids, report.problems));
    else
        report.problems << ids.error().message;
    note(checkTables(database, report.problems));
    const auto versions = ObjectTables(database).objectsOfType(QStringLiteral("version"));
    checkDocuments(d->files, d->path(QStringLiteral("documents")),
                   versions.value_or(std::vector<ObjectState>()), report.problems);
    report.operations = operationCount();
    report.annotations =
        database.numberOf("SELECT count(*) FROM object WHERE type = 'annotation' AND deleted = 0")
            .value_or(0);
    report.problems.removeDuplicates();
    return report;
}

} // namespace conspectus::store
