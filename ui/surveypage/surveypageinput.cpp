// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveypage/surveypageview_p.h"

#include "library/findingedits.h"
#include "models/dragdata.h"
#include "ui/fonts.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>

namespace conspectus {

void SurveyPageView::keyPressEvent(QKeyEvent *event)
{
    d->refresh();
    if (!d->key(event))
        QAbstractScrollArea::keyPressEvent(event);
}

bool SurveyPageView::Private::key(const QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        q->copy();
        return true;
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event->key()) {
    case Qt::Key_Down:
        moveCurrent(1, true);
        return true;
    case Qt::Key_Up:
        moveCurrent(-1, true);
        return true;
    case Qt::Key_Right:
        moveCurrent(q->isRightToLeft() ? -1 : 1, false);
        return true;
    case Qt::Key_Left:
        moveCurrent(q->isRightToLeft() ? 1 : -1, false);
        return true;
    case Qt::Key_Home:
        marks.current = -1;
        moveCurrent(1, true);
        q->verticalScrollBar()->setValue(0);
        return true;
    case Qt::Key_End:
        marks.current = -1;
        moveCurrent(-1, true);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(marks.current);
        return true;
    case Qt::Key_F2:
        return q->editCurrent();
    case Qt::Key_Space:
        if (q->currentFinding().isNull())
            return false;
        toggleFinding(q->currentFinding());
        return true;
    case Qt::Key_E:
        if (q->currentFinding().isNull())
            return false;
        Q_EMIT q->evidenceWanted(q->currentFinding());
        return true;
    case Qt::Key_Escape:
        if (marks.selection.isEmpty())
            return false;
        marks.selection = {};
        q->viewport()->update();
        return true;
    case Qt::Key_Delete:
        if (!itemOfStop(marks.current) || q->m_library->isReadOnly())
            return false;
        remove(marks.current);
        return true;
    default:
        return false;
    }
}

bool SurveyPageView::event(QEvent *event)
{
    // Keys that mean something on this page are not the window's shortcuts while it has the focus.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs = key->modifiers() == Qt::NoModifier
                            && ((key->key() == Qt::Key_E && !currentFinding().isNull()) || key->key() == Qt::Key_F2
                                || key->key() == Qt::Key_Delete || key->key() == Qt::Key_Space
                                || key->key() == Qt::Key_Return || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down
                                || key->key() == Qt::Key_Home || key->key() == Qt::Key_End || key->key() == Qt::Key_Left
                                || key->key() == Qt::Key_Right);
        if (isOurs || key->matches(QKeySequence::Copy)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool SurveyPageView::focusNextPrevChild(bool next)
{
    if (!hasFocus())
        return QAbstractScrollArea::focusNextPrevChild(next);
    d->refresh();
    const int before = d->marks.current;
    d->moveCurrent(next ? 1 : -1, false);
    return d->marks.current != before || QAbstractScrollArea::focusNextPrevChild(next);
}

void SurveyPageView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    d->marks.hasFocus = true;
    const bool isTab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (isTab && d->marks.current < 0)
        d->moveCurrent(event->reason() == Qt::TabFocusReason ? 1 : -1, false);
    d->announceFocus();
    viewport()->update();
}

void SurveyPageView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    d->marks.hasFocus = event->reason() == Qt::PopupFocusReason && d->marks.hasFocus;
    viewport()->update();
}

void SurveyPageView::mousePressEvent(QMouseEvent *event)
{
    d->refresh();
    if (event->button() == Qt::LeftButton)
        d->press(event->position().toPoint(), event->modifiers());
}

void SurveyPageView::Private::press(QPoint point, Qt::KeyboardModifiers modifiers)
{
    const QPointF at = toPage(point);
    isPressed = true;
    isSelecting = false;
    pressedAt = point;
    pressedStop = layout->stopAt(content, at);
    const PageItem *item = itemOfStop(pressedStop);
    isOnHandle = item && item->isFinding()
                 && (at.x() < layout->metrics().left - 2 || at.x() > layout->metrics().right() - scaled(20));
    if (modifiers.testFlag(Qt::ShiftModifier) && marks.selection.anchorItem >= 0) {
        isSelecting = true;
        return select(point);
    }
    const int number = layout->itemAt(at.y());
    marks.selection = {};
    if (number >= 0) {
        marks.selection.anchorItem = marks.selection.cursorItem = number;
        marks.selection.anchor = marks.selection.cursor = layout->cursorAt(number, at);
    }
    q->viewport()->update();
}

