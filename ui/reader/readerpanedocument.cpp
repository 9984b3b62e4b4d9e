// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening and closing, what the bars show, what is said above the page, finding and links.

#include "library/library.h"
#include "ui/reader/readerpaneprivate.h"
#include "ui/style.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace conspectus {

using namespace reader;

namespace {

constexpr int kRememberMilliseconds = 1000;
constexpr int kPictureMilliseconds = 4000; // of rest, until the picture of the page is kept for the next opening

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

QWidget *makeEmptyPage(ReaderPane *pane)
{
    auto *page = new QWidget(pane);
    setPane(page, "desk");
    auto *column = new QVBoxLayout(page);
    auto *title = new QLabel(ReaderPane::tr("No PDF yet"), page);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    title->setAlignment(Qt::AlignHCenter);
    auto *words = new QLabel(ReaderPane::tr("Add the PDF of this survey, or drop one here. It is copied into your library; "
                                            "your own file stays as it is."),
                             page);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignHCenter);
    words->setMaximumWidth(360);
    auto *button = new QPushButton(ReaderPane::tr("Add a PDF…"), page);
    button->setObjectName(QStringLiteral("addPdfButton"));
    QObject::connect(button, &QPushButton::clicked, pane, &ReaderPane::addPdfRequested);
    column->addStretch(2);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(words, 0, Qt::AlignHCenter);
    column->addSpacing(12);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    return page;
}

} // namespace

ReaderPane::Private::Private(ReaderPane *pane)
    : q(pane)
    , makeSource([](QObject *parent) -> PageSource * { return new SessionSource(parent); })
{
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    tools = new PageTools(pane);
    findBar = new FindBar(pane);
    passwordBar = new PasswordBar(pane);
    messages = new MessageArea(pane);
    stack = new QStackedWidget(pane);
    emptyPage = makeEmptyPage(pane);
    view = new PdfView(pane);
    stack->addWidget(emptyPage);
    stack->addWidget(view);
    column->addWidget(tools);
    column->addWidget(findBar);
    column->addWidget(messages);
    column->addWidget(passwordBar);
    column->addWidget(stack, 1);
    findBar->hide();
    passwordBar->hide();
    rememberTimer.setSingleShot(true);
    rememberTimer.setInterval(kRememberMilliseconds);
    pictureTimer.setSingleShot(true);
    pictureTimer.setInterval(kPictureMilliseconds);
    connect(&pictureTimer, &QTimer::timeout, this, &Private::keepPicture);
    connect(&rememberTimer, &QTimer::timeout, this, [this] {
        if (q->isOpen())
            Q_EMIT q->stateToRemember(q->state());
    });
    connectView();
    connectBars();
    connectMarks();
    updateKinds();
    updateHistory();
}

void ReaderPane::Private::connectView()
{
    connect(view, &PdfView::firstPaint, this, &Private::takeFirstPaint);
    connect(view, &PdfView::currentPageChanged, this, &Private::updatePage);
    connect(view, &PdfView::zoomChanged, this, &Private::updateZoom);
    connect(view, &PdfView::visiblePagesChanged, this, [this] {
        requestVisibleText();
        sayPageTrouble();
    });
    connect(view, &PdfView::placeChanged, this, [this] {
        updateSection();
        if (!rememberTimer.isActive())
            rememberTimer.start();
        pictureTimer.start();
    });
    connect(view, &PdfView::linkClicked, this, &Private::followLink);
    connect(view, &PdfView::escapePressed, this, [this] {
        if (findBar->isVisible())
            q->closeFind();
    });
}

void ReaderPane::Private::connectBars()
{
    connect(tools, &PageTools::backPressed, q, &ReaderPane::goBack);
    connect(tools, &PageTools::forwardPressed, q, &ReaderPane::goForward);
    connect(tools, &PageTools::pageTyped, this, [this](const QString &typed) {
        if (q->goToPageNamed(typed))
            view->setFocus(Qt::OtherFocusReason);
        else
            Q_EMIT q->message(tr("There is no page “%1”. Pages go from 1 to %2.").arg(typed).arg(q->pageCount()));
    });
    connect(tools, &PageTools::pageFieldLeft, this, [this] { view->setFocus(Qt::OtherFocusReason); });
    connect(tools, &PageTools::zoomStepped, this, [this](int steps) { steps > 0 ? q->zoomIn() : q->zoomOut(); });
    connect(tools, &PageTools::zoomChosen, q, &ReaderPane::setZoom);
    connect(tools, &PageTools::fitChosen, q, &ReaderPane::setFit);
    connect(tools, &PageTools::findPressed, this, [this] { findBar->isVisible() ? q->closeFind() : q->openFind(); });
    connect(findBar, &FindBar::textTyped, this, &Private::typeFind);
    connect(findBar, &FindBar::nextPressed, q, &ReaderPane::findNext);
    connect(findBar, &FindBar::previousPressed, q, &ReaderPane::findPrevious);
    connect(findBar, &FindBar::closed, q, &ReaderPane::closeFind);
    connect(passwordBar, &PasswordBar::entered, q, &ReaderPane::providePassword);
}

