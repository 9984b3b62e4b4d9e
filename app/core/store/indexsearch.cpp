// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching index.db: one literal query for each combination of the two indexes, best first; then a snippet
// for each hit, cut from the text through its map.
#include "store/indexstore_p.h"
#include "text/fold.h"
#include "text/textblob.h"

#include <QJsonArray>
#include <QJsonDocument>

// What all queries share. ?1 words, ?2 grams (both MATCH), ?3 the places asked for as JSON array, ?4 what
// must stand in the fold as it is, as JSON array, ?5 how many. bm25 is smaller for better ones; a title
// counts double.
#define CONSPECTUS_COLUMNS                                                                                   \
    "SELECT entry.id, entry.survey, entry.place, entry.version, entry.object, entry.page, entry.text, "
#define CONSPECTUS_FILTER(table)                                                                             \
    " (?3 = '[]' OR entry.place IN (SELECT value FROM json_each(?3)))"                                       \
    " AND NOT EXISTS (SELECT 1 FROM json_each(?4) WHERE instr(" table ".fold, json_each.value) = 0)"
#define CONSPECTUS_SCORE(table)                                                                              \
    "-bm25(" table ") * CASE WHEN entry.place = 'page' AND entry.object = 'title' THEN 2.0 ELSE 1.0 END"
#define CONSPECTUS_ORDER " ORDER BY score DESC, entry.id LIMIT ?5"
#define CONSPECTUS_FROM(table, match)                                                                        \
    " FROM " table " JOIN entry ON entry.id = " table ".rowid WHERE " match CONSPECTUS_FILTER(table)
#define CONSPECTUS_SEARCH(score, table, match)                                                               \
    {                                                                                                        \
        CONSPECTUS_COLUMNS score " AS score" CONSPECTUS_FROM(table, match) CONSPECTUS_ORDER,                 \
            "SELECT count(*)" CONSPECTUS_FROM(table, match)                                                  \
    }

namespace conspectus::store {
namespace {

struct Queries
{
    const char *ranked;
    const char *count;
};

constexpr Queries kInWords = CONSPECTUS_SEARCH(CONSPECTUS_SCORE("words"), "words", "words MATCH ?1 AND");
constexpr Queries kInGrams = CONSPECTUS_SEARCH(CONSPECTUS_SCORE("grams"), "grams", "grams MATCH ?2 AND");
constexpr Queries kInBoth =
    CONSPECTUS_SEARCH(CONSPECTUS_SCORE("words"), "words",
                      "words MATCH ?1 AND words.rowid IN (SELECT rowid FROM grams WHERE grams MATCH ?2) AND");
// Only signs, or only one or two characters: every text is looked at.
constexpr Queries kInAll = CONSPECTUS_SEARCH("0.0", "words", "");

const Queries &queriesFor(const SearchQuery &query)
{
    const bool words = !query.wordsExpression().isEmpty();
    const bool grams = !query.gramsExpression().isEmpty();
    return words && grams ? kInBoth : words ? kInWords : grams ? kInGrams : kInAll;
}

QString jsonOf(const QStringList &texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

text::Span mapped(const std::vector<qint32> &map, text::Span fold)
{
    const auto last = static_cast<qint32>(map.size()) - 1;
    return {map[static_cast<size_t>(qBound(0, fold.begin, last))],
            map[static_cast<size_t>(qBound(0, fold.end, last))]};
}

} // namespace

Result<SearchAnswer> IndexStore::Private::search(const SearchQuery &query, const QStringList &where,
                                                 int limit)
{
    const Queries &queries = queriesFor(query);
    const auto bound = [&](Statement &statement) -> Statement & {
        statement.bind(query.wordsExpression()).bind(query.gramsExpression());
        return statement.bind(jsonOf(where)).bind(jsonOf(query.literals()));
    };
    Statement rows(*database, queries.ranked);
    bound(rows).bind(limit);
    SearchAnswer answer;
    while (rows.next()) {
        auto hit = hitOf(rows, query);
        if (!hit)
            return Failure(hit.error());
        answer.hits.push_back(std::move(*hit));
    }
    if (auto result = rows.result(); !result)
        return Failure(result.error());
    answer.total = static_cast<int>(answer.hits.size());
    if (limit < 0 || answer.total < limit)
        return answer;
    Statement count(*database, queries.count);
    if (bound(count).next())
        answer.total = static_cast<int>(count.number(0));
    if (auto result = count.result(); !result)
        return Failure(result.error());
    return answer;
}

Result<SearchHit> IndexStore::Private::hitOf(const Statement &row, const SearchQuery &query)
{
    SearchHit hit;
    hit.survey = row.text(1);
    hit.where = row.text(2);
    hit.version = row.text(3);
    hit.object = row.text(4);
    hit.page = static_cast<int>(row.number(5));
    hit.score = row.real(7);

    QString text = row.text(6);
    std::vector<text::Span> marks;
    if (hit.where == QLatin1String("pdf")) {
        Statement blob(*database, "SELECT blob FROM page WHERE id = ?");
        const bool found = blob.bind(row.number(0)).next();
        if (auto result = blob.result(); !result)
            return Failure(result.error());
        // A page that cannot be unpacked is still a hit, without a snippet.
        if (const auto page =
                found ? text::unpackPage(blob.blob(0)) : Result<text::TextPage>(text::TextPage())) {
            text = page->text;
            for (const TermPlace &place : placesOf(query, page->fold))
                marks.push_back(page->textSpan(place.span));
        }
    } else {
        const text::Folded folded = text::foldWithMap(text);
        for (const TermPlace &place : placesOf(query, folded.text))
            marks.push_back(mapped(folded.map, place.span));
    }
    if (!marks.empty())
        hit.span = marks.front();
    Snippet snippet = cutSnippet(text, marks);
    hit.snippet = std::move(snippet.text);
    hit.marks = std::move(snippet.marks);
    return hit;
}

} // namespace conspectus::store
