// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages one under the other, and the maths between them and a viewport. Two spaces meet here: page space (see quad.h) and
// content space: device-independent pixels of the whole column of pages, origin at its top left. Sizes of pages may come
// late: until then a page is taken to be like the first one. Pure values; any thread.
//
// Pages are lined up on one vertical axis. A page's axis is its middle, or the middle of its text where margins are
// trimmed, so that the text of left and right pages stands still while scrolling. Side by side two pages stand left and right
// of the axis. Of a page that is cropped only its window is shown: the layout goes by windows, the page's own rectangle
// then reaches beyond what is seen of it.
#pragma once

#include "geometry/quad.h"

#include <QTransform>
#include <optional>
#include <span>

namespace conspectus {

// A page as the file has it: size in pt, unrotated, and how the file turns it.
struct PageBox
{
    QSizeF size;
    Rotation rotation = Rotation::None;
    friend bool operator==(const PageBox &, const PageBox &) = default;
};

[[nodiscard]] Rotation operator+(Rotation a, Rotation b);
[[nodiscard]] QSizeF rotated(const QSizeF &size, Rotation rotation);
// Page space to the turned page's own points (origin at its top left as shown), scale 1.
[[nodiscard]] QTransform rotationTransform(const QSizeF &size, Rotation rotation);

// A place on a page. page -1: nowhere.
struct PagePlace
{
    int page = -1;
    QPointF point; // page space
    friend bool operator==(const PagePlace &, const PagePlace &) = default;
};

// How many pages stand side by side; of two the odd ones (by number from 1) at the left, or at the right as in a volume.
enum class Spread { Single, OddLeft, OddRight };

// [first, last]; first > last: none.
struct PageSpan
{
    int first = 0;
    int last = -1;
    [[nodiscard]] bool contains(int page) const { return page >= first && page <= last; }
    friend bool operator==(const PageSpan &, const PageSpan &) = default;
};

class PageLayout
{
public:
    static constexpr double kMargin = 8; // pixels around the column
    static constexpr double kGap = 10;   // pixels between pages
    // Boxes outside this are not believed (PDF's own limit is 14,400 pt; Acrobat's least is 3 pt).
    static constexpr double kLeastSide = 3, kGreatestSide = 14400;

    void reset(int pageCount, const PageBox &assumed);
    // Sizes that have become known. Impossible ones (empty, not finite, huge) are replaced by a usable size.
    void setBoxes(int firstPage, std::span<const PageBox> boxes);
    void setRotation(Rotation rotation); // in addition to the pages' own
    void setScale(double pixelsPerPoint);
    void setViewportWidth(double pixels);
    // The horizontal extent of a page's text in page space, [left, right]; used where margins are trimmed.
    void setTextExtent(int page, double left, double right);
    void setMarginsTrimmed(bool trimmed);
    void setSpread(Spread spread);
    // What is shown of each page, page space; as many as there are pages, an empty one: the whole page. Empty: all of all.
    void setWindows(std::vector<QRectF> windows);

    [[nodiscard]] int pageCount() const { return static_cast<int>(m_pages.size()); }
    [[nodiscard]] double scale() const { return m_scale; }
    [[nodiscard]] Rotation rotation() const { return m_rotation; }
    [[nodiscard]] bool marginsTrimmed() const { return m_trimmed; }
    [[nodiscard]] Spread spread() const { return m_spread; }
    // The first page of the row that is `step` rows further than the page's; kept inside the document.
    [[nodiscard]] int pageInRow(int page, int step) const;
    [[nodiscard]] QRectF window(int page) const; // page space
    [[nodiscard]] bool isKnown(int page) const;
    [[nodiscard]] QSizeF pageSize(int page) const;       // pt, unrotated
    [[nodiscard]] Rotation pageRotation(int page) const; // the page's own and the reader's
    [[nodiscard]] QSizeF shownSize(int page) const;      // pt, as turned

    [[nodiscard]] QSizeF contentSize() const;
    [[nodiscard]] double axis() const; // content x of the axis on which the pages are lined up
    [[nodiscard]] QRectF pageRect(int page) const; // content space; top left on a whole pixel
    [[nodiscard]] QRectF windowRect(int page) const; // what is seen of it, content space
    // The page at a height: the gap under a page belongs to it; above the first is the first, below the last the last. Of two
    // side by side the first.
    [[nodiscard]] int pageAt(double y) const;
    [[nodiscard]] int pageAt(QPointF content) const;
    // The pages that touch [top, bottom] of content space.
    [[nodiscard]] PageSpan pagesIn(double top, double bottom) const;

    [[nodiscard]] QTransform toContent(int page) const; // page space → content space
    [[nodiscard]] QPointF toContent(const PagePlace &place) const;
    // The nearest page's point; may lie outside its box where the content point does.
    [[nodiscard]] PagePlace toPage(QPointF content) const;
    // True where the content point is on a page and not between.
    [[nodiscard]] bool isOnPage(QPointF content) const;

    // Pixels per point that fit the usual page of the document (its median size) into a viewport.
    [[nodiscard]] double scaleToFitWidth(double viewportWidth) const;
    [[nodiscard]] double scaleToFitPage(const QSizeF &viewport, int page) const;
    // Fits the usual text width with `padding` pixels on each side; where no text is known, the page.
    [[nodiscard]] double scaleToFitText(double viewportWidth, double padding) const;

private:
    struct Page
    {
        PageBox box;
        bool known = false;
        std::optional<std::pair<double, double>> text; // page space x
        QRectF window;                                 // page space; empty: the whole page
        QRectF shown;                                  // the window in points of the turned page
        double axis = 0;                               // pt from the left of the turned page
    };

    std::vector<Page> m_pages;
    std::vector<double> m_tops; // pt; m_tops[i] = sum of the heights before row i; one more than rows
    Spread m_spread = Spread::Single;
    Rotation m_rotation = Rotation::None;
    double m_scale = 1;
    double m_viewportWidth = 0;
    bool m_trimmed = false;
    double m_left = 0;  // pt: the furthest that a page reaches to the left of the axis
    double m_right = 0; // and to the right

    void rebuild();
    void rebuildAxes();
    [[nodiscard]] double usualWidth() const;
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_tops.size()) - 1; }
    [[nodiscard]] int rowOf(int page) const;
    [[nodiscard]] PageSpan pagesOfRow(int row) const;
    [[nodiscard]] int rowAt(double y) const;
    [[nodiscard]] double topOf(int row) const;
    [[nodiscard]] double middleGap() const { return m_spread == Spread::Single ? 0 : kGap; }
    [[nodiscard]] bool isAtLeft(int page) const;
};

// ---- viewport maths ------------------------------------------------------------------------------------------------

// The scroll position that shows `place` at `viewportPoint`, kept inside the content.
[[nodiscard]] QPointF scrollToShow(const PageLayout &layout, const PagePlace &place, QPointF viewportPoint,
                                   const QSizeF &viewport);
// A scroll position kept inside the content; content narrower than the viewport stays at 0.
[[nodiscard]] QPointF clampedScroll(const PageLayout &layout, QPointF scroll, const QSizeF &viewport);
// The page that a reader would say is open: of those in the viewport the one that holds the point a third down, or the
// last one when the end of the content shows.
[[nodiscard]] int currentPage(const PageLayout &layout, QPointF scroll, const QSizeF &viewport);

} // namespace conspectus
