// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines that run over a gutter (titles, wide captions) cut the page into bands; in each band the columns are read one
// after the other.

#include "text/layout.h"

#include <algorithm>
#include <cmath>

namespace conspectus::text::layout {

namespace {

bool runsAt(const Gutter &gutter, double y)
{
    return std::ranges::any_of(gutter.runs, [y](const Extent &run) { return run.left <= y && y <= run.right; });
}

// A gutter holds in its own runs, and where no gutter has one.
bool isActive(const Gutter &gutter, const std::vector<Gutter> &all, double y)
{
    return runsAt(gutter, y) || std::ranges::none_of(all, [y](const Gutter &other) { return runsAt(other, y); });
}

// Splits what the engine joined over a gutter, where the words leave a hole there.
void splitAtGutters(const Frame &frame, std::vector<Fragment> &fragments, const std::vector<Gutter> &gutters)
{
    std::vector<Fragment> result;
    result.reserve(fragments.size() + 8);
    for (Fragment &fragment : fragments) {
        std::vector<int> run;
        for (const int i : fragment.pieces) {
            const QRectF &next = frame.pieces[static_cast<size_t>(i)].box;
            if (!run.empty() && fragment.role == Role::Body) {
                const double end = frame.pieces[static_cast<size_t>(run.back())].box.right();
                const bool split = next.left() - end > 0.8 * frame.em && std::ranges::any_of(gutters, [&](const Gutter &g) {
                    return isActive(g, gutters, next.center().y()) && end < g.x + 0.3 * frame.em
                        && next.left() > g.x - 0.3 * frame.em;
                });
                if (split) {
                    result.push_back(fragmentFrom(frame, std::move(run)));
                    run = {};
                }
            }
            run.push_back(i);
        }
        if (run.size() == fragment.pieces.size()) {
            result.push_back(std::move(fragment));
        } else if (!run.empty()) {
            result.push_back(fragmentFrom(frame, std::move(run)));
        }
    }
    fragments = std::move(result);
}

struct Placed
{
    const Fragment *fragment = nullptr;
    int band = 0;
    int column = 0; // -1 = across
};

// Gives each fragment its band and column. A band is a run of rows under the same gutters; a row that runs over one of
// them is a band of its own.
class Placement
{
public:
    Placement(const Frame &frame, const std::vector<Fragment> &fragments, const std::vector<Gutter> &gutters, int rows)
        : m_em(frame.em), m_gutters(gutters), m_rows(static_cast<size_t>(rows))
    {
        for (const Fragment &fragment : fragments) {
            if (fragment.role == Role::Body)
                m_rows[static_cast<size_t>(fragment.row)].fragments.push_back(&fragment);
        }
        int band = 0;
        const Row *before = nullptr;
        for (Row &row : m_rows) {
            if (row.fragments.empty())
                continue;
            describe(row);
            if (before && (row.isAcross || before->isAcross || row.gutters != before->gutters))
                ++band;
            row.band = band;
            before = &row;
        }
    }

    [[nodiscard]] Placed place(const Fragment &fragment) const
    {
        const Row &row = m_rows[static_cast<size_t>(fragment.row)];
        if (row.isAcross)
            return {&fragment, row.band, -1};
        const auto isOver = [&](double x) { return crosses(fragment, x); };
        const double x = std::ranges::any_of(row.gutters, isOver) ? fragment.box.left() : fragment.box.center().x();
        const auto column = std::ranges::upper_bound(row.gutters, x) - row.gutters.begin();
        return {&fragment, row.band, static_cast<int>(column)};
    }

private:
    struct Row
    {
        std::vector<const Fragment *> fragments;
        std::vector<double> gutters; // that hold here
        bool isAcross = false;
        int band = 0;
    };