void SurveyPageView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (d->isPressed && event->buttons().testFlag(Qt::LeftButton))
        d->drag(point);
    else
        d->hover(point);
}

void SurveyPageView::Private::drag(QPoint point)
{
    if (!isSelecting && (point - pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    if (isOnHandle)
        return dragFinding();
    isSelecting = true;
    select(point);
}

void SurveyPageView::Private::select(QPoint point)
{
    const QPointF at = toPage(point);
    const int number = layout->itemAt(at.y());
    if (number < 0)
        return;
    marks.selection.cursorItem = number;
    marks.selection.cursor = layout->cursorAt(number, at);
    if (point.y() < 0 || point.y() > q->viewport()->height()) {
        QScrollBar *bar = q->verticalScrollBar();
        bar->setValue(bar->value() + (point.y() < 0 ? -bar->singleStep() : bar->singleStep()));
    }
    q->viewport()->update();
}

void SurveyPageView::Private::dragFinding()
{
    const PageItem *item = itemOfStop(pressedStop);
    isPressed = false;
    if (!item)
        return;
    auto *drag = new QDrag(q);
    drag->setMimeData(dragDataOf(item->finding, item->text).release());
    drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::LinkAction);
}

void SurveyPageView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && d->isPressed)
        d->release(event->position().toPoint());
}

void SurveyPageView::Private::release(QPoint point)
{
    isPressed = false;
    if (isSelecting)
        return;
    refresh();
    const int number = layout->stopAt(content, toPage(point));
    const PageStop *there = stop(number);
    if (!there || number != pressedStop)
        return setCurrent(-1, true);
    setCurrent(there->focusable ? number : -1, true);
    if (there->focusable && there->action != PageAction::Sentence)
        activate(number);
}

void SurveyPageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    d->refresh();
    d->isPressed = false;
    const int number = d->layout->stopAt(d->content, d->toPage(event->position().toPoint()));
    const PageStop *there = d->stop(number);
    if (event->button() != Qt::LeftButton || !there)
        return;
    d->setCurrent(there->focusable ? number : -1, true);
    if (there->action == PageAction::Sentence && !event->modifiers().testFlag(Qt::ControlModifier))
        d->activate(number);
    else if (there->index == -1)
        d->edit(PageItem(*d->itemOfStop(number)));
}

void SurveyPageView::Private::hover(QPoint point)
{
    refresh();
    const int number = layout->stopAt(content, toPage(point));
    const PageStop *there = stop(number);
    const bool isLink = there && there->focusable && there->index != -1 && there->action != PageAction::Sentence;
    const PageItem *item = itemOfStop(number);
    const bool isFinding = item && !item->finding.isNull() && there->index == -1;
    q->viewport()->setCursor(isLink || isFinding ? Qt::PointingHandCursor : there ? Qt::IBeamCursor : Qt::ArrowCursor);
    if (number != marks.hovered) {
        marks.hovered = number;
        q->viewport()->update();
    }
    q->viewport()->setToolTip(there && there->action == PageAction::Address
                                  ? QStringLiteral("<p>%1</p>").arg(there->target.left(500).toHtmlEscaped())
                                  : QString());
}

bool SurveyPageView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && d->marks.hovered >= 0) {
        d->marks.hovered = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void SurveyPageView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_survey)
        return;
    d->refresh();
    int number = d->marks.current;
    QPoint at = event->pos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        number = d->layout->stopAt(d->content, d->toPage(event->pos()));
        if (const PageStop *there = d->stop(number); there && there->focusable && d->marks.selection.isEmpty())
            d->setCurrent(number, true);
    } else {
        at = stopRect(number).bottomLeft();
    }
    QMenu menu(this);
    d->fillMenu(&menu, number);
    if (!menu.isEmpty())
        menu.exec(viewport()->mapToGlobal(at));
}

