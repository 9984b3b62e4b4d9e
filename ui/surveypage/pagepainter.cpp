// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveypage/pagepainter.h"

#include "ui/evidencemark.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/style.h"

#include <QPainter>
#include <algorithm>

namespace conspectus {

std::pair<int, int> PageSelection::within(int item, int length) const
{
    if (isEmpty())
        return {0, 0};
    const bool isForward = std::pair(anchorItem, anchor) <= std::pair(cursorItem, cursor);
    const std::pair from = isForward ? std::pair(anchorItem, anchor) : std::pair(cursorItem, cursor);
    const std::pair to = isForward ? std::pair(cursorItem, cursor) : std::pair(anchorItem, anchor);
    if (item < from.first || item > to.first)
        return {0, 0};
    return {item == from.first ? from.second : 0, item == to.first ? to.second : length};
}

PagePainter::PagePainter(QPainter &painter, const PageContent &content, const SurveyPageLayout &layout, const Theme &theme,
                         const PageMarks &marks)
    : m_painter(painter), m_content(content), m_layout(layout), m_theme(theme), m_marks(marks)
{
}

void PagePainter::paint(const QRect &area)
{
    for (size_t i = 0; i < m_content.items.size(); ++i) {
        const QRect band = m_layout.highlightOf(static_cast<int>(i)).united(m_layout.items()[i].band);
        if (band.bottom() + 4 >= area.top() && band.top() - 4 <= area.bottom())
            paintItem(static_cast<int>(i));
    }
    if (m_marks.dropLine >= 0)
        m_painter.fillRect(QRectF(m_layout.metrics().left - scaled(26), m_marks.dropLine - 1, m_layout.metrics().column + scaled(26), 2),
                           m_theme.acc);
}

void PagePainter::paintItem(int number)
{
    const PageItem &item = m_content.items[static_cast<size_t>(number)];
    const LaidItem &laid = m_layout.items()[static_cast<size_t>(number)];
    paintBackground(number);
    if (item.part == PageItem::Part::Row)
        paintRow(item, laid);
    else if (item.part == PageItem::Part::Detail)
        paintDetail(item, laid, number);
    else if (item.part == PageItem::Part::Chips)
        paintChips(number);
    else if (item.part == PageItem::Part::Message)
        paintMessage(item, laid);
    else if (item.part == PageItem::Part::Note)
        paintIcon(m_painter, QStringLiteral("warning"),
                  QRectF(m_layout.metrics().left, laid.textRect.top() + 2, scaled(14), scaled(14)), m_theme.warn);
    if (item.hasMark)
        paintFindingMarks(item, laid, number);
    if (number != m_marks.edited)
        paintText(number);
    if (!item.right.isEmpty())
        paintRight(item, laid, number);
    paintStopMarks(number);
}

// The mark at the left, the number of passages and the disclosure at the right.
void PagePainter::paintFindingMarks(const PageItem &item, const LaidItem &laid, int number)
{
    const double side = scaled(12);
    const QRectF square(m_layout.metrics().left - scaled(14) - side / 2, laid.textRect.top() + (laid.lineHeight - side) / 2, side, side);
    paintEvidenceMark(m_painter, square, item.mark, m_theme);
    m_painter.setFont(fontFor(FontRole::Small));
    m_painter.setPen(m_theme.ink3);
    m_painter.drawText(QRectF(laid.textRect.left(), laid.textRect.top(), m_layout.metrics().column, laid.lineHeight),
                       Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(item.count));
    if (!item.canOpen)
        return;
    QRectF icon(0, 0, side, side);
    icon.moveCenter(laid.disclosureRect.center());
    const bool isHovered = isAt(m_marks.hovered, number, PageStop::Disclosure);
    paintIcon(m_painter, item.isOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), icon,
              isHovered ? m_theme.acc : m_theme.ink3);
}

