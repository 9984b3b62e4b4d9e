// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the page as Poppler shows it (turned as the file says) to page space (not turned). Both in points, origin top
// left of the crop box, y down.
#pragma once

#include "geometry/quad.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace Poppler {
class Page;
}

namespace conspectus::pdfworker {

struct PageSpace
{
    QSizeF size; // not turned
    Rotation rotation = Rotation::None;
    bool isBroken = false; // the file's box is empty, not finite or absurdly large; size is US Letter then

    [[nodiscard]] static PageSpace of(const Poppler::Page *page);

    [[nodiscard]] QSizeF shownSize() const;
    [[nodiscard]] QPointF fromShown(const QPointF &point) const;
    [[nodiscard]] QRectF fromShown(const QRectF &rect) const;
};

} // namespace conspectus::pdfworker
