// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/evidencemark.h"

#include <QCoreApplication>
#include <QPainter>

namespace conspectus {

void paintEvidenceMark(QPainter &painter, const QRectF &square, EvidenceMark mark, const Theme &theme)
{
    const double side = qMin(square.width(), square.height());
    const double radius = side / 2 - side * 1.4 / 24 - 0.8;
    const QPointF centre = square.center();
    const QRectF circle(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.ink, side * 1.4 / 12));
    painter.setBrush(mark == EvidenceMark::Full ? QBrush(theme.ink) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle);
    if (mark == EvidenceMark::Partial) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.ink);
        painter.drawPie(circle, 90 * 16, 180 * 16);
    } else if (mark == EvidenceMark::Disputed) {
        const QPointF reach(radius * 0.7, -radius * 0.7);
        painter.drawLine(centre - reach, centre + reach);
    }
    painter.restore();
}

QString evidenceMarkText(EvidenceMark mark)
{
    switch (mark) {
    case EvidenceMark::Full:
        return QCoreApplication::translate("EvidenceMark", "supported by a passage outside the abstract");
    case EvidenceMark::Partial:
        return QCoreApplication::translate("EvidenceMark", "partly supported: abstract only, or qualified");
    case EvidenceMark::Disputed:
        return QCoreApplication::translate("EvidenceMark", "disputed: a passage contradicts it");
    case EvidenceMark::None:
        break;
    }
    return QCoreApplication::translate("EvidenceMark", "no evidence yet");
}

} // namespace conspectus
