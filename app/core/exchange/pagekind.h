// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether a text that has headings of a survey page is one. Letters, read-me files and papers have an "Abstract"
// or "Contributions" too; nothing of them may become a survey in silence.
#pragma once

#include "base/result.h"
#include "exchange/pagesplit.h"

namespace conspectus::exchange {

enum class PageDoubt {
    None,
    NoHeadings, // none of the headings, or a common one alone
    Letter,     // From, To, Subject …
    ReadMe,     // of a program
    Paper       // the whole text of a paper; its PDF is to be imported
};

[[nodiscard]] PageDoubt doubtOf(const SplitPage &page, const QStringList &lines);
// What the reader is told; text = the beginning of what came.
[[nodiscard]] Failure refusalOf(PageDoubt doubt, const QString &text);

} // namespace conspectus::exchange
