// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a kind looks wherever it appears: the swatch in lists and menus, the fill and the pattern of a mark on a page.
// Colour is never alone: each kind has a pattern. Quads are polygons of four corners in painter coordinates, in the order of
// conspectus::Quad (top left, top right, bottom right, bottom left as the text runs).
#pragma once

#include "survey/kinds.h"
#include "ui/theme.h"

#include <QIcon>
#include <QPolygonF>
#include <vector>

class QPainter;

namespace conspectus {

// The square of a kind; 14 px in lists.
void paintKindSwatch(QPainter &painter, const QRectF &square, const Kind &kind, const Theme &theme);
// The swatch as an icon, for menus and buttons. Follows the theme.
[[nodiscard]] QIcon kindIcon(const Kind &kind);

// The fill of a mark, blended so that letters stay as they were: Multiply on the light page, Lighten on the dark one.
void paintMarkFill(QPainter &painter, const std::vector<QPolygonF> &quads, const Kind &kind, const Theme &theme);
// The pattern of a mark. Lines stand inside the quad, under the descenders, and are thinned to 1 px below 10 px of text
// height. Not acknowledged marks have a dashed outline as well.
void paintMarkPattern(QPainter &painter, const std::vector<QPolygonF> &quads, const Kind &kind, const Theme &theme,
                      bool acknowledged);
// The 2 px frame round the current mark, and (pen 1.5) round a link under the pointer.
void paintMarkFrame(QPainter &painter, const std::vector<QPolygonF> &quads, const Theme &theme, double pen = 2.0);

} // namespace conspectus
