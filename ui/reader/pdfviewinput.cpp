// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the mouse does on the pages. Keys are in pdfviewkeys.cpp, what is under the pointer in pdfviewlinks.cpp.

#include "text/selection.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/pdfview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>

namespace conspectus::reader {

namespace {

constexpr int kAutoScrollMilliseconds = 30;

} // namespace

PagePlace PdfView::placeAt(QPointF viewportPoint) const
{
    return m_layout.toPage(scrollPosition() + viewportPoint);
}

const text::TextPage *PdfView::textOf(int page) const
{
    return m_document.text ? m_document.text->page(page) : nullptr;
}

text::TextPosition PdfView::positionAt(const PagePlace &place) const
{
    const text::TextPage *page = textOf(place.page);
    const qint32 offset = page ? text::offsetAt(*page, place.point) : -1;
    return offset < 0 ? text::TextPosition() : text::TextPosition{place.page, offset};
}

bool PdfView::isInSelection(const PagePlace &place) const
{
    const Quads quads = selectionQuads(place.page);
    return std::ranges::any_of(quads, [&](const Quad &quad) { return quad.boundingRect().contains(place.point); });
}

bool PdfView::hasMovedFar(QPointF at) const
{
    return (at - m_pressAt).manhattanLength() >= QApplication::startDragDistance();
}

void PdfView::countClick(QPointF at)
{
    const bool isNext = m_lastClick.isValid() && m_lastClick.elapsed() < QApplication::doubleClickInterval()
                        && (at - m_lastClickAt).manhattanLength() < QApplication::startDragDistance();
    m_clicks = isNext ? m_clicks + 1 : 1;
    m_lastClick.start();
    m_lastClickAt = at;
}

void PdfView::mousePressEvent(QMouseEvent *event)
{
    if (m_layout.pageCount() == 0)
        return;
    m_pressAt = event->position();
    if (event->button() == Qt::MiddleButton) {
        m_press = Press::Panning;
        m_panStart = scrollPosition().toPoint();
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        countClick(event->position());
        pressLeft(event);
    }
}

// Qt reports the second press of a double click apart; for us it is a press like the others, at least the second.
void PdfView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_layout.pageCount() == 0 || event->button() != Qt::LeftButton)
        return;
    m_pressAt = event->position();
    countClick(event->position());
    m_clicks = std::max(m_clicks, 2);
    pressLeft(event);
}

void PdfView::pressLeft(QMouseEvent *event)
{
    m_pressPlace = placeAt(event->position());
    m_pressMark = {};
    m_marking.isAdding = false;
    const bool isOnPage = m_layout.isOnPage(scrollPosition() + event->position());
    clearTable();
    const bool isTable = (event->modifiers() & Qt::AltModifier) && !m_tool;
    if (isOnPage && (m_isCropping || isTable)) {
        m_press = m_isCropping ? Press::Crop : Press::Table;
        m_rubber = {};
        return;
    }
    if (m_tool && isOnPage) {
        pressWithTool();
        return;
    }
    if (m_clicks == 1 && pressGrip(event->position()))
        return;
    const Mark *mark = m_document.marks->at(m_pressPlace.page, m_pressPlace.point);
    const text::TextPage *text = textOf(m_pressPlace.page);
    const bool isOverText = text && text::isOverText(*text, m_pressPlace.point);
    if (m_clicks == 2 && isOnPage && !isOverText) {
        if (mark)
            Q_EMIT markActivated(mark->id);
        else
            Q_EMIT noteWanted(m_pressPlace.page, m_pressPlace.point);
        return;
    }
    if (m_clicks == 1 && !(event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))) {
        if (const text::RawLink *link = linkAt(m_pressPlace)) {
            m_press = Press::OnLink;
            m_pressLink = *link;
            return;
        }
        if (isInSelection(m_pressPlace)) {
            m_press = Press::OnSelection;
            return;
        }
        if (mark) {
            m_press = Press::OnMark;
            m_pressMark = mark->id;
            return;
        }
    }
    m_marking.isAdding = event->modifiers() & Qt::ControlModifier;
    if (m_marking.isAdding)
        keepRange();
    startSelecting(m_pressPlace, event->modifiers() & Qt::ShiftModifier);
}

void PdfView::startSelecting(const PagePlace &place, bool extend)
{
    m_press = Press::Selecting;
    const text::TextPosition position = positionAt(place);
    if (!position.isValid()) {
        clearSelection();
        return;
    }
    if (!extend && !m_marking.isAdding)
        m_marking.earlier.clear();
    const text::TextLayer &layer = m_document.text->layer();
    if (extend && m_selection.hasAnchor()) {
        m_selection.extend(layer, position);
    } else {
        static constexpr std::array units{SelectionUnit::Character, SelectionUnit::Word, SelectionUnit::Sentence,
                                          SelectionUnit::Paragraph};
        m_selection.start(layer, position, units[static_cast<std::size_t>((m_clicks - 1) % 4)]);
    }
    selectionMoved();
}

