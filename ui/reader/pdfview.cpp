// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Layout, movement and zoom of the view; painting is in pdfviewpaint.cpp, mouse and keys in pdfviewinput.cpp and
// pdfviewkeys.cpp.

#include "ui/reader/pdfview.h"

#include "ui/reader/documenttext.h"
#include "ui/reader/findcontroller.h"
#include "ui/reader/markstrip.h"
#include "ui/reader/pdfviewaccessible.h"

#include <QApplication>
#include <QScrollBar>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace conspectus::reader {

namespace {

constexpr int kFrameMilliseconds = 1500;
constexpr int kStripMilliseconds = 50;

// The extent of a page's text from left to right; margin stamps that run upwards and line numbers do not count.
std::optional<std::pair<double, double>> textExtent(const text::TextPage &page)
{
    std::optional<std::pair<double, double>> extent;
    for (const text::Word &word : page.words) {
        if (word.rotation != 0 || word.role == text::Role::LineNumber || word.box.isEmpty())
            continue;
        if (!extent)
            extent = {word.box.left(), word.box.right()};
        extent->first = std::min(extent->first, word.box.left());
        extent->second = std::max(extent->second, word.box.right());
    }
    return extent;
}

} // namespace

PdfView::PdfView(QWidget *parent) : QAbstractScrollArea(parent), m_pageTheme(themeOf(this)), m_strip(new MarkStrip(this))
{
    installPdfViewAccessibility(); // before the name: giving it asks for the interface, and the first answer is kept
    setObjectName(QStringLiteral("pdfView"));
    setAccessibleName(tr("PDF", "accessible name of the page view"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setViewportMargins(0, 0, MarkStrip::kWidth, 0);
    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(0);
    connect(&m_planTimer, &QTimer::timeout, this, &PdfView::requestPictures);
    m_textTimer.setSingleShot(true);
    m_textTimer.setInterval(0);
    connect(&m_textTimer, &QTimer::timeout, this, &PdfView::takeNewTexts);
    m_stripTimer.setSingleShot(true);
    m_stripTimer.setInterval(kStripMilliseconds);
    connect(&m_stripTimer, &QTimer::timeout, this, &PdfView::updateStrip);
    m_frameTimer.setSingleShot(true);
    m_frameTimer.setInterval(kFrameMilliseconds);
    connect(&m_frameTimer, &QTimer::timeout, this, [this] {
        m_frame.clear();
        viewport()->update();
    });
    setUpMarking();
    connect(m_strip, &MarkStrip::pressed, this, [this](double share) {
        verticalScrollBar()->setValue(
                static_cast<int>(share * m_layout.contentSize().height() - viewportSize().height() / 3));
    });
}

PdfView::~PdfView() = default;

void PdfView::setDocument(const ViewDocument &document, int pageCount, const PageBox &assumed)
{
    clearDocument();
    m_document = document;
    m_layout.reset(pageCount, assumed);
    m_inked.assign(static_cast<std::size_t>(std::max(0, pageCount)), std::nullopt);
    m_layout.setRotation(Rotation::None);
    m_hasPainted = false;
    m_hasLanded = true;
    connectDocument();
    for (int page = 0; page < pageCount; ++page)
        takeExtent(page);
    m_isAdjusting = true; // one step: no page is asked for at a size that is not meant
    updateScale();
    updateScrollBars();
    m_isAdjusting = false;
    scrollTo({m_layout.axis() - viewportSize().width() / 2, 0});
    updateStrip(); // marks may have come before the pages
}

void PdfView::connectDocument()
{
    connect(m_document.pictures, &PagePictures::arrived, this, [this](int page) {
        if (m_visible.contains(page))
            viewport()->update();
    });
    const auto repaint = [this] { viewport()->update(); };
    connect(m_document.pictures, &PagePictures::failed, this, repaint);
    connect(m_document.marks, &MarkIndex::changed, this, [this] {
        updateStrip();
        viewport()->update();
    });
    connect(m_document.find, &FindController::hitsChanged, this, [this] {
        if (!m_stripTimer.isActive()) // hits come in slices
            m_stripTimer.start();
        viewport()->update();
    });
    connect(m_document.find, &FindController::currentChanged, this, repaint);
}

void PdfView::clearDocument()
{
    if (m_document.pictures) {
        m_document.pictures->disconnect(this);
        m_document.marks->disconnect(this);
        m_document.find->disconnect(this);
    }
    m_document = {};
    m_planTimer.stop();
    m_textTimer.stop();
    m_newTexts.clear();
    m_fitsText = false;
    m_autoScroll.stop();
    m_layout = {};
    m_crop = Crop::None;
    m_cropPart = {};
    m_inked.clear();
    m_isCropping = false;
    m_nodePlaces.clear();
    m_table = {};
    m_tablePage = -1;
    m_selection.clear();
    m_marking.earlier.clear();
    m_marking.stopEditing();
    m_currentMark = {};
    m_frame.clear();
    m_press = Press::None;
    m_hoveredLink = {};
    m_currentPage = -1;
    m_visible = {};
    m_strip->setTicks({});
    updateScrollBars();
    viewport()->update();
}

int PdfView::viewportWidthIn(int width)
{
    return width - MarkStrip::kWidth - QApplication::style()->pixelMetric(QStyle::PM_ScrollBarExtent);
}

QPointF PdfView::scrollPosition() const
{
    return {double(horizontalScrollBar()->value()), double(verticalScrollBar()->value())};
}

void PdfView::scrollTo(QPointF position)
{
    const QPointF inside = clampedScroll(m_layout, position, viewportSize());
    m_isAdjusting = true;
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(inside.x())));
    verticalScrollBar()->setValue(static_cast<int>(std::lround(inside.y())));
    m_isAdjusting = false;
    afterMove();
}

