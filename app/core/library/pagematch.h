// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Is this page the page of a survey that is in the library already, and is this claim one it had? Pure rules of the
// design's "Importing the same page again".
#pragma once

#include "exchange/pagetext.h"
#include "survey/survey.h"

#include <optional>

namespace conspectus {

// In this order: the same arXiv id or DOI; the same folded title with the same first author; where one of the two has no
// title, the same TL;DR and contribution. Nothing where none of them matches.
[[nodiscard]] std::optional<size_t> matchingSurvey(const exchange::ParsedPage &page, const std::vector<Survey> &surveys);

// Folded, without the full stop at the end: what makes two claims the same text.
[[nodiscard]] QString foldedClaim(const QString &text);
// Edit distance over the length of the longer one, 0 (equal) … 1, of texts already folded. More than `limit` gives 1.
[[nodiscard]] double claimDistance(const QString &foldedA, const QString &foldedB, double limit);

// For each new text the index of the old one it continues: first the equal ones, then the nearest within an edit distance
// of 20 %. Each old one is used once.
[[nodiscard]] std::vector<std::optional<size_t>> matchClaims(const QStringList &newTexts, const QStringList &oldTexts);

} // namespace conspectus
