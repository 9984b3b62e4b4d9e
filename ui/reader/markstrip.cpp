// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/markstrip.h"

#include "ui/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace conspectus::reader {

MarkStrip::MarkStrip(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Marks in the document"));
    setToolTip(tr("Marks and hits in the whole document. Click to go there."));
}

void MarkStrip::setTicks(std::vector<Tick> ticks)
{
    m_ticks = std::move(ticks);
    update();
}

void MarkStrip::setView(double top, double bottom)
{
    m_top = top;
    m_bottom = bottom;
    update();
}

void MarkStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.fillRect(rect(), theme.win);
    const auto y = [this](double share) { return share * (height() - 3); };
    painter.fillRect(QRectF(0, y(m_top), width(), std::max(3.0, y(m_bottom) - y(m_top))), theme.inact);
    for (const Tick &tick : m_ticks) {
        if (!tick.isNode)
            painter.fillRect(QRectF(1, y(tick.share), width() - 2, tick.kind ? 3 : 2),
                             tick.kind ? theme.kindInk(*tick.kind) : theme.acc);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.acc, 1.4));
    painter.setBrush(theme.paper);
    for (const Tick &tick : m_ticks) {
        if (tick.isNode)
            painter.drawEllipse(QPointF(width() / 2.0, y(tick.share) + 1.5), 3.5, 3.5);
    }
}

void MarkStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && height() > 0)
        Q_EMIT pressed(std::clamp(event->position().y() / height(), 0.0, 1.0));
}

} // namespace conspectus::reader
