// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Changing the place of an annotation on the page, by mouse and by keys: a draft of its anchor until it is let go.

#include "ui/reader/documenttext.h"
#include "ui/reader/pagepainter.h"
#include "ui/reader/pdfview.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace conspectus::reader {

namespace {

constexpr double kGripReach = 7;         // pixels round a grip
constexpr double kGripSide = 7;
constexpr double kStep = 2, kWideStep = 12; // pt: an arrow, an arrow with Ctrl

Qt::CursorShape shapeOf(Grip grip)
{
    switch (grip) {
    case Grip::Begin:
    case Grip::End:
    case Grip::Left:
    case Grip::Right:
        return Qt::SizeHorCursor;
    case Grip::Top:
    case Grip::Bottom:
        return Qt::SizeVerCursor;
    case Grip::TopLeft:
    case Grip::BottomRight:
        return Qt::SizeFDiagCursor;
    case Grip::TopRight:
    case Grip::BottomLeft:
        return Qt::SizeBDiagCursor;
    case Grip::Move:
        break;
    }
    return Qt::SizeAllCursor;
}

std::optional<QPointF> stepOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return QPointF(-1, 0);
    case Qt::Key_Right:
        return QPointF(1, 0);
    case Qt::Key_Up:
        return QPointF(0, -1);
    case Qt::Key_Down:
        return QPointF(0, 1);
    default:
        return std::nullopt;
    }
}

std::optional<CaretMove> wordMoveOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return CaretMove::WordLeft;
    case Qt::Key_Right:
        return CaretMove::WordRight;
    case Qt::Key_Up:
        return CaretMove::LineUp;
    case Qt::Key_Down:
        return CaretMove::LineDown;
    default:
        return std::nullopt;
    }
}

} // namespace

bool PdfView::startEditing(Grip grip)
{
    if (m_marking.isEditing() && m_marking.edited.id == m_currentMark) {
        m_marking.grip = grip;
        return true;
    }
    commitEditing();
    Annotation annotation = m_document.marks->annotation(m_currentMark);
    const Anchor *anchor = annotation.anchorIn(m_document.marks->version());
    if (annotation.id.isNull() || !anchor || anchor->parts.empty())
        return false;
    m_marking.before = m_marking.now = *anchor;
    m_marking.edited = std::move(annotation);
    m_marking.grip = grip;
    return true;
}

void PdfView::commitEditing()
{
    if (!m_marking.isEditing())
        return;
    const AnnotationId id = m_marking.edited.id;
    const Anchor now = m_marking.now;
    const bool isNews = now != m_marking.before;
    m_marking.stopEditing();
    viewport()->update();
    if (isNews)
        Q_EMIT markMoved(id, now);
}

std::optional<Grip> PdfView::gripAt(QPointF viewportPoint) const
{
    if (m_currentMark.isNull() || !m_document.marks)
        return std::nullopt;
    const bool isEdited = m_marking.isEditing() && m_marking.edited.id == m_currentMark;
    const Annotation annotation = isEdited ? m_marking.edited : m_document.marks->annotation(m_currentMark);
    const Anchor *anchor = isEdited ? &m_marking.now : annotation.anchorIn(m_document.marks->version());
    if (!anchor || anchor->parts.empty())
        return std::nullopt;
    const QPointF at = scrollPosition() + viewportPoint;
    for (const GripPlace &place : gripsOf(annotation.style, *anchor)) {
        const QPointF grip = m_layout.toContent({place.page, place.point});
        if (std::abs(at.x() - grip.x()) <= kGripReach && std::abs(at.y() - grip.y()) <= kGripReach)
            return place.grip;
    }
    if (isOnText(annotation.style))
        return std::nullopt;
    const PagePlace place = m_layout.toPage(at);
    const Mark *mark = m_document.marks->at(place.page, place.point);
    return mark && mark->id == m_currentMark ? std::optional(Grip::Move) : std::nullopt;
}

std::optional<Qt::CursorShape> PdfView::gripCursor(QPointF viewportPoint) const
{
    const auto grip = gripAt(viewportPoint);
    return grip ? std::optional(shapeOf(*grip)) : std::nullopt;
}

bool PdfView::pressGrip(QPointF viewportPoint)
{
    const auto grip = gripAt(viewportPoint);
    if (!grip || !startEditing(*grip))
        return false;
    m_press = Press::Grip;
    m_marking.commitTimer.stop();
    return true;
}

