// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/anchoring.h"

#include "text/quote.h"
#include "text/selection.h"

#include <algorithm>

namespace conspectus::reader {

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

} // namespace

Anchor anchorOfRange(const text::TextLayer &layer, const text::TextRange &range, const VersionId &version,
                     const SectionIndex &sections)
{
    Anchor anchor;
    anchor.version = version;
    anchor.layerId = layer.layerId;
    for (int page = range.begin.page; page <= range.end.page; ++page) {
        const text::TextPage *textPage = pageOf(layer, page);
        if (!textPage)
            continue;
        const text::Span span = text::spanOnPage(layer, range, page);
        Quads quads = textPage->quads(span);
        if (!quads.empty())
            anchor.parts.push_back({page, span.begin, span.end, std::move(quads)});
    }
    if (anchor.parts.empty())
        return anchor;
    anchor.quote = cutQuote(text::cleanText(layer, range));
    const text::QuoteContext context = text::contextOf(layer, range);
    anchor.prefix = context.prefix;
    anchor.suffix = context.suffix;
    anchor.section = sections.at(layer, range.begin.page, range.begin.offset);
    return anchor;
}

Anchor anchorOfNote(const text::TextLayer &layer, int page, QPointF point, const VersionId &version,
                    const SectionIndex &sections)
{
    Anchor anchor;
    anchor.version = version;
    anchor.layerId = layer.layerId;
    const QRectF sheet(point - QPointF(kNoteSide / 2, kNoteSide / 2), QSizeF(kNoteSide, kNoteSide));
    anchor.parts.push_back({page, 0, 0, {Quad::fromRect(sheet)}});
    anchor.section = sections.at(layer, page, point);
    return anchor;
}

Anchor anchorOfArea(const text::TextLayer &layer, int page, const QRectF &area, const VersionId &version,
                    const SectionIndex &sections)
{
    Anchor anchor;
    anchor.version = version;
    anchor.layerId = layer.layerId;
    anchor.parts.push_back({page, 0, 0, {Quad::fromRect(area)}});
    anchor.section = sections.at(layer, page, area.topLeft());
    if (const text::TextPage *textPage = pageOf(layer, page)) {
        QStringList inside;
        for (const text::Word &word : textPage->words) {
            if (area.contains(word.box.center()))
                inside.append(word.text);
        }
        anchor.quote = cutQuote(inside.join(QLatin1Char(' ')));
    }
    return anchor;
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

} // namespace conspectus::reader
