// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching index.db: one literal query for each combination of the two indexes, best first; then a snippet
// for each hit, cut from the text through its map. Words alone need no look at the entries of what fits: ids say enough.
#include "store/indexstore_p.h"
#include "store/searchscore.h"
#include "text/fold.h"
#include "text/textblob.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>

// What all queries share. ?1 words, ?2 grams (both MATCH), ?3 the places asked for as JSON array, ?4 what
// must stand in the fold as it is, as JSON array, ?5 kinds of the phrases of ?1, ?11 the last page (searchscore.h), ?6 words and ?7 grams that must not be there (both MATCH), ?8 the
// same for what must not stand in the fold, ?9 fields of annotations as JSON objects, ?10 which rows: 0 all but the annotations'
// own, 1 these alone, 2 titles alone, ?12 the surveys that are meant as JSON array; empty: any. A title counts
// double.
#define CONSPECTUS_FACET_FITS(facet)                                                                         \
    facet ".field = wanted.value ->> 'name' AND CASE " facet ".field WHEN 'year' THEN CAST(trim(" facet      \
          ".value) AS INTEGER) BETWEEN wanted.value ->> 'from' AND wanted.value ->> 'to'"                    \
          " ELSE instr(" facet ".value, wanted.value ->> 'value') > 0 END"
#define CONSPECTUS_HAS_FACET                                                                                 \
    "EXISTS (SELECT 1 FROM facet WHERE facet.survey = entry.survey AND facet.object IN ('', entry.object)"   \
    " AND " CONSPECTUS_FACET_FITS("facet") ")"
#define CONSPECTUS_FILTER(table)                                                                             \
    " (?3 = '[]' OR entry.place IN (SELECT value FROM json_each(?3)))"                                       \
    " AND (?12 = '' OR entry.survey IN (SELECT value FROM json_each(?12)))"                                  \
    " AND CASE ?10 WHEN 0 THEN entry.page > -2 WHEN 1 THEN entry.page = -2"                                  \
    " ELSE entry.place = 'page' AND entry.object = 'title' END"                                              \
    " AND (?4 = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(?4) WHERE instr(" table                          \
    ".fold, json_each.value) = 0))"                                                                          \
    " AND (?6 = '' OR " table ".rowid NOT IN (SELECT rowid FROM words WHERE words MATCH ?6))"                \
    " AND (?7 = '' OR " table ".rowid NOT IN (SELECT rowid FROM grams WHERE grams MATCH ?7))"                \
    " AND (?8 = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(?8) WHERE instr(" table                          \
    ".fold, json_each.value) > 0))"                                                                          \
    " AND (?9 = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(?9) AS wanted WHERE " CONSPECTUS_HAS_FACET       \
    " = (wanted.value ->> 'not')))"
#define CONSPECTUS_SCORE(table)                                                                              \
    "score(" table ", ?5, ?11) * CASE WHEN entry.place = 'page' AND entry.object = 'title' THEN 2.0 ELSE 1.0 END"
#define CONSPECTUS_FROM(table, match)                                                                        \
    " FROM " table " JOIN entry ON entry.id = " table ".rowid WHERE " match CONSPECTUS_FILTER(table)
// Ids and scores of all that fits, in any order: they are counted and the best are kept in one pass.
#define CONSPECTUS_SEARCH(score, table, match) "SELECT entry.id, " score CONSPECTUS_FROM(table, match)

