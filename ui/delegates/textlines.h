// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A text in at most some lines, the last cut with "…": for rows of lists. Foreign text is plain text.
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace conspectus {

struct LinesStyle
{
    QFont font;
    double lineHeight = 18;
    int mostLines = 2;
    bool isRough = false; // linesOf() guesses by the number of letters: for rows of very long lists
};

// How many lines a text takes at a width, at most style.mostLines. Long and short texts are told by their length alone,
// so that a list of 100,000 rows needs few layouts.
[[nodiscard]] int linesOf(const QString &text, const LinesStyle &style, double width);
// Paints it from the top of the rectangle with the painter's pen.
void paintLines(QPainter &painter, const QRectF &rect, const QString &text, const LinesStyle &style);
// One line in the painter's font and pen, elided at its own end: a text from right to left stands at the right, its dots at the left.
// alignment: for other texts, and the vertical part for all.
void paintOneLine(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

} // namespace conspectus
