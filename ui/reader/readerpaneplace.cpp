// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said of where the reader is: bars, messages above the page, finding, links, and what is remembered of it.

#include "library/library.h"
#include "ui/reader/readerpaneprivate.h"

#include <QJsonArray>
#include <algorithm>
#include <utility>

namespace conspectus {

using namespace reader;

namespace {

constexpr int kMostKept = 3;
constexpr qsizetype kLargestKept = 24 * 1024 * 1024; // bytes of a picture
constexpr int kMostPages = 100'000;

QString fitName(ReaderPane::Fit fit)
{
    switch (fit) {
    case ReaderPane::Fit::Custom:
        return QStringLiteral("custom");
    case ReaderPane::Fit::Width:
        return QStringLiteral("width");
    case ReaderPane::Fit::Page:
        return QStringLiteral("page");
    case ReaderPane::Fit::TextWidth:
        return QStringLiteral("text-width");
    }
    return {};
}

ReaderPane::Fit fitFromName(const QString &name)
{
    for (const auto fit : {ReaderPane::Fit::Custom, ReaderPane::Fit::Page, ReaderPane::Fit::TextWidth}) {
        if (fitName(fit) == name)
            return fit;
    }
    return ReaderPane::Fit::Width;
}

} // namespace

void ReaderPane::Private::sayNoText()
{
    if (saidNoText || !document || !document->isOpen())
        return;
    const DocumentText &text = *document->text;
    if (text.readCount() < std::min(3, document->pageCount()))
        return;
    for (const text::TextPagePtr &page : text.layer().pages) {
        if (page && !page->isEmpty())
            return;
    }
    saidNoText = true;
    messages->show({QStringLiteral("no-text"), MessageLevel::Info, tr("These pages have no text."),
                    tr("It may be a scan. Text cannot be selected or found here; notes and areas work."), {}, {}});
}

void ReaderPane::Private::sayPageTrouble()
{
    const QString key = QStringLiteral("page-failed");
    if (!document || isFailed)
        return;
    const PageSpan visible = view->visiblePages();
    for (int page = visible.first; page <= visible.last; ++page) {
        const Error *error = document->pictures->failure(page);
        if (!error || view->isPictureOf(page))
            continue;
        const QString headline = tr("Page %1 could not be drawn.").arg(document->label(page));
        const MessageBar *bar = messages->bar(key);
        if (bar && bar->message().headline == headline)
            return;
        messages->show({key, MessageLevel::Warning, headline,
                        tr("The file is damaged there, or the page asks for too much. Your notes on it are safe."),
                        error->message + QLatin1Char('\n') + error->detail,
                        {{tr("Try again"), [this, page] {
                              document->pictures->retry(page);
                              view->requestPictures();
                          }}}});
        return;
    }
    messages->remove(key);
}

void ReaderPane::Private::saySlow(int page)
{
    if (!view->visiblePages().contains(page))
        return;
    messages->show({QStringLiteral("slow-%1").arg(page), MessageLevel::Info,
                    tr("Page %1 is still being drawn.").arg(document->label(page)),
                    tr("It takes longer than usual. The rest can be read meanwhile."), {},
                    {{tr("Stop"), [this, page] { document->pictures->stop(page); }}}});
}

void ReaderPane::Private::updatePage()
{
    const int page = q->currentPage();
    const QString label = page >= 0 ? document->label(page) : QString();
    tools->setPage(label, page, q->pageCount());
    Q_EMIT q->pageChanged(page, label);
}

void ReaderPane::Private::updateZoom()
{
    tools->setZoom(view->zoom(), view->fit());
    Q_EMIT q->zoomChanged(view->zoom());
    if (!rememberTimer.isActive())
        rememberTimer.start();
}

void ReaderPane::Private::updateSection()
{
    if (!document || !document->isOpen())
        return;
    const PagePlace top = view->layout().toPage(
            view->scrollPosition() + QPointF(view->viewport()->width() / 4.0, view->viewport()->height() / 3.0));
    const QString now = document->sections.at(document->text->layer(), top.page, top.point);
    if (now == section)
        return;
    section = now;
    Q_EMIT q->sectionChanged(section);
}

void ReaderPane::Private::updateFindBar()
{
    if (document && findBar->isVisibleTo(q))
        findBar->setReading(document->text->readCount(), document->pageCount(), document->hasNoText());
}

void ReaderPane::Private::jump(const std::function<void()> &move)
{
    history.leave(view->place());
    move();
    updateHistory();
}

void ReaderPane::Private::updateHistory()
{
    tools->setHistory(history.canGoBack(), history.canGoForward());
    Q_EMIT q->historyChanged(history.canGoBack(), history.canGoForward());
}

void ReaderPane::Private::connectFinding()
{
    connect(findBar, &FindBar::optionsChanged, this, [this] {
        if (document)
            document->find->setOptions(findBar->options(), view->currentPage());
        updateFindBar();
    });
    connect(findBar, &FindBar::listToggled, this, &Private::showResults);
    connect(findBar, &FindBar::listEntered, this, [this] {
        showResults();
        resultsView->setFocus(Qt::OtherFocusReason);
    });
    connect(findBar, &FindBar::historyChanged, this, [this] {
        if (library && library->isOpen() && !library->isReadOnly())
            library->putViewState(QStringLiteral("find-history"), {{QStringLiteral("needles"), QJsonArray::fromStringList(findBar->history())}});
    });
    connect(resultsView, &FindResultsView::rowChosen, this, [this](int row) {
        if (document)
            document->find->choose(row);
    });
    connect(resultsView, &FindResultsView::left, findBar, &FindBar::focusField);
}

void ReaderPane::Private::showResults()
{
    resultsView->setVisible(findBar->isVisible() && findBar->isListWanted());
    if (document)
        resultsView->showCurrent(document->find->currentNumber() - 1);
}

void ReaderPane::Private::typeFind(const QString &text)
{
    if (document) {
        document->find->setOptions(findBar->options(), view->currentPage());
        document->find->setNeedle(text, view->currentPage());
    }
    updateFindBar();
}

void ReaderPane::Private::stepFind(int direction)
{
    if (!document)
        return;
    if (document->find->needle().isEmpty()) {
        if (findBar->text().isEmpty()) {
            q->openFind();
            return;
        }
        document->find->setNeedle(findBar->text(), view->currentPage());
        return;
    }
    direction > 0 ? document->find->next(view->currentPage()) : document->find->previous(view->currentPage());
}

void ReaderPane::Private::showHit()
{
    const auto &hit = document->find->current();
    const text::TextPage *page = hit ? document->text->page(hit->page) : nullptr;
    if (!page)
        return;
    if (findFrom) {
        history.leave(*std::exchange(findFrom, std::nullopt));
        updateHistory();
    }
    view->reveal(hit->page, boundingRect(page->quads(hit->span)), false);
    resultsView->showCurrent(document->find->currentNumber() - 1);
}

void ReaderPane::Private::followLink(const text::RawLink &link)
{
    switch (link.kind) {
    case text::RawLink::Kind::Uri:
        Q_EMIT q->linkActivated(link.uri);
        break;
    case text::RawLink::Kind::Blocked:
        Q_EMIT q->message(tr("The file asks for an action (%1). Such actions are never run.").arg(link.uri.left(60)));
        break;
    case text::RawLink::Kind::Goto:
        if (link.targetPage >= 0 && link.targetPage < q->pageCount())
            q->goTo(link.targetPage, link.targetPoint);
        else
            Q_EMIT q->message(tr("This link leads to a place that the file does not have."));
        break;
    }
}

QJsonObject ReaderPane::state() const
{
    if (!isOpen())
        return {};
    const PagePlace place = d->view->place();
    QJsonObject state{{QStringLiteral("page"), place.page},
            {QStringLiteral("x"), place.point.x()},
            {QStringLiteral("y"), place.point.y()},
            {QStringLiteral("zoom"), d->view->zoom()},
            {QStringLiteral("fit"), fitName(d->view->fit())},
            {QStringLiteral("rotation"), static_cast<int>(d->view->layout().rotation())},
            {QStringLiteral("kind"), d->kind.text()}};
    d->addViewing(state);
    return state;
}

void ReaderPane::restoreState(const QJsonObject &state)
{
    if (isOpen())
        d->applyState(state);
    else
        d->restore = state;
}

void ReaderPane::Private::applyState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    const KindId kept(state.value(QLatin1String("kind")).toString());
    if (kindById(kept)) {
        kind = kept;
        updateKinds();
    }
    const int degrees = state.value(QLatin1String("rotation")).toInt();
    if (degrees == 90 || degrees == 180 || degrees == 270)
        view->setRotation(static_cast<Rotation>(degrees));
    applyViewing(state);
    const Fit fit = fitFromName(state.value(QLatin1String("fit")).toString());
    if (fit == Fit::Custom)
        view->setZoom(state.value(QLatin1String("zoom")).toDouble(1));
    else
        view->setFit(fit, state.value(QLatin1String("zoom")).toDouble());
    const int page = state.value(QLatin1String("page")).toInt(-1);
    if (page >= 0 && page < q->pageCount())
        view->setPlace({page, {state.value(QLatin1String("x")).toDouble(), state.value(QLatin1String("y")).toDouble()}});
}

