// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/quad.h"

#include <algorithm>

namespace conspectus {

QRectF Quad::boundingRect() const
{
    const auto [minX, maxX] = std::ranges::minmax(corners, {}, &QPointF::x);
    const auto [minY, maxY] = std::ranges::minmax(corners, {}, &QPointF::y);
    return {minX.x(), minY.y(), maxX.x() - minX.x(), maxY.y() - minY.y()};
}

QRectF boundingRect(const Quads &quads)
{
    QRectF all;
    for (const Quad &quad : quads)
        all = all.isNull() ? quad.boundingRect() : all.united(quad.boundingRect());
    return all;
}

QRectF toUnit(const QRectF &rect, const QSizeF &pageSize)
{
    if (pageSize.isEmpty())
        return {};
    return {rect.x() / pageSize.width(), rect.y() / pageSize.height(), rect.width() / pageSize.width(),
            rect.height() / pageSize.height()};
}

QRectF fromUnit(const QRectF &unit, const QSizeF &pageSize)
{
    return {unit.x() * pageSize.width(), unit.y() * pageSize.height(), unit.width() * pageSize.width(),
            unit.height() * pageSize.height()};
}

} // namespace conspectus
