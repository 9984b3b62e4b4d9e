// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first rows of a search, which are shown before the ranked ones are there: the index is left as soon as there are enough. The
// beginning of a word is looked for as the word itself, then as the first words that begin so, because FTS5 brings the places
// of all of them together before it gives a row.
#include "store/indexstore_p.h"
#include "store/searchscore.h"

#include <algorithm>

namespace conspectus::store {
namespace {

constexpr int kTime = 3;      // ms for finding rows; their snippets come on top
constexpr int kBeginnings = 3; // words that stand for one that is being typed, beside others

// ?1 MATCH, ?2 to ?3 ids.
constexpr const char *kWords = "SELECT rowid FROM words WHERE words MATCH ?1 AND rowid BETWEEN ?2 AND ?3";
constexpr const char *kGrams = "SELECT rowid FROM grams WHERE grams MATCH ?1 AND rowid BETWEEN ?2 AND ?3";
// ?1 <= term < ?2
constexpr const char *kPlaces = "SELECT doc FROM terms WHERE term >= ?1 AND term < ?2";
constexpr const char *kNextTerm = "SELECT term FROM terms WHERE term >= ?1 AND term < ?2 LIMIT 1";

// Behind all words that begin so.
QString endOf(const QString &beginning) { return beginning + QString::fromUcs4(U"\U0010FFFF"); }

// The word in `"word" *`, the last beginning of an expression; empty where it is none or a phrase.
QString lastBeginning(const QString &expression)
{
    const qsizetype star = expression.lastIndexOf(QLatin1String("\" *"));
    const qsizetype quote = star < 1 ? -1 : expression.lastIndexOf(QLatin1Char('"'), star - 1);
    const QString word = quote < 0 ? QString() : expression.mid(quote + 1, star - quote - 1);
    const bool isWord = std::ranges::all_of(word, [](QChar c) { return c.isLetterOrNumber(); });
    return isWord ? word : QString();
}

class Ids
{
public:
    Ids(std::vector<qint64> *ids, size_t limit, const QStringList &where) : m_ids(ids), m_limit(limit), m_where(where) {}

    [[nodiscard]] bool isFull() const { return m_ids->size() >= m_limit; }
    // False when there are enough.
    bool add(qint64 id)
    {
        if (!std::ranges::count(*m_ids, id))
            m_ids->push_back(id);
        return !isFull();
    }
    Result<void> addAll(Statement &rows)
    {
        while (!isFull() && rows.next()) {
            if (isWanted(rows.number(0), m_where))
                add(rows.number(0));
        }
        return rows.result();
    }

private:
    std::vector<qint64> *m_ids;
    size_t m_limit;
    const QStringList &m_where;
};

} // namespace

QStringList IndexStore::Private::wordsBeginningWith(const QString &beginning, int limit)
{
    QStringList words;
    QString from = beginning;
    while (words.size() < limit) {
        Statement next(*database, kNextTerm);
        if (!next.bind(from).bind(endOf(beginning)).next())
            break;
        words << next.text(0);
        from = words.last() + QChar(1); // the next one
    }
    return words;
}

Result<void> IndexStore::Private::firstIdsOf(const SearchClause &clause, const QStringList &where, size_t limit,
                                             std::vector<qint64> *found)
{
    Ids ids(found, limit, where);
    if (!isPlain(clause))
        return rowsOf(clause, where, false, [&ids](qint64 id, double) { return ids.add(id); });
    const bool inWords = !clause.words.isEmpty();
    const auto addFor = [&](const QString &expression) -> Result<void> {
        constexpr qint64 kLast = std::numeric_limits<qint64>::max();
        for (const auto &[first, last] : {std::pair(kFirstRowId, kLast), std::pair(qint64(0), kFirstRowId - 1)}) {
            Statement rows(*database, inWords ? kWords : kGrams);
            if (auto added = ids.addAll(rows.bind(expression).bind(first).bind(last)); !added || ids.isFull())
                return added;
        }
        return {};
    };
    QString whole = inWords ? clause.words : clause.grams;
    const QString beginning = inWords ? lastBeginning(whole) : QString();
    const QString typed = whole;
    whole.replace(QLatin1String("\" *"), QLatin1String("\""));
    if (auto added = addFor(whole); !added || ids.isFull() || beginning.isEmpty())
        return added;
    if (typed == QStringLiteral("(\"%1\" *)").arg(beginning)) { // nothing else
        Statement places(*database, kPlaces);
        return ids.addAll(places.bind(beginning).bind(endOf(beginning)));
    }
    if (typed.contains(QLatin1String("NEAR(")))
        return {};
    const QStringList words = wordsBeginningWith(beginning, kBeginnings);
    if (words.isEmpty())
        return {};
    const qsizetype at = typed.lastIndexOf(QLatin1Char('"') + beginning + QLatin1String("\" *"));
    QString spelt = typed;
    spelt.replace(at, beginning.size() + 4, QLatin1String("(\"") + words.join(QLatin1String("\" OR \"")) + QLatin1String("\")"));
    return addFor(spelt.replace(QLatin1String("\" *"), QLatin1String("\"")));
}

Result<SearchAnswer> IndexStore::Private::firstRows(const SearchQuery &query, const QStringList &where, int limit,
                                                    const CancelToken &cancel)
{
    SearchAnswer answer;
    answer.total = -1;
    answer.wordsLeftOut = query.wordsLeftOut;
    answer.isCut = query.isCut;
    std::vector<qint64> ids;
    const auto enough = static_cast<size_t>(std::max(0, limit));
    database->watch(&cancel, QDeadlineTimer(kTime, Qt::PreciseTimer));
    for (const SearchClause &clause : query.clauses) {
        const auto added = firstIdsOf(clause, where, enough, &ids);
        if (!added && (added.error().code != ErrorCode::Cancelled || cancel.isCancelled()))
            return Failure(added.error());
        if (!added || ids.size() >= enough) // the time is over, or the list is full
            break;
    }
    database->watch(&cancel);
    for (const qint64 id : ids) {
        if (auto added = addHit(id, 0, query, &answer); !added)
            return Failure(added.error());
    }
    return answer;
}

} // namespace conspectus::store
