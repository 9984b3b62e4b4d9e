// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Selecting text: an anchor that stays and a caret that moves, both in our own order of reading, over columns and pages.
// By characters, or by words, sentences or paragraphs after a double, triple or fourth click. Pure values.
#pragma once

#include "text/selection.h"
#include "text/textpage.h"

namespace conspectus::reader {

enum class SelectionUnit { Character, Word, Sentence, Paragraph };
enum class CaretMove { Left, Right, WordLeft, WordRight, LineUp, LineDown, LineStart, LineEnd, PageStart, PageEnd };

class TextSelection
{
public:
    void clear() { *this = {}; }
    // Starts at a place; by a unit, the unit around it is selected at once.
    void start(const text::TextLayer &layer, const text::TextPosition &at, SelectionUnit unit = SelectionUnit::Character);
    // Moves the caret; the anchor stays (with its whole unit).
    void extend(const text::TextLayer &layer, const text::TextPosition &to);
    void setRange(const text::TextRange &range);

    [[nodiscard]] const text::TextRange &range() const { return m_range; }
    [[nodiscard]] bool isEmpty() const { return m_range.isEmpty(); }
    [[nodiscard]] bool hasAnchor() const { return m_anchor.begin.isValid(); }
    [[nodiscard]] const text::TextPosition &caret() const { return m_caret; }
    [[nodiscard]] SelectionUnit unit() const { return m_unit; }

private:
    text::TextRange m_anchor; // the unit in which the selection began
    text::TextPosition m_caret;
    text::TextRange m_range;
    SelectionUnit m_unit = SelectionUnit::Character;
};

// Where a caret goes; Left and Right are sides of the page, so in Arabic and Hebrew Left goes on in the text. Stays where there is
// nothing further or the text of the next page is not read yet.
[[nodiscard]] text::TextPosition moved(const text::TextLayer &layer, const text::TextPosition &caret, CaretMove move);

} // namespace conspectus::reader