void PagePainter::paintDetail(const PageItem &item, const LaidItem &laid, int number)
{
    const bool isLink = item.labelAction != PageAction::None;
    QFont font = fontFor(FontRole::Small);
    font.setUnderline(isLink && isAt(m_marks.hovered, number, PageStop::Label));
    m_painter.setFont(font);
    m_painter.setPen(isLink ? m_theme.acc : m_theme.ink3);
    m_painter.drawText(laid.labelRect.adjusted(0, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter, item.label);
}

bool PagePainter::isAt(int stop, int item, int index) const
{
    if (stop < 0 || static_cast<size_t>(stop) >= m_content.stops.size())
        return false;
    const PageStop &there = m_content.stops[static_cast<size_t>(stop)];
    return there.item == item && there.index == index;
}

void PagePainter::paintBackground(int number)
{
    const PageItem &item = m_content.items[static_cast<size_t>(number)];
    const bool isCurrent = isAt(m_marks.current, number, PageStop::Whole);
    const bool isHovered = isAt(m_marks.hovered, number, PageStop::Whole) && !item.finding.isNull();
    const bool isTarget = isAt(m_marks.dropTarget, number, PageStop::Whole);
    const bool isRelated = m_marks.related.contains(number);
    if (!(isCurrent && (m_marks.hasFocus || !item.finding.isNull())) && !isHovered && !isTarget && !isRelated)
        return;
    const QRect row = m_layout.highlightOf(number);
    paintRowBackground(m_painter, row, m_theme, isCurrent, m_marks.hasFocus, isHovered, isRelated);
    if (isTarget) {
        m_painter.setPen(QPen(m_theme.acc, 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(row.adjusted(1, 1, -1, -1));
    }
}

QColor PagePainter::colorOf(const PageItem &item) const
{
    switch (item.part) {
    case PageItem::Part::Authors:
    case PageItem::Part::Message:
    case PageItem::Part::Note:
    case PageItem::Part::Row:
        return m_theme.ink2;
    case PageItem::Part::Detail:
        return item.slot.isEmpty() || item.isPlaceholder ? m_theme.ink3 : m_theme.ink;
    case PageItem::Part::Facts:
    case PageItem::Part::Label:
    case PageItem::Part::Aside:
        return m_theme.ink3;
    default:
        return m_theme.ink;
    }
}

QList<QTextLayout::FormatRange> PagePainter::formatsOf(int number) const
{
    const PageItem &item = m_content.items[static_cast<size_t>(number)];
    QList<QTextLayout::FormatRange> formats;
    const auto add = [&formats](int begin, int end, const QTextCharFormat &format) { formats.append({begin, end - begin, format}); };
    if (item.boldUntil > 0) {
        QTextCharFormat headline;
        headline.setForeground(m_theme.ink);
        add(0, item.boldUntil, headline);
    }
    for (size_t i = 0; i < item.spans.size(); ++i) {
        const StopSpan &span = item.spans[i];
        if (!span.isLink)
            continue;
        QTextCharFormat link;
        link.setForeground(m_theme.acc);
        link.setFontUnderline(isAt(m_marks.hovered, number, static_cast<int>(i)));
        add(span.begin, span.end, link);
    }
    const auto [from, to] = m_marks.selection.within(number, static_cast<int>(item.text.size()));
    if (from < to) {
        QTextCharFormat selected;
        selected.setBackground(m_marks.hasFocus ? m_theme.acc : m_theme.edge);
        selected.setForeground(m_marks.hasFocus ? m_theme.accink : m_theme.paper);
        add(from, to, selected);
    }
    return formats;
}

void PagePainter::paintText(int number)
{
    const PageItem &item = m_content.items[static_cast<size_t>(number)];
    const LaidItem &laid = m_layout.items()[static_cast<size_t>(number)];
    if (!laid.text)
        return;
    // Sentences under the pointer or current have a background of their own, below the letters.
    for (size_t i = 0; i < item.spans.size(); ++i) {
        if (item.spans[i].isLink)
            continue;
        const bool isCurrent = isAt(m_marks.current, number, static_cast<int>(i)) && m_marks.hasFocus;
        const bool isHovered = isAt(m_marks.hovered, number, static_cast<int>(i));
        if (!isCurrent && !isHovered)
            continue;
        for (const QRectF &rect : m_layout.rectsOf(number, item.spans[i].begin, item.spans[i].end))
            m_painter.fillRect(rect.adjusted(-1, 0, 1, 0), isCurrent ? m_theme.sel : m_theme.hov);
    }
    m_painter.setPen(colorOf(item));
    laid.text->draw(&m_painter, laid.textRect.topLeft(), formatsOf(number));
}

void PagePainter::paintRight(const PageItem &item, const LaidItem &laid, int number)
{
    QFont font = fontFor(FontRole::Small);
    const bool isLink = item.rightAction != PageAction::None;
    font.setUnderline(isLink && isAt(m_marks.hovered, number, -2));
    m_painter.setFont(font);
    m_painter.setPen(isLink ? m_theme.acc : m_theme.ink3);
    m_painter.drawText(laid.rightRect.adjusted(-4, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, item.right);
}

void PagePainter::paintRow(const PageItem &item, const LaidItem &laid)
{
    const double left = m_layout.metrics().left;
    const double right = m_layout.metrics().right();
    m_painter.fillRect(QRectF(left, laid.band.top(), right - left, 1), m_theme.line);
    m_painter.fillRect(QRectF(left, laid.band.bottom() + 1, right - left, 1), m_theme.line);
    m_painter.setFont(fontFor(FontRole::SectionLabel));
    m_painter.setPen(m_theme.ink3);
    m_painter.drawText(laid.labelRect, Qt::AlignLeft | Qt::AlignVCenter, item.label);
}

void PagePainter::paintChips(int number)
{
    const PageItem &item = m_content.items[static_cast<size_t>(number)];
    const LaidItem &laid = m_layout.items()[static_cast<size_t>(number)];
    const QFont font = fontFor(FontRole::Small);
    const QFontMetricsF metrics(font);
    m_painter.setFont(font);
    m_painter.setPen(m_theme.ink3);
    m_painter.drawText(laid.labelRect.adjusted(0, 0, 4, 0), Qt::AlignLeft | Qt::AlignVCenter, item.label);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < item.chips.size(); ++i) {
        const PageChip &chip = item.chips[i];
        const QRectF rect = laid.chips[i].adjusted(0.5, 0.5, -0.5, -0.5);
        m_painter.setPen(m_theme.line);
        m_painter.setBrush(isAt(m_marks.hovered, number, static_cast<int>(i)) ? m_theme.hov : m_theme.panel);
        m_painter.drawRoundedRect(rect, 3, 3);
        const QString count = QLocale().toString(chip.count);
        const double countWidth = metrics.horizontalAdvance(count);
        const QRectF inside = rect.adjusted(scaled(7), 0, -scaled(7), 0);
        m_painter.setPen(chip.count == 0 ? m_theme.ink3 : m_theme.ink);
        const double room = inside.width() - countWidth - scaled(5);
        m_painter.drawText(QRectF(inside.left(), inside.top(), room + 2, inside.height()), Qt::AlignLeft | Qt::AlignVCenter,
                           metrics.elidedText(chip.text, Qt::ElideRight, room + 1));
        m_painter.setPen(m_theme.ink3);
        m_painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, count);
    }
    m_painter.restore();
}

void PagePainter::paintMessage(const PageItem &item, const LaidItem &laid)
{
    const QRectF box(m_layout.metrics().left, laid.band.top(), m_layout.metrics().column, laid.band.height());
    const QColor ink = item.isInfo ? m_theme.ink2 : m_theme.warn;
    m_painter.fillRect(box, item.isInfo ? m_theme.hov : m_theme.warnbg);
    m_painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), item.isInfo ? m_theme.edge : m_theme.warn);
    const double side = scaled(16);
    paintIcon(m_painter, item.isInfo ? QStringLiteral("info") : QStringLiteral("warning"),
              QRectF(box.left() + scaled(15), laid.textRect.top() + (laid.lineHeight - side) / 2, side, side), ink);
}

// The focus ring of links, chips and right-hand texts.
void PagePainter::paintStopMarks(int number)
{
    if (!m_marks.hasFocus || m_marks.current < 0)
        return;
    const PageStop &stop = m_content.stops[static_cast<size_t>(m_marks.current)];
    const bool isSentence = stop.action == PageAction::Sentence;
    if (stop.item != number || stop.index == -1 || isSentence)
        return;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_theme.acc, 2));
    m_painter.setBrush(Qt::NoBrush);
    for (const QRectF &rect : m_layout.rectsOf(m_content, stop))
        m_painter.drawRoundedRect(rect.adjusted(-3, -1, 3, 1), 4, 4);
    m_painter.restore();
}

} // namespace conspectus
