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

// Ids of entries: pages of PDFs from 1, all other rows from here on, with what they are in the last two bits
// (0003_places.sql).
inline constexpr qint64 kFirstRowId = qint64(1) << 48;
enum class RowKind { OfAnnotation = 0, Note = 1, Page = 2, Title = 3 };
[[nodiscard]] inline bool isPageId(qint64 id) { return id < kFirstRowId; }
[[nodiscard]] inline RowKind kindOfRow(qint64 id) { return static_cast<RowKind>(id & 3); }
// A row of one of these places (empty: any), for searches by words: the own rows of annotations are for tags and kinds.
[[nodiscard]] bool isWanted(qint64 id, const QStringList &where);
// True where the clause asks for words, or for grams, and nothing else: then ids alone say what fits.
[[nodiscard]] bool isPlain(const SearchClause &clause);

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
    // Calls take with id and score of each row that fits, in any order, until it returns false. The scores are 0 where none are
    // wanted.
    using TakeRow = std::function<bool(qint64 id, double score)>;
    Result<void> rowsOf(const SearchClause &clause, const QStringList &where, bool scored, const TakeRow &take);
    Result<void> plainRowsOf(const SearchClause &clause, const QStringList &where, const TakeRow &take);
    Result<void> addHit(qint64 id, double score, const SearchQuery &query, SearchAnswer *answer);

    // indexfirstrows.cpp
    Result<SearchAnswer> firstRows(const SearchQuery &query, const QStringList &where, int limit, const CancelToken &cancel);
    Result<void> firstIdsOf(const SearchClause &clause, const QStringList &where, size_t limit, std::vector<qint64> *ids);
    QStringList wordsBeginningWith(const QString &beginning, int limit);

    Result<void> removeEntry(qint64 id);
    // The greatest id of a page that there is; 0.
    qint64 lastPageId();
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
