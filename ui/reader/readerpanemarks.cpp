// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Marking, choosing, changing and removing; menus; dragging onto findings.

#include "library/library.h"
#include "models/dragdata.h"
#include "ui/kindpainter.h"
#include "ui/reader/readerpaneprivate.h"

#include <QClipboard>
#include <QDrag>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <algorithm>

namespace conspectus {

using namespace reader;

namespace {

// A selection that is dragged becomes an annotation only where it is dropped on something that asks for one.
class SelectionData final : public QMimeData
{
public:
    SelectionData(const QString &text, std::function<AnnotationId()> make) : m_make(std::move(make)) { setText(text); }

    QStringList formats() const override { return QMimeData::formats() << annotationMimeType(); }
    bool hasFormat(const QString &mimeType) const override { return formats().contains(mimeType); }
    [[nodiscard]] const AnnotationId &made() const { return m_made; }

protected:
    QVariant retrieveData(const QString &mimeType, QMetaType type) const override
    {
        if (mimeType != annotationMimeType())
            return QMimeData::retrieveData(mimeType, type);
        if (m_made.isNull())
            m_made = m_make();
        return dragDataOf({m_made}, {})->data(annotationMimeType());
    }

private:
    std::function<AnnotationId()> m_make;
    mutable AnnotationId m_made;
};

} // namespace

void ReaderPane::Private::connectMarks()
{
    connect(view, &PdfView::kindKeyPressed, q, &ReaderPane::markWithKey);
    connect(view, &PdfView::noteWanted, this, &Private::addNote);
    connect(view, &PdfView::areaDrawn, this, &Private::addArea);
    connect(view, &PdfView::removeWanted, this, &Private::removeChosen);
    connect(view, &PdfView::markClicked, this, &Private::choose);
    connect(view, &PdfView::markActivated, this, [this](const AnnotationId &id) {
        choose(id);
        Q_EMIT q->annotationActivated(id);
    });
    connect(view, &PdfView::menuWanted, this, &Private::showMenu);
    connect(view, &PdfView::dragWanted, this, &Private::startDrag);
    connect(view, &PdfView::selectionChanged, this, [this] { Q_EMIT q->selectionChanged(view->selectedRange()); });
    connectTools();
    connect(tools, &PageTools::stylePressed, this, &Private::chooseStyle);
    connect(tools, &PageTools::kindChosen, this, [this](const KindId &chosen) {
        if (!view->selectedRanges().empty() || !view->currentMark().isNull())
            mark(chosen);
        kind = chosen;
        updateKinds();
        view->setFocus(Qt::OtherFocusReason);
    });
    connect(&annotator, &Annotator::waitingChanged, this, [this] {
        if (document)
            document->marks->setWaiting(annotator.waiting());
    });
}

void ReaderPane::Private::updateKinds()
{
    const KindSet &set = annotator.kindSet();
    if (std::ranges::find(set.kinds, kind, &Kind::id) == set.kinds.end() && !set.kinds.empty())
        kind = set.kinds.front().id;
    tools->setKinds(set, kind);
    selectionBar->setKinds(set, kind);
    sayTool();
}

const Kind *ReaderPane::Private::kindWithKey(const QString &key) const
{
    const KindSet &set = annotator.kindSet();
    const auto it = std::ranges::find(set.kinds, key, &Kind::key);
    return it == set.kinds.end() ? nullptr : &*it;
}

void ReaderPane::Private::mark(const KindId &kindId)
{
    if (!q->isOpen())
        return;
    kind = kindId;
    updateKinds();
    if (view->selectedRanges().empty()) {
        const Annotation chosen = document->marks->annotation(view->currentMark());
        if (chosen.id.isNull())
            Q_EMIT q->message(tr("Select some text first, then press the key of a kind."));
        else
            annotator.setKind(chosen, kindId);
        if (!chosen.id.isNull())
            Q_EMIT q->annotationMarked(chosen.id, kindId);
        return;
    }
    if (const AnnotationId id = markSelection(kindId); !id.isNull()) {
        created(id);
        Q_EMIT q->annotationMarked(id, kindId);
    }
}

AnchorGround ReaderPane::Private::ground() const
{
    return {document->text->layer(), annotator.version(), document->sections};
}

AnnotationId ReaderPane::Private::markSelection(const KindId &kindId)
{
    Anchor anchor = anchorOfRanges(ground(), view->selectedRanges());
    if (anchor.parts.empty()) {
        Q_EMIT q->message(tr("There is no text in the selection."));
        return {};
    }
    const AnnotationId id = annotator.add(style, kindId, std::move(anchor));
    view->clearSelection();
    return id;
}

void ReaderPane::Private::chooseStyle(AnnotationStyle chosen)
{
    if (!q->isOpen())
        return;
    if (!isOnText(chosen)) {
        view->setTool(view->tool() == chosen ? std::nullopt : std::optional(chosen));
        view->setFocus(Qt::OtherFocusReason);
        return;
    }
    view->setTool(std::nullopt);
    style = chosen;
    sayTool();
    const Annotation current = document->marks->annotation(view->currentMark());
    if (!view->selectedRanges().empty())
        mark(kind);
    else if (!current.id.isNull() && isOnText(current.style))
        annotator.setStyle(current, chosen);
}

void ReaderPane::Private::addNote(int page, QPointF point)
{
    Anchor anchor = anchorOfNote(ground(), page, point);
    const AnnotationId id = annotator.add(AnnotationStyle::Note, kind, std::move(anchor));
    created(id);
    Q_EMIT q->annotationActivated(id);
}

void ReaderPane::Private::addArea(int page, const QRectF &area)
{
    Anchor anchor = anchorOfArea(ground(), page, area);
    created(annotator.add(AnnotationStyle::Area, kind, std::move(anchor)));
}

void ReaderPane::Private::created(const AnnotationId &id)
{
    view->setCurrentMark(id);
    Q_EMIT q->annotationCreated(id);
    Q_EMIT q->annotationSelected(id);
}

void ReaderPane::Private::choose(const AnnotationId &id)
{
    view->setCurrentMark(id);
    Q_EMIT q->annotationSelected(id);
}

void ReaderPane::Private::removeChosen()
{
    const AnnotationId id = view->currentMark();
    if (id.isNull())
        return;
    choose({});
    annotator.remove(id);
    Q_EMIT q->message(tr("The annotation was removed. Undo brings it back."));
}

void ReaderPane::Private::addKindMenu(QMenu *menu, const QString &title)
{
    QMenu *kinds = menu->addMenu(title);
    for (const Kind &each : annotator.kindSet().kinds) {
        QAction *action = kinds->addAction(kindIcon(each), each.name + QLatin1Char('\t') + each.key);
        connect(action, &QAction::triggered, this, [this, id = each.id] { mark(id); });
    }
}

void ReaderPane::Private::showMenu(const QPoint &at, int page, QPointF point)
{
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Annotation chosen = document->marks->annotation(view->currentMark());
    if (!view->selectedRanges().empty()) {
        connect(menu->addAction(tr("Copy")), &QAction::triggered, q, &ReaderPane::copySelection);
        addKindMenu(menu, tr("Mark as"));
    } else if (!chosen.id.isNull()) {
        connect(menu->addAction(tr("Edit Note")), &QAction::triggered, this,
                [this, id = chosen.id] { Q_EMIT q->annotationActivated(id); });
        addKindMenu(menu, tr("Change Kind"));
        const Anchor *anchor = chosen.anchorIn(annotator.version());
        if (anchor && !anchor->quote.isEmpty())
            connect(menu->addAction(tr("Copy Passage")), &QAction::triggered, this,
                    [this, quote = anchor->quote] { copyText(quote); });
        connect(menu->addAction(tr("Remove")), &QAction::triggered, this, &Private::removeChosen);
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Put a Note Here")), &QAction::triggered, this,
            [this, page, point] { addNote(page, point); });
    connect(menu->addAction(tr("Mark an Area")), &QAction::triggered, this,
            [this] { chooseStyle(AnnotationStyle::Area); });
    connect(menu->addAction(tr("Select the Text of the Page")), &QAction::triggered, q, &ReaderPane::selectAllOnPage);
    menu->popup(at);
}

void ReaderPane::Private::startDrag()
{
    auto *drag = new QDrag(view);
    if (!view->selectedRanges().empty()) {
        selectionBar->hide(); // it would stand over what it is dragged to
        auto *mime = new SelectionData(view->selectedText(), [this] {
            const KindId of = makesFinding(kind) ? kindForSource(annotator.kindSet()).id : kind; // it goes to one that is there
            return annotator.add(style, of, anchorOfRanges(ground(), view->selectedRanges()));
        });
        drag->setMimeData(mime);
        QPointer<QMimeData> guard(mime);
        const Qt::DropAction action = drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::CopyAction);
        if (!guard || mime->made().isNull())
            return;
        if (action == Qt::IgnoreAction)
            annotator.remove(mime->made());
        else {
            view->clearSelection();
            created(mime->made());
        }
        return;
    }
    const Annotation chosen = document->marks->annotation(view->currentMark());
    const Anchor *anchor = chosen.anchorIn(annotator.version());
    drag->setMimeData(dragDataOf({view->currentMark()}, anchor ? anchor->quote : QString()).release());
    drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::CopyAction);
}

void ReaderPane::Private::copyText(const QString &text)
{
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT q->message(tr("Copied %n word(s).", nullptr, static_cast<int>(text.count(QLatin1Char(' ')) + 1)));
}

} // namespace conspectus