void ReaderPane::Private::open(const QString &path, const QByteArray &password)
{
    document = std::make_unique<OpenDocument>(makeSource(nullptr), path);
    isDrawn = isFailed = saidNoText = false;
    connectDocument();
    updateDark();
    showKeptPicture();
    document->source->open(path, password);
}

void ReaderPane::Private::connectDocument()
{
    connect(document->source, &PageSource::opened, this, &Private::takeOpened);
    connect(document->source, &PageSource::failed, this, &Private::takeFailure);
    connect(document->source, &PageSource::passwordNeeded, this, [this](bool wasWrong) {
        passwordBar->ask(wasWrong);
        Q_EMIT q->passwordNeeded(wasWrong);
    });
    connect(document.get(), &OpenDocument::boxesKnown, view, &PdfView::setBoxes);
    connect(document.get(), &OpenDocument::boxesKnown, this, &Private::updatePage);
    connect(document.get(), &OpenDocument::outlineKnown, this, [this] {
        Q_EMIT q->outlineReady(document->sections.outline());
        updateSection();
    });
    connect(document->text, &DocumentText::pageReady, this, [this](int page) {
        view->textArrived(page);
        if (page == view->currentPage())
            updateSection();
        sayNoText();
        updateFindBar();
    });
    connect(document->text, &DocumentText::pageFailed, this, &Private::updateFindBar);
    connect(document->pictures, &PagePictures::failed, this, [this](int page) {
        messages->remove(QStringLiteral("slow-%1").arg(page));
        sayPageTrouble();
        if (!isDrawn)
            takeFirstPaint(); // nothing will be drawn here; the rest need not wait for it
    });
    connect(document->pictures, &PagePictures::becameSlow, this, &Private::saySlow);
    connect(document->pictures, &PagePictures::arrived, this, [this](int page) {
        messages->remove(QStringLiteral("slow-%1").arg(page));
        sayPageTrouble();
    });
    connect(document->find, &FindController::currentChanged, this, &Private::showHit);
    findBar->setController(document->find);
}

void ReaderPane::Private::close()
{
    if (!document)
        return;
    if (q->isOpen())
        Q_EMIT q->stateToRemember(q->state());
    keepPicture();
    rememberTimer.stop();
    pictureTimer.stop();
    findBar->setController(nullptr);
    findBar->hide();
    passwordBar->hide();
    messages->clear();
    view->clearDocument();
    annotator.setTarget(nullptr, nullptr, {});
    annotator.forgetWaiting();
    history.clear();
    section.clear();
    if (data)
        data->disconnect(this);
    document->disconnect();
    document.reset();
    stack->setCurrentWidget(emptyPage);
    updatePage();
    updateHistory();
}

void ReaderPane::Private::attachSurvey()
{
    document->text->attach(data, version);
    document->marks->setSurvey(data, version);
    annotator.setTarget(library, data, version);
    connect(data, &SurveyData::surveyChanged, this, &Private::updateKinds);
    connect(data, &SurveyData::textLayerReset, this, [this] {
        if (isFailed)
            takeFailure({});
    });
    updateKinds();
}

void ReaderPane::Private::showView()
{
    stack->setCurrentWidget(view);
    view->setFit(fitFromName(restore.value(QLatin1String("fit")).toString(
            wantsTextWidth ? fitName(Fit::TextWidth) : fitName(Fit::Width))));
}

void ReaderPane::Private::takeOpened(const pdf::DocumentInfo &info)
{
    passwordBar->hide();
    document->setOpened(info);
    showView();
    view->setDocument({document->pictures, document->text, document->marks, document->find,
                       [this](int page) { return document ? document->label(page) : QString(); }},
                      document->pageCount(), {info.firstPageSize, info.firstPageRotation});
    applyState(std::exchange(restore, {}));
    updatePage();
    updateZoom();
    Q_EMIT q->documentOpened(info);
}