namespace conspectus::store {
namespace {

constexpr const char *kInWords = CONSPECTUS_SEARCH(CONSPECTUS_SCORE("words"), "words", "words MATCH ?1 AND");
constexpr const char *kInGrams = CONSPECTUS_SEARCH(CONSPECTUS_SCORE("grams"), "grams", "grams MATCH ?2 AND");
constexpr const char *kInBoth =
    CONSPECTUS_SEARCH(CONSPECTUS_SCORE("words"), "words",
                      "words MATCH ?1 AND words.rowid IN (SELECT rowid FROM grams WHERE grams MATCH ?2) AND");
constexpr const char *kInWordsAny = CONSPECTUS_SEARCH("0.0", "words", "words MATCH ?1 AND");
constexpr const char *kInGramsAny = CONSPECTUS_SEARCH("0.0", "grams", "grams MATCH ?2 AND");
constexpr const char *kInBothAny =
    CONSPECTUS_SEARCH("0.0", "words",
                      "words MATCH ?1 AND words.rowid IN (SELECT rowid FROM grams WHERE grams MATCH ?2) AND");
// ?1 MATCH, ?2 kinds of its phrases, ?3 the last page, ?4 to ?5 ids.
constexpr const char *kPlainWords =
    "SELECT rowid, score(words, ?2, ?3) FROM words WHERE words MATCH ?1 AND rowid BETWEEN ?4 AND ?5";
constexpr const char *kPlainGrams =
    "SELECT rowid, score(grams, ?2, ?3) FROM grams WHERE grams MATCH ?1 AND rowid BETWEEN ?4 AND ?5";
// Only signs, or only one or two characters: every text is looked at.
constexpr const char *kInAll = CONSPECTUS_SEARCH("0.0", "words", "");

// Fields alone: only the rows of pages and notes of those surveys are looked at, which ?12 names.
constexpr const char *kInRows =
    "SELECT entry.id, 0.0 FROM entry CROSS JOIN words ON words.rowid = entry.id"
    " WHERE entry.survey IN (SELECT value FROM json_each(?12))"
    " AND entry.place IN ('page', 'note') AND" CONSPECTUS_FILTER("words");
constexpr const char *kEntry = "SELECT id, survey, place, version, object, page, text FROM entry WHERE id = ?";
// ?1 fields of surveys as JSON objects.
constexpr const char *kSurveys =
    "SELECT DISTINCT of.survey FROM facet AS of WHERE of.object = '' AND NOT EXISTS (SELECT 1 FROM json_each(?1) AS wanted"
    " WHERE EXISTS (SELECT 1 FROM facet WHERE facet.survey = of.survey AND facet.object = ''"
    " AND " CONSPECTUS_FACET_FITS("facet") ") = (wanted.value ->> 'not'))";

const char *queryFor(const SearchClause &clause, bool scored)
{
    if (!clause.hasText())
        return kInRows;
    const bool words = !clause.words.isEmpty();
    const bool grams = !clause.grams.isEmpty();
    if (!scored)
        return words && grams ? kInBothAny : words ? kInWordsAny : grams ? kInGramsAny : kInAll;
    return words && grams ? kInBoth : words ? kInWords : grams ? kInGrams : kInAll;
}

QString jsonOf(const QStringList &texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

QString jsonOf(const std::vector<SearchField> &fields)
{
    QJsonArray all;
    for (const SearchField &field : fields) {
        all.append(QJsonObject{{QStringLiteral("name"), field.name},
                               {QStringLiteral("value"), field.value},
                               {QStringLiteral("from"), field.from},
                               {QStringLiteral("to"), field.to},
                               {QStringLiteral("not"), field.isNegated}});
    }
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

bool isOfSurvey(const SearchField &field)
{
    return field.name == QLatin1String("author") || field.name == QLatin1String("year");
}

// As ?10 says it. Fields of the survey alone ask for surveys.
int rowSetOf(const SearchClause &clause)
{
    return clause.isAboutAnnotations() ? 1 : clause.hasText() ? 0 : 2;
}

struct Scored
{
    qint64 id = 0;
    double score = 0;
};

// The best so far, best first in the end; all of them where limit is negative.
class Best
{
public:
    explicit Best(int limit) : m_limit(limit < 0 ? std::numeric_limits<size_t>::max() : static_cast<size_t>(limit)) {}

    void add(Scored hit)
    {
        if (m_limit == 0 || (m_hits.size() == m_limit && !comesFirst(hit, m_hits.front())))
            return;
        if (m_hits.size() == m_limit) { // the worst stands in front
            std::ranges::pop_heap(m_hits, comesFirst);
            m_hits.pop_back();
        }
        m_hits.push_back(hit);
        std::ranges::push_heap(m_hits, comesFirst);
    }
    [[nodiscard]] std::vector<Scored> take()
    {
        std::ranges::sort_heap(m_hits, comesFirst);
        return std::move(m_hits);
    }

private:
    static bool comesFirst(const Scored &a, const Scored &b) { return a.score != b.score ? a.score > b.score : a.id < b.id; }

    size_t m_limit;
    std::vector<Scored> m_hits;
};

text::Span mapped(const std::vector<qint32> &map, text::Span fold)
{
    const auto last = static_cast<qint32>(map.size()) - 1;
    return {map[static_cast<size_t>(qBound(0, fold.begin, last))],
            map[static_cast<size_t>(qBound(0, fold.end, last))]};
}

} // namespace

bool isPlain(const SearchClause &clause)
{
    return clause.words.isEmpty() != clause.grams.isEmpty() && clause.literals.isEmpty() && clause.notWords.isEmpty() &&
           clause.notGrams.isEmpty() && clause.notLiterals.isEmpty() && clause.fields.empty();
}

bool isWanted(qint64 id, const QStringList &where)
{
    if (isPageId(id))
        return where.isEmpty() || where.contains(QLatin1String("pdf"));
    const RowKind kind = kindOfRow(id);
    return kind != RowKind::OfAnnotation &&
           (where.isEmpty() || where.contains(kind == RowKind::Note ? QLatin1String("note") : QLatin1String("page")));
}

// Each clause is one statement; where there are several, their hits are brought together best first.
Result<SearchAnswer> IndexStore::Private::search(const SearchQuery &query, const QStringList &where,
                                                 int limit)
{
    SearchAnswer answer;
    answer.wordsLeftOut = query.wordsLeftOut;
    answer.isCut = query.isCut;
    QSet<qint64> seen;
    for (const SearchClause &clause : query.clauses) {
        if (auto added = searchClause(query, clause, where, limit, &seen, &answer); !added)
            return Failure(added.error());
    }
    if (query.clauses.size() > 1) {
        std::ranges::stable_sort(answer.hits, std::ranges::greater(), &SearchHit::score);
        if (limit >= 0 && answer.hits.size() > static_cast<size_t>(limit))
            answer.hits.resize(static_cast<size_t>(limit));
    }
    return answer;
}

// The surveys that author: and year: of a clause ask for, as JSON array; empty where it has no fields.
Result<QString> IndexStore::Private::surveysFor(const SearchClause &clause)
{
    if (clause.fields.empty())
        return QString();
    std::vector<SearchField> ofSurvey;
    std::ranges::copy_if(clause.fields, std::back_inserter(ofSurvey), isOfSurvey);
    if (ofSurvey.empty() && clause.hasText())
        return QString();
    Statement query(*database, kSurveys);
    query.bind(jsonOf(ofSurvey));
    QStringList surveys;
    while (query.next())
        surveys << query.text(0);
    if (auto result = query.result(); !result)
        return Failure(result.error());
    return jsonOf(surveys);
}

Result<void> IndexStore::Private::plainRowsOf(const SearchClause &clause, const QStringList &where, const TakeRow &take)
{
    const bool inWords = !clause.words.isEmpty();
    const bool pages = where.isEmpty() || where.contains(QLatin1String("pdf"));
    const bool others = where.isEmpty() || where.size() > 1 || !pages;
    Statement rows(*database, inWords ? kPlainWords : kPlainGrams);
    rows.bind(inWords ? clause.words : clause.grams).bind(inWords ? phraseKinds(clause.words) : QString()).bind(lastPageId());
    rows.bind(pages ? qint64(0) : kFirstRowId).bind(others ? std::numeric_limits<qint64>::max() : kFirstRowId - 1);
    while (rows.next()) {
        const qint64 id = rows.number(0);
        const double weight = !isPageId(id) && kindOfRow(id) == RowKind::Title ? 2 : 1;
        if (isWanted(id, where) && !take(id, weight * rows.real(1)))
            break;
    }
    return rows.result();
}

Result<void> IndexStore::Private::rowsOf(const SearchClause &clause, const QStringList &where, bool scored,
                                         const TakeRow &take)
{
    if (scored && isPlain(clause))
        return plainRowsOf(clause, where, take);
    const Result<QString> surveys = surveysFor(clause);
    if (!surveys)
        return Failure(surveys.error());
    std::vector<SearchField> ofAnnotations;
    std::ranges::copy_if(clause.fields, std::back_inserter(ofAnnotations), std::not_fn(isOfSurvey));
    Statement rows(*database, queryFor(clause, scored));
    rows.bind(clause.words).bind(clause.grams).bind(jsonOf(where)).bind(jsonOf(clause.literals)).bind(phraseKinds(clause.words));
    rows.bind(clause.notWords).bind(clause.notGrams).bind(jsonOf(clause.notLiterals));
    rows.bind(jsonOf(ofAnnotations)).bind(rowSetOf(clause)).bind(lastPageId()).bind(*surveys);
    while (rows.next()) {
        if (!take(rows.number(0), rows.real(1)))
            break;
    }
    return rows.result();
}

Result<void> IndexStore::Private::searchClause(const SearchQuery &query, const SearchClause &clause,
                                               const QStringList &where, int limit, QSet<qint64> *seen,
                                               SearchAnswer *answer)
{
    Best best(limit);
    int count = 0;
    const auto searched = rowsOf(clause, where, true, [&](qint64 id, double score) {
        ++count;
        best.add({id, score});
        return true;
    });
    if (!searched)
        return searched;
    answer->total += count;
    for (const Scored &scored : best.take()) {
        if (seen->contains(scored.id)) {
            --answer->total;
            continue;
        }
        seen->insert(scored.id);
        if (auto added = addHit(scored.id, scored.score, query, answer); !added)
            return added;
    }
    return {};
}

Result<void> IndexStore::Private::addHit(qint64 id, double score, const SearchQuery &query, SearchAnswer *answer)
{
    Statement entry(*database, kEntry);
    if (!entry.bind(id).next())
        return entry.result();
    auto hit = hitOf(entry, query);
    if (!hit)
        return Failure(hit.error());
    hit->score = score;
    answer->hits.push_back(std::move(*hit));
    return {};
}

Result<SearchHit> IndexStore::Private::hitOf(const Statement &row, const SearchQuery &query)
{
    SearchHit hit;
    hit.survey = row.text(1);
    hit.where = row.text(2);
    hit.version = row.text(3);
    hit.object = row.text(4);
    hit.page = std::max(static_cast<int>(row.number(5)), -1);

    QString text = row.text(6);
    std::vector<text::Span> marks;
    if (hit.where == QLatin1String("pdf")) {
        Statement blob(*database, "SELECT blob FROM page WHERE id = ?");
        const bool found = blob.bind(row.number(0)).next();
        if (auto result = blob.result(); !result)
            return Failure(result.error());
        // A page that cannot be unpacked is still a hit, without a snippet.
        if (const auto page =
                found ? text::unpackText(blob.blob(0)) : Result<text::TextPage>(text::TextPage())) {
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
