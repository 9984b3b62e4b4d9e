// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/textlines.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>

namespace conspectus {

namespace {

void setUp(QTextLayout &layout, const QString &text)
{
    QTextOption option(text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
}

// What can be seen of a text never needs more than this many characters a line.
QString seen(const QString &text, int lines, double width) { return text.left(std::max(64, static_cast<int>(width) * lines)); }

void paintElided(QPainter &painter, const QRectF &rect, const QString &text, bool isFromRight, Qt::Alignment alignment)
{
    const Qt::LayoutDirection before = painter.layoutDirection();
    painter.setLayoutDirection(isFromRight ? Qt::RightToLeft : Qt::LeftToRight); // the dots stand at its end
    const Qt::Alignment sideways = isFromRight ? Qt::Alignment(Qt::AlignRight) : alignment & Qt::AlignHorizontal_Mask;
    const Qt::Alignment used = Qt::AlignAbsolute | sideways | (alignment & Qt::AlignVertical_Mask);
    painter.drawText(rect, static_cast<int>(used.toInt()) | Qt::TextSingleLine,
                     QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, rect.width()));
    painter.setLayoutDirection(before);
}

} // namespace

int linesOf(const QString &text, const LinesStyle &style, double width)
{
    if (text.isEmpty() || width <= 0)
        return text.isEmpty() ? 0 : 1;
    const QFontMetricsF metrics(style.font);
    const double average = metrics.averageCharWidth();
    const double length = static_cast<double>(text.size());
    if (length * average * 0.45 > width * style.mostLines)
        return style.mostLines;
    if (length * metrics.height() * 1.2 < width)
        return 1;
    if (style.isRough) {
        const bool isWide = text.front().unicode() >= 0x2E80; // Chinese, Japanese, Korean: a letter is about two
        return std::clamp(static_cast<int>(length * average * (isWide ? 2.0 : 1.0) / width) + 1, 1, style.mostLines);
    }
    QTextLayout layout(seen(text, style.mostLines, width), style.font);
    setUp(layout, text);
    layout.beginLayout();
    int lines = 0;
    while (lines < style.mostLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        ++lines;
    }
    layout.endLayout();
    return lines;
}

void paintLines(QPainter &painter, const QRectF &rect, const QString &text, const LinesStyle &style)
{
    const QString shown = seen(text, style.mostLines, rect.width());
    QTextLayout layout(shown, style.font);
    setUp(layout, text);
    layout.beginLayout();
    for (int i = 0; i < style.mostLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        line.setPosition(QPointF(0, i * style.lineHeight + (style.lineHeight - line.height()) / 2));
    }
    layout.endLayout();
    const int count = layout.lineCount();
    for (int i = 0; i < count; ++i) {
        const QTextLine line = layout.lineAt(i);
        const bool isCut = i == style.mostLines - 1 && line.textStart() + line.textLength() < shown.size();
        if (!isCut) {
            line.draw(&painter, rect.topLeft());
            continue;
        }
        painter.setFont(style.font);
        const QRectF last(rect.left(), rect.top() + i * style.lineHeight, rect.width(), style.lineHeight);
        paintElided(painter, last, shown.mid(line.textStart()), text.isRightToLeft(), Qt::AlignLeft | Qt::AlignVCenter);
    }
}

void paintOneLine(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    paintElided(painter, rect, text, text.isRightToLeft(), alignment);
}

} // namespace conspectus
