// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From points on pages to ranges of text and back: what selecting with the mouse or the keyboard means. Pure.
#pragma once

#include "text/textpage.h"

#include <QLineF>

namespace conspectus::text {

// The offset of page.text nearest to a point (page space); within a word the nearest character border. -1 on a page
// without words. Prefers the line that contains the point, else the nearest line of the column it stands in.
[[nodiscard]] qint32 offsetAt(const TextPage &page, QPointF point);
// Where a caret stands at an offset: the border before its letter, or behind the last letter of a word that ends there; across the
// line, page space, from top to bottom of upright text. Null on a page without words.
[[nodiscard]] QLineF caretLine(const TextPage &page, qint32 offset);
// True where the point is on a word (with a tolerance of 2 pt).
[[nodiscard]] bool isOverText(const TextPage &page, QPointF point);

// The word, sentence and paragraph around an offset, as spans of text.
[[nodiscard]] Span wordSpan(const TextPage &page, qint32 offset);
[[nodiscard]] Span sentenceSpan(const TextPage &page, qint32 offset);
[[nodiscard]] Span paragraphSpan(const TextPage &page, qint32 offset);
// The body of the column in which an offset stands, from its first line to its last without a break by another column; the
// paragraph where it is in no column.
[[nodiscard]] Span columnSpan(const TextPage &page, qint32 offset);

// The part of a range that lies on one page; empty where it does not touch it or that page has no text yet.
[[nodiscard]] Span spanOnPage(const TextLayer &layer, const TextRange &range, int page);
[[nodiscard]] QString cleanText(const TextLayer &layer, const TextRange &range);

} // namespace conspectus::text
