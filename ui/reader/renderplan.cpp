// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/renderplan.h"

#include <algorithm>
#include <cmath>

namespace conspectus::reader {

namespace {

class Planner
{
public:
    Planner(const PageLayout &layout, const ViewPlace &place, qsizetype budget)
        : m_layout(layout)
        , m_place(place)
        , m_scale(layout.scale() * place.pixelRatio)
        , m_left(static_cast<double>(budget) * 0.6)
        , m_leftForPlaceholders(static_cast<double>(budget) * kPlaceholderShare)
    {
    }

    std::vector<WantedPicture> plan()
    {
        const double top = m_place.scroll.y();
        const PageSpan visible = m_layout.pagesIn(top, top + m_place.viewport.height());
        for (int page = visible.first; page <= visible.last && !m_place.isFirst; ++page)
            addPlaceholder(page, kVisiblePriority); // quick to draw: ink in two frames
        for (int page = visible.first; page <= visible.last; ++page)
            addVisible(page);
        if (m_place.isFirst)
            return std::move(m_wanted);
        for (const int page : std::as_const(m_inPart))
            m_wanted.push_back({keyOf(page, m_scale), {}, kNeighbourPriority, false});
        const int ahead = m_place.direction >= 0 ? visible.last : visible.first;
        const int behind = m_place.direction >= 0 ? visible.first : visible.last;
        for (int away = 1; away <= kNearPlaceholders; ++away) { // a small one costs a quarter of a sharp one
            addPlaceholder(ahead + away * m_place.direction, kNeighbourPriority);
            addPlaceholder(behind - away * m_place.direction, kNeighbourPriority);
        }
        addNeighbour(ahead + m_place.direction);
        addNeighbour(behind - m_place.direction);
        addNeighbour(ahead + 2 * m_place.direction);
        for (int away = kNearPlaceholders + 1; away < m_layout.pageCount() && m_leftForPlaceholders > 0; ++away) {
            const int priority = away <= kPlaceholdersAround ? kPlaceholderPriority : kBackgroundPriority;
            addPlaceholder(ahead + away * m_place.direction, priority);
            addPlaceholder(behind - away * m_place.direction, priority);
        }
        return std::move(m_wanted);
    }

private:
    const PageLayout &m_layout;
    const ViewPlace &m_place;
    double m_scale;
    double m_left;                // bytes that may still be spent on large pictures
    double m_leftForPlaceholders; // and on small ones
    std::vector<WantedPicture> m_wanted;
    std::vector<int> m_inPart; // of these what is in view is asked for first

    [[nodiscard]] static double bytesOf(const QSizeF &size) { return size.width() * size.height() * 4; }
    [[nodiscard]] double bytesOf(int page) const { return bytesOf(m_layout.shownSize(page) * m_scale); }
    [[nodiscard]] QRectF view() const { return {m_place.scroll, m_place.viewport}; }

    [[nodiscard]] PictureKey keyOf(int page, double scale) const { return {page, scale, m_layout.rotation(), {}}; }

    void addVisible(int page)
    {
        if (bytesOf(page) > kWholePageLimit) {
            addPartOfHuge(page);
            return;
        }
        m_left -= bytesOf(page);
        const bool isLeap = m_place.isFirst || m_place.hasLanded;
        const QRect seen = onPage(page, view());
        if (isLeap && !seen.isEmpty() && bytesOf(seen.size()) < kPartBelow * bytesOf(page)) {
            PictureKey part = keyOf(page, m_scale);
            part.clip = seen;
            m_wanted.push_back({part, seen, kVisiblePriority, false});
            m_inPart.push_back(page);
        } else {
            m_wanted.push_back({keyOf(page, m_scale), {}, kVisiblePriority, false});
        }
    }

    void addPartOfHuge(int page)
    {
        const QSizeF half = m_place.viewport / 2;
        const QRect needed = onPage(page, view());
        if (needed.isEmpty())
            return;
        PictureKey part = keyOf(page, m_scale);
        part.clip = onPage(page, view().adjusted(-half.width(), -half.height(), half.width(), half.height()));
        m_left -= bytesOf(part.clip.size());
        m_wanted.push_back({part, needed, kVisiblePriority, false});
    }

    // Of content coordinates what lies on a page, in device pixels of the turned page.
    [[nodiscard]] QRect onPage(int page, const QRectF &content) const
    {
        const QRectF rect = m_layout.pageRect(page);
        const QRect whole(QPoint(0, 0), (rect.size() * m_place.pixelRatio).toSize());
        const QRectF moved = content.translated(-rect.topLeft());
        return QRectF(moved.topLeft() * m_place.pixelRatio, moved.size() * m_place.pixelRatio).toAlignedRect().intersected(whole);
    }

    void addNeighbour(int page)
    {
        if (page < 0 || page >= m_layout.pageCount())
            return;
        const double bytes = bytesOf(page);
        if (bytes > kWholePageLimit || bytes > m_left)
            return;
        m_left -= bytes;
        m_wanted.push_back({keyOf(page, m_scale), {}, kNeighbourPriority, false});
    }

    void addPlaceholder(int page, int priority)
    {
        if (page < 0 || page >= m_layout.pageCount())
            return;
        const QSizeF size = m_layout.shownSize(page);
        // Of a page as large as a poster a smaller one: at most about 1,000 pixels a side.
        const double scale = std::min(kPlaceholderScale, 1000.0 / std::max(size.width(), size.height()));
        m_leftForPlaceholders -= size.width() * size.height() * scale * scale * 2; // kept with 16 bits a pixel
        m_wanted.push_back({keyOf(page, scale), {}, priority, true});
    }
};

} // namespace

std::vector<WantedPicture> planPictures(const PageLayout &layout, const ViewPlace &place, qsizetype budget)
{
    if (layout.pageCount() == 0 || place.viewport.isEmpty())
        return {};
    return Planner(layout, place, budget).plan();
}

} // namespace conspectus::reader