namespace {

QString keptKey(const VersionId &version, int index)
{
    return QStringLiteral("reader-picture/%1/%2").arg(version.text()).arg(index);
}

QJsonObject tintState(const std::optional<PageTint> &tint)
{
    if (!tint)
        return {};
    return {{QStringLiteral("page"), tint->page.name()}, {QStringLiteral("ink"), tint->ink.name()}};
}

} // namespace

// The pictures of the pages where the reader stops, for the first ink of the next opening. Of a file with a password nothing
// is kept.
void ReaderPane::Private::keepPictures()
{
    if (!library || version.isNull() || !q->isOpen() || isFailed || document->isFromMemory() || document->info().encrypted)
        return;
    const PageLayout &layout = view->layout();
    const double scale = layout.scale() * q->devicePixelRatioF();
    QJsonArray pictures;
    for (int page = view->visiblePages().first; page <= view->visiblePages().last && pictures.size() < kMostKept; ++page) {
        const Picture *picture = document->pictures->cache().nearest(page, scale, layout.rotation());
        if (!picture || picture->image.sizeInBytes() > kLargestKept)
            continue;
        library->putPicture(keptKey(version, static_cast<int>(pictures.size())), picture->image);
        pictures.append(QJsonObject{{QStringLiteral("page"), page}, {QStringLiteral("scale"), picture->key.scale}});
    }
    if (pictures.isEmpty())
        return;
    const PageBox box{document->info().firstPageSize, document->info().firstPageRotation};
    library->putViewState(QStringLiteral("reader-picture/") + version.text(),
                          {{QStringLiteral("pictures"), pictures},
                           {QStringLiteral("rotation"), static_cast<int>(layout.rotation())},
                           {QStringLiteral("tint"), tintState(document->pictures->tint())},
                           {QStringLiteral("pages"), q->pageCount()},
                           {QStringLiteral("width"), box.size.width()},
                           {QStringLiteral("height"), box.size.height()},
                           {QStringLiteral("turned"), static_cast<int>(box.rotation)}});
}

