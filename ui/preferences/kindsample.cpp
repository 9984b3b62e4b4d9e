// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/kindsample.h"

#include "ui/fonts.h"
#include "ui/kindpainter.h"

#include <QFontMetricsF>
#include <QPainter>

namespace conspectus {

KindSample::KindSample(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("How the kind looks on a light page, on a dark one and in grey"));
}

void KindSample::setKind(const Kind &kind)
{
    m_kind = kind;
    update();
}

QSize KindSample::sizeHint() const { return {scaled(330), scaled(54)}; }

void KindSample::paintPage(QPainter &painter, const QRectF &page, const Theme &theme) const
{
    painter.fillRect(page, theme.page);
    const QFont font = fontFor(FontRole::Reading);
    const QFontMetricsF metrics(font);
    const QString text = metrics.elidedText(tr("these words", "sample of a mark"), Qt::ElideRight, page.width() - 20);
    const QRectF words(page.center().x() - metrics.horizontalAdvance(text) / 2, page.center().y() - metrics.height() / 2,
                       metrics.horizontalAdvance(text), metrics.height());
    painter.setFont(font);
    painter.setPen(theme.pageink);
    painter.drawText(words, Qt::AlignCenter | Qt::TextSingleLine, text);
    const std::vector<QPolygonF> quads{QPolygonF({words.topLeft(), words.topRight(), words.bottomRight(), words.bottomLeft()})};
    paintMarkFill(painter, quads, m_kind, theme);
    paintMarkPattern(painter, quads, m_kind, theme, true);
}

void KindSample::paintEvent(QPaintEvent *)
{
    const double width = (this->width() - 16) / 3.0;
    QImage image(size() * devicePixelRatioF(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(devicePixelRatioF());
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPage(painter, QRectF(0, 0, width, height()), Theme::light());
    paintPage(painter, QRectF(width + 8, 0, width, height()), Theme::dark());
    painter.end();
    const QRect light(0, 0, static_cast<int>(width * devicePixelRatioF()), image.height());
    QImage grey = image.copy(light).convertToFormat(QImage::Format_Grayscale8);
    grey.setDevicePixelRatio(devicePixelRatioF());
    QPainter here(this);
    here.drawImage(QPointF(0, 0), image);
    here.drawImage(QPointF(2 * (width + 8), 0), grey);
    here.setPen(themeOf(this).line);
    for (int i = 0; i < 3; ++i)
        here.drawRect(QRectF(i * (width + 8) + 0.5, 0.5, width - 1, height() - 1));
}

} // namespace conspectus
