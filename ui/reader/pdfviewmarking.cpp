// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Marking on the pages: the tools, several ranges, the caret. Changing the place of an annotation is in pdfviewediting.cpp.

#include "library/anchoring.h"
#include "text/selection.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/pagepainter.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/touchinput.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTabletEvent>
#include <algorithm>
#include <utility>

namespace conspectus::reader {

namespace {

constexpr int kCommitMilliseconds = 800; // of rest after a key that moves or resizes

} // namespace

void PdfView::setUpMarking()
{
    m_marking.commitTimer.setSingleShot(true);
    m_marking.commitTimer.setInterval(kCommitMilliseconds);
    connect(&m_marking.commitTimer, &QTimer::timeout, this, &PdfView::commitEditing);
    new TouchInput(this);
}

void PdfView::setRepeating(bool repeating)
{
    if (repeating == m_marking.isRepeating)
        return;
    m_marking.isRepeating = repeating;
    Q_EMIT toolChanged();
}

// ---- tools -----------------------------------------------------------------------------------------------------------

void PdfView::pressWithTool()
{
    const AnnotationStyle tool = *m_tool;
    if (tool == AnnotationStyle::Ink) {
        m_press = Press::Ink;
        m_marking.strokePage = m_pressPlace.page;
        m_marking.stroke = {m_pressPlace.point};
        m_marking.pressures.clear();
        addPressure();
        viewport()->update();
        return;
    }
    if (!m_marking.isRepeating)
        setTool(std::nullopt);
    if (tool == AnnotationStyle::Area) {
        m_press = Press::Area;
        m_rubber = {};
    } else {
        Q_EMIT noteWanted(m_pressPlace.page, m_pressPlace.point);
    }
}

void PdfView::drawStroke(QPointF viewportPoint)
{
    const int page = m_marking.strokePage;
    const QSizeF size = m_layout.pageSize(page);
    const QPointF at = m_layout.toContent(page).inverted().map(scrollPosition() + viewportPoint);
    m_marking.stroke.emplace_back(std::clamp(at.x(), 0.0, size.width()), std::clamp(at.y(), 0.0, size.height()));
    addPressure();
    viewport()->update();
}

void PdfView::addPressure()
{
    if (m_marking.pressure >= 0)
        m_marking.pressures.push_back(m_marking.pressure);
}

// The mouse event that Qt makes of it comes right after. The pen presses no more when it leaves; the stroke ends as it was.
void PdfView::takePressure(const QTabletEvent &event)
{
    if (event.type() != QEvent::TabletRelease)
        m_marking.pressure = std::clamp(static_cast<double>(event.pressure()), 0.0, 1.0);
}

void PdfView::cancelPress()
{
    m_press = Press::None;
    m_marking.stroke.clear();
    m_rubber = {};
    m_autoScroll.stop();
    viewport()->update();
}

bool PdfView::cancelMarking()
{
    const bool wasPressed = m_press == Press::Ink || m_press == Press::Grip || m_press == Press::Area || m_isCropping
                            || !m_table.isEmpty();
    m_isCropping = false;
    clearTable();
    if (wasPressed)
        cancelPress();
    if (m_marking.isEditing()) {
        m_marking.stopEditing();
        viewport()->update();
        return true;
    }
    if (wasPressed)
        return true;
    if (!m_tool && !m_marking.isRepeating)
        return false;
    setRepeating(false);
    setTool(std::nullopt);
    return true;
}

// ---- several ranges --------------------------------------------------------------------------------------------------

void PdfView::keepRange()
{
    if (!m_selection.isEmpty())
        m_marking.earlier.push_back(m_selection.range());
}

std::vector<text::TextRange> PdfView::selectedRanges() const
{
    std::vector<text::TextRange> ranges = m_marking.earlier;
    ranges.push_back(m_selection.range());
    return inOrder(std::move(ranges));
}

Quads PdfView::selectionQuads(int page) const
{
    Quads quads;
    const text::TextPage *textPage = textOf(page);
    if (!textPage || (m_selection.isEmpty() && m_marking.earlier.empty()))
        return quads;
    for (const text::TextRange &range : selectedRanges()) {
        const Quads more = textPage->quads(text::spanOnPage(m_document.text->layer(), range, page));
        quads.insert(quads.end(), more.begin(), more.end());
    }
    return quads;
}

std::vector<QRectF> PdfView::selectionRects() const
{
    std::vector<QRectF> rects;
    for (int page = m_visible.first; page <= m_visible.last; ++page) {
        const QTransform toContent = m_layout.toContent(page);
        for (const Quad &quad : selectionQuads(page))
            rects.push_back(toContent.mapRect(quad.boundingRect()).translated(-scrollPosition()));
    }
    return rects;
}

// ---- the caret -------------------------------------------------------------------------------------------------------

void PdfView::setCaretMode(bool on)
{
    if (on == m_marking.isCaretMode)
        return;
    m_marking.isCaretMode = on;
    if (on)
        putCaret();
    else if (m_selection.isEmpty())
        m_selection.clear();
    viewport()->update();
    Q_EMIT toolChanged();
}

// At the end of what is selected, else at the first line of the current page that is in sight.
void PdfView::putCaret()
{
    const text::TextPage *page = textOf(m_currentPage);
    if (m_selection.hasAnchor() || !page || page->words.empty())
        return;
    const double top = m_layout.toContent(m_currentPage).inverted().map(scrollPosition() + QPointF(viewportSize().width() / 2, 0)).y();
    const auto line = std::ranges::find_if(page->lines, [top](const text::Line &each) {
        return each.lastWord > each.firstWord && each.box.top() >= top && each.role != text::Role::RunningHead;
    });
    const text::Line &first = line == page->lines.end() ? page->lines.front() : *line;
    m_selection.start(m_document.text->layer(), {m_currentPage, page->words[static_cast<std::size_t>(first.firstWord)].begin});
    selectionMoved();
}

// Ctrl+Shift+Right rotates the page, Ctrl+Home goes to the first: not while a caret, a selection or a chosen mark is what is meant.
bool PdfView::isOurKey(const QKeyEvent &event) const
{
    if (!caretMoveFor(event) || (event.modifiers() & (Qt::AltModifier | Qt::MetaModifier)))
        return false;
    const bool isShifted = event.modifiers() & Qt::ShiftModifier;
    return m_marking.isCaretMode || (isShifted && (!m_selection.isEmpty() || !m_currentMark.isNull()));
}

bool PdfView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

bool PdfView::caretKey(QKeyEvent *event)
{
    if (!m_marking.isCaretMode || (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier)))
        return false;
    if (!m_selection.hasAnchor())
        putCaret();
    if (!m_selection.hasAnchor())
        return false;
    const auto move = caretMoveFor(*event);
    if (move) {
        const text::TextLayer &layer = m_document.text->layer();
        if (!(event->modifiers() & Qt::ShiftModifier)) {
            m_marking.earlier.clear();
            m_selection.start(layer, moved(layer, m_selection.caret(), *move));
            revealCaret();
            selectionMoved();
        } else {
            moveCaret(*move);
        }
        return true;
    }
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && m_currentMark.isNull() && m_selection.isEmpty()) {
        const text::TextPosition caret = m_selection.caret();
        const text::TextPage *page = textOf(caret.page);
        const Quads quads = page ? page->quads({caret.offset, caret.offset + 1}) : Quads();
        const Mark *mark = quads.empty() ? nullptr : m_document.marks->at(caret.page, boundingRect(quads).center());
        if (mark)
            Q_EMIT markClicked(AnnotationId(mark->id));
        return mark != nullptr;
    }
    return false;
}

// ---- painting --------------------------------------------------------------------------------------------------------

void PdfView::paintMarking(QPainter &painter)
{
    const Theme &theme = pageTheme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_marking.stroke.empty()) {
        const double width = std::max(1.0, kInkWidth * m_layout.scale());
        painter.setPen(QPen(theme.acc, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        for (const InkStroke &line : pressedLines(m_marking.stroke, m_marking.pressures))
            painter.drawPath(m_layout.toContent(m_marking.strokePage).map(inkPath(line)));
    }
    if (!m_currentMark.isNull())
        paintGrips(painter, theme);
    if (m_marking.isCaretMode)
        paintCaret(painter, theme);
    painter.restore();
}

void PdfView::paintCaret(QPainter &painter, const Theme &theme)
{
    const text::TextPosition caret = m_selection.caret();
    const text::TextPage *page = m_selection.hasAnchor() ? textOf(caret.page) : nullptr;
    if (!page)
        return;
    const QLineF line = text::caretLine(*page, caret.offset);
    if (line.isNull())
        return;
    painter.setPen(QPen(theme.acc, 2.2, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(m_layout.toContent({caret.page, line.p1()}), m_layout.toContent({caret.page, line.p2()}));
}

} // namespace conspectus::reader
