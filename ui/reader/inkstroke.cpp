// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/inkstroke.h"

#include <QLineF>
#include <algorithm>
#include <cmath>
#include <limits>

namespace conspectus::reader {

namespace {

constexpr double kTolerance = 0.25; // pt
constexpr int kPasses = 2;

double distanceTo(const QPointF &point, const QPointF &from, const QPointF &to)
{
    const QPointF along = to - from;
    const double length = QPointF::dotProduct(along, along);
    const double share = length > 0 ? std::clamp(QPointF::dotProduct(point - from, along) / length, 0.0, 1.0) : 0.0;
    return QLineF(point, from + along * share).length();
}

// Each inner point moves towards its neighbours; the hand's tremble goes, the shape stays.
InkStroke calmed(InkStroke points)
{
    for (int pass = 0; pass < kPasses; ++pass) {
        const InkStroke before = points;
        for (std::size_t i = 1; i + 1 < before.size(); ++i)
            points[i] = before[i] * 0.5 + (before[i - 1] + before[i + 1]) * 0.25;
    }
    return points;
}

// Douglas and Peucker, with a stack of our own: a long stroke must not be deep recursion.
InkStroke thinned(const InkStroke &points)
{
    std::vector<bool> kept(points.size(), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, points.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double farthest = 0;
        std::size_t at = first;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = distanceTo(points[i], points[first], points[last]);
            if (distance > farthest) {
                farthest = distance;
                at = i;
            }
        }
        if (farthest > kTolerance) {
            kept[at] = true;
            open.emplace_back(first, at);
            open.emplace_back(at, last);
        }
    }
    InkStroke result;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (kept[i])
            result.push_back(points[i]);
    }
    return result;
}

} // namespace

InkStroke smoothed(const InkStroke &drawn)
{
    if (drawn.empty())
        return {};
    InkStroke points;
    for (const QPointF &point : drawn) {
        if (points.empty() || QLineF(points.back(), point).length() >= 0.05)
            points.push_back(point);
    }
    if (points.size() == 1)
        points.push_back(points.front() + QPointF(0.1, 0));
    InkStroke result = thinned(calmed(points));
    if (result.size() > kMostPoints)
        result.resize(kMostPoints);
    return result;
}

QPainterPath inkPath(const InkStroke &stroke)
{
    QPainterPath path;
    if (stroke.empty())
        return path;
    path.moveTo(stroke.front());
    for (std::size_t i = 1; i + 1 < stroke.size(); ++i)
        path.quadTo(stroke[i], (stroke[i] + stroke[i + 1]) / 2);
    path.lineTo(stroke.back());
    return path;
}

double inkDistance(const std::vector<InkStroke> &strokes, QPointF point)
{
    double least = std::numeric_limits<double>::max();
    for (const InkStroke &stroke : strokes) {
        for (std::size_t i = 1; i < stroke.size(); ++i)
            least = std::min(least, distanceTo(point, stroke[i - 1], stroke[i]));
    }
    return least;
}

} // namespace conspectus::reader
