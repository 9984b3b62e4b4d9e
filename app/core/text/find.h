// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding in the text of pages. Pure; a whole document takes about a millisecond.
#pragma once

#include "text/textpage.h"

#include <optional>

namespace conspectus::text {

struct FindOptions
{
    bool wholeWords = false;
    bool matchCase = false;
    bool isExpression = false; // a regular expression (Perl's), over the text with its lines joined
    friend bool operator==(const FindOptions &, const FindOptions &) = default;
};

// What is looked for, prepared once for all pages.
class FindQuery
{
public:
    FindQuery() = default;
    FindQuery(const QString &needle, const FindOptions &options);
    ~FindQuery();
    FindQuery(const FindQuery &) = default;
    FindQuery &operator=(const FindQuery &) = default;

    [[nodiscard]] bool isEmpty() const { return m_needle.isEmpty(); }
    [[nodiscard]] const QString &needle() const { return m_needle; }
    [[nodiscard]] const FindOptions &options() const { return m_options; }
    // What is wrong with the expression, in words; empty: nothing. A wrong one finds nothing.
    [[nodiscard]] QString problem() const;

    // All places in page.text, left to right, not overlapping. An empty needle finds nothing.
    [[nodiscard]] std::vector<Span> on(const TextPage &page) const;
    // The place that begins in the body of a page and ends in that of the next one: a span to the end of the first body, and one
    // from the beginning of the second. Expressions do not go over the end of a page.
    [[nodiscard]] std::optional<std::pair<Span, Span>> across(const TextPage &page, const TextPage &next) const;

private:
    struct Expression;
    QString m_needle;
    FindOptions m_options;
    QString m_folded;
    QString m_letters; // the needle's letters with their case, for matchCase
    std::shared_ptr<const Expression> m_expression;

    [[nodiscard]] bool accepts(const TextPage &page, Span span) const;
    [[nodiscard]] std::vector<Span> expressionOn(const TextPage &page) const;
};

// The same as FindQuery(needle, {}).on(page).
[[nodiscard]] std::vector<Span> findAll(const TextPage &page, const QString &needle);

// A line of text around a place, at most `most` characters, lines joined; `mark` is where the place stands in it.
struct FindContext
{
    QString line;
    Span mark;
};
[[nodiscard]] FindContext contextOf(const TextPage &page, Span span, int most = 120);

} // namespace conspectus::text
