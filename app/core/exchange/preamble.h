// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands before the first heading of a page text: title, authors, where and when, and the words of a
// site.
#pragma once

#include "exchange/pagesplit.h"

namespace conspectus::exchange {

struct Preamble
{
    QString title;
    QString authorsLine;
    QString year;
    QString arxivId;
    QString doi;
    QStringList unrecognised;
};

[[nodiscard]] Preamble preambleOf(const SplitPage &page);

// "2406.03712" (or "cs/0112017") where the line names an arXiv work.
[[nodiscard]] QString arxivIdIn(const QString &line);
// "10.1145/3534678.3539043" where the line names one.
[[nodiscard]] QString doiIn(const QString &line);
// The year an arXiv id of today's form was given in.
[[nodiscard]] QString yearOfArxivId(const QString &arxivId);

} // namespace conspectus::exchange