    void describe(Row &row) const
    {
        const double y = row.fragments.front()->box.center().y();
        for (const Gutter &gutter : m_gutters) {
            if (isActive(gutter, m_gutters, y))
                row.gutters.push_back(gutter.x);
        }
        row.isAcross = std::ranges::any_of(row.fragments, [&](const Fragment *f) { return isAcross(*f, row); });
    }
    [[nodiscard]] bool crosses(const Fragment &fragment, double x) const
    {
        return fragment.box.left() < x - 0.3 * m_em && fragment.box.right() > x + 0.3 * m_em;
    }
    // Runs over a gutter, and is not only a line too full for its column.
    [[nodiscard]] bool isAcross(const Fragment &fragment, const Row &row) const
    {
        return std::ranges::any_of(row.gutters, [&](double x) {
            return crosses(fragment, x) && !isOverfull(fragment.box, x, hasProseBeside(fragment, row));
        });
    }
    [[nodiscard]] bool hasProseBeside(const Fragment &fragment, const Row &row) const
    {
        return std::ranges::any_of(row.fragments, [&](const Fragment *other) {
            return other != &fragment && other->box.left() > fragment.box.right() - 0.5 * m_em
                && other->box.width() >= kProseWidth * m_em && other->pieces.size() >= 3;
        });
    }

    double m_em;
    const std::vector<Gutter> &m_gutters;
    std::vector<Row> m_rows;
};

LineDraft lineFrom(const Frame &frame, const std::vector<Placed> &row)
{
    std::vector<int> pieces;
    LineDraft line;
    for (const Placed &placed : row) {
        pieces.insert(pieces.end(), placed.fragment->pieces.begin(), placed.fragment->pieces.end());
    }
    Fragment whole = fragmentFrom(frame, std::move(pieces));
    line.box = whole.box;
    line.pieces = std::move(whole.pieces);
    line.size = whole.size;
    line.fragments = static_cast<int>(row.size());
    line.column = static_cast<qint16>(std::min(row.front().column, 1000));
    line.band = row.front().band;
    line.role = row.front().fragment->role;
    return line;
}

// Cuts fragments that are sorted by band and column into lines.
void appendRows(const Frame &frame, std::vector<Placed> placed, std::vector<LineDraft> &lines)
{
    std::ranges::stable_sort(placed, [](const Placed &a, const Placed &b) {
        if (a.band != b.band)
            return a.band < b.band;
        if (a.column != b.column)
            return a.column < b.column;
        return a.fragment->box.center().y() < b.fragment->box.center().y();
    });
    std::vector<Placed> row;
    QRectF box;
    const auto close = [&] {
        if (!row.empty())
            lines.push_back(lineFrom(frame, row));
        row.clear();
    };
    for (const Placed &next : placed) {
        const QRectF &b = next.fragment->box;
        if (!row.empty()) {
            const double shared = std::min(box.bottom(), b.bottom()) - std::max(box.top(), b.top());
            const bool same = next.band == row.front().band && next.column == row.front().column
                && next.fragment->role == row.front().fragment->role
                && shared >= 0.5 * std::min(box.height(), b.height());
            if (!same)
                close();
        }
        // A tall sign in a formula must not draw the next line in: the row keeps the height of its first.
        box = row.empty() ? b : box;
        row.push_back(next);
    }
    close();
}

} // namespace

std::vector<LineDraft> orderLines(const Frame &frame, std::vector<Fragment> fragments, const std::vector<Gutter> &gutters)
{
    splitAtGutters(frame, fragments, gutters);
    const int rows = numberRows(fragments);
    const Placement placement(frame, fragments, gutters, rows);
    std::vector<Placed> body;
    std::vector<Placed> margins;
    for (const Fragment &fragment : fragments) {
        if (fragment.role == Role::Body)
            body.push_back(placement.place(fragment));
        else
            margins.push_back({&fragment, fragment.role == Role::LineNumber ? 1 : 0, 0});
    }
    std::vector<LineDraft> lines;
    appendRows(frame, std::move(body), lines);
    appendRows(frame, std::move(margins), lines);
    return lines;
}

std::vector<Extent> columnExtents(const std::vector<LineDraft> &lines)
{
    std::vector<Extent> extents;
    for (const LineDraft &line : lines) {
        const auto i = static_cast<size_t>(line.column + 1);
        if (line.role == Role::RunningHead || line.role == Role::LineNumber)
            continue;
        if (extents.size() <= i)
            extents.resize(i + 1, {1e9, -1e9});
        extents[i].left = std::min(extents[i].left, line.box.left());
        extents[i].right = std::max(extents[i].right, line.box.right());
    }
    return extents;
}

} // namespace conspectus::text::layout