void PdfView::dragGrip(QPointF viewportPoint)
{
    Marking &marking = m_marking;
    if (!marking.isEditing())
        return;
    // What leaves the view is on its way to a finding or a node.
    if (marking.grip == Grip::Move && !viewport()->rect().contains(viewportPoint.toPoint())) {
        marking.stopEditing();
        cancelPress();
        Q_EMIT dragWanted();
        return;
    }
    if (isOnText(marking.edited.style)) {
        marking.now = withEndAt(marking.now, m_document.text->layer(), marking.grip, positionAt(placeAt(viewportPoint)));
    } else if (hasMovedFar(viewportPoint) || marking.now != marking.before) {
        const int page = marking.before.firstPage();
        const QTransform back = m_layout.toContent(page).inverted();
        const QPointF by = back.map(scrollPosition() + viewportPoint) - back.map(scrollPosition() + m_pressAt);
        marking.now = withBoxMoved(marking.before, marking.grip, by, m_layout.pageSize(page));
    }
    viewport()->update();
}

// Shift and an arrow: the end of a mark on text by word or line (with Ctrl its begin), the lower right corner of an area.
// An arrow: area, note or drawing by a step (with Ctrl by a wide one).
bool PdfView::editKey(QKeyEvent *event)
{
    if (m_currentMark.isNull() || !m_selection.isEmpty() || m_marking.isCaretMode)
        return false;
    const auto step = stepOf(event->key());
    const bool isShifted = event->modifiers() & Qt::ShiftModifier;
    const bool isCtrl = event->modifiers() & Qt::ControlModifier;
    if (!step || (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier)))
        return false;
    const AnnotationStyle style = m_document.marks->annotation(m_currentMark).style;
    if (isOnText(style)) {
        if (!isShifted || !startEditing(isCtrl ? Grip::Begin : Grip::End))
            return false;
        m_marking.now = withEndMoved(m_marking.now, m_document.text->layer(), m_marking.grip, *wordMoveOf(event->key()));
    } else {
        if ((isShifted && style != AnnotationStyle::Area) || !startEditing(isShifted ? Grip::BottomRight : Grip::Move))
            return false;
        const QSizeF page = m_layout.pageSize(m_marking.now.firstPage());
        m_marking.now = withBoxMoved(m_marking.now, m_marking.grip, *step * (isCtrl ? kWideStep : kStep), page);
    }
    const AnchorPart &part = m_marking.grip == Grip::Begin ? m_marking.now.parts.front() : m_marking.now.parts.back();
    reveal(part.page, boundingRect(part.quads), false);
    m_marking.commitTimer.start();
    viewport()->update();
    return true;
}

// The page's marks with the one whose place is being changed where it would be.
std::vector<Mark> PdfView::marksOn(int page) const
{
    std::vector<Mark> marks = m_document.marks->on(page);
    std::erase_if(marks, [this](const Mark &mark) { return mark.id == m_marking.edited.id; });
    for (Mark &mark : m_document.marks->marksOf(m_marking.edited, m_marking.now, page))
        marks.push_back(std::move(mark));
    return marks;
}

// A pole with a knob at the ends of a mark on text, squares at the corners and sides of an area.
void PdfView::paintGrips(QPainter &painter, const Theme &theme)
{
    const bool isEdited = m_marking.isEditing() && m_marking.edited.id == m_currentMark;
    const Annotation annotation = isEdited ? m_marking.edited : m_document.marks->annotation(m_currentMark);
    const Anchor *anchor = isEdited ? &m_marking.now : annotation.anchorIn(m_document.marks->version());
    if (!anchor || anchor->parts.empty())
        return;
    painter.setPen(QPen(theme.acc, 1.5));
    painter.setBrush(theme.page);
    for (const GripPlace &place : gripsOf(annotation.style, *anchor)) {
        const QPointF at = m_layout.toContent({place.page, place.point});
        if (place.grip == Grip::Begin || place.grip == Grip::End) {
            const AnchorPart &part = place.grip == Grip::Begin ? anchor->parts.front() : anchor->parts.back();
            const Quad &quad = place.grip == Grip::Begin ? part.quads.front() : part.quads.back();
            const QPointF other = m_layout.toContent({place.page, quad.corners[place.grip == Grip::Begin ? 3 : 1]});
            painter.drawLine(at, other);
            painter.drawEllipse(at, kGripSide / 2, kGripSide / 2);
        } else {
            painter.drawRect(QRectF(at - QPointF(kGripSide / 2, kGripSide / 2), QSizeF(kGripSide, kGripSide)));
        }
    }
}

} // namespace conspectus::reader