void SurveyPageView::Private::setDropTarget(int number)
{
    if (number != marks.dropTarget) {
        marks.dropTarget = number;
        const PageItem *over = itemOfStop(number);
        over && over->isFinding() && !over->isOpen ? springTimer.start() : springTimer.stop();
        q->viewport()->update();
    }
}

void SurveyPageView::dragEnterEvent(QDragEnterEvent *event)
{
    // The ids are asked for at the drop only: a selection becomes an annotation then.
    const QMimeData *held = event->mimeData();
    if (m_survey && !m_library->isReadOnly() && (held->hasFormat(annotationMimeType()) || held->hasFormat(findingMimeType())))
        event->acceptProposedAction();
}

void SurveyPageView::dragMoveEvent(QDragMoveEvent *event)
{
    d->refresh();
    const int number = d->dropStopAt(d->toPage(event->position().toPoint()));
    if (event->mimeData()->hasFormat(findingMimeType()))
        return d->dragFindingOver(event, number);
    const PageItem *item = d->itemOfStop(number);
    const bool isFinding = item && !item->finding.isNull();
    const bool isSlot = isFinding && !item->slot.isEmpty();
    d->setDropTarget(isSlot ? number : isFinding ? d->content.stopOf(item->finding) : -1);
    if (isFinding)
        event->acceptProposedAction();
    else
        event->ignore();
}

// What is under the pointer, or the row above where it is between two.
int SurveyPageView::Private::dropStopAt(QPointF point) const
{
    if (const int number = layout->stopAt(content, point); number >= 0)
        return number;
    const int item = layout->itemAt(point.y());
    for (size_t i = 0; i < content.stops.size(); ++i) {
        if (content.stops[i].item == item && content.stops[i].index == PageStop::Whole)
            return static_cast<int>(i);
    }
    return -1;
}

// Above or below the finding under the pointer, whichever edge is nearer.
void SurveyPageView::Private::dragFindingOver(QDragMoveEvent *event, int number)
{
    const PageItem *item = itemOfStop(number);
    const Finding *under = item ? q->m_survey->snapshot().finding(item->finding) : nullptr;
    int line = -1;
    if (under && isInFindingsList(*under) && item->isFinding()) {
        const QRect band = layout->items()[static_cast<size_t>(content.stops[static_cast<size_t>(number)].item)].band;
        const bool isAbove = toPage(event->position().toPoint()).y() < band.center().y();
        line = isAbove ? band.top() - 2 : band.bottom() + 3;
        dropBefore = isAbove ? under->id : findingAfter(under->id);
        event->acceptProposedAction();
    } else {
        event->ignore();
    }
    if (line != marks.dropLine) {
        marks.dropLine = line;
        q->viewport()->update();
    }
}

FindingId SurveyPageView::Private::findingAfter(const FindingId &finding) const
{
    const std::vector<const Finding *> list = findingsList(q->m_survey->snapshot());
    const auto at = std::ranges::find(list, finding, &Finding::id);
    return at == list.end() || at + 1 == list.end() ? FindingId() : (*(at + 1))->id;
}

void SurveyPageView::dragLeaveEvent(QDragLeaveEvent *)
{
    d->setDropTarget(-1);
    d->marks.dropLine = -1;
    viewport()->update();
}

void SurveyPageView::dropEvent(QDropEvent *event)
{
    const PageItem *target = d->itemOfStop(d->marks.dropTarget);
    const PageItem item = target ? *target : PageItem();
    d->setDropTarget(-1);
    if (std::exchange(d->marks.dropLine, -1) >= 0) {
        event->acceptProposedAction();
        placeFinding(*m_library, m_survey->id(), findingIn(event->mimeData()), d->dropBefore);
        return viewport()->update();
    }
    if (item.finding.isNull())
        return;
    event->acceptProposedAction();
    for (const AnnotationId &annotation : annotationsIn(event->mimeData())) {
        if (!item.slot.isEmpty())
            return d->fillSlotFrom(annotation, item);
        Q_EMIT evidenceDropped(annotation, item.finding);
    }
}

} // namespace conspectus
