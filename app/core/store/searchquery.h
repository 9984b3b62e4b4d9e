// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a reader typed into the search box, understood: words and "phrases", all of which must be there; the
// last word may be the beginning of one while it is being typed. What was typed reaches MATCH as quoted
// strings only, so nothing typed is an error. Pure.
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

struct SearchQuery
{
    std::vector<SearchTerm> terms;

    // MATCH expressions; empty where no term belongs to that index.
    [[nodiscard]] QString wordsExpression() const;
    [[nodiscard]] QString gramsExpression() const; // terms of three characters and more
    // What must stand in the fold as it is: literal terms, and unspaced ones too short for the index.
    [[nodiscard]] QStringList literals() const;
};

[[nodiscard]] SearchQuery parseQuery(const QString &typed);
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
