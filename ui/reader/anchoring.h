// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From what the reader marked to an anchor: parts by page with their quads, the quote and its neighbourhood, the section.
// And back: the quads of an anchor on a page. Pure.
#pragma once

#include "survey/survey.h"
#include "text/textpage.h"
#include "ui/reader/sectionindex.h"

namespace conspectus::reader {

inline constexpr qsizetype kLongestQuote = 1000;
inline constexpr double kNoteSide = 18; // pt: the sheet that stands for a point note

// Without parts where the range covers no word that has a place.
[[nodiscard]] Anchor anchorOfRange(const text::TextLayer &layer, const text::TextRange &range, const VersionId &version,
                                   const SectionIndex &sections);
[[nodiscard]] Anchor anchorOfNote(const text::TextLayer &layer, int page, QPointF point, const VersionId &version,
                                  const SectionIndex &sections);
// The quote is the text inside the area, where there is some.
[[nodiscard]] Anchor anchorOfArea(const text::TextLayer &layer, int page, const QRectF &area, const VersionId &version,
                                  const SectionIndex &sections);

[[nodiscard]] Quads quadsOn(const Anchor &anchor, int page);

} // namespace conspectus::reader
