// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How marking is set (style, tool, kind, repeat, caret), the pen, places that change, the bar at the selection, pictures of areas.

#include "library/library.h"
#include "ui/reader/readerpaneprivate.h"

#include <QKeyEvent>
#include <algorithm>

namespace conspectus {

using namespace reader;

namespace {

constexpr qint64 kSameDrawing = 4000; // ms between strokes of one drawing, wherever they are
constexpr double kNearDrawing = 24;   // pt from a drawing: part of it, however late

QString nameOf(AnnotationStyle style)
{
    switch (style) {
    case AnnotationStyle::Highlight:
        return ReaderPane::tr("Highlight");
    case AnnotationStyle::Underline:
        return ReaderPane::tr("Underline");
    case AnnotationStyle::StrikeOut:
        return ReaderPane::tr("Strike out");
    case AnnotationStyle::Squiggly:
        return ReaderPane::tr("Squiggly line");
    case AnnotationStyle::Note:
        return ReaderPane::tr("Note: click on the page");
    case AnnotationStyle::Area:
        return ReaderPane::tr("Area: drag over the page");
    case AnnotationStyle::Ink:
        return ReaderPane::tr("Pen: draw on the page, Esc ends");
    }
    return {};
}

} // namespace

void ReaderPane::Private::connectTools()
{
    connect(view, &PdfView::toolChanged, this, [this] {
        if (view->tool() != AnnotationStyle::Ink)
            endDrawing();
        sayTool();
    });
    connect(view, &PdfView::strokeDrawn, this, &Private::addStroke);
    connect(view, &PdfView::markMoved, this, &Private::moveMark);
    connect(view, &PdfView::selectionMade, this, &Private::takeSelection);
    connect(view, &PdfView::selectionChanged, selectionBar, &QWidget::hide);
    connect(view, &PdfView::placeChanged, this, &Private::updateBar);
    connect(tools, &PageTools::repeatPressed, this, [this] { q->setRepeating(!view->isRepeating()); });
    connect(selectionBar, &SelectionBar::kindChosen, this, [this](const KindId &chosen) {
        mark(chosen);
        view->setFocus(Qt::OtherFocusReason);
    });
    connect(selectionBar, &SelectionBar::styleChosen, this, [this](AnnotationStyle chosen) {
        chooseStyle(chosen);
        view->setFocus(Qt::OtherFocusReason);
    });
    connect(selectionBar, &SelectionBar::copyChosen, this, [this] {
        q->copySelection();
        selectionBar->hide();
        view->setFocus(Qt::OtherFocusReason);
    });
    connect(selectionBar, &SelectionBar::closed, view, [this] { view->setFocus(Qt::OtherFocusReason); });
    const auto markAnd = [this](void (ReaderPane::*then)(const AnnotationId &)) {
        return [this, then] {
            const AnnotationId id = markSelection(kind);
            if (id.isNull())
                return;
            created(id);
            Q_EMIT(q->*then)(id);
        };
    };
    connect(selectionBar, &SelectionBar::noteChosen, this, markAnd(&ReaderPane::annotationActivated));
    connect(selectionBar, &SelectionBar::linkChosen, this, markAnd(&ReaderPane::linkFindingRequested));
    view->installEventFilter(this);
}

// Tab goes from the page into the bar beside the selection.
bool ReaderPane::Private::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == view && previewKey(event))
        return true;
    if (watched == view && event->type() == QEvent::KeyPress && selectionBar->isVisible()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier) {
            selectionBar->takeFocus();
            return true;
        }
    }
    if (watched == viewArea && event->type() == QEvent::Resize && pins->count() > 0 && pinsAreMisplaced())
        layOutPins();
    if (watched == view && event->type() == QEvent::FocusOut)
        view->commitEditing();
    return QObject::eventFilter(watched, event);
}

