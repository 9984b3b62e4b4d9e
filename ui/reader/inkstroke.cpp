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

std::vector<InkStroke> pressedLines(const InkStroke &drawn, const std::vector<double> &pressures)
{
    constexpr double kLightest = 0.3;   // up to here a stroke is one line
    constexpr double kLeastEdge = 0.2;  // pt beside the line
    std::vector<InkStroke> lines{smoothed(drawn)};
    if (pressures.size() != drawn.size())
        return lines;
    InkStroke points;
    std::vector<double> edges;
    for (std::size_t i = 0; i < drawn.size() && points.size() < kMostPoints; ++i) {
        if (!points.empty() && QLineF(points.back(), drawn[i]).length() < 0.05)
            continue;
        points.push_back(drawn[i]);
        const double share = std::clamp((pressures[i] - kLightest) / (1 - kLightest), 0.0, 1.0);
        edges.push_back(share * (kWidestInk - kInkWidth) / 2);
    }
    points = calmed(std::move(points));
    InkStroke left;
    InkStroke right;
    const auto close = [&] {
        if (left.size() >= 2) {
            lines.push_back(thinned(left));
            lines.push_back(thinned(right));
        }
        left.clear();
        right.clear();
    };
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF along = points[std::min(i + 1, points.size() - 1)] - points[i > 0 ? i - 1 : 0];
        const double length = std::hypot(along.x(), along.y());
        if (edges[i] < kLeastEdge || length <= 0) {
            close();
            continue;
        }
        const QPointF across = QPointF(-along.y(), along.x()) / length * edges[i];
        left.push_back(points[i] + across);
        right.push_back(points[i] - across);
    }
    close();
    return lines;
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
