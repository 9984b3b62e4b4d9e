// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/pagelayout.h"

#include <algorithm>
#include <cmath>

namespace conspectus {

namespace {

constexpr QSizeF kA4(595, 842);

bool isUsable(const QSizeF &size)
{
    const auto fits = [](double side) {
        return std::isfinite(side) && side >= PageLayout::kLeastSide && side <= PageLayout::kGreatestSide;
    };
    return fits(size.width()) && fits(size.height());
}

// What is shown in place of a size that cannot be: each side brought within the limits.
QSizeF usable(const QSizeF &size)
{
    if (isUsable(size))
        return size;
    const auto brought = [](double side, double otherwise) {
        return std::isfinite(side) && side > 0
                       ? std::clamp(side, PageLayout::kLeastSide, PageLayout::kGreatestSide)
                       : otherwise;
    };
    return {brought(size.width(), kA4.width()), brought(size.height(), kA4.height())};
}

bool isTurnedAside(Rotation rotation)
{
    return rotation == Rotation::Quarter || rotation == Rotation::ThreeQuarters;
}

std::size_t index(int page)
{
    return static_cast<std::size_t>(page);
}

} // namespace

Rotation operator+(Rotation a, Rotation b)
{
    return static_cast<Rotation>((static_cast<int>(a) + static_cast<int>(b)) % 360);
}

QSizeF rotated(const QSizeF &size, Rotation rotation)
{
    return isTurnedAside(rotation) ? size.transposed() : size;
}

QTransform rotationTransform(const QSizeF &size, Rotation rotation)
{
    switch (rotation) {
    case Rotation::None:
        break;
    case Rotation::Quarter: // (x, y) → (height - y, x)
        return {0, 1, -1, 0, size.height(), 0};
    case Rotation::Half:
        return {-1, 0, 0, -1, size.width(), size.height()};
    case Rotation::ThreeQuarters: // (x, y) → (y, width - x)
        return {0, -1, 1, 0, 0, size.width()};
    }
    return {};
}

void PageLayout::reset(int pageCount, const PageBox &assumed)
{
    const PageBox box{usable(assumed.size), assumed.rotation};
    m_pages.assign(index(std::max(0, pageCount)), Page{box, false, {}, {}, {}, 0});
    if (!m_pages.empty())
        m_pages.front().known = true;
    rebuild();
}

void PageLayout::setBoxes(int firstPage, std::span<const PageBox> boxes)
{
    if (firstPage < 0 || firstPage >= pageCount())
        return;
    const std::size_t count = std::min(boxes.size(), m_pages.size() - index(firstPage));
    for (std::size_t i = 0; i < count; ++i) {
        Page &page = m_pages[index(firstPage) + i];
        page.box = {usable(boxes[i].size), boxes[i].rotation};
        page.known = true;
    }
    rebuild();
}

void PageLayout::setRotation(Rotation rotation)
{
    m_rotation = rotation;
    rebuild();
}

void PageLayout::setScale(double pixelsPerPoint)
{
    Q_ASSERT(pixelsPerPoint > 0);
    m_scale = pixelsPerPoint;
}

void PageLayout::setViewportWidth(double pixels)
{
    m_viewportWidth = pixels;
}

void PageLayout::setTextExtent(int page, double left, double right)
{
    if (page < 0 || page >= pageCount() || !(right > left))
        return;
    m_pages[index(page)].text = {left, right};
    if (m_trimmed)
        rebuildAxes();
}

void PageLayout::setMarginsTrimmed(bool trimmed)
{
    m_trimmed = trimmed;
    rebuildAxes();
}

bool PageLayout::isKnown(int page) const
{
    return page >= 0 && page < pageCount() && m_pages[index(page)].known;
}

QSizeF PageLayout::pageSize(int page) const
{
    return m_pages[index(page)].box.size;
}

Rotation PageLayout::pageRotation(int page) const
{
    return m_pages[index(page)].box.rotation + m_rotation;
}

QSizeF PageLayout::shownSize(int page) const
{
    return rotated(pageSize(page), pageRotation(page));
}

void PageLayout::setSpread(Spread spread)
{
    m_spread = spread;
    rebuild();
}

void PageLayout::setWindows(std::vector<QRectF> windows)
{
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        m_pages[i].window = i < windows.size() ? windows[i] : QRectF();
    rebuild();
}

int PageLayout::rowOf(int page) const
{
    switch (m_spread) {
    case Spread::Single:
        break;
    case Spread::OddLeft:
        return page / 2;
    case Spread::OddRight:
        return (page + 1) / 2;
    }
    return page;
}

PageSpan PageLayout::pagesOfRow(int row) const
{
    switch (m_spread) {
    case Spread::Single:
        break;
    case Spread::OddLeft:
        return {2 * row, std::min(2 * row + 1, pageCount() - 1)};
    case Spread::OddRight:
        return {std::max(0, 2 * row - 1), std::min(2 * row, pageCount() - 1)};
    }
    return {row, row};
}

bool PageLayout::isAtLeft(int page) const
{
    return (page % 2 == 0) == (m_spread == Spread::OddLeft);
}

int PageLayout::pageInRow(int page, int step) const
{
    if (m_pages.empty())
        return -1;
    return pagesOfRow(std::clamp(rowOf(page) + step, 0, rowCount() - 1)).first;
}

QRectF PageLayout::window(int page) const
{
    const QRectF whole(QPointF(0, 0), pageSize(page));
    const QRectF window = m_pages[index(page)].window.intersected(whole);
    return window.width() < kLeastSide || window.height() < kLeastSide ? whole : window;
}

void PageLayout::rebuild()
{
    for (int page = 0; page < pageCount(); ++page)
        m_pages[index(page)].shown = rotationTransform(pageSize(page), pageRotation(page)).mapRect(window(page));
    const int rows = m_pages.empty() ? 0 : rowOf(pageCount() - 1) + 1;
    m_tops.assign(index(rows) + 1, 0);
    for (int row = 0; row < rows; ++row) {
        double height = 0;
        const PageSpan pages = pagesOfRow(row);
        for (int page = pages.first; page <= pages.last; ++page)
            height = std::max(height, m_pages[index(page)].shown.height());
        m_tops[index(row) + 1] = m_tops[index(row)] + height;
    }
    rebuildAxes();
}

void PageLayout::rebuildAxes()
{
    // A page whose text is not known is lined up like the usual one: by the offset of its text's middle from its own.
    std::vector<double> offsets;
    for (const Page &page : m_pages) {
        if (page.text)
            offsets.push_back((page.text->first + page.text->second) / 2 - page.box.size.width() / 2);
    }
    double usual = 0;
    if (!offsets.empty()) {
        const auto middle = offsets.begin() + static_cast<std::ptrdiff_t>(offsets.size() / 2);
        std::ranges::nth_element(offsets, middle);
        usual = *middle;
    }
    m_left = m_right = 0;
    for (int i = 0; i < pageCount(); ++i) {
        Page &page = m_pages[index(i)];
        const QRectF &shown = page.shown;
        page.axis = shown.center().x();
        if (m_spread != Spread::Single)
            page.axis = isAtLeft(i) ? shown.right() : shown.left();
        else if (m_trimmed && pageRotation(i) == Rotation::None)
            page.axis = page.text ? (page.text->first + page.text->second) / 2 : page.box.size.width() / 2 + usual;
        m_left = std::max(m_left, page.axis - shown.left());
        m_right = std::max(m_right, shown.right() - page.axis);
    }
}

QSizeF PageLayout::contentSize() const
{
    if (m_pages.empty())
        return {m_viewportWidth, 0};
    const double width = (m_left + m_right) * m_scale + middleGap() + 2 * kMargin;
    const double height = m_tops.back() * m_scale + kGap * (rowCount() - 1) + 2 * kMargin;
    return {std::max(width, m_viewportWidth), height};
}

double PageLayout::axis() const
{
    const double width = (m_left + m_right) * m_scale + middleGap() + 2 * kMargin;
    const double slack = std::max(0.0, m_viewportWidth - width);
    return kMargin + m_left * m_scale + middleGap() / 2 + slack / 2;
}

double PageLayout::topOf(int row) const
{
    return kMargin + m_tops[index(row)] * m_scale + kGap * row;
}

QRectF PageLayout::pageRect(int page) const
{
    const Page &its = m_pages[index(page)];
    const double aside = isAtLeft(page) ? -middleGap() / 2 : middleGap() / 2;
    const double left = axis() + aside - its.axis * m_scale;
    const double top = topOf(rowOf(page)) - its.shown.top() * m_scale;
    return {QPointF(std::round(left), std::round(top)), shownSize(page) * m_scale};
}

QRectF PageLayout::windowRect(int page) const
{
    const QRectF &shown = m_pages[index(page)].shown;
    return {pageRect(page).topLeft() + shown.topLeft() * m_scale, shown.size() * m_scale};
}

int PageLayout::rowAt(double y) const
{
    int low = 0;
    int high = rowCount() - 1;
    while (low < high) { // the last row whose top is not below y
        const int middle = (low + high + 1) / 2;
        if (std::round(topOf(middle)) <= y)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

int PageLayout::pageAt(double y) const
{
    return m_pages.empty() ? -1 : pagesOfRow(rowAt(y)).first;
}

int PageLayout::pageAt(QPointF content) const
{
    if (m_pages.empty())
        return -1;
    const PageSpan pages = pagesOfRow(rowAt(content.y()));
    return content.x() < axis() ? pages.first : pages.last;
}

PageSpan PageLayout::pagesIn(double top, double bottom) const
{
    if (m_pages.empty() || bottom < top)
        return {};
    int first = rowAt(top);
    const int last = rowAt(bottom);
    if (first < last && std::round(topOf(first)) + (m_tops[index(first) + 1] - m_tops[index(first)]) * m_scale < top)
        ++first;
    return {pagesOfRow(first).first, pagesOfRow(last).last};
}

QTransform PageLayout::toContent(int page) const
{
    const QPointF origin = pageRect(page).topLeft();
    return rotationTransform(pageSize(page), pageRotation(page)) * QTransform::fromScale(m_scale, m_scale)
           * QTransform::fromTranslate(origin.x(), origin.y());
}

QPointF PageLayout::toContent(const PagePlace &place) const
{
    return toContent(place.page).map(place.point);
}

PagePlace PageLayout::toPage(QPointF content) const
{
    const int page = pageAt(content);
    if (page < 0)
        return {};
    return {page, toContent(page).inverted().map(content)};
}

bool PageLayout::isOnPage(QPointF content) const
{
    const int page = pageAt(content);
    return page >= 0 && windowRect(page).contains(content);
}

// Of a page, or of two side by side; the median.
double PageLayout::usualWidth() const
{
    std::vector<double> widths;
    widths.reserve(m_pages.size());
    for (const Page &page : m_pages)
        widths.push_back(page.shown.width());
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::ranges::nth_element(widths, middle);
    return m_spread == Spread::Single ? *middle : 2 * *middle;
}

double PageLayout::scaleToFitWidth(double viewportWidth) const
{
    if (m_pages.empty())
        return m_scale;
    return std::max(1.0, viewportWidth - 2 * kMargin - middleGap()) / usualWidth();
}

double PageLayout::scaleToFitPage(const QSizeF &viewport, int page) const
{
    if (page < 0 || page >= pageCount())
        return m_scale;
    const QSizeF size = m_pages[index(page)].shown.size();
    const double width = m_spread == Spread::Single ? size.width() : m_left + m_right;
    return std::min(std::max(1.0, viewport.width() - 2 * kMargin - middleGap()) / width,
                    std::max(1.0, viewport.height() - 2 * kMargin) / size.height());
}

double PageLayout::scaleToFitText(double viewportWidth, double padding) const
{
    if (m_spread != Spread::Single)
        return scaleToFitWidth(viewportWidth);
    std::vector<double> widths;
    for (int page = 0; page < pageCount(); ++page) {
        const auto &text = m_pages[index(page)].text;
        if (text && pageRotation(page) == Rotation::None)
            widths.push_back(text->second - text->first);
    }
    if (widths.empty())
        return scaleToFitWidth(viewportWidth);
    // Nine pages in ten fit; a single wide table does not make all text small.
    const auto most = widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * 9 / 10);
    std::ranges::nth_element(widths, most);
    return std::max(1.0, viewportWidth - 2 * padding) / std::max(*most, kLeastSide);
}

QPointF clampedScroll(const PageLayout &layout, QPointF scroll, const QSizeF &viewport)
{
    const QSizeF content = layout.contentSize();
    return {std::clamp(scroll.x(), 0.0, std::max(0.0, content.width() - viewport.width())),
            std::clamp(scroll.y(), 0.0, std::max(0.0, content.height() - viewport.height()))};
}

QPointF scrollToShow(const PageLayout &layout, const PagePlace &place, QPointF viewportPoint, const QSizeF &viewport)
{
    if (place.page < 0 || place.page >= layout.pageCount())
        return {};
    return clampedScroll(layout, layout.toContent(place) - viewportPoint, viewport);
}

int currentPage(const PageLayout &layout, QPointF scroll, const QSizeF &viewport)
{
    if (layout.pageCount() == 0)
        return -1;
    const double end = layout.contentSize().height() - viewport.height();
    if (end > 0 && scroll.y() >= end - 0.5)
        return layout.pageInRow(layout.pageCount() - 1, 0);
    return layout.pageAt(scroll.y() + viewport.height() / 3);
}

} // namespace conspectus
