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
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
}

// What can be seen of a text never needs more than this many characters a line.
QString seen(const QString &text, int lines, double width) { return text.left(std::max(64, static_cast<int>(width) * lines)); }

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
        const QString rest = QFontMetricsF(style.font).elidedText(shown.mid(line.textStart()), Qt::ElideRight, rect.width());
        painter.drawText(QRectF(rect.left(), rect.top() + i * style.lineHeight, rect.width(), style.lineHeight),
                         static_cast<int>(text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter
                             | Qt::TextSingleLine,
                         rest);
    }
}

} // namespace conspectus
