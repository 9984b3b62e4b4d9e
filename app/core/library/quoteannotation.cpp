// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/quoteannotation.h"

#include "text/fold.h"
#include "text/quote.h"
#include "text/selection.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace conspectus {

namespace {

constexpr qsizetype kLongestQuote = 1000;
constexpr qint32 kNeighbourhood = 60;   // characters shown beside a candidate
constexpr qsizetype kLongestHeading = 160;

VersionId currentVersionOf(const SurveyData &survey)
{
    const Version *version = survey.snapshot().currentVersion();
    return version ? version->id : VersionId();
}

const text::TextPage *pageOf(const text::TextLayer &layer, int page)
{
    return page >= 0 && static_cast<size_t>(page) < layer.pages.size() ? layer.pages[static_cast<size_t>(page)].get() : nullptr;
}

// "4.2 Clinical decision support", "IV. Methods", "Abstract": a heading of the text, not the title of the work.
bool readsLikeSection(const QString &heading)
{
    static const QRegularExpression numbered(QStringLiteral(
        "^(?:Appendix\\s+)?(?:\\d{1,2}(?:\\.\\d{1,2})*\\.?|[A-Z]\\.(?:\\d{1,2}(?:\\.\\d{1,2})*\\.?)?|[IVXL]{1,5}\\.)\\s+\\S"));
    static const QRegularExpression named(
        QStringLiteral("^(?:abstract|summary|introduction|background|methods?|materials and methods|results|discussion|"
                       "conclusions?|references|bibliography|acknowledge?ments?|appendix|related work|limitations)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return numbered.match(heading).hasMatch() || named.match(heading).hasMatch();
}

struct HeadingLine
{
    qint32 begin = 0;
    QString text;
};

// Headings of a page in reading order; consecutive heading lines are one heading.
std::vector<HeadingLine> headingsOf(const text::TextPage &page)
{
    std::vector<HeadingLine> headings;
    bool isOpen = false;
    for (const text::Line &line : page.lines) {
        if (line.role != text::Role::Heading || line.lastWord <= line.firstWord) {
            isOpen = false;
            continue;
        }
        const text::Word &first = page.words[static_cast<size_t>(line.firstWord)];
        const text::Word &last = page.words[static_cast<size_t>(line.lastWord - 1)];
        const QString printed = page.cleanText({first.begin, last.end}).simplified();
        if (isOpen)
            headings.back().text += QLatin1Char(' ') + printed;
        else
            headings.push_back({first.begin, printed});
        isOpen = !line.paragraphEnd;
    }
    return headings;
}

// Many papers set "Abstract" in the line of its text: "Abstract—Large language models …".
bool paragraphIsAbstract(const text::TextPage &page, qint32 offset)
{
    const text::Span paragraph = text::paragraphSpan(page, offset);
    const QString beginning = page.text.mid(paragraph.begin, 12).trimmed();
    static const QRegularExpression abstract(QStringLiteral("^abstract\\s*(?:[—–:.-]|$)"),
                                             QRegularExpression::CaseInsensitiveOption);
    return abstract.match(beginning).hasMatch();
}

Anchor anchorOfBox(const SurveyData &survey, int page, const QRectF &box)
{
    Anchor anchor;
    anchor.version = currentVersionOf(survey);
    anchor.layerId = survey.textLayer().layerId;
    anchor.parts.push_back({page, 0, 0, {Quad::fromRect(box)}});
    if (const text::TextPage *textPage = pageOf(survey.textLayer(), page)) {
        const qint32 offset = text::offsetAt(*textPage, box.topLeft());
        anchor.section = offset < 0 ? QString() : sectionAt(survey.textLayer(), {page, offset});
    }
    return anchor;
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

QString sectionAt(const text::TextLayer &layer, text::TextPosition place)
{
    if (const text::TextPage *page = pageOf(layer, place.page); page && place.page < 2 && paragraphIsAbstract(*page, place.offset))
        return QStringLiteral("Abstract");
    for (int number = place.page; number >= 0; --number) {
        const text::TextPage *page = pageOf(layer, number);
        if (!page)
            return {}; // not read yet: what stands there is not known
        std::vector<HeadingLine> headings = headingsOf(*page);
        for (auto heading = headings.rbegin(); heading != headings.rend(); ++heading) {
            const bool isBefore = number < place.page || heading->begin <= place.offset;
            if (isBefore && readsLikeSection(heading->text))
                return heading->text.left(kLongestHeading);
        }
    }
    return {};
}

Anchor anchorFor(const text::TextLayer &layer, const VersionId &version, const text::TextRange &range)
{
    Anchor anchor;
    anchor.version = version;
    anchor.layerId = layer.layerId;
    for (int number = range.begin.page; number <= range.end.page; ++number) {
        const text::TextPage *page = pageOf(layer, number);
        const text::Span span = text::spanOnPage(layer, range, number);
        if (page && !span.isEmpty())
            anchor.parts.push_back({number, span.begin, span.end, page->quads(span)});
    }
    anchor.quote = text::cleanText(layer, range).left(kLongestQuote);
    const text::QuoteContext context = text::contextOf(layer, range);
    anchor.prefix = context.prefix;
    anchor.suffix = context.suffix;
    anchor.section = sectionAt(layer, range.begin);
    return anchor;
}

Annotation annotationOn(const SurveyData &survey, const text::TextRange &range, AnnotationStyle style, const KindId &kind)
{
    return annotationWith(survey, style, kind, anchorFor(survey.textLayer(), currentVersionOf(survey), range));
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
