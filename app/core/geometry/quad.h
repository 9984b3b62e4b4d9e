// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Page space: points (1/72 inch), origin at the top left of the page's crop box (the media box where that is empty or
// inverted), x to the right, y down, the page NOT rotated. Everything stored and everything in the core is in page
// space; rotation exists only in the viewport and at the worker's edge. Operations store integers of 1/1000 pt.
//
// In page space we use Qt's QPointF, QRectF and QSizeF; a Quad is four corners of one marked line fragment:
// top left, top right, bottom right, bottom left as the text runs.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <array>
#include <vector>

namespace conspectus {

struct Quad
{
    std::array<QPointF, 4> corners;

    [[nodiscard]] static Quad fromRect(const QRectF &rect)
    {
        return {{rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()}};
    }
    // The smallest upright rectangle around the four corners.
    [[nodiscard]] QRectF boundingRect() const;

    friend bool operator==(const Quad &, const Quad &) = default;
};

using Quads = std::vector<Quad>;

[[nodiscard]] QRectF boundingRect(const Quads &quads);

// How a page is turned for the reader, clockwise.
enum class Rotation { None = 0, Quarter = 90, Half = 180, ThreeQuarters = 270 };

// Page space <-> 0…1 of the page's box (the command line's coordinates). An empty size gives zeros.
[[nodiscard]] QRectF toUnit(const QRectF &rect, const QSizeF &pageSize);
[[nodiscard]] QRectF fromUnit(const QRectF &unit, const QSizeF &pageSize);

} // namespace conspectus
