// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How well a name answers what was typed: "exmd" is "Export as Markdown". Compared folded, so accents and capitals do not
// matter. Pure.
#pragma once

#include "text/textpage.h"

#include <optional>

namespace conspectus {

struct FuzzyMatch
{
    int score = 0;                 // greater is better; 0 for an empty query, which fits every name
    std::vector<text::Span> marks; // what fits, in the name
};

// Best first: the name begins with the query; each word of the query begins a word of the name; the words stand somewhere in it;
// the letters stand in it in this order, first of all at the beginnings of words. The last way is tried for names of at most
// 80 characters only, as any sentence has most letters. Nothing where the name does not fit.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString &name, const QString &query);

} // namespace conspectus
