// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/sectionindex.h"

#include "text/fold.h"
#include "text/selection.h"

#include <QRegularExpression>
#include <optional>

namespace conspectus::reader {

namespace {

constexpr qsizetype kLongestHeading = 120;
constexpr int kPagesLookedBack = 30;

const text::TextPage *pageOf(const text::TextLayer &layer, int page)
{
    return page < 0 || page >= static_cast<int>(layer.pages.size()) ? nullptr
                                                                    : layer.pages[static_cast<std::size_t>(page)].get();
}

QString textOf(const text::TextPage &page, const text::Line &line)
{
    if (line.lastWord <= line.firstWord)
        return {};
    const qint32 begin = page.words[static_cast<std::size_t>(line.firstWord)].begin;
    const qint32 end = page.words[static_cast<std::size_t>(line.lastWord - 1)].end;
    return page.text.mid(begin, end - begin).simplified();
}

bool isSectionHeading(const QString &title)
{
    static const QRegularExpression numbered(
            QStringLiteral(R"(^([1-9]\d?(\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-Z]\.|Appendix)\s+\p{Lu})"));
    static const QRegularExpression named(
            QStringLiteral(R"(^(abstract|introduction|background|methods?|results|discussion|conclusions?|references)\b)"),
            QRegularExpression::CaseInsensitiveOption);
    return title.size() <= kLongestHeading && (numbered.match(title).hasMatch() || named.match(title).hasMatch());
}

// The last heading of a page that begins at or before an offset.
std::optional<QString> headingOn(const text::TextPage &page, qint32 offset)
{
    std::optional<QString> found;
    for (const text::Line &line : page.lines) {
        if (line.lastWord <= line.firstWord)
            continue;
        if (page.words[static_cast<std::size_t>(line.firstWord)].begin > offset)
            continue;
        const QString title = textOf(page, line);
        if (line.role == text::Role::Heading && isSectionHeading(title))
            found = title;
        else if (line.role == text::Role::Body && text::fold(title).startsWith(QLatin1String("abstract")))
            found = QStringLiteral("Abstract"); // run in: "Abstract — With the advent of …"
    }
    return found;
}

QString headingBefore(const text::TextLayer &layer, int page, qint32 offset)
{
    for (int at = page; at >= std::max(0, page - kPagesLookedBack); --at) {
        const text::TextPage *textPage = pageOf(layer, at);
        if (!textPage)
            return {};
        const qint32 until = at == page ? offset : static_cast<qint32>(textPage->text.size());
        if (const auto heading = headingOn(*textPage, until))
            return *heading;
    }
    return {};
}

} // namespace

bool SectionIndex::isAtOrBefore(const pdf::OutlineItem &item, const text::TextLayer &layer, int page, qint32 offset,
                                const QPointF *point) const
{
    if (item.page != page)
        return item.page < page;
    if (const text::TextPage *textPage = pageOf(layer, page); textPage && !textPage->isEmpty()) {
        // A destination stands a little above its heading.
        const qint32 start = text::offsetAt(*textPage, item.point + QPointF(2, 6));
        return start <= offset;
    }
    return !point || item.point.y() <= point->y() + 1;
}

QString SectionIndex::find(const text::TextLayer &layer, int page, qint32 offset, const QPointF *point) const
{
    const pdf::OutlineItem *best = nullptr;
    for (const pdf::OutlineItem &item : m_items) {
        if (item.page >= 0 && item.page <= page && isAtOrBefore(item, layer, page, offset, point))
            best = &item;
        else if (item.page > page)
            break;
    }
    if (best)
        return best->title.simplified().left(kLongestHeading);
    return headingBefore(layer, page, offset);
}

QString SectionIndex::at(const text::TextLayer &layer, int page, qint32 offset) const
{
    return find(layer, page, offset, nullptr);
}

QString SectionIndex::at(const text::TextLayer &layer, int page, QPointF point) const
{
    const text::TextPage *textPage = pageOf(layer, page);
    const qint32 offset = textPage ? std::max(0, text::offsetAt(*textPage, point)) : 0;
    return find(layer, page, offset, &point);
}

} // namespace conspectus::reader
