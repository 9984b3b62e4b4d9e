// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/markediting.h"

#include "library/anchoring.h"

#include <algorithm>

namespace conspectus::reader {

namespace {

constexpr double kLeastSide = 6; // pt, of an area

bool movesLeft(Grip grip) { return grip == Grip::TopLeft || grip == Grip::Left || grip == Grip::BottomLeft; }
bool movesRight(Grip grip) { return grip == Grip::TopRight || grip == Grip::Right || grip == Grip::BottomRight; }
bool movesTop(Grip grip) { return grip == Grip::TopLeft || grip == Grip::Top || grip == Grip::TopRight; }
bool movesBottom(Grip grip) { return grip == Grip::BottomLeft || grip == Grip::Bottom || grip == Grip::BottomRight; }

QRectF resized(QRectF box, Grip grip, QPointF by, const QRectF &page)
{
    if (movesLeft(grip))
        box.setLeft(std::clamp(box.left() + by.x(), std::min(page.left(), box.right() - kLeastSide), box.right() - kLeastSide));
    if (movesRight(grip))
        box.setRight(std::clamp(box.right() + by.x(), box.left() + kLeastSide, std::max(page.right(), box.left() + kLeastSide)));
    if (movesTop(grip))
        box.setTop(std::clamp(box.top() + by.y(), std::min(page.top(), box.bottom() - kLeastSide), box.bottom() - kLeastSide));
    if (movesBottom(grip))
        box.setBottom(std::clamp(box.bottom() + by.y(), box.top() + kLeastSide, std::max(page.bottom(), box.top() + kLeastSide)));
    return box;
}

// How far a box may go in a direction without leaving the page.
QPointF clamped(QPointF by, const QRectF &box, const QRectF &page)
{
    const auto within = [](double value, double least, double most) { return least > most ? 0.0 : std::clamp(value, least, most); };
    return {within(by.x(), page.left() - box.left(), page.right() - box.right()),
            within(by.y(), page.top() - box.top(), page.bottom() - box.bottom())};
}

} // namespace

bool isOnText(AnnotationStyle style)
{
    using enum AnnotationStyle;
    return style == Highlight || style == Underline || style == StrikeOut || style == Squiggly;
}

std::vector<GripPlace> gripsOf(AnnotationStyle style, const Anchor &anchor)
{
    if (anchor.parts.empty() || anchor.parts.front().quads.empty() || anchor.parts.back().quads.empty())
        return {};
    const AnchorPart &first = anchor.parts.front();
    const AnchorPart &last = anchor.parts.back();
    if (isOnText(style))
        return {{Grip::Begin, first.page, first.quads.front().corners[0]}, {Grip::End, last.page, last.quads.back().corners[2]}};
    if (style != AnnotationStyle::Area)
        return {};
    const QRectF box = first.quads.front().boundingRect();
    const QPointF middle = box.center();
    return {{Grip::TopLeft, first.page, box.topLeft()},
            {Grip::TopRight, first.page, box.topRight()},
            {Grip::BottomRight, first.page, box.bottomRight()},
            {Grip::BottomLeft, first.page, box.bottomLeft()},
            {Grip::Top, first.page, {middle.x(), box.top()}},
            {Grip::Right, first.page, {box.right(), middle.y()}},
            {Grip::Bottom, first.page, {middle.x(), box.bottom()}},
            {Grip::Left, first.page, {box.left(), middle.y()}}};
}

Anchor withEndAt(const Anchor &anchor, const text::TextLayer &layer, Grip grip, const text::TextPosition &to)
{
    std::vector<text::TextRange> ranges = rangesOf(anchor, layer);
    if (ranges.empty() || !to.isValid())
        return anchor;
    text::TextRange &range = grip == Grip::Begin ? ranges.front() : ranges.back();
    (grip == Grip::Begin ? range.begin : range.end) = to;
    if (range.isEmpty())
        return anchor;
    const Anchor moved = anchorOfRanges({layer, anchor.version, SectionIndex()}, ranges);
    if (moved.parts.empty())
        return anchor;
    Anchor result = anchor;
    result.parts = moved.parts;
    return result;
}

Anchor withEndMoved(const Anchor &anchor, const text::TextLayer &layer, Grip grip, CaretMove move)
{
    const std::vector<text::TextRange> ranges = rangesOf(anchor, layer);
    if (ranges.empty())
        return anchor;
    const text::TextPosition from = grip == Grip::Begin ? ranges.front().begin : ranges.back().end;
    text::TextPosition to = moved(layer, from, move);
    if (grip == Grip::End && move == CaretMove::WordLeft) { // to the end of the word before, not to the beginning of this one
        const text::TextPosition before = moved(layer, to, CaretMove::WordLeft);
        to = before == to ? to : moved(layer, before, CaretMove::WordRight);
    } else if (grip == Grip::Begin && move == CaretMove::WordRight) {
        const text::TextPosition after = moved(layer, to, CaretMove::WordRight);
        to = after == to ? to : moved(layer, after, CaretMove::WordLeft);
    }
    return withEndAt(anchor, layer, grip, to);
}

Anchor withBoxMoved(const Anchor &anchor, Grip grip, QPointF by, const QSizeF &pageSize)
{
    if (anchor.parts.empty() || anchor.parts.front().quads.empty())
        return anchor;
    const QRectF page(QPointF(0, 0), pageSize);
    Anchor result = anchor;
    QRectF box = boundingRect(anchor.parts.front().quads);
    if (grip == Grip::Move) {
        const QPointF step = clamped(by, box, page);
        box.translate(step);
        for (auto &stroke : result.strokes) {
            for (QPointF &point : stroke)
                point += step;
        }
    } else {
        box = resized(box, grip, by, page);
    }
    result.parts.front().quads = {Quad::fromRect(box)};
    return result;
}

} // namespace conspectus::reader
