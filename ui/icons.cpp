// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/icons.h"

#include <QDir>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace conspectus {
namespace {


QString pathOf(const QString &id)
{
    return QStringLiteral(":/conspectus/icons/%1.svg").arg(id);
}

// The pen on the 16 grid for a size in logical pixels, so that lines stay light when the icon grows.
double strokeFor(double size)
{
    if (size >= 24.0)
        return 1.1;
    return size >= 20.0 ? 1.2 : 1.5;
}

QPixmap drawn(const QString &id, double size, double ratio, const QColor &color)
{
    const int side = qRound(size * ratio);
    const QString key = QStringLiteral("conspectus.%1.%2.%3.%4").arg(id).arg(side).arg(size).arg(color.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(pathOf(id));
    if (!file.open(QIODevice::ReadOnly) || side <= 0)
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    svg.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(strokeFor(size)) + "\"");
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class LineIconEngine final : public QIconEngine
{
public:
    explicit LineIconEngine(QString id) : m_id(std::move(id)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, m_id, rect, colorFor(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    // size is in device pixels.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        QPixmap result = drawn(m_id, qMin(size.width(), size.height()) / ratio, ratio, colorFor(mode));
        result.setDevicePixelRatio(ratio);
        return result;
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    bool isNull() override { return false; }
    QIconEngine *clone() const override { return new LineIconEngine(m_id); }
    QString key() const override { return QStringLiteral("conspectus"); }

private:
    static QColor colorFor(QIcon::Mode mode)
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return QGuiApplication::palette().color(group, QPalette::ButtonText);
    }

    QString m_id;
};

} // namespace

QIcon iconFor(const QString &id)
{
    return QFile::exists(pathOf(id)) ? QIcon(new LineIconEngine(id)) : QIcon();
}

QStringList iconIds()
{
    QStringList ids = QDir(QStringLiteral(":/conspectus/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (QString &id : ids)
        id.chop(4);
    return ids;
}

void paintIcon(QPainter &painter, const QString &id, const QRectF &square, const QColor &color)
{
    const double side = qMin(square.width(), square.height());
    const double ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = drawn(id, side, ratio, color);
    if (!pixmap.isNull())
        painter.drawPixmap(QPointF(square.center().x() - side / 2, square.center().y() - side / 2), pixmap);
}

} // namespace conspectus
