// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Making the pane; opening and closing a document.

#include "library/library.h"
#include "ui/fonts.h"
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

QWidget *makeEmptyPage(ReaderPane *pane)
{
    auto *page = new QWidget(pane);
    setPane(page, "desk");
    auto *column = new QVBoxLayout(page);
    auto *title = new QLabel(ReaderPane::tr("No PDF yet"), page);
    title->setFont(fontFor(FontRole::SurveyTitleNarrow));
    title->setAlignment(Qt::AlignHCenter);
    auto *words = new QLabel(ReaderPane::tr("Add the PDF of this survey, or drop one here. It is copied into your library; "
                                            "your own file stays as it is."),
                             page);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignHCenter);
    words->setFixedWidth(scaled(340));
    words->setMinimumHeight(words->heightForWidth(scaled(340)));
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
    results = new FindResultsModel(this);
    resultsView = new FindResultsView(pane);
    resultsView->setModel(results);
    passwordBar = new PasswordBar(pane);
    messages = new MessageArea(pane);
    stack = new QStackedWidget(pane);
    emptyPage = makeEmptyPage(pane);
    view = new PdfView(pane);
    selectionBar = new SelectionBar(view->viewport());
    stack->addWidget(emptyPage);
    blankPage = new QWidget(pane);
    setPane(blankPage, "desk");
    stack->addWidget(blankPage);
    makeViewing();
    column->addWidget(tools);
    column->addWidget(findBar);
    column->addWidget(resultsView);
    column->addWidget(messages);
    column->addWidget(passwordBar);
    column->addWidget(stack, 1);
    findBar->hide();
    resultsView->hide();
    passwordBar->hide();
    rememberTimer.setSingleShot(true);
    rememberTimer.setInterval(kRememberMilliseconds);
    pictureTimer.setSingleShot(true);
    pictureTimer.setInterval(kPictureMilliseconds);
    connect(&pictureTimer, &QTimer::timeout, this, &Private::keepPictures);
    connect(&rememberTimer, &QTimer::timeout, this, [this] {
        if (q->isOpen())
            Q_EMIT q->stateToRemember(q->state());
    });
    connectView();
    connectBars();
    connectMarks();
    connectViewing();
    connectFinding();
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

// A file of the reader's own, before or without a survey.
void ReaderPane::Private::openBare(const QString &path, const QByteArray &password, const QJsonObject &state, PageSource *source)
{
    close();
    data = nullptr;
    version = {};
    restore = state;
    wantsTextWidth = false;
    open(path, password, source);
}

void ReaderPane::Private::open(const QString &path, const QByteArray &password, PageSource *source)
{
    document = std::make_unique<OpenDocument>(source, path);
    areas = std::make_unique<AreaPictures>(document->source);
    connect(areas.get(), &AreaPictures::arrived, q, &ReaderPane::areaPicturesArrived);
    isDrawn = isFailed = saidNoText = false;
    stack->setCurrentWidget(blankPage);
    connectDocument();
    updatePaper();
    showKeptPictures();
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
        reading->textArrived(page);
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
    connect(document->pictures, &PagePictures::becameSlow, this, [this](int page) {
        saySlow(page);
        if (!isDrawn)
            takeFirstPaint(); // the rest need not wait for a page that takes seconds
    });
    connect(document->pictures, &PagePictures::arrived, this, [this](int page) {
        messages->remove(QStringLiteral("slow-%1").arg(page));
        sayPageTrouble();
    });
    connect(document->find, &FindController::currentChanged, this, &Private::showHit);
    findBar->setController(document->find);
    results->setSearch(document->find, document->text, [this](int page) { return document ? document->label(page) : QString(); });
}

void ReaderPane::Private::close()
{
    if (!document)
        return;
    if (q->isOpen())
        Q_EMIT q->stateToRemember(q->state());
    keepPictures();
    view->commitEditing();
    endDrawing();
    areas.reset();
    rememberTimer.stop();
    pictureTimer.stop();
    findBar->setController(nullptr);
    results->setSearch(nullptr, nullptr, {});
    findBar->hide();
    resultsView->hide();
    passwordBar->hide();
    messages->clear();
    closeViewing();
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
    stack->setCurrentWidget(viewArea);
    view->setFit(wantsTextWidth ? Fit::TextWidth : Fit::Width); // until the state that is restored says otherwise
}

void ReaderPane::Private::takeOpened(const pdf::DocumentInfo &info)
{
    passwordBar->hide();
    const bool isShown = document->isFromMemory() && document->pageCount() == info.pageCount;
    if (document->isFromMemory() && !isShown)
        view->clearDocument();
    document->setOpened(info);
    if (!isShown)
        showPages({info.firstPageSize, info.firstPageRotation});
    else if (isDrawn)
        document->afterFirstPaint();
    requestVisibleText();
    Q_EMIT q->documentOpened(info);
}

// The view of a document whose number of pages is known, where the reader left it.
void ReaderPane::Private::showPages(const PageBox &assumed)
{
    showView();
    view->setDocument({document->pictures, document->text, document->marks, document->find,
                       [this](int page) { return document ? document->label(page) : QString(); }},
                      document->pageCount(), assumed);
    applyState(std::exchange(restore, {}));
    updatePage();
    updateZoom();
    showPins();
}

// The notes and the words of a file that cannot be opened are still there.
void ReaderPane::Private::takeFailure(const Error &error)
{
    passwordBar->hide();
    const bool isFirst = !isFailed;
    isFailed = true;
    if (document->isFromMemory()) {
        view->clearDocument();
        document->setOpened({});
        stack->setCurrentWidget(blankPage);
    }
    if (data && !document->isOpen() && document->openFromText(data->textLayer())) {
        const auto &pages = data->textLayer().pages;
        std::vector<PageBox> boxes;
        QSizeF last(595, 842);
        for (const text::TextPagePtr &page : pages) {
            last = page && !page->size.isEmpty() ? page->size : last;
            boxes.push_back({last, Rotation::None});
        }
        QJsonObject state = std::exchange(restore, {});
        showPages(boxes.front());
        view->setBoxes(0, boxes);
        applyState(state);
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
    if (!isFailed && !document->isFromMemory())
        document->afterFirstPaint();
    requestVisibleText();
    Q_EMIT q->firstPaint();
}

void ReaderPane::Private::requestVisibleText()
{
    if (!document || !isDrawn || isFailed || document->isFromMemory())
        return;
    const PageSpan visible = view->visiblePages();
    // Asked for last is read first: what is seen before its neighbours.
    document->text->request(visible.last + 1);
    document->text->request(visible.first - 1);
    for (int page = visible.last; page >= visible.first; --page)
        document->text->request(page);
}

void ReaderPane::Private::updatePaper()
{
    const Theme theme = pageTheme(paper, themeOf(q));
    view->setPageTheme(theme);
    if (document)
        document->pictures->setTint(tintFor(theme));
    if (areas)
        areas->setTint(tintFor(theme));
    view->requestPictures();
    updateKinds();
}

} // namespace conspectus
