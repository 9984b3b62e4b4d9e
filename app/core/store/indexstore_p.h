// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an IndexStore holds, shared by the files that implement it: pages and rows (indexstore.cpp), searching
// (indexsearch.cpp).
#pragma once

#include "store/connection.h"
#include "store/indexstore.h"
#include "store/searchquery.h"

#include <QSet>

namespace conspectus::store {

class IndexStore::Private
{
public:
    Private(QString libraryFolder, Access access)
        : folder(std::move(libraryFolder))
        , mode(access)
    {
    }

    // indexopening.cpp
    Result<void> open();
    // After an error: where the index is damaged and may be written, it is moved away and made anew, and true
    // comes back.
    bool healed(const Error &error);
    // Runs a piece of work; once more where the index had to be made anew in between.
    template <typename Work>
    auto guarded(Work work) -> decltype(work())
    {
        auto result = work();
        if (!result && healed(result.error()))
            result = work();
        if (!result && result.error().code == ErrorCode::LibraryDamaged)
            return Failure(damagedIndex(result.error()));
        return result;
    }

    // indexsearch.cpp
    Result<SearchAnswer> search(const SearchQuery &query, const QStringList &where, int limit);
    Result<QString> surveysFor(const SearchClause &clause);
    Result<void> searchClause(const SearchQuery &query, const SearchClause &clause, const QStringList &where, int limit,
                              QSet<qint64> *seen, SearchAnswer *answer);

    Result<void> removeEntry(qint64 id);
    Result<qint64> insertEntry(const SearchHit &place, const QString &text, const QString &fold);
    [[nodiscard]] QString meta(const QString &key);
    Result<void> setMeta(const QString &key, const QString &value);

    const QString folder;
    const Access mode;
    std::unique_ptr<Connection> database;
    bool madeAnew = false;

private:
    static Error damagedIndex(const Error &error);
    [[nodiscard]] QString databasePath() const { return folder + QStringLiteral("/index.db"); }
    Result<void> openForWriting();
    Result<void> openForReading();
    void moveAway();
    Result<SearchHit> hitOf(const Statement &row, const SearchQuery &query);
};

} // namespace conspectus::store
