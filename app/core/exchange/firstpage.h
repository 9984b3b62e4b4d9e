// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lines of a page as front matter needs them: text, size and place of each. Views into the page, which
// must live on.
#pragma once

#include "text/textpage.h"

#include <span>

namespace conspectus::exchange {

struct PageLine
{
    QString text;
    QRectF box;
    double size = 0; // of most of its letters
    bool upright = true;
    text::Role role = text::Role::Body;
    text::Span span;
    std::span<const text::Word> words;
};

// Font size, or the height of the box where it is not known; 0 where neither makes sense.
[[nodiscard]] double sizeOf(const text::Word &word);
// Words of at least a size, with a space where the page's text has one or more between them; letters as they are typed.
[[nodiscard]] QString joinedWords(std::span<const text::Word> words, double leastSize = 0);
[[nodiscard]] int letterCount(const QString &text);
// Lines with text in reading order, at most 2,000.
[[nodiscard]] std::vector<PageLine> linesOf(const text::TextPage &page);

} // namespace conspectus::exchange
