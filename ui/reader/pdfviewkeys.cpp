// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What keys do on the pages, and the selection as others see it.

#include "text/selection.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/pdfview.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>
#include <optional>

namespace conspectus::reader {

namespace {

constexpr int kOverlap = 40; // pixels of the last screen that stay in sight

} // namespace

std::optional<CaretMove> caretMoveFor(const QKeyEvent &event)
{
    const bool byWord = event.modifiers() & Qt::ControlModifier;
    switch (event.key()) {
    case Qt::Key_Left:
        return byWord ? CaretMove::WordLeft : CaretMove::Left;
    case Qt::Key_Right:
        return byWord ? CaretMove::WordRight : CaretMove::Right;
    case Qt::Key_Up:
        return CaretMove::LineUp;
    case Qt::Key_Down:
        return CaretMove::LineDown;
    case Qt::Key_Home:
        return byWord ? CaretMove::PageStart : CaretMove::LineStart;
    case Qt::Key_End:
        return byWord ? CaretMove::PageEnd : CaretMove::LineEnd;
    default:
        return std::nullopt;
    }
}

void PdfView::keyPressEvent(QKeyEvent *event)
{
    if (m_layout.pageCount() > 0
        && (caretKey(event) || selectKey(event) || editKey(event) || linkKey(event) || markKey(event) || scrollKey(event)))
        event->accept();
    else
        event->ignore(); // the pane may know it
}

bool PdfView::selectKey(QKeyEvent *event)
{
    if (!(event->modifiers() & Qt::ShiftModifier) || !m_selection.hasAnchor())
        return false;
    const auto move = caretMoveFor(*event);
    if (!move)
        return false;
    moveCaret(*move);
    return true;
}

void PdfView::moveCaret(CaretMove move)
{
    const text::TextLayer &layer = m_document.text->layer();
    if (m_selection.unit() != SelectionUnit::Character)
        m_selection.setRange(m_selection.range()); // keys go by letters from here
    m_selection.extend(layer, moved(layer, m_selection.caret(), move));
    revealCaret();
    selectionMoved();
}

void PdfView::revealCaret()
{
    const text::TextPosition caret = m_selection.caret();
    if (const text::TextPage *page = textOf(caret.page)) {
        const qint32 end = std::min(caret.offset + 1, static_cast<qint32>(page->text.size()));
        const Quads quads = page->quads({std::max(0, end - 1), end});
        if (!quads.empty())
            reveal(caret.page, boundingRect(quads), false);
    }
}

bool PdfView::markKey(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers != Qt::NoModifier)
        return false;
    const int key = event->key();
    if (key >= Qt::Key_1 && key <= Qt::Key_9) {
        Q_EMIT kindKeyPressed(QString(QChar(u'0' + (key - Qt::Key_0))));
        return true;
    }
    switch (key) {
    case Qt::Key_T:
        setTool(m_tool == AnnotationStyle::Note ? std::nullopt : std::optional(AnnotationStyle::Note));
        return true;
    case Qt::Key_Delete:
        Q_EMIT removeWanted();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_currentMark.isNull())
            return false;
        Q_EMIT markActivated(m_currentMark);
        return true;
    case Qt::Key_Escape:
        if (cancelMarking()) {
            break;
        } else if (!m_selection.isEmpty() || !m_marking.earlier.empty()) {
            clearSelection();
        } else if (m_marking.isCaretMode) {
            setCaretMode(false);
        } else if (!m_currentMark.isNull()) {
            Q_EMIT markClicked({});
        } else {
            Q_EMIT escapePressed();
        }
        break;
    default:
        return false;
    }
    return true;
}

void PdfView::scrollScreen(int screens)
{
    QScrollBar *vertical = verticalScrollBar();
    const int page = currentPage();
    const bool isWhole = page >= 0 && m_layout.windowRect(page).height() <= viewport()->height();
    const int next = isWhole ? m_layout.pageInRow(page, screens) : page;
    if (m_fit == Fit::Page && isWhole && next != page) {
        const bool isBehind = screens < 0 && scrollPosition().y() > m_layout.windowRect(page).top(); // its top comes first
        goToPage(isBehind ? m_layout.pageInRow(page, 0) : next);
        return;
    }
    vertical->setValue(vertical->value() + screens * std::max(1, viewport()->height() - kOverlap));
}