// The notes and the words of a file that cannot be opened are still there.
void ReaderPane::Private::takeFailure(const Error &error)
{
    passwordBar->hide();
    const bool isFirst = !isFailed;
    isFailed = true;
    if (data && !document->isOpen() && document->openFromText(data->textLayer())) {
        const auto &pages = data->textLayer().pages;
        std::vector<PageBox> boxes;
        QSizeF last(595, 842);
        for (const text::TextPagePtr &page : pages) {
            last = page && !page->size.isEmpty() ? page->size : last;
            boxes.push_back({last, Rotation::None});
        }
        showView();
        view->setDocument({document->pictures, document->text, document->marks, document->find,
                           [this](int page) { return document ? document->label(page) : QString(); }},
                          document->pageCount(), boxes.front());
        view->setBoxes(0, boxes);
        applyState(std::exchange(restore, {}));
        updatePage();
    }
    if (!isFirst)
        return;
    messages->show({QStringLiteral("failed"), MessageLevel::Error, tr("This PDF could not be opened."),
                    tr("%1 Your notes are safe.", "reason").arg(error.message), error.detail, {}});
    Q_EMIT q->documentFailed(error);
}

void ReaderPane::Private::takeFirstPaint()
{
    if (isDrawn || !document)
        return;
    isDrawn = true;
    if (!isFailed)
        document->afterFirstPaint();
    requestVisibleText();
    Q_EMIT q->firstPaint();
}

void ReaderPane::Private::requestVisibleText()
{
    if (!document || !isDrawn || isFailed)
        return;
    const PageSpan visible = view->visiblePages();
    // Asked for last is read first: what is seen before its neighbours.
    document->text->request(visible.last + 1);
    document->text->request(visible.first - 1);
    for (int page = visible.last; page >= visible.first; --page)
        document->text->request(page);
}

void ReaderPane::Private::updateDark()
{
    const Theme &theme = themeOf(q);
    if (document)
        document->pictures->setDark(theme.isDark ? std::optional(DarkColours{theme.page, theme.pageink})
                                                 : std::nullopt);
    view->requestPictures();
    updateKinds();
}

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

void ReaderPane::Private::typeFind(const QString &text)
{
    if (document)
        document->find->setNeedle(text, view->currentPage());
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
    return {{QStringLiteral("page"), place.page},
            {QStringLiteral("x"), place.point.x()},
            {QStringLiteral("y"), place.point.y()},
            {QStringLiteral("zoom"), d->view->zoom()},
            {QStringLiteral("fit"), fitName(d->view->fit())},
            {QStringLiteral("rotation"), static_cast<int>(d->view->layout().rotation())},
            {QStringLiteral("kind"), d->kind.text()}};
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
    const Fit fit = fitFromName(state.value(QLatin1String("fit")).toString());
    if (fit == Fit::Custom)
        view->setZoom(state.value(QLatin1String("zoom")).toDouble(1));
    else
        view->setFit(fit);
    const int page = state.value(QLatin1String("page")).toInt(-1);
    if (page >= 0 && page < q->pageCount())
        view->setPlace({page, {state.value(QLatin1String("x")).toDouble(), state.value(QLatin1String("y")).toDouble()}});
}

// The picture of the page where the reader stops, for the first ink of the next opening.
void ReaderPane::Private::keepPicture()
{
    if (!library || version.isNull() || !q->isOpen() || isFailed)
        return;
    const PageLayout &layout = view->layout();
    const int page = view->currentPage();
    const double scale = layout.scale() * q->devicePixelRatioF();
    const Picture *picture = document->pictures->cache().exact({page, scale, layout.rotation(), {}});
    if (!picture || picture->image.sizeInBytes() > 24 * 1024 * 1024)
        return;
    const QString key = QStringLiteral("reader-picture/") + version.text();
    library->putPicture(key, picture->image);
    library->putViewState(key, {{QStringLiteral("page"), page},
                                {QStringLiteral("scale"), scale},
                                {QStringLiteral("rotation"), static_cast<int>(layout.rotation())},
                                {QStringLiteral("dark"), document->pictures->isDark()}});
}

void ReaderPane::Private::showKeptPicture()
{
    if (!library || version.isNull())
        return;
    const QString key = QStringLiteral("reader-picture/") + version.text();
    const QJsonObject about = library->viewState(key);
    if (about.isEmpty())
        return;
    const PictureKey pictureKey{about.value(QLatin1String("page")).toInt(), about.value(QLatin1String("scale")).toDouble(),
                                static_cast<Rotation>(about.value(QLatin1String("rotation")).toInt()), {}};
    const bool isDark = about.value(QLatin1String("dark")).toBool();
    library->picture(key, document.get(), [this, pictureKey, isDark, of = document.get()](const QImage &image) {
        // The sharp one may have been quicker; and what is kept may be of another size than it says.
        if (document.get() == of && !image.isNull() && pictureKey.scale > 0 && !isDrawn)
            document->pictures->insertKept({pictureKey, image}, isDark);
    });
}

} // namespace conspectus
