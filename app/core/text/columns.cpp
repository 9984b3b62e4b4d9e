// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A gutter is an x that splits enough lines of prose on its left from enough on its right with nothing running over it.
// Lines that do run over it (titles, wide captions) cut the page into bands; in each band the columns are read one after
// the other.

#include "text/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace conspectus::text::layout {

namespace {

constexpr double kProseWidth = 8;     // em, of a line that counts as a column's
constexpr qsizetype kProseLetters = 18;
constexpr size_t kMostCandidates = 12;
constexpr int kFewestRows = 3; // of prose on either side, in one band

struct Band
{
    int left = 0;
    int right = 0;
    int overfull = 0;
};

// Runs a little over its column's end, more where it runs into the next column's text.
bool isOverfull(const QRectF &box, double gutter, bool hasProseBeside)
{
    return box.right() - gutter < (hasProseBeside ? 0.25 : 0.12) * (gutter - box.left());
}

// Fragments of the body by row, with what the search for gutters asks of each.
class Rows
{
public:
    Rows(const Frame &frame, const std::vector<Fragment> &fragments) : m_em(frame.em)
    {
        for (const Fragment &fragment : fragments) {
            if (fragment.role != Role::Body)
                continue;
            qsizetype letters = 0;
            for (const int i : fragment.pieces)
                letters += frame.pieces[static_cast<size_t>(i)].text.size();
            // A character of a script without spaces is a syllable or a word.
            const bool prose = fragment.box.width() >= kProseWidth * m_em && letters * 2 >= kProseLetters
                && (letters >= kProseLetters || fragment.pieces.size() <= 3);
            m_items.push_back({fragment.box, fragment.row, prose});
        }
        std::ranges::stable_sort(m_items, {}, &Item::row);
        if (m_items.empty())
            return;
        m_left = std::ranges::min_element(m_items, {}, [](const Item &i) { return i.box.left(); })->box.left();
        m_right = std::ranges::max_element(m_items, {}, [](const Item &i) { return i.box.right(); })->box.right();
    }

    [[nodiscard]] double left() const { return m_left; }
    [[nodiscard]] double right() const { return m_right; }
    [[nodiscard]] size_t size() const { return m_items.size(); }

    // Where the fewest lines run over: the middles of the valleys of the text's shadow on the x axis.
    [[nodiscard]] std::vector<double> candidates() const
    {
        constexpr double kBin = 2;
        const auto bins = static_cast<size_t>(std::clamp((m_right - m_left) / kBin, 1.0, 4096.0)) + 2;
        const double step = std::max((m_right - m_left) / static_cast<double>(bins - 1), 1e-3);
        std::vector<double> shadow(bins + 1, 0);
        for (const Item &item : m_items) {
            const auto at = [&](double x) { return static_cast<size_t>(std::max(0.0, (x - m_left) / step)); };
            const double weight = std::min(item.box.height(), 2 * m_em);
            shadow[std::min(at(item.box.left()), bins)] += weight;
            shadow[std::min(at(item.box.right()) + 1, bins)] -= weight;
        }
        std::partial_sum(shadow.begin(), shadow.end(), shadow.begin());
        std::vector<std::pair<double, double>> valleys; // depth, x
        const auto reach = static_cast<size_t>(2 * m_em / step) + 1;
        for (size_t i = bins / 10; i < bins - bins / 10; ++i) {
            size_t end = i;
            while (end + 1 < bins && std::abs(shadow[end + 1] - shadow[i]) < 1e-6)
                ++end;
            const size_t from = i > reach ? i - reach : 0;
            const auto low = std::min_element(shadow.begin() + static_cast<std::ptrdiff_t>(from),
                                              shadow.begin() + static_cast<std::ptrdiff_t>(std::min(end + reach, bins)));
            if (*low >= shadow[i] - 1e-6)
                valleys.emplace_back(shadow[i], m_left + (static_cast<double>(i + end) / 2 + 0.5) * step);
            i = end;
        }
        std::ranges::stable_sort(valleys, {}, &std::pair<double, double>::first);
        valleys.resize(std::min(valleys.size(), kMostCandidates));
        std::vector<double> xs;
        for (const auto &valley : valleys)
            xs.push_back(valley.second);
        return xs;
    }

    // Rows of prose on the thinner side of x, over all bands in which nothing runs over it; 0 = no gutter.
    [[nodiscard]] double score(double x) const
    {
        double total = 0;
        Band band;
        const auto close = [&] {
            if (std::min(band.left, band.right) >= kFewestRows && band.overfull * 4 <= band.left + band.right)
                total += std::min(band.left, band.right) + 0.1 * std::max(band.left, band.right);
            band = {};
        };
        for (size_t begin = 0; begin < m_items.size();) {
            size_t end = begin;
            while (end < m_items.size() && m_items[end].row == m_items[begin].row)
                ++end;
            if (!addRow(x, begin, end, band))
                close();
            begin = end;
        }
        close();
        return total;
    }

private:
    struct Item
    {
        QRectF box;
        int row;
        bool prose;
    };

    // False where the row runs over x.
    bool addRow(double x, size_t begin, size_t end, Band &band) const
    {
        const Item *across = nullptr;
        bool left = false;
        bool right = false;
        for (size_t i = begin; i < end; ++i) {
            const Item &item = m_items[i];
            if (item.box.left() < x - 0.3 * m_em && item.box.right() > x + 0.3 * m_em)
                across = &item;
            else if (item.prose)
                (item.box.center().x() < x ? left : right) = true;
        }
        if (across) { // a line too full for its column neither cuts nor counts
            ++band.overfull;
            return isOverfull(across->box, x, right);
        }
        band.left += left;
        band.right += right;
        return true;
    }