// Before the worker has opened the file: the pages as they stood, with what was kept of them.
void ReaderPane::Private::showKeptPictures()
{
    if (!library || version.isNull())
        return;
    const QJsonObject about = library->viewState(QStringLiteral("reader-picture/") + version.text());
    const int pages = about.value(QLatin1String("pages")).toInt();
    const QSizeF size(about.value(QLatin1String("width")).toDouble(), about.value(QLatin1String("height")).toDouble());
    if (pages <= 0 || pages > kMostPages || size.isEmpty()
        || about.value(QLatin1String("tint")).toObject() != tintState(document->pictures->tint()))
        return;
    document->openFromMemory(pages);
    showPages({size, static_cast<Rotation>(about.value(QLatin1String("turned")).toInt())});
    const auto rotation = static_cast<Rotation>(about.value(QLatin1String("rotation")).toInt());
    const QJsonArray pictures = about.value(QLatin1String("pictures")).toArray();
    for (int i = 0; i < pictures.size(); ++i) {
        const QJsonObject each = pictures[i].toObject();
        const PictureKey key{each.value(QLatin1String("page")).toInt(), each.value(QLatin1String("scale")).toDouble(),
                             rotation, {}};
        library->picture(keptKey(version, i), document.get(), [this, key, of = document.get(), tint = document->pictures->tint()](const QImage &image) {
            // The sharp one may have been quicker.
            if (document.get() == of && !image.isNull() && key.scale > 0 && !document->pictures->cache().exact(key))
                document->pictures->insertKept({key, image}, tint);
        });
    }
}

} // namespace conspectus
