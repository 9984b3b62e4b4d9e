// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kindpainter.h"

#include <QIconEngine>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace conspectus {
namespace {

constexpr double kWavePeriod = 8.0;
constexpr double kHatchShare = 0.42; // of the ink: the only pattern behind letters
constexpr double kThinBelow = 10.0;  // px of text height

double textHeightOf(const QPolygonF &quad)
{
    return QLineF(quad[0], quad[3]).length();
}

QPen flatPen(const QColor &color, double width)
{
    QPen pen(color, width);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

// The foot of the quad, moved up by so many pixels towards the head.
QLineF footOf(const QPolygonF &quad, double up)
{
    const double height = textHeightOf(quad);
    const double share = height > 0 ? up / height : 0;
    return {quad[3] + (quad[0] - quad[3]) * share, quad[2] + (quad[1] - quad[2]) * share};
}

void drawWave(QPainter &painter, const QLineF &foot, double amplitude, double period)
{
    const double length = foot.length();
    if (length <= 0)
        return;
    QPainterPath path;
    const QPointF along = (foot.p2() - foot.p1()) / length;
    const QPointF up(along.y(), -along.x());
    constexpr double kStep = 1.0;
    for (double x = 0; x <= length; x += kStep) {
        const QPointF at = foot.p1() + along * x + up * (amplitude * std::sin(x / period * 2 * M_PI));
        x == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

void drawHatch(QPainter &painter, const QPolygonF &quad, const QColor &ink, double step, double width)
{
    painter.save();
    QPainterPath clip;
    clip.addPolygon(quad);
    clip.closeSubpath();
    painter.setClipPath(clip, Qt::IntersectClip);
    QColor faint = ink;
    faint.setAlphaF(static_cast<float>(kHatchShare));
    painter.setPen(QPen(faint, width));
    const QRectF box = quad.boundingRect();
    // Lines of one family over the whole page, so that the hatch runs on from line to line.
    const double first = std::floor((box.left() + box.top()) / step) * step;
    for (double sum = first; sum <= box.right() + box.bottom(); sum += step)
        painter.drawLine(QPointF(sum - box.top(), box.top()), QPointF(sum - box.bottom(), box.bottom()));
    painter.restore();
}

void drawDashes(QPainter &painter, const QLineF &foot, const QColor &ink, double width, double on, double off)
{
    QPen pen = flatPen(ink, width);
    pen.setDashPattern({on / width, off / width}); // Qt's pattern is in widths of the pen
    painter.setPen(pen);
    painter.drawLine(foot);
}

// An upright bar at either end of the quad, inside it.
void drawBars(QPainter &painter, const QPolygonF &quad, const QColor &ink, double width)
{
    const double length = QLineF(quad[0], quad[1]).length();
    const QPointF inside = length > 0 ? (quad[1] - quad[0]) / length * (width / 2) : QPointF();
    painter.setPen(flatPen(ink, width));
    painter.drawLine(QLineF(quad[0] + inside, quad[3] + inside));
    painter.drawLine(QLineF(quad[1] - inside, quad[2] - inside));
}

void drawPattern(QPainter &painter, const QPolygonF &quad, KindPattern pattern, const QColor &ink, double width)
{
    const QLineF foot = footOf(quad, width / 2);
    painter.setPen(flatPen(ink, width));
    switch (pattern) {
    case KindPattern::Plain:
        break;
    case KindPattern::Line:
        painter.drawLine(foot);
        break;
    case KindPattern::Dashes:
        drawDashes(painter, foot, ink, width, 6, 3);
        break;
    case KindPattern::Dots:
        drawDashes(painter, foot, ink, width, 2, 3);
        break;
    case KindPattern::Hatch:
        drawHatch(painter, quad, ink, 6, 1.4);
        break;
    case KindPattern::Wave:
        painter.setPen(QPen(ink, width * 0.7));
        drawWave(painter, footOf(quad, width * 0.75), width * 0.75, kWavePeriod);
        break;
    case KindPattern::Frame:
        painter.setPen(QPen(ink, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(quad);
        break;
    case KindPattern::DoubleLine:
        painter.setPen(flatPen(ink, 1));
        painter.drawLine(footOf(quad, 0.5));
        painter.drawLine(footOf(quad, 2.5));
        break;
    case KindPattern::Bars:
        drawBars(painter, quad, ink, width);
        break;
    }
}

// The foot of a swatch, drawn heavier than on a page since there is no text to show the form.
void drawSwatchPattern(QPainter &painter, const QRectF &box, const Kind &kind, const QColor &ink)
{
    const QPolygonF quad({box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()});
    switch (kind.pattern) {
    case KindPattern::Hatch:
        drawHatch(painter, quad, ink, 5, 1.4);
        break;
    case KindPattern::Wave:
        painter.setPen(QPen(ink, 1.4));
        drawWave(painter, footOf(quad, 3), 1.6, 6);
        break;
    case KindPattern::Dashes:
        drawDashes(painter, footOf(quad, 1), ink, 2, 5, 3);
        break;
    case KindPattern::Frame:
        painter.setPen(QPen(ink, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(1, 1, -1, -1));
        break;
    case KindPattern::DoubleLine:
        painter.setPen(flatPen(ink, 1.2));
        painter.drawLine(footOf(quad, 1.2));
        painter.drawLine(footOf(quad, 4));
        break;
    case KindPattern::Bars:
        drawBars(painter, quad, ink, 3);
        break;
    case KindPattern::Plain:
    case KindPattern::Line:
    case KindPattern::Dots:
        drawPattern(painter, quad, kind.pattern, ink, 2);
        break;
    }
}

class KindIconEngine final : public QIconEngine
{
public:
    explicit KindIconEngine(Kind kind) : m_kind(std::move(kind)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const double side = qMin(14, qMin(rect.width(), rect.height()));
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        paintKindSwatch(*painter, square, m_kind, themeOf(nullptr));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal ratio) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        result.setDevicePixelRatio(ratio);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(0, 0), (QSizeF(size) / ratio).toSize()), mode, state);
        return result;
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    bool isNull() override { return false; }
    QIconEngine *clone() const override { return new KindIconEngine(m_kind); }

private:
    Kind m_kind;
};

} // namespace

void paintKindSwatch(QPainter &painter, const QRectF &square, const Kind &kind, const Theme &theme)
{
    const QColor &ink = theme.kindInk(kind);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter.fillPath(outline, theme.kindFill(kind));
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    drawSwatchPattern(painter, square.adjusted(0.5, 0.5, -0.5, -0.5), kind, ink);
    painter.restore();
    QColor border = ink;
    border.setAlphaF(0.55F);
    painter.setPen(QPen(border, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
    painter.restore();
}

QIcon kindIcon(const Kind &kind)
{
    return QIcon(new KindIconEngine(kind));
}

void paintMarkFill(QPainter &painter, const std::vector<QPolygonF> &quads, const Kind &kind, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setCompositionMode(theme.isDark ? QPainter::CompositionMode_Lighten : QPainter::CompositionMode_Multiply);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.kindFill(kind));
    for (const QPolygonF &quad : quads)
        painter.drawPolygon(quad);
    painter.restore();
}

void paintMarkPattern(QPainter &painter, const std::vector<QPolygonF> &quads, const Kind &kind, const Theme &theme,
                      bool acknowledged)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor &ink = theme.kindInk(kind);
    for (const QPolygonF &quad : quads) {
        if (quad.size() < 4)
            continue;
        drawPattern(painter, quad, kind.pattern, ink, textHeightOf(quad) < kThinBelow ? 1 : 2);
        if (!acknowledged) {
            QPen pen(ink, 1);
            pen.setDashPattern({3, 3});
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            painter.drawPolygon(quad);
        }
    }
    painter.restore();
}

void paintMarkFrame(QPainter &painter, const std::vector<QPolygonF> &quads, const Theme &theme, double pen)
{
    // One outline round all quads, one and a half pixels away from the text.
    QPainterPath outline;
    for (const QPolygonF &quad : quads) {
        QPainterPath piece;
        piece.addRect(quad.boundingRect().adjusted(-1.5, -1.5, 1.5, 1.5));
        outline = outline.united(piece);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen line(theme.acc, pen);
    line.setJoinStyle(Qt::RoundJoin);
    painter.setPen(line);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline.simplified());
    painter.restore();
}

} // namespace conspectus
