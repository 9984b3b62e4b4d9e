// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Changing the place of an annotation: where it can be taken hold of, and what its anchor is after a drag or a key. Marks on text
// are held at their two ends, areas at corners and sides, notes and drawings as a whole. Page space. Pure.
#pragma once

#include "survey/survey.h"
#include "text/textpage.h"
#include "ui/reader/textselection.h"

#include <optional>
#include <vector>

namespace conspectus::reader {

enum class Grip { Begin, End, Move, TopLeft, Top, TopRight, Right, BottomRight, Bottom, BottomLeft, Left };

struct GripPlace
{
    Grip grip = Grip::Move;
    int page = -1;
    QPointF point; // Begin: top left of the first quad; End: bottom right of the last; corners and middles of sides of an area
};

[[nodiscard]] bool isOnText(AnnotationStyle style);

// Without Move, which is the mark itself.
[[nodiscard]] std::vector<GripPlace> gripsOf(AnnotationStyle style, const Anchor &anchor);

// The anchor with its begin or end at a place of the text; the other end stays, and at least one character is left.
// Parts, quads and nothing else are new: quote, neighbourhood and section are the business of whoever keeps it.
[[nodiscard]] Anchor withEndAt(const Anchor &anchor, const text::TextLayer &layer, Grip grip, const text::TextPosition &to);
// An end moved by words, lines and so on.
[[nodiscard]] Anchor withEndMoved(const Anchor &anchor, const text::TextLayer &layer, Grip grip, CaretMove move);
// An area, a note or a drawing moved or (areas) resized by so much, kept on its page.
[[nodiscard]] Anchor withBoxMoved(const Anchor &anchor, Grip grip, QPointF by, const QSizeF &pageSize);

} // namespace conspectus::reader
