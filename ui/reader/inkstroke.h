// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Strokes of the pen: what the hand drew, made smooth and short enough to keep, and the curve that is painted through it.
// Page space. Pure.
#pragma once

#include "survey/survey.h"

#include <QPainterPath>
#include <vector>

namespace conspectus::reader {

using InkStroke = std::vector<QPointF>;

inline constexpr double kInkWidth = 1.6;        // pt, of a line
inline constexpr double kWidestInk = 4.4;       // pt, of a stroke pressed as hard as can be
inline constexpr std::size_t kMostPoints = 4000; // of one stroke

// Without the tremble of the hand and without points that a straight line between their neighbours would hit (0.25 pt). The ends
// stay where they were. A tap is a stroke of two points.
[[nodiscard]] InkStroke smoothed(const InkStroke &drawn);

// The lines that show a stroke as wide as it was pressed: the stroke itself, smoothed, and where it is wider than a line its two
// edges. Lines have no width of their own in what is kept, so that every program shows the same. pressures: 0…1 for each point; none:
// a mouse.
[[nodiscard]] std::vector<InkStroke> pressedLines(const InkStroke &drawn, const std::vector<double> &pressures);

// A curve through the middles of the stretches, tangent to them.
[[nodiscard]] QPainterPath inkPath(const InkStroke &stroke);

// The distance of a point from a drawing, in pt; a great number without strokes.
[[nodiscard]] double inkDistance(const std::vector<InkStroke> &strokes, QPointF point);

} // namespace conspectus::reader
