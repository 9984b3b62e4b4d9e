// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The other way round: where segments of the journal are gone or are not what they were, the operations that
// only the database still has are written to the journal again, so that there are two copies.
#include "store/librarystore_p.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

namespace conspectus::store {
namespace {

Result<QSet<QByteArray>> idsIn(const Journal &journal)
{
    QSet<QByteArray> ids;
    for (const QString &replica : journal.replicas()) {
        for (const QString &segment : journal.segments(replica)) {
            const auto read = journal.read(replica, segment);
            if (!read)
                return Failure(read.error());
            for (const Operation &operation : read->operations)
                ids.insert(operation.id);
        }
    }
    return ids;
}

// The groups of the database that the journal does not have whole, each with its parts in order.
Result<std::vector<std::vector<Operation>>> groupsNotIn(Connection &database, const QSet<QByteArray> &ids)
{
    QMap<QString, std::vector<Operation>> groups;
    QSet<QString> lacking;
    Statement all(database, "SELECT header, salt, payload FROM op ORDER BY arrival");
    while (all.next()) {
        auto operation = operationFrom(all.blob(0), all.blob(1), all.blob(2));
        if (!operation)
            continue; // damaged: check() says so
        if (!ids.contains(operation->id))
            lacking.insert(operation->group);
        const QString group = operation->group;
        groups[group].push_back(std::move(*operation));
    }
    if (auto result = all.result(); !result)
        return Failure(result.error());
    std::vector<std::vector<Operation>> whole;
    for (const QString &group : lacking) {
        auto &operations = groups[group];
        std::ranges::sort(operations, {}, &Operation::part);
        if (static_cast<int>(operations.size()) == operations.front().parts)
            whole.push_back(std::move(operations));
    }
    return whole;
}

} // namespace

Result<void> LibraryStore::Private::restoreJournal()
{
    const auto ids = idsIn(journal);
    if (!ids)
        return Failure(ids.error());
    const auto groups = groupsNotIn(*database, *ids);
    if (!groups)
        return Failure(groups.error());
    qint64 written = 0;
    const QString month = clock.now().toString(QStringLiteral("yyyyMM"));
    for (const auto &group : *groups) {
        const auto appended = journal.append(replica.id(), month, group);
        if (!appended)
            return Failure(appended.error());
        if (auto noted = noteSegment(replica.id(), appended->segment, appended->end, appended->lastBegin,
                                     group.back().id);
            !noted)
            return noted;
        written += static_cast<qint64>(group.size());
    }
    if (written > 0)
        notes << QCoreApplication::translate(
            "store", "%n operation(s) that the journal lacked were written to it again.", nullptr,
            static_cast<int>(written));
    // Only now: what is noted of segments that are gone is what brings us here again.
    Statement known(*database, "SELECT replica, name FROM segment");
    std::vector<std::pair<QString, QString>> gone;
    while (known.next()) {
        if (!files.exists(journal.pathOf(known.text(0), known.text(1))))
            gone.emplace_back(known.text(0), known.text(1));
    }
    known.reset();
    for (const auto &[owner, segment] : gone) {
        if (auto done = forgetSegment(owner, segment); !done)
            return done;
    }
    return {};
}

Result<bool> LibraryStore::Private::isJournalWhole()
{
    Statement known(*database, "SELECT replica, name FROM segment");
    bool whole = true;
    while (known.next())
        whole = whole && files.exists(journal.pathOf(known.text(0), known.text(1)));
    if (auto result = known.result(); !result)
        return Failure(result.error());
    return whole;
}

} // namespace conspectus::store
