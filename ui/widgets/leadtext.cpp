// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/leadtext.h"

#include "ui/fonts.h"

#include <QPainter>
#include <QTextLayout>
#include <cmath>

namespace conspectus {

LeadText::LeadText(const QString &lead, const QString &rest, QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setTexts(lead, rest);
}

void LeadText::setTexts(const QString &lead, const QString &rest)
{
    m_lead = lead;
    m_rest = rest;
    setAccessibleName(lead + QLatin1Char(' ') + rest);
    updateGeometry();
    update();
}

double LeadText::layOut(QTextLayout &layout, double width) const
{
    layout.setText(m_rest.isEmpty() ? m_lead : m_lead + QLatin1Char(' ') + m_rest);
    layout.setFont(font());
    QTextLayout::FormatRange bold;
    bold.start = 0;
    bold.length = static_cast<int>(m_lead.size());
    bold.format.setFontWeight(QFont::DemiBold);
    layout.setFormats({bold});
    const double lineHeight = lineHeightFor(FontRole::Interface);
    double y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y + (lineHeight - line.height()) / 2));
        y += lineHeight;
    }
    layout.endLayout();
    return y;
}

int LeadText::heightForWidth(int width) const
{
    QTextLayout layout;
    return static_cast<int>(std::ceil(layOut(layout, width)));
}

QSize LeadText::sizeHint() const
{
    const int width = fontMetrics().horizontalAdvance(m_lead + m_rest) + 24;
    return {std::min(width, 480), heightForWidth(std::min(width, 480))};
}

QSize LeadText::minimumSizeHint() const
{
    return {120, lineHeightFor(FontRole::Interface)};
}

void LeadText::paintEvent(QPaintEvent *)
{
    QTextLayout layout;
    const double height = layOut(layout, width());
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    layout.draw(&painter, QPointF(0, std::max(0.0, (this->height() - height) / 2)));
}

} // namespace conspectus
