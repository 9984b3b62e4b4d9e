// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/sectionindex.h"

#include "text/selection.h"

#include <QRegularExpression>
#include <optional>

namespace conspectus {

namespace {

constexpr qsizetype kLongestHeading = 160;
constexpr int kPagesLookedBack = 30;

const text::TextPage *pageOf(const text::TextLayer &layer, int page)
{
    return page < 0 || page >= static_cast<int>(layer.pages.size()) ? nullptr
                                                                    : layer.pages[static_cast<std::size_t>(page)].get();
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
        const text::Word &first = page.words[static_cast<std::size_t>(line.firstWord)];
        const text::Word &last = page.words[static_cast<std::size_t>(line.lastWord - 1)];
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

QString headingBefore(const text::TextLayer &layer, int page, qint32 offset)
{
    if (const text::TextPage *there = pageOf(layer, page); there && page < 2 && paragraphIsAbstract(*there, offset))
        return QStringLiteral("Abstract");
    for (int at = page; at >= std::max(0, page - kPagesLookedBack); --at) {
        const text::TextPage *textPage = pageOf(layer, at);
        if (!textPage)
            return {}; // not read yet: what stands there is not known
        const std::vector<HeadingLine> headings = headingsOf(*textPage);
        for (auto heading = headings.rbegin(); heading != headings.rend(); ++heading) {
            if ((at < page || heading->begin <= offset) && readsLikeSection(heading->text))
                return heading->text.left(kLongestHeading);
        }
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

} // namespace conspectus
