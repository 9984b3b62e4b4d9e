// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Annotations from places in the text of a survey's current version: from a range (a selection), a quotation, a point or an
// area. What is returned has no id yet; Library::addAnnotation() fills it in. Pure.
#pragma once

#include "base/result.h"
#include "library/surveydata.h"
#include "text/textpage.h"

namespace conspectus {

[[nodiscard]] Annotation annotationOn(const SurveyData &survey, const text::TextRange &range, AnnotationStyle style,
                                      const KindId &kind);
// A note at a point or an area; page space. Style Note or Area.
[[nodiscard]] Annotation annotationAt(const SurveyData &survey, int page, QPointF point, const KindId &kind);
[[nodiscard]] Annotation annotationOver(const SurveyData &survey, int page, const QRectF &area, const KindId &kind);

// A place where a quotation stands, for choosing among several.
struct QuotePlace
{
    text::TextRange range;
    int occurrence = 0; // from 1, in reading order within what was searched
    QString before;     // some words of clean text around it
    QString match;
    QString after;
};

struct QuoteSearch
{
    QString quote;
    int page = -1;      // from 0; -1: anywhere
    int occurrence = 0; // from 1; 0: there must be only one
};

[[nodiscard]] std::vector<QuotePlace> placesOf(const text::TextLayer &layer, const QString &quote, int page = -1);
// NotFound where the quotation does not stand there; Ambiguous where it stands more than once and the occurrence
// is not given.
[[nodiscard]] Result<text::TextRange> placeOf(const text::TextLayer &layer, const QuoteSearch &search);

} // namespace conspectus