void PdfView::updateScrollBars()
{
    const QSizeF content = m_layout.contentSize();
    const QSizeF size = viewportSize();
    // Less than half a pixel is what is left of dividing: no bar for that.
    const auto beyond = [](double whole, double seen) { return std::max(0, static_cast<int>(std::ceil(whole - seen - 0.5))); };
    verticalScrollBar()->setRange(0, beyond(content.height(), size.height()));
    verticalScrollBar()->setPageStep(static_cast<int>(size.height()));
    verticalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(0, beyond(content.width(), size.width()));
    horizontalScrollBar()->setPageStep(static_cast<int>(size.width()));
    horizontalScrollBar()->setSingleStep(40);
}

// Changes the layout and keeps what is at a point of the viewport where it is.
void PdfView::adjust(const std::function<void()> &change, QPointF keepAt)
{
    const QPointF before = scrollPosition();
    const bool isAtTop = before.y() <= 0 && keepAt.y() <= 0;
    const double fromAxis = before.x() + viewportSize().width() / 2 - m_layout.axis();
    const PagePlace kept = m_layout.toPage(before + keepAt);
    change();
    m_isAdjusting = true;
    updateScrollBars();
    m_isAdjusting = false;
    QPointF target = scrollToShow(m_layout, kept, keepAt, viewportSize());
    if (m_fit != Fit::Custom)
        target.setX(m_layout.axis() - viewportSize().width() / 2);
    else if (keepAt.isNull()) // nothing was pointed at: stay as far from the axis as before
        target.setX(m_layout.axis() + fromAxis - viewportSize().width() / 2);
    if (isAtTop)
        target.setY(0);
    scrollTo(target);
    viewport()->update();
}

void PdfView::setBoxes(int firstPage, const std::vector<PageBox> &boxes)
{
    bool isNews = false;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const int page = firstPage + static_cast<int>(i);
        isNews = isNews
                 || (page < m_layout.pageCount()
                     && PageBox{m_layout.pageSize(page), m_layout.pageRotation(page)} != boxes[i]);
    }
    if (!isNews && m_layout.rotation() == Rotation::None) {
        m_layout.setBoxes(firstPage, boxes);
        return;
    }
    adjust([&] {
        m_layout.setBoxes(firstPage, boxes);
        updateScale();
    });
    updateStrip();
}

bool PdfView::takeExtent(int page)
{
    const text::TextPage *textPage = textOf(page);
    const auto extent = textPage ? textExtent(*textPage) : std::nullopt;
    if (extent)
        m_layout.setTextExtent(page, extent->first, extent->second);
    takeInk(page);
    return extent.has_value();
}