// Strokes that follow each other, or stand close together, while the pen stays in hand are one drawing.
void ReaderPane::Private::addStroke(int page, const std::vector<InkStroke> &lines)
{
    if (!q->isOpen() || lines.empty())
        return;
    const Annotation before = document->marks->annotation(drawing);
    const Anchor *anchor = before.anchorIn(annotator.version());
    bool isSame = anchor && page == drawingPage;
    if (isSame && sinceStroke.elapsed() > kSameDrawing) {
        isSame = std::ranges::any_of(lines.front(), [&](const QPointF &point) {
            return inkDistance(anchor->strokes, point) < kNearDrawing;
        });
    }
    if (isSame) {
        std::vector<InkStroke> strokes = anchor->strokes;
        strokes.insert(strokes.end(), lines.begin(), lines.end());
        annotator.setAnchor(before, anchorOfInk(ground(), page, std::move(strokes)), QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Draw")));
    } else {
        drawing = annotator.add(AnnotationStyle::Ink, kind, anchorOfInk(ground(), page, lines));
        drawingPage = page;
        Q_EMIT q->annotationCreated(drawing);
    }
    sinceStroke.start();
}

void ReaderPane::Private::endDrawing()
{
    const AnnotationId last = std::exchange(drawing, {});
    drawingPage = -1;
    if (!last.isNull() && document && !document->marks->annotation(last).id.isNull())
        choose(last);
}

void ReaderPane::Private::moveMark(const AnnotationId &id, const Anchor &moved)
{
    const Annotation annotation = document->marks->annotation(id);
    if (annotation.id.isNull() || moved.parts.empty())
        return;
    const int page = moved.firstPage();
    const QRectF box = boundingRect(moved.parts.front().quads);
    Anchor anchor = moved;
    if (isOnText(annotation.style))
        anchor = anchorOfRanges(ground(), rangesOf(moved, document->text->layer()));
    else if (annotation.style == AnnotationStyle::Area)
        anchor = anchorOfArea(ground(), page, box);
    else if (annotation.style == AnnotationStyle::Ink)
        anchor = anchorOfInk(ground(), page, moved.strokes);
    else
        anchor = anchorOfNote(ground(), page, box.center());
    if (anchor.parts.empty())
        return;
    annotator.setAnchor(annotation, std::move(anchor), QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change place")));
    choose(id); // a row that moves in the list stays chosen
}

void ReaderPane::Private::takeSelection()
{
    if (view->isRepeating() && !view->tool()) {
        if (const AnnotationId id = markSelection(kind); !id.isNull()) {
            Q_EMIT q->annotationCreated(id);
            Q_EMIT q->annotationMarked(id, kind);
        }
        return;
    }
    if (isBarShown && !view->selectedRanges().empty()) {
        selectionBar->setStyle(style);
        selectionBar->showBeside(view->selectionRects());
    }
}

void ReaderPane::Private::updateBar()
{
    if (selectionBar->isVisible())
        selectionBar->showBeside(view->selectionRects());
}

void ReaderPane::Private::sayTool()
{
    tools->setStyle(style);
    tools->setTool(view->tool());
    tools->setRepeating(view->isRepeating());
    selectionBar->setStyle(style);
    Q_EMIT q->toolChanged();
}

AnnotationStyle ReaderPane::markStyle() const
{
    return d->style;
}

std::optional<AnnotationStyle> ReaderPane::tool() const
{
    return d->view->tool();
}

KindId ReaderPane::markKind() const
{
    return d->kind;
}

bool ReaderPane::isRepeating() const
{
    return d->view->isRepeating();
}

bool ReaderPane::isCaretMode() const
{
    return d->view->isCaretMode();
}

QString ReaderPane::toolInWords() const
{
    if (!isOpen())
        return {};
    const Kind *kind = kindById(d->kind);
    QStringList parts{nameOf(tool().value_or(d->style))};
    if (kind)
        parts << kind->name;
    if (isRepeating())
        parts << tr("repeated until Esc");
    if (isCaretMode())
        parts << tr("caret");
    return parts.join(QStringLiteral(" · "));
}

void ReaderPane::setRepeating(bool repeating)
{
    if (!isOpen())
        return;
    d->view->setRepeating(repeating);
    // What is selected already is the first of them.
    if (repeating && !d->view->selectedRanges().empty())
        d->takeSelection();
    d->view->setFocus(Qt::OtherFocusReason);
}

void ReaderPane::setCaretMode(bool on)
{
    if (!isOpen())
        return;
    d->view->setCaretMode(on);
    d->view->setFocus(Qt::OtherFocusReason);
}

void ReaderPane::setFloatingBarShown(bool shown)
{
    d->isBarShown = shown;
    if (!shown)
        d->selectionBar->hide();
}

QImage ReaderPane::areaPicture(const AnnotationId &id, int width) const
{
    if (!isOpen() || !d->areas)
        return {};
    const Annotation annotation = d->document->marks->annotation(id);
    const Anchor *anchor = annotation.anchorIn(d->annotator.version());
    if (annotation.style != AnnotationStyle::Area || !anchor || anchor->parts.empty())
        return {};
    const AnchorPart &part = anchor->parts.front();
    const PageLayout &layout = d->view->layout();
    if (part.page < 0 || part.page >= layout.pageCount())
        return {};
    const auto turned = (static_cast<int>(layout.pageRotation(part.page)) - static_cast<int>(layout.rotation()) + 360) % 360;
    return d->areas->picture(part.page, {layout.pageSize(part.page), static_cast<Rotation>(turned)}, boundingRect(part.quads), width);
}

} // namespace conspectus
