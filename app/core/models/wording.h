// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words that several models and views share: numbers and roles said in words, places on a page, tool tips that
// show foreign text as it is. Pure.
#pragma once

#include "survey/survey.h"
#include "text/textpage.h"

namespace conspectus {

// A number and a noun: "1 version", "2 versions". One place, so that the plural is right with and without a translation.
enum class Noun { Version, Page, Annotation, ImportNote, Passage, Finding, Review, EntryHeldBack, Reply };
[[nodiscard]] QString counted(int number, Noun noun);

// An annotation's status for people: "open", "answered", "resolved"; "no status" for none; others as they are.
[[nodiscard]] QString annotationStatusInWords(const QString &status);

// The role for people: "supports", "states", "gives a value for".
[[nodiscard]] QString roleInWords(EvidenceRole role);
// "supports F1", "qualifies TL;DR".
[[nodiscard]] QString linkInWords(EvidenceRole role, const QString &findingName);
[[nodiscard]] QStringList linksInWords(const SurveySnapshot &snapshot, const AnnotationId &annotation);

// The number of a structure path: "4.2 Clinical decision support" → "§4.2", "Abstract" → "Abstract", "A Proofs" → "§A".
[[nodiscard]] QString sectionShort(const QString &section);

// The anchor to show: that in the current version; null where the annotation has no place there.
[[nodiscard]] const Anchor *shownAnchor(const SurveySnapshot &snapshot, const Annotation &annotation);
// The quote to show: of the shown anchor, else of the newest anchor it has.
[[nodiscard]] QString shownQuote(const SurveySnapshot &snapshot, const Annotation &annotation);

// "col. 2, l. 15" of the first word of an anchor, "l. 15" on a page of one column; empty where the layer does not say.
[[nodiscard]] QString placeOnPage(const text::TextLayer &layer, const Anchor &anchor);

// A tool tip that shows the text as it is: Qt takes any text that looks like HTML for HTML, images and links included.
[[nodiscard]] QString plainToolTip(const QString &text);

// One line: control characters and line ends as spaces, at most `most` characters, cut with "…".
[[nodiscard]] QString oneLine(const QString &text, int most = 400);

} // namespace conspectus