void PdfView::textArrived(int page)
{
    m_newTexts.insert(page);
    m_textTimer.start();
    if (m_visible.contains(page))
        viewport()->update();
}

void PdfView::takeNewTexts()
{
    const QSet<int> pages = std::exchange(m_newTexts, {});
    if (m_fit != Fit::TextWidth) {
        for (const int page : pages)
            takeExtent(page);
        if (m_crop == Crop::Automatic)
            adjust([this] { updateWindows(); });
        return;
    }
    adjust([&] {
        bool isNews = false;
        for (const int page : pages)
            isNews = takeExtent(page) || isNews;
        if (m_crop == Crop::Automatic)
            updateWindows();
        // The size of the letters follows the first text; later pages only line up.
        if (isNews && !m_fitsText)
            updateScale();
    });
}

PagePlace PdfView::place() const
{
    return m_layout.toPage(scrollPosition() + QPointF(viewportSize().width() / 2, 0));
}

void PdfView::setPlace(const PagePlace &place)
{
    scrollTo(scrollToShow(m_layout, place, {viewportSize().width() / 2, 0}, viewportSize()));
}

void PdfView::goToPage(int page)
{
    if (page < 0 || page >= m_layout.pageCount())
        return;
    const double top = page == 0 ? 0 : m_layout.windowRect(page).top() - PageLayout::kMargin;
    scrollTo({scrollPosition().x(), top});
}

void PdfView::showTop(const PagePlace &place)
{
    scrollTo({scrollPosition().x(), m_layout.toContent(place).y() - PageLayout::kMargin});
}

void PdfView::reveal(int page, const QRectF &box, bool toUpperThird)
{
    if (page < 0 || page >= m_layout.pageCount())
        return;
    const QRectF target = m_layout.toContent(page).mapRect(box);
    const QSizeF size = viewportSize();
    QPointF position = scrollPosition();
    const QRectF seen = QRectF(position, size).adjusted(0, 24, 0, -24);
    if (toUpperThird || target.top() < seen.top() || target.bottom() > seen.bottom())
        position.setY(target.top() - size.height() / 3);
    if (target.left() < seen.left() || target.right() > seen.right())
        position.setX(target.width() > size.width() ? target.left() - 24 : target.center().x() - size.width() / 2);
    scrollTo(position);
}

void PdfView::showFrame(std::vector<std::pair<int, Quads>> frame)
{
    m_frame = std::move(frame);
    m_frameTimer.start();
    viewport()->update();
}

PageSpan PdfView::visiblePages() const
{
    return m_visible;
}

bool PdfView::isPictureOf(int page) const
{
    return m_document.pictures
           && m_document.pictures->cache().nearest(page, m_layout.scale() * m_pixelRatio, m_layout.rotation());
}

void PdfView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const QRect area = viewport()->geometry();
    m_strip->setGeometry(area.right() + 1, area.top(), MarkStrip::kWidth, area.height());
    if (m_layout.pageCount() > 0)
        adjust([this] { updateScale(); });
}

void PdfView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    if (dy != 0)
        m_direction = dy < 0 ? 1 : -1;
    viewport()->update();
    if (!m_isAdjusting)
        afterMove();
}

void PdfView::afterMove()
{
    if (m_layout.pageCount() == 0)
        return;
    const QPointF scroll = scrollPosition();
    const PageSpan visible = m_layout.pagesIn(scroll.y(), scroll.y() + viewportSize().height());
    const int page = conspectus::currentPage(m_layout, scroll, viewportSize());
    m_pixelRatio = devicePixelRatioF();
    if (m_document.pictures)
        m_document.pictures->setPlace(visible.first, visible.last, m_layout.scale() * m_pixelRatio, this);
    m_planTimer.start();
    m_strip->setView(scroll.y() / m_layout.contentSize().height(),
                     (scroll.y() + viewportSize().height()) / m_layout.contentSize().height());
    const bool isOtherPage = page != m_currentPage;
    const bool areOthers = visible != m_visible;
    m_visible = visible;
    m_currentPage = page;
    if (areOthers)
        Q_EMIT visiblePagesChanged();
    if (isOtherPage)
        Q_EMIT currentPageChanged(page);
    Q_EMIT placeChanged();
}

} // namespace conspectus::reader
