// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the pages are looked at: side by side, without their margins, under a ruler; tables taken by a rectangle; the wheel.

#include "ui/reader/documenttext.h"
#include "ui/reader/pdfview.h"

#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace conspectus::reader {

namespace {

constexpr double kCropMargin = 10;  // pt of white that stays round the text
constexpr double kUsualShare = 0.1; // this share of the pages may reach further out than the usual window
constexpr double kRulerLines = 3.2, kLine = 12.5; // pt
constexpr int kDimmed = 150;        // of 255

// The value below which a share of the values lies.
double quantile(std::vector<double> values, double share)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
    std::ranges::nth_element(values, at);
    return *at;
}

// Where the words of a page stand, without margin stamps, running heads and line numbers.
std::optional<QRectF> inkOf(const text::TextPage &page)
{
    QRectF box;
    for (const text::Word &word : page.words) {
        const bool isMargin = word.rotation != 0 || word.role == text::Role::RunningHead || word.role == text::Role::LineNumber;
        if (!isMargin && !word.box.isEmpty())
            box = box.isNull() ? word.box : box.united(word.box);
    }
    return box.isEmpty() ? std::nullopt : std::optional(box);
}

} // namespace

void PdfView::setSpread(Spread spread)
{
    if (spread == m_layout.spread())
        return;
    adjust([&] {
        m_layout.setSpread(spread);
        updateScale();
    });
    Q_EMIT zoomChanged();
}

void PdfView::setCrop(Crop crop, const QRectF &part)
{
    m_crop = crop;
    m_cropPart = crop == Crop::ByHand ? part : QRectF();
    adjust([this] {
        updateWindows();
        updateScale();
    });
    Q_EMIT zoomChanged();
}

void PdfView::takeInk(int page)
{
    if (const text::TextPage *text = textOf(page); text && page < static_cast<int>(m_inked.size()))
        m_inked[static_cast<std::size_t>(page)] = inkOf(*text);
}

void PdfView::updateWindows()
{
    switch (m_crop) {
    case Crop::None:
        m_layout.setWindows({});
        break;
    case Crop::Automatic:
        m_layout.setWindows(automaticWindows());
        break;
    case Crop::ByHand: {
        std::vector<QRectF> windows;
        for (int page = 0; page < m_layout.pageCount(); ++page)
            windows.push_back(fromUnit(m_cropPart, m_layout.pageSize(page)));
        m_layout.setWindows(std::move(windows));
        break;
    }
    }
}

// What most pages fill, and of each page all that it fills itself, so that nothing with words is ever cut off.
std::vector<QRectF> PdfView::automaticWindows() const
{
    std::vector<double> lefts, tops, rights, bottoms;
    for (const auto &ink : m_inked) {
        if (!ink)
            continue;
        lefts.push_back(ink->left());
        tops.push_back(ink->top());
        rights.push_back(ink->right());
        bottoms.push_back(ink->bottom());
    }
    if (lefts.empty())
        return {};
    const QRectF usual(QPointF(quantile(lefts, kUsualShare), quantile(tops, kUsualShare)),
                       QPointF(quantile(rights, 1 - kUsualShare), quantile(bottoms, 1 - kUsualShare)));
    std::vector<QRectF> windows;
    for (const auto &ink : m_inked) {
        const QRectF window = ink ? usual.united(*ink) : usual;
        windows.push_back(window.adjusted(-kCropMargin, -kCropMargin, kCropMargin, kCropMargin));
    }
    return windows;
}

void PdfView::startCropping()
{
    if (m_layout.pageCount() == 0)
        return;
    setTool(std::nullopt);
    m_isCropping = true;
    viewport()->setCursor(Qt::CrossCursor);
}

void PdfView::finishCrop()
{
    m_isCropping = false;
    viewport()->setCursor(Qt::ArrowCursor);
    viewport()->update();
    const QRectF part = toUnit(m_rubber, m_layout.pageSize(m_pressPlace.page));
    if (part.width() >= 0.1 && part.height() >= 0.1)
        Q_EMIT cropDrawn(part);
}

// ---- ruler -----------------------------------------------------------------------------------------------------------

void PdfView::setRuler(bool on)
{
    m_ruler = on ? std::optional(viewportSize().height() * 0.4) : std::nullopt;
    viewport()->update();
}

void PdfView::paintRuler(QPainter &painter)
{
    if (!m_ruler)
        return;
    const double half = kRulerLines * kLine * m_layout.scale() / 2;
    QColor veil = themeOf(this).desk;
    veil.setAlpha(kDimmed);
    painter.save();
    painter.resetTransform();
    const QSizeF size = viewportSize();
    painter.fillRect(QRectF(0, 0, size.width(), std::max(0.0, *m_ruler - half)), veil);
    painter.fillRect(QRectF(0, *m_ruler + half, size.width(), size.height()), veil);
    painter.fillRect(QRectF(0, *m_ruler + half - 1, size.width(), 1), themeOf(this).acc);
    painter.restore();
}

// ---- tables ----------------------------------------------------------------------------------------------------------

void PdfView::finishTable()
{
    const text::TextPage *page = textOf(m_pressPlace.page);
    m_table = page ? text::tableIn(*page, m_rubber) : text::TableCells();
    m_tablePage = m_pressPlace.page;
    viewport()->update();
    Q_EMIT tableSelected();
}

void PdfView::clearTable()
{
    if (m_table.isEmpty())
        return;
    m_table = {};
    m_tablePage = -1;
    viewport()->update();
    Q_EMIT tableSelected();
}

void PdfView::setNodePlaces(std::vector<PagePlace> places)
{
    m_nodePlaces = std::move(places);
    updateStrip();
}

// ---- wheel -----------------------------------------------------------------------------------------------------------

// Touchpads say how many pixels; those are taken as they are. A wheel's notch is three lines.
void PdfView::scrollByWheel(QWheelEvent *event)
{
    const QPoint pixels = event->pixelDelta();
    if (pixels.isNull()) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    const bool isSideways = event->modifiers() & Qt::ShiftModifier;
    const QPoint move = isSideways ? pixels.transposed() : pixels;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - move.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - move.y());
    event->accept();
}

} // namespace conspectus::reader
