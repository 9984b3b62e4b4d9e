// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/anchoring.h"

#include "text/quote.h"
#include "text/selection.h"

#include <algorithm>

namespace conspectus {

namespace {

const text::TextPage *pageOf(const text::TextLayer &layer, int page)
{
    return page < 0 || page >= static_cast<int>(layer.pages.size()) ? nullptr
                                                                    : layer.pages[static_cast<std::size_t>(page)].get();
}

// Cut at a whole character.
QString cutQuote(const QString &quote)
{
    if (quote.size() <= kLongestQuote)
        return quote;
    qsizetype end = kLongestQuote;
    if (quote.at(end - 1).isHighSurrogate())
        --end;
    return quote.left(end);
}

Anchor anchorOn(const AnchorGround &ground)
{
    Anchor anchor;
    anchor.version = ground.version;
    anchor.layerId = ground.layer.layerId;
    return anchor;
}

bool isFurniture(text::Role role)
{
    return role == text::Role::RunningHead || role == text::Role::LineNumber;
}

// A span without the page's furniture: what is left of it, in pieces. One that has none, or nothing else, stays as it is.
std::vector<text::Span> withoutFurniture(const text::TextPage &page, text::Span span)
{
    std::vector<text::Span> pieces;
    bool isOpen = false;
    bool hasFurniture = false;
    for (const text::Word &word : page.words) {
        const text::Span part{std::max(word.begin, span.begin), std::min(word.end, span.end)};
        if (part.isEmpty())
            continue;
        if (isFurniture(word.role)) {
            isOpen = false;
            hasFurniture = true;
            continue;
        }
        if (isOpen)
            pieces.back().end = part.end;
        else
            pieces.push_back(part);
        isOpen = true;
    }
    return hasFurniture && !pieces.empty() ? pieces : std::vector{span};
}

void addParts(Anchor &anchor, const text::TextLayer &layer, const text::TextRange &range)
{
    for (int page = range.begin.page; page <= range.end.page; ++page) {
        const text::TextPage *textPage = pageOf(layer, page);
        if (!textPage)
            continue;
        for (const text::Span piece : withoutFurniture(*textPage, text::spanOnPage(layer, range, page))) {
            Quads quads = textPage->quads(piece);
            if (!quads.empty())
                anchor.parts.push_back({page, piece.begin, piece.end, std::move(quads)});
        }
    }
}

QRectF boxOf(const std::vector<std::vector<QPointF>> &strokes)
{
    std::optional<QRectF> box;
    for (const auto &stroke : strokes) {
        for (const QPointF &point : stroke) {
            if (!box)
                box = QRectF(point, QSizeF(0, 0));
            box->setCoords(std::min(box->left(), point.x()), std::min(box->top(), point.y()),
                           std::max(box->right(), point.x()), std::max(box->bottom(), point.y()));
        }
    }
    return box.value_or(QRectF());
}

} // namespace

std::vector<text::TextRange> inOrder(std::vector<text::TextRange> ranges)
{
    std::erase_if(ranges, [](const text::TextRange &range) { return range.isEmpty(); });
    std::ranges::sort(ranges, {}, &text::TextRange::begin);
    std::vector<text::TextRange> joined;
    for (const text::TextRange &range : ranges) {
        if (!joined.empty() && range.begin <= joined.back().end)
            joined.back().end = std::max(joined.back().end, range.end);
        else
            joined.push_back(range);
    }
    return joined;
}

QString quoteOf(const text::TextLayer &layer, const std::vector<text::TextRange> &ranges)
{
    QStringList quotes;
    for (const text::TextRange &range : ranges) {
        if (const QString quote = text::cleanText(layer, range); !quote.isEmpty())
            quotes.append(quote);
    }
    return quotes.join(QStringLiteral(" … "));
}

Anchor anchorOfRanges(const AnchorGround &ground, const std::vector<text::TextRange> &ranges)
{
    Anchor anchor = anchorOn(ground);
    const std::vector<text::TextRange> ordered = inOrder(ranges);
    for (const text::TextRange &range : ordered)
        addParts(anchor, ground.layer, range);
    if (anchor.parts.empty())
        return anchor;
    anchor.quote = cutQuote(quoteOf(ground.layer, ordered));
    anchor.prefix = text::contextOf(ground.layer, ordered.front()).prefix;
    anchor.suffix = text::contextOf(ground.layer, ordered.back()).suffix;
    const text::TextPosition begin = ordered.front().begin;
    anchor.section = ground.sections.at(ground.layer, begin.page, begin.offset);
    return anchor;
}

Anchor anchorOfRange(const AnchorGround &ground, const text::TextRange &range)
{
    return anchorOfRanges(ground, {range});
}

Anchor anchorOfNote(const AnchorGround &ground, int page, QPointF point)
{
    Anchor anchor = anchorOn(ground);
    const QRectF sheet(point - QPointF(kNoteSide / 2, kNoteSide / 2), QSizeF(kNoteSide, kNoteSide));
    anchor.parts.push_back({page, 0, 0, {Quad::fromRect(sheet)}});
    anchor.section = ground.sections.at(ground.layer, page, point);
    return anchor;
}

Anchor anchorOfArea(const AnchorGround &ground, int page, const QRectF &area)
{
    Anchor anchor = anchorOn(ground);
    anchor.parts.push_back({page, 0, 0, {Quad::fromRect(area)}});
    anchor.section = ground.sections.at(ground.layer, page, area.topLeft());
    if (const text::TextPage *textPage = pageOf(ground.layer, page)) {
        QStringList inside;
        for (const text::Word &word : textPage->words) {
            if (area.contains(word.box.center()))
                inside.append(word.text);
        }
        anchor.quote = cutQuote(inside.join(QLatin1Char(' ')));
    }
    return anchor;
}

Anchor anchorOfInk(const AnchorGround &ground, int page, std::vector<std::vector<QPointF>> strokes)
{
    Anchor anchor = anchorOn(ground);
    const QRectF box = boxOf(strokes);
    anchor.parts.push_back({page, 0, 0, {Quad::fromRect(box)}});
    anchor.section = ground.sections.at(ground.layer, page, box.topLeft());
    anchor.strokes = std::move(strokes);
    return anchor;
}

std::vector<text::TextRange> rangesOf(const Anchor &anchor, const text::TextLayer &layer)
{
    std::vector<text::TextRange> ranges;
    for (const AnchorPart &part : anchor.parts) {
        if (part.end <= part.begin)
            continue;
        const text::TextRange range{{part.page, part.begin}, {part.page, part.end}};
        const text::TextPage *before = ranges.empty() ? nullptr : pageOf(layer, ranges.back().end.page);
        const bool goesOn = before && ranges.back().end.page + 1 == part.page && part.begin == 0
                            && ranges.back().end.offset >= before->bodyEnd() - 2;
        if (goesOn)
            ranges.back().end = range.end;
        else
            ranges.push_back(range);
    }
    return ranges;
}

Quads quadsOn(const Anchor &anchor, int page)
{
    Quads quads;
    for (const AnchorPart &part : anchor.parts) {
        if (part.page == page)
            quads.insert(quads.end(), part.quads.begin(), part.quads.end());
    }
    return quads;
}

} // namespace conspectus
