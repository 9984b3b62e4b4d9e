// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pagespace.h"

#include "pdf/protocol/messages.h"

#include <cmath>
#include <poppler-qt6.h>

namespace conspectus::pdfworker {

namespace {

constexpr QSizeF kLetter(612, 792);

Rotation rotationOf(const Poppler::Page &page)
{
    switch (page.orientation()) {
    case Poppler::Page::Landscape: return Rotation::Quarter;
    case Poppler::Page::UpsideDown: return Rotation::Half;
    case Poppler::Page::Seascape: return Rotation::ThreeQuarters;
    case Poppler::Page::Portrait: break;
    }
    return Rotation::None;
}

bool isUsable(double side)
{
    return std::isfinite(side) && side > 0.01 && side <= pdf::protocol::kMaxPageSide;
}

bool isTurned(Rotation rotation)
{
    return rotation == Rotation::Quarter || rotation == Rotation::ThreeQuarters;
}

} // namespace

PageSpace PageSpace::of(const Poppler::Page *page)
{
    if (!page)
        return {kLetter, Rotation::None, true};
    const Rotation rotation = rotationOf(*page);
    const QSizeF shown = page->pageSizeF();
    if (!isUsable(shown.width()) || !isUsable(shown.height()))
        return {kLetter, rotation, true};
    return {isTurned(rotation) ? shown.transposed() : shown, rotation, false};
}

QSizeF PageSpace::shownSize() const
{
    return isTurned(rotation) ? size.transposed() : size;
}

QPointF PageSpace::fromShown(const QPointF &point) const
{
    switch (rotation) {
    case Rotation::Quarter: return {point.y(), size.height() - point.x()};
    case Rotation::Half: return {size.width() - point.x(), size.height() - point.y()};
    case Rotation::ThreeQuarters: return {size.width() - point.y(), point.x()};
    case Rotation::None: break;
    }
    return point;
}

QRectF PageSpace::fromShown(const QRectF &rect) const
{
    return QRectF(fromShown(rect.topLeft()), fromShown(rect.bottomRight())).normalized();
}

} // namespace conspectus::pdfworker
