// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/quoteannotation.h"

#include "library/anchoring.h"
#include "text/quote.h"
#include "text/selection.h"

#include <QCoreApplication>
#include <algorithm>

namespace conspectus {

namespace {

constexpr qint32 kNeighbourhood = 60;   // characters shown beside a candidate

VersionId currentVersionOf(const SurveyData &survey)
{
    const Version *version = survey.snapshot().currentVersion();
    return version ? version->id : VersionId();
}

const text::TextPage *pageOf(const text::TextLayer &layer, int page)
{
    return page >= 0 && static_cast<size_t>(page) < layer.pages.size() ? layer.pages[static_cast<size_t>(page)].get() : nullptr;
}

// The box that was named, as it is; what stands in it is quoted.
Anchor anchorOfBox(const SurveyData &survey, int page, const QRectF &box)
{
    return anchorOfArea({survey.textLayer(), currentVersionOf(survey), SectionIndex()}, page, box);
}

Annotation annotationWith(const SurveyData &survey, AnnotationStyle style, const KindId &kind, Anchor anchor)
{
    Annotation annotation;
    annotation.survey = survey.id();
    annotation.style = style;
    annotation.kind = kind;
    annotation.anchors.push_back(std::move(anchor));
    return annotation;
}

} // namespace

Annotation annotationOn(const SurveyData &survey, const text::TextRange &range, AnnotationStyle style, const KindId &kind)
{
    return annotationWith(survey, style, kind, anchorOfRange({survey.textLayer(), currentVersionOf(survey), SectionIndex()}, range));
}

Annotation annotationAt(const SurveyData &survey, int page, QPointF point, const KindId &kind)
{
    return annotationWith(survey, AnnotationStyle::Note, kind, anchorOfBox(survey, page, QRectF(point, QSizeF(0, 0))));
}

Annotation annotationOver(const SurveyData &survey, int page, const QRectF &area, const KindId &kind)
{
    return annotationWith(survey, AnnotationStyle::Area, kind, anchorOfBox(survey, page, area.normalized()));
}

std::vector<QuotePlace> placesOf(const text::TextLayer &layer, const QString &quote, int page)
{
    std::vector<QuotePlace> places;
    for (const text::TextRange &range : text::findQuote(layer, quote, page)) {
        QuotePlace place;
        place.range = range;
        place.occurrence = static_cast<int>(places.size()) + 1;
        place.match = text::cleanText(layer, range);
        if (const text::TextPage *first = pageOf(layer, range.begin.page)) {
            const text::Span before{std::max(0, range.begin.offset - kNeighbourhood), range.begin.offset};
            place.before = first->cleanText(before).simplified();
        }
        if (const text::TextPage *last = pageOf(layer, range.end.page)) {
            const qint32 size = static_cast<qint32>(last->text.size());
            place.after = last->cleanText({range.end.offset, std::min(size, range.end.offset + kNeighbourhood)}).simplified();
        }
        places.push_back(std::move(place));
    }
    return places;
}

Result<text::TextRange> placeOf(const text::TextLayer &layer, const QuoteSearch &search)
{
    const std::vector<text::TextRange> ranges = text::findQuote(layer, search.quote, search.page);
    const auto say = [](const char *message) { return QCoreApplication::translate("Library", message); };
    if (ranges.empty()) {
        return failure(ErrorCode::NotFound, say(QT_TRANSLATE_NOOP("Library", "This text does not stand in the PDF. Nothing was "
                                                                             "changed. Copy a few words exactly as they are "
                                                                             "printed.")));
    }
    if (search.occurrence > static_cast<int>(ranges.size())) {
        return failure(ErrorCode::NotFound, QCoreApplication::translate("Library", "This text stands there %n time(s) only. Nothing "
                                                                                   "was changed.", nullptr,
                                                                        static_cast<int>(ranges.size())));
    }
    if (search.occurrence > 0)
        return ranges[static_cast<size_t>(search.occurrence - 1)];
    if (ranges.size() > 1) {
        return failure(ErrorCode::Ambiguous, say(QT_TRANSLATE_NOOP("Library", "This text stands in the PDF more than once. Nothing "
                                                                              "was changed. Say on which page, or which "
                                                                              "occurrence.")));
    }
    return ranges.front();
}

} // namespace conspectus