void PdfView::extendSelecting(QPointF viewportPoint)
{
    const text::TextPosition position = positionAt(placeAt(viewportPoint));
    if (!position.isValid())
        return;
    m_selection.extend(m_document.text->layer(), position);
    selectionMoved();
}

void PdfView::selectionMoved()
{
    viewport()->update();
    Q_EMIT selectionChanged();
}

void PdfView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    switch (m_press) {
    case Press::None:
        hover(at);
        break;
    case Press::Panning: {
        const QPoint target = m_panStart - (at - m_pressAt).toPoint();
        horizontalScrollBar()->setValue(target.x());
        verticalScrollBar()->setValue(target.y());
        break;
    }
    case Press::Table:
    case Press::Crop:
    case Press::Area:
        dragRubber(at);
        break;
    case Press::Ink:
        drawStroke(at);
        break;
    case Press::Grip:
        dragGrip(at);
        break;
    case Press::OnMark:
    case Press::OnSelection:
        if (!hasMovedFar(at))
            break;
        if (m_press == Press::OnSelection || m_pressMark == m_currentMark) {
            m_press = Press::None;
            Q_EMIT dragWanted();
        } else { // a mark that is not chosen is text like any other
            startSelecting(m_pressPlace, false);
        }
        break;
    case Press::OnLink:
        if (hasMovedFar(at))
            startSelecting(m_pressPlace, false);
        break;
    case Press::Selecting:
        extendSelecting(at);
        if (viewport()->rect().contains(at.toPoint()))
            m_autoScroll.stop();
        else if (!m_autoScroll.isActive())
            m_autoScroll.start(kAutoScrollMilliseconds, this);
        break;
    }
}

void PdfView::dragRubber(QPointF viewportPoint)
{
    const QTransform back = m_layout.toContent(m_pressPlace.page).inverted();
    const QRectF page(QPointF(0, 0), m_layout.pageSize(m_pressPlace.page));
    const QPointF to = back.map(scrollPosition() + viewportPoint);
    m_rubber = QRectF(m_pressPlace.point, to).normalized().intersected(page);
    viewport()->update();
}

void PdfView::mouseReleaseEvent(QMouseEvent *event)
{
    m_autoScroll.stop();
    finishPress(event->position());
    m_press = Press::None;
    hover(event->position());
}

void PdfView::finishPress(QPointF viewportPoint)
{
    m_marking.pressure = -1;
    switch (m_press) {
    case Press::OnLink:
        Q_EMIT linkClicked(m_pressLink);
        break;
    case Press::OnMark:
        clearSelection();
        Q_EMIT markClicked(m_pressMark);
        break;
    case Press::OnSelection:
        clearSelection();
        break;
    case Press::Selecting:
        if (m_selection.isEmpty() && !m_currentMark.isNull() && !hasMovedFar(viewportPoint))
            Q_EMIT markClicked({});
        else if (!m_selection.isEmpty())
            Q_EMIT selectionMade();
        break;
    case Press::Ink:
        Q_EMIT strokeDrawn(m_marking.strokePage, pressedLines(std::exchange(m_marking.stroke, {}), std::exchange(m_marking.pressures, {})));
        viewport()->update();
        break;
    case Press::Grip:
        commitEditing();
        break;
    case Press::Table:
        finishTable();
        break;
    case Press::Crop:
        finishCrop();
        break;
    case Press::Area:
        viewport()->update();
        if (m_rubber.width() >= 4 && m_rubber.height() >= 4)
            Q_EMIT areaDrawn(m_pressPlace.page, m_rubber);
        break;
    case Press::None:
    case Press::Panning:
        break;
    }
}

void PdfView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const QPoint at = viewport()->mapFromGlobal(QCursor::pos());
    const int beyond = at.y() < 0 ? at.y() : std::max(0, at.y() - viewport()->height());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + std::clamp(beyond, -60, 60));
    extendSelecting(at);
}

void PdfView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_layout.pageCount() == 0)
        return;
    QPointF at = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = QPointF(viewportSize().width() / 2, viewportSize().height() / 3);
    const PagePlace place = placeAt(at);
    if (event->reason() != QContextMenuEvent::Keyboard && !isInSelection(place)) {
        if (const Mark *mark = m_document.marks->at(place.page, place.point))
            Q_EMIT markClicked(mark->id);
    }
    Q_EMIT menuWanted(viewport()->mapToGlobal(at.toPoint()), place.page, place.point);
}

void PdfView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        scrollByWheel(event);
        return;
    }
    // 10 % a notch; touchpads give parts of a notch.
    const double notches = event->angleDelta().y() / 120.0;
    if (m_layout.pageCount() > 0 && notches != 0)
        setZoom(zoom() * std::pow(1.1, notches), event->position());
    event->accept();
}

} // namespace conspectus::reader
