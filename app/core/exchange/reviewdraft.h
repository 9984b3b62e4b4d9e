// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A review draft: the reader's comments on a survey grouped by kind, each with its number, its place ("p. 7, col. 2, l. 14, §4.2"),
// the passage it is about and the note as it was written, so that it can be pasted into a venue's form. Numbers are those of
// screen and print. Pure.
#pragma once

#include "survey/survey.h"
#include "text/textpage.h"

#include <QByteArray>

namespace conspectus::exchange {

enum class ReviewFormat { Markdown, PlainText }; // plain text: lines of at most 72 columns

// "p. 7, col. 2, l. 14, §4.2"; as much of it as is known. labels: of all pages; empty: numbers from 1.
[[nodiscard]] QString placeInWords(const Anchor &anchor, const text::TextLayer &layer, const QStringList &labels);
// The number of each annotation as everywhere: its place in the snapshot, from 1.
[[nodiscard]] int numberOf(const SurveySnapshot &snapshot, const AnnotationId &annotation); // 0: not there

[[nodiscard]] QByteArray reviewDraft(const SurveySnapshot &snapshot, const text::TextLayer &layer, const QStringList &labels,
                                     ReviewFormat format);

} // namespace conspectus::exchange