bool PdfView::scrollKey(QKeyEvent *event)
{
    QScrollBar *vertical = verticalScrollBar();
    const bool isShifted = event->modifiers() & Qt::ShiftModifier;
    if (event->modifiers() & Qt::AltModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_PageDown:
        scrollScreen(1);
        return true;
    case Qt::Key_PageUp:
        scrollScreen(-1);
        return true;
    case Qt::Key_Space:
        scrollScreen(isShifted ? -1 : 1);
        return true;
    case Qt::Key_Home:
        vertical->setValue(0);
        return true;
    case Qt::Key_End:
        vertical->setValue(vertical->maximum());
        return true;
    case Qt::Key_Down:
        vertical->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        return true;
    case Qt::Key_Up:
        vertical->triggerAction(QAbstractSlider::SliderSingleStepSub);
        return true;
    case Qt::Key_Right:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        return true;
    case Qt::Key_Left:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        return true;
    default:
        return false;
    }
}

void PdfView::setSelectedRange(const text::TextRange &range)
{
    m_marking.earlier.clear();
    m_selection.setRange(range);
    selectionMoved();
}

void PdfView::clearSelection()
{
    const bool was = m_selection.hasAnchor() || !m_marking.earlier.empty();
    const text::TextPosition caret = m_selection.caret();
    m_selection.clear();
    m_marking.earlier.clear();
    if (m_marking.isCaretMode && caret.isValid())
        m_selection.start(m_document.text->layer(), caret);
    if (was)
        selectionMoved();
}

QString PdfView::selectedText() const
{
    QStringList texts;
    for (const text::TextRange &range : selectedRanges())
        texts.append(text::cleanText(m_document.text->layer(), range));
    return texts.join(QLatin1Char('\n'));
}

void PdfView::setCurrentMark(const AnnotationId &id)
{
    if (m_marking.isEditing() && id != m_marking.edited.id)
        commitEditing();
    m_currentMark = id;
    viewport()->update();
}

void PdfView::setTool(std::optional<AnnotationStyle> tool)
{
    if (tool == m_tool)
        return;
    m_tool = tool;
    viewport()->setCursor(tool ? Qt::CrossCursor : Qt::ArrowCursor);
    Q_EMIT toolChanged();
}

QString PdfView::accessiblePageName() const
{
    if (m_currentPage < 0)
        return tr("PDF, none open");
    return tr("PDF, page %1 of %2").arg(m_document.pageLabel(m_currentPage)).arg(m_layout.pageCount());
}

QString PdfView::currentPageText() const
{
    const text::TextPage *page = textOf(m_currentPage);
    return page ? page->text : QString();
}

text::Span PdfView::selectionOnCurrentPage() const
{
    if (!textOf(m_currentPage) || m_selection.isEmpty())
        return {};
    return text::spanOnPage(m_document.text->layer(), m_selection.range(), m_currentPage);
}

QRect PdfView::screenRectOf(text::Span span) const
{
    const text::TextPage *page = textOf(m_currentPage);
    if (!page)
        return {};
    const QRectF box = m_layout.toContent(m_currentPage).mapRect(boundingRect(page->quads(span)));
    return QRect(viewport()->mapToGlobal((box.topLeft() - scrollPosition()).toPoint()), box.size().toSize());
}

int PdfView::offsetAtScreenPoint(const QPoint &point) const
{
    const PagePlace place = placeAt(viewport()->mapFromGlobal(point));
    const text::TextPage *page = place.page == m_currentPage ? textOf(place.page) : nullptr;
    return page ? text::offsetAt(*page, place.point) : -1;
}

void PdfView::revealSpan(text::Span span)
{
    if (const text::TextPage *page = textOf(m_currentPage))
        reveal(m_currentPage, boundingRect(page->quads(span)), false);
}

} // namespace conspectus::reader
