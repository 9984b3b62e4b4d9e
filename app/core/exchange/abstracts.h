// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the abstract on a first page: below its heading ("Abstract", "A B S T R A C T", run in or alone), in the
// column that begins there, whatever stands beside it; or, on pages of publishers that print none, the paragraph
// between the authors and the key words or the introduction. Pure.
#pragma once

#include "exchange/firstpage.h"

#include <optional>

namespace conspectus::exchange {

// A heading that opens the abstract.
[[nodiscard]] bool isAbstractHeading(const QString &line);
// How many characters of the line the heading takes where the abstract begins on the same line.
[[nodiscard]] std::optional<qsizetype> runInAbstract(const QString &line);

struct Abstract
{
    QString text;    // empty where none was found
    double size = 0; // of its letters, pt
};

// below: y of the last line of the title, page space; without it only an abstract with a heading is taken. A text that
// stops in the middle of a sentence goes on in the next column where one begins in the middle of one.
[[nodiscard]] Abstract abstractOn(const text::TextPage &page, const std::vector<PageLine> &lines, std::optional<double> below);

// Whether the text stops in the middle of a sentence.
[[nodiscard]] bool isOpenEnded(const QString &text);
// Its text with what follows on the next page, where that page begins in the middle of a sentence of its size.
[[nodiscard]] QString continuedOn(const text::TextPage &page, const std::vector<PageLine> &lines, const Abstract &abstract);

} // namespace conspectus::exchange