    double m_em;
    double m_left = 0;
    double m_right = 0;
    std::vector<Item> m_items;
};

} // namespace

std::vector<double> guttersOf(const Frame &frame, const std::vector<Fragment> &fragments)
{
    const Rows rows(frame, fragments);
    if (rows.size() < 2 * kFewestRows)
        return {};
    std::vector<std::pair<double, double>> scored; // score, x
    for (const double x : rows.candidates()) {
        if (const double score = rows.score(x); score > 0)
            scored.emplace_back(score, x);
    }
    std::ranges::stable_sort(scored, std::greater<>(), &std::pair<double, double>::first);
    std::vector<double> gutters;
    const double apart = std::max(0.12 * (rows.right() - rows.left()), kProseWidth * frame.em);
    for (const auto &[score, x] : scored) {
        const auto isNear = [x = x, apart](double other) { return std::abs(other - x) < apart; };
        if (score >= 0.5 * scored.front().first && std::ranges::none_of(gutters, isNear))
            gutters.push_back(x);
    }
    std::ranges::sort(gutters);
    return gutters;
}

namespace {

// Splits what the engine joined over a gutter, where the words leave a hole there.
void splitAtGutters(const Frame &frame, std::vector<Fragment> &fragments, const std::vector<double> &gutters)
{
    std::vector<Fragment> result;
    result.reserve(fragments.size() + 8);
    for (Fragment &fragment : fragments) {
        std::vector<int> run;
        for (const int i : fragment.pieces) {
            const QRectF &next = frame.pieces[static_cast<size_t>(i)].box;
            if (!run.empty() && fragment.role == Role::Body) {
                const double end = frame.pieces[static_cast<size_t>(run.back())].box.right();
                const bool split = next.left() - end > 0.8 * frame.em && std::ranges::any_of(gutters, [&](double x) {
                    return end < x + 0.3 * frame.em && next.left() > x - 0.3 * frame.em;
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
    int band = 0; // 2n = between the across rows n-1 and n; 2n+1 = across row n
    int column = 0;
};

class Placement
{
public:
    Placement(const Frame &frame, const std::vector<Fragment> &fragments, const std::vector<double> &gutters, int rows)
        : m_em(frame.em), m_gutters(gutters), m_acrossRow(static_cast<size_t>(rows), false),
          m_rowY(static_cast<size_t>(rows), 0), m_fragments(fragments)
    {
        for (const Fragment &fragment : fragments) {
            if (fragment.role != Role::Body)
                continue;
            const auto row = static_cast<size_t>(fragment.row);
            if (isAcross(fragment)) {
                m_acrossRow[row] = true;
                m_rowY[row] = fragment.box.center().y();
            }
        }
        for (size_t row = 0; row < m_acrossRow.size(); ++row) {
            if (m_acrossRow[row])
                m_acrossY.push_back(m_rowY[row]);
        }
    }

    [[nodiscard]] Placed place(const Fragment &fragment) const
    {
        const double y = fragment.box.center().y();
        if (m_acrossRow[static_cast<size_t>(fragment.row)]) {
            const double rowY = m_rowY[static_cast<size_t>(fragment.row)];
            const auto n = std::ranges::lower_bound(m_acrossY, rowY) - m_acrossY.begin();
            return {&fragment, static_cast<int>(2 * n + 1), -1};
        }
        const auto n = std::ranges::upper_bound(m_acrossY, y) - m_acrossY.begin();
        const double x = crosses(fragment) ? fragment.box.left() : fragment.box.center().x();
        const auto column = std::ranges::upper_bound(m_gutters, x) - m_gutters.begin();
        return {&fragment, static_cast<int>(2 * n), static_cast<int>(column)};
    }

private:
    [[nodiscard]] bool crossesAt(const Fragment &fragment, double x) const
    {
        return fragment.box.left() < x - 0.3 * m_em && fragment.box.right() > x + 0.3 * m_em;
    }
    [[nodiscard]] bool crosses(const Fragment &fragment) const
    {
        return std::ranges::any_of(m_gutters, [&](double x) { return crossesAt(fragment, x); });
    }

    // Runs over a gutter, and is not only a line too full for its column.
    [[nodiscard]] bool isAcross(const Fragment &fragment) const
    {
        for (const double x : m_gutters) {
            if (!crossesAt(fragment, x))
                continue;
            if (!isOverfull(fragment.box, x, hasProseBeside(fragment)))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool hasProseBeside(const Fragment &fragment) const
    {
        return std::ranges::any_of(m_fragments, [&](const Fragment &other) {
            return other.row == fragment.row && &other != &fragment && other.role == Role::Body
                && other.box.left() > fragment.box.right() - 0.5 * m_em && other.box.width() >= kProseWidth * m_em
                && other.pieces.size() >= 3;
        });
    }

    double m_em;
    const std::vector<double> &m_gutters;
    std::vector<bool> m_acrossRow;
    std::vector<double> m_rowY;
    std::vector<double> m_acrossY;
    const std::vector<Fragment> &m_fragments;
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

std::vector<LineDraft> orderLines(const Frame &frame, std::vector<Fragment> fragments, const std::vector<double> &gutters)
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
