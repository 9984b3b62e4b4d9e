// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A gutter is an x that splits enough lines of prose on its left from enough on its right with nothing running over it.
// A page can have several, each in its own part: a first page may begin with a narrow column beside the abstract and go
// on in two equal ones.

#include "text/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace conspectus::text::layout {

namespace {

constexpr qsizetype kProseLetters = 18;
constexpr size_t kMostCandidates = 12;
constexpr int kFewestRows = 3; // of prose on either side, in one band

struct Band
{
    int left = 0;
    int right = 0;
    int overfull = 0;
    Extent y = {1e9, -1e9};
};

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

    // The stretches in which x is a gutter, and how much speaks for it: rows of prose on its thinner side.
    [[nodiscard]] std::pair<double, Gutter> tried(double x) const
    {
        double score = 0;
        Gutter gutter{x, {}};
        Band band;
        const auto close = [&] {
            const int thinner = std::min(band.left, band.right);
            if (thinner >= kFewestRows && band.overfull * 4 <= band.left + band.right) {
                score += thinner + 0.1 * std::max(band.left, band.right);
                gutter.runs.push_back(band.y);
            }
            band = {};
        };
        for (size_t begin = 0; begin < m_items.size();) {
            size_t end = begin;
            while (end < m_items.size() && m_items[end].row == m_items[begin].row)
                ++end;
            if (addRow(x, begin, end, band)) {
                for (size_t i = begin; i < end; ++i) {
                    band.y.left = std::min(band.y.left, m_items[i].box.center().y());
                    band.y.right = std::max(band.y.right, m_items[i].box.center().y());
                }
            } else {
                close();
            }
            begin = end;
        }
        close();
        return {score, gutter};
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

bool isOverfull(const QRectF &box, double gutter, bool hasProseBeside)
{
    return box.right() - gutter < (hasProseBeside ? 0.25 : 0.12) * (gutter - box.left());
}

std::vector<Gutter> guttersOf(const Frame &frame, const std::vector<Fragment> &fragments)
{
    const Rows rows(frame, fragments);
    if (rows.size() < 2 * kFewestRows)
        return {};
    std::vector<std::pair<double, Gutter>> scored;
    for (const double x : rows.candidates()) {
        if (auto tried = rows.tried(x); tried.first > 0)
            scored.push_back(std::move(tried));
    }
    std::ranges::stable_sort(scored, std::greater<>(), &std::pair<double, Gutter>::first);
    std::vector<Gutter> gutters;
    const double apart = std::max(0.12 * (rows.right() - rows.left()), kProseWidth * frame.em);
    for (const auto &[score, gutter] : scored) {
        const auto isNear = [&gutter = gutter, apart](const Gutter &other) { return std::abs(other.x - gutter.x) < apart; };
        const auto sharesRun = [&gutter = gutter](const Gutter &other) {
            return std::ranges::any_of(gutter.runs, [&](const Extent &run) {
                return std::ranges::any_of(other.runs, [&](const Extent &o) {
                    return run.left <= o.right && o.left <= run.right;
                });
            });
        };
        // One in a part of the page that no other claims needs less to speak for it.
        constexpr double kEnough = 6;
        const bool isStrong = score >= 0.5 * scored.front().first && std::ranges::none_of(gutters, isNear);
        if (isStrong || (score >= kEnough && std::ranges::none_of(gutters, sharesRun)))
            gutters.push_back(gutter);
    }
    std::ranges::sort(gutters, {}, &Gutter::x);
    return gutters;
}

} // namespace conspectus::text::layout
