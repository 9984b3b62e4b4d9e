// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a reader typed into the search box, understood. Words and "phrases" must all be there; OR, NOT, brackets and
// NEAR (or NEAR/5) in capitals join them; word* is the beginning of a word, as the last word is while it is being typed; tag:,
// kind:, author: and year: (2024, 2018-2022, >=2020) say where to look. What was typed reaches MATCH as quoted strings only, and
// what makes no sense (an OR without a second side, an open bracket) is passed over, so nothing typed is an error.
// What would be too much at once is cut, and says so. Pure.
#pragma once

#include "text/textpage.h"

#include <QStringList>
#include <vector>

namespace conspectus::store {

struct SearchTerm
{
    QStringList
        spellings; // folded; any of them will do: "multi-armed" is also "multiarmed" where a line ended there
    bool isPrefix = false;
    bool isUnspaced = false; // Chinese, Japanese, Korean or Thai: found anywhere, not at word borders
    bool isLiteral = false;  // has signs that no index knows ("c++", "∑"): the text itself is looked at
    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

// tag:, kind:, author: or year: with what it asks for.
struct SearchField
{
    QString name;     // "tag", "kind", "author", "year"
    QString value;    // as facetValue() makes it, without the last space where a beginning will do; empty for years
    int from = 0;     // years
    int to = 0;
    bool isNegated = false;
    friend bool operator==(const SearchField &, const SearchField &) = default;
};

// Conditions that must all hold for a row.
struct SearchClause
{
    QString words; // MATCH expressions; empty where no term belongs to that index
    QString grams; // unspaced terms of three characters and more
    QStringList literals; // what must stand in the fold as it is: literal terms, and unspaced ones too short for the index
    QString notWords;
    QString notGrams;
    QStringList notLiterals;
    std::vector<SearchField> fields;

    [[nodiscard]] bool hasText() const { return !words.isEmpty() || !grams.isEmpty() || !literals.isEmpty(); }
    // tag: and kind: ask for annotations.
    [[nodiscard]] bool isAboutAnnotations() const;
};

struct SearchQuery
{
    std::vector<SearchTerm> terms;     // those that are wanted, to be marked
    std::vector<SearchClause> clauses; // any of these; NEAR of unspaced or literal terms is AND
    int wordsLeftOut = 0; // words and phrases behind the 200 that are looked for
    bool isCut = false;   // has so many ORs between fields and signs that only the first 64 ways to meet them are looked for
};

[[nodiscard]] SearchQuery parseQuery(const QString &typed);
// The words of a tag, a name or a year, folded, between spaces: " deep learning ".
[[nodiscard]] QString facetValue(const QString &text);
// True where text has a script that is written without spaces.
[[nodiscard]] bool hasUnspacedScript(const QString &text);

// The places of the terms in a folded text, left to right, not overlapping.
struct TermPlace
{
    text::Span span; // of fold
    int term = 0;
};
[[nodiscard]] std::vector<TermPlace> placesOf(const SearchQuery &query, const QString &fold);

// A piece of text around the matches, on one line.
struct Snippet
{
    QString text;
    std::vector<text::Span> marks;
};
// marks: spans of text, left to right. About `length` characters around where most of them stand.
[[nodiscard]] Snippet cutSnippet(const QString &text, const std::vector<text::Span> &marks, int length = 180);

} // namespace conspectus::store
