// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a place in a text layer to an anchor, and back: the one way in which window and command line make anchors. Parts by page
// with their quads, the quote and its neighbourhood, the section. Page space throughout. Pure; any thread.
#pragma once

#include "library/sectionindex.h"
#include "survey/survey.h"
#include "text/textpage.h"

#include <vector>

namespace conspectus {

inline constexpr qsizetype kLongestQuote = 1000;
inline constexpr double kNoteSide = 18; // pt: the sheet that stands for a point note

// What every anchor in this layer says.
struct AnchorGround
{
    const text::TextLayer &layer;
    const VersionId &version;
    const SectionIndex &sections;
};

// In reading order, overlapping and touching ones joined, empty ones left out.
[[nodiscard]] std::vector<text::TextRange> inOrder(std::vector<text::TextRange> ranges);

// Several ranges are one annotation. Running heads and line numbers inside a range are left out. Without parts
// where nothing in the ranges has a place.
[[nodiscard]] Anchor anchorOfRanges(const AnchorGround &ground, const std::vector<text::TextRange> &ranges);
[[nodiscard]] Anchor anchorOfRange(const AnchorGround &ground, const text::TextRange &range);
// A note's sheet round a point.
[[nodiscard]] Anchor anchorOfNote(const AnchorGround &ground, int page, QPointF point);
// The quote is the text inside the area, where there is some.
[[nodiscard]] Anchor anchorOfArea(const AnchorGround &ground, int page, const QRectF &area);
// The part is the box of all strokes.
[[nodiscard]] Anchor anchorOfInk(const AnchorGround &ground, int page, std::vector<std::vector<QPointF>> strokes);

// The ranges of text that an anchor's parts say; a part that goes on from the page before it is joined to it.
[[nodiscard]] std::vector<text::TextRange> rangesOf(const Anchor &anchor, const text::TextLayer &layer);
[[nodiscard]] Quads quadsOn(const Anchor &anchor, int page);

// The text of ranges as it is quoted and copied: clean, ranges joined by " … ".
[[nodiscard]] QString quoteOf(const text::TextLayer &layer, const std::vector<text::TextRange> &ranges);

} // namespace conspectus
