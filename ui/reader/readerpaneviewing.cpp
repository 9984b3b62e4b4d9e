// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the pages are looked at: side by side, paper, crop, ruler, reading mode; previews of links and what is pinned beside the
// text; selections that grow; a second pane on the same survey.

#include "library/library.h"
#include "text/selection.h"
#include "ui/fonts.h"
#include "ui/reader/readerpaneprivate.h"

#include <QJsonArray>
#include <QKeyEvent>
#include <QSplitter>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <algorithm>
#include <array>
#include <utility>

namespace conspectus {

using namespace reader;

namespace {

constexpr int kWideEnoughForPins = 900;
constexpr std::array kSpreads{std::pair{Spread::Single, "single"}, std::pair{Spread::OddLeft, "odd-left"},
                              std::pair{Spread::OddRight, "odd-right"}};

QString pinsKey(const VersionId &version)
{
    return QStringLiteral("pins/") + version.text();
}

} // namespace

void ReaderPane::Private::makeViewing()
{
    viewArea = new QSplitter(Qt::Horizontal, q);
    viewArea->setChildrenCollapsible(false);
    viewArea->installEventFilter(this); // it is laid out anew where it gets wider or narrower
    pins = new PinBoard(view, viewArea);
    viewArea->addWidget(view);
    viewArea->addWidget(pins);
    viewArea->setStretchFactor(0, 3);
    viewArea->setStretchFactor(1, 1);
    preview = new LinkPreview(view);
    reading = new ReadingView(view, q);
    stack->addWidget(viewArea);
    stack->addWidget(reading);
}

void ReaderPane::Private::connectViewing()
{
    connect(view, &PdfView::linkEntered, preview, &LinkPreview::enter);
    connect(view, &PdfView::linkLeft, preview, &LinkPreview::leave);
    connect(view, &PdfView::linkChosen, preview, &LinkPreview::choose);
    connect(view, &PdfView::linkMissed, q, [this] {
        Q_EMIT q->message(tr("No link to another place of this document is in view."));
    });
    connect(view, &PdfView::placeChanged, preview, &LinkPreview::close);
    connect(view, &PdfView::linkClicked, preview, &LinkPreview::close);
    connect(preview, &LinkPreview::textWanted, this, [this](int page) {
        if (document)
            document->text->request(page);
    });
    connect(reading, &ReadingView::textWanted, this, [this](int page) {
        if (document)
            document->text->request(page);
    });
    connect(pins, &PinBoard::placeActivated, q, [this](int page, const QPointF &point) { q->goTo(page, point); });
    connect(pins, &PinBoard::changed, this, [this] {
        if (library && !version.isNull() && !library->isReadOnly())
            library->putViewState(pinsKey(version), {{QStringLiteral("pins"), pins->state()}});
    });
    connect(view, &PdfView::cropDrawn, this, [this](const QRectF &part) {
        view->setCrop(PdfView::Crop::ByHand, part);
        rememberTimer.start();
        Q_EMIT q->viewingChanged();
    });
    connect(view, &PdfView::tableSelected, this, [this] {
        if (!view->table().isEmpty())
            Q_EMIT q->message(tr("A table of %n row(s) is selected. Copy gives its cells, parted by tabs.", nullptr,
                                 static_cast<int>(view->table().rows.size())));
        Q_EMIT q->selectionChanged(view->selectedRange());
    });
    connect(view, &PdfView::selectionChanged, this, [this] {
        if (std::ranges::find(grown, view->selectedRange()) == grown.end() && view->selectedRange().isEmpty())
            grown.clear();
    });
}

void ReaderPane::Private::closeViewing()
{
    preview->close();
    pins->clear();
    reading->close();
    grown.clear();
}

void ReaderPane::Private::showPins()
{
    if (library && !version.isNull() && !isMirror)
        pins->restore(library->viewState(pinsKey(version)).value(QLatin1String("pins")).toArray());
    if (pins->count() > 0)
        layOutPins();
}

// Beside the text where both stay readable; else below it, as high as what is pinned needs and no more than half.
void ReaderPane::Private::layOutPins()
{
    const bool isWide = viewArea->width() >= scaled(kWideEnoughForPins);
    viewArea->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
    const int length = isWide ? viewArea->width() : viewArea->height();
    const int board = isWide ? length * 2 / 5 : std::min(length / 2, pins->heightFor(viewArea->width()));
    viewArea->setSizes({length - board, board});
}

bool ReaderPane::Private::pinsAreMisplaced() const
{
    return (viewArea->width() >= scaled(kWideEnoughForPins)) != (viewArea->orientation() == Qt::Horizontal);
}

// P pins what a preview shows, Escape closes it; both belong to the preview as long as it is there. Where it was chosen by keys,
// Return goes to the place.
bool ReaderPane::Private::previewKey(QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || !preview->hasPlace())
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && preview->isChosen();
    if ((key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier
        || (key->key() != Qt::Key_P && key->key() != Qt::Key_Escape && !isReturn))
        return false;
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    const text::RawLink link = preview->link();
    if (key->key() == Qt::Key_P)
        q->pin(preview->name(), preview->crop().page(), preview->crop().area());
    view->forgetLink();
    preview->close();
    if (isReturn)
        followLink(link);
    return true;
}

void ReaderPane::Private::applyViewing(const QJsonObject &state)
{
    const QString spread = state.value(QLatin1String("spread")).toString();
    for (const auto &[each, name] : kSpreads) {
        if (spread == QLatin1String(name))
            view->setSpread(each);
    }
    const QJsonArray part = state.value(QLatin1String("crop-part")).toArray();
    if (part.size() == 4)
        view->setCrop(PdfView::Crop::ByHand, QRectF(part[0].toDouble(), part[1].toDouble(), part[2].toDouble(), part[3].toDouble()));
    else if (state.value(QLatin1String("cropped")).toBool())
        view->setCrop(PdfView::Crop::Automatic);
    Q_EMIT q->viewingChanged();
}

void ReaderPane::Private::addViewing(QJsonObject &state) const
{
    for (const auto &[each, name] : kSpreads) {
        if (each == view->layout().spread() && each != Spread::Single)
            state.insert(QStringLiteral("spread"), QLatin1String(name));
    }
    const QRectF &part = view->cropPart();
    if (view->crop() == PdfView::Crop::ByHand)
        state.insert(QStringLiteral("crop-part"), QJsonArray{part.x(), part.y(), part.width(), part.height()});
    else if (view->crop() == PdfView::Crop::Automatic)
        state.insert(QStringLiteral("cropped"), true);
}

// ---- what is asked of the pane ---------------------------------------------------------------------------------------

Spread ReaderPane::spread() const
{
    return d->view->layout().spread();
}

PaperTint ReaderPane::paper() const
{
    return d->paper;
}

bool ReaderPane::isCropped() const
{
    return d->view->crop() != PdfView::Crop::None;
}

bool ReaderPane::isReadingMode() const
{
    return d->stack->currentWidget() == d->reading;
}

OpenDocument *ReaderPane::document() const
{
    return isOpen() ? d->document.get() : nullptr;
}

QString ReaderPane::selectedText() const
{
    if (isReadingMode())
        return d->reading->textCursor().selection().toPlainText();
    return d->view->table().isEmpty() ? d->view->selectedText() : text::tabSeparated(d->view->table());
}

PageSpan ReaderPane::selectedPages() const
{
    const text::TextRange range = d->view->selectedRange();
    return range.isEmpty() ? PageSpan{currentPage(), currentPage()} : PageSpan{range.begin.page, range.end.page};
}

void ReaderPane::setSpread(Spread spread)
{
    d->view->setSpread(spread);
    d->rememberTimer.start();
    Q_EMIT viewingChanged();
}

void ReaderPane::setPaper(PaperTint paper)
{
    d->paper = paper;
    d->updatePaper();
    if (isReadingMode())
        d->reading->open(d->reading->currentPage());
    Q_EMIT viewingChanged();
}

void ReaderPane::setCropped(bool cropped)
{
    if (isOpen())
        d->view->setCrop(cropped ? PdfView::Crop::Automatic : PdfView::Crop::None);
    d->rememberTimer.start();
    Q_EMIT viewingChanged();
}

void ReaderPane::cropByHand()
{
    if (!isOpen())
        return;
    d->view->setCrop(PdfView::Crop::None);
    d->view->startCropping();
    Q_EMIT message(tr("Drag over the part of the page that is to be shown of every page. Esc leaves all as it is."));
}

void ReaderPane::setRuler(bool on)
{
    d->view->setRuler(on);
}

void ReaderPane::setReadingMode(bool on)
{
    if (!isOpen() || on == isReadingMode())
        return;
    if (on) {
        d->preview->close();
        d->stack->setCurrentWidget(d->reading);
        d->reading->open(currentPage());
        d->reading->setFocus(Qt::OtherFocusReason);
    } else {
        const int page = d->reading->currentPage();
        d->stack->setCurrentWidget(d->viewArea);
        if (page != currentPage())
            d->view->goToPage(page);
        d->reading->close();
        d->view->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT viewingChanged();
}

void ReaderPane::growSelection()
{
    if (!isOpen())
        return;
    const text::TextRange now = d->view->selectedRange();
    text::TextPosition at = now.begin;
    if (now.isEmpty()) {
        const PagePlace place = d->view->layout().toPage(d->view->scrollPosition()
                                                         + QPointF(d->view->viewport()->width() / 3.0, d->view->viewport()->height() / 3.0));
        const text::TextPage *page = d->document->text->page(place.page);
        at = {place.page, page ? text::offsetAt(*page, place.point) : -1};
    }
    const text::TextPage *page = d->document->text->page(at.page);
    if (!page || at.offset < 0)
        return;
    const std::array spans{text::wordSpan(*page, at.offset), text::sentenceSpan(*page, at.offset),
                           text::paragraphSpan(*page, at.offset), text::columnSpan(*page, at.offset),
                           text::Span{0, static_cast<qint32>(page->text.size())}};
    for (const text::Span &span : spans) {
        const text::TextRange wider{{at.page, span.begin}, {at.page, span.end}};
        const bool isWider = now.isEmpty() ? !wider.isEmpty()
                                           : wider.begin <= now.begin && wider.end >= now.end && wider != now;
        if (!isWider)
            continue;
        d->grown.push_back(now);
        d->view->setSelectedRange(wider);
        return;
    }
}

void ReaderPane::shrinkSelection()
{
    if (d->grown.empty())
        return;
    const text::TextRange before = d->grown.back();
    d->grown.pop_back();
    if (before.isEmpty())
        d->view->clearSelection();
    else
        d->view->setSelectedRange(before);
}

void ReaderPane::pin(const QString &name, int page, const QRectF &area)
{
    if (!isOpen())
        return;
    const bool wasEmpty = d->pins->count() == 0;
    d->pins->pin(name, page, area);
    if (wasEmpty && d->pins->count() > 0) {
        d->layOutPins();
    }
}

void ReaderPane::setNodePlaces(std::vector<PagePlace> places)
{
    d->view->setNodePlaces(std::move(places));
}

void ReaderPane::mirror(const ReaderPane &other)
{
    const Private &its = *other.d;
    if (!its.document || its.document->path().isEmpty())
        return closeDocument();
    d->isMirror = true;
    d->makeSource = its.makeSource;
    if (its.data && !its.version.isNull()) {
        if (d->version != its.version || !d->document)
            setSurvey(its.library, its.data, its.version, its.document->path(), {}, other.state());
    } else if (path() != other.path()) {
        openPath(other.path(), {}, other.state());
    }
    d->paper = its.paper;
    d->updatePaper();
}

} // namespace conspectus
