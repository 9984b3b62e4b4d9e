// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a quotation stands in a text layer. Used by annotating by quote, by findings that lead to a passage and by
// anchors whose text layer has changed.
#pragma once

#include "text/textpage.h"

namespace conspectus::text {

// What an anchor keeps of the text around it, each at most 64 characters of fold.
struct QuoteContext
{
    QString prefix;
    QString suffix;
};

// All places of the quote (folded), in page order, only on `onlyPage` where that is not -1. A quote may run over the end
// of one page into the next.
[[nodiscard]] std::vector<TextRange> findQuote(const TextLayer &layer, const QString &quote, int onlyPage = -1);

// The place of an exact quote; of several the one whose neighbourhood is most like the context, then the one nearest to
// nearPage. An invalid range where the quote does not stand there.
[[nodiscard]] TextRange resolveQuote(const TextLayer &layer, const QString &quote, const QuoteContext &context, int nearPage);

[[nodiscard]] QuoteContext contextOf(const TextLayer &layer, const TextRange &range);

} // namespace conspectus::text
