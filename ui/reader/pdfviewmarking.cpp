// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Marking on the pages: the tools, several ranges, changing the place of an annotation by mouse and keys, the caret.

#include "library/anchoring.h"
#include "text/selection.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/pagepainter.h"
#include "ui/reader/pdfview.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <array>
#include <utility>

namespace conspectus::reader {

namespace {

constexpr int kCommitMilliseconds = 800; // of rest after a key that moves or resizes
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

void PdfView::setUpMarking()
{
    m_marking.commitTimer.setSingleShot(true);
    m_marking.commitTimer.setInterval(kCommitMilliseconds);
    connect(&m_marking.commitTimer, &QTimer::timeout, this, &PdfView::commitEditing);
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
    viewport()->update();
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

// ---- changing the place of an annotation -----------------------------------------------------------------------------

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
    return m_marking.isCaretMode || (isShifted && m_selection.hasAnchor()) || (isShifted && !m_currentMark.isNull());
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
    const Theme &theme = themeOf(this);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_marking.stroke.empty()) {
        const double width = std::max(1.0, kInkWidth * m_layout.scale());
        painter.setPen(QPen(theme.acc, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(m_layout.toContent(m_marking.strokePage).map(inkPath(m_marking.stroke)));
    }
    if (!m_currentMark.isNull())
        paintGrips(painter, theme);
    if (m_marking.isCaretMode)
        paintCaret(painter, theme);
    painter.restore();
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

void PdfView::paintCaret(QPainter &painter, const Theme &theme)
{
    const text::TextPosition caret = m_selection.caret();
    const text::TextPage *page = m_selection.hasAnchor() ? textOf(caret.page) : nullptr;
    if (!page)
        return;
    const auto size = static_cast<qint32>(page->text.size());
    Quads quads = page->quads({caret.offset, std::min(caret.offset + 1, size)});
    const bool isAfter = quads.empty(); // at the end of a line: behind the letter before
    if (isAfter && caret.offset > 0)
        quads = page->quads({caret.offset - 1, caret.offset});
    if (quads.empty())
        return;
    const Quad &quad = quads.front();
    const std::array<QPointF, 2> ends = isAfter ? std::array{quad.corners[1], quad.corners[2]}
                                                : std::array{quad.corners[0], quad.corners[3]};
    painter.setPen(QPen(theme.acc, 2.2, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(m_layout.toContent({caret.page, ends[0]}), m_layout.toContent({caret.page, ends[1]}));
}

} // namespace conspectus::reader
