// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The panes of the window and what one of them tells another.
#include "ui/mainwindow.h"

#include "ui/annotatingcontroller.h"
#include "ui/findings/findingscontroller.h"
#include "ui/pageentries/pagecontroller.h"
#include "ui/taxonomy/taxonomycontroller.h"
#include "ui/dialogs/shortcuteditor.h"
#include "ui/intake.h"
#include "ui/library/librarycare.h"
#include "ui/library/librarycontroller.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/contentspanel.h"
#include "ui/panels/librarypanel.h"
#include "ui/panels/noteeditor.h"
#include "ui/panels/searchpalette.h"
#include "ui/panels/taxonomypanel.h"
#include "ui/matrix/evidencematrixcontroller.h"
#include "ui/notesexportcontroller.h"
#include "ui/passagejump.h"
#include "ui/print/printcontroller.h"
#include "ui/reviewexport.h"
#include "ui/preferences/preferencescontroller.h"
#include "ui/search/searchcontroller.h"
#include "ui/statusline.h"
#include "ui/style.h"
#include "ui/surveypage/surveypageview.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/paneheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/startpage.h"
#include "ui/delegates/rowtreeview.h"
#include "ui/viewing/figurespanel.h"
#include "ui/viewing/surveytabs.h"
#include "ui/viewing/thumbnailspanel.h"
#include "ui/viewing/viewingcontroller.h"
#include "ui/taborder.h"
#include "ui/tour.h"
#include "ui/windowlayout.h"
#include "ui/workbench/workbenchcontroller.h"

#include <QApplication>
#include <QDockWidget>
#include <QListView>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QResizeEvent>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

namespace conspectus {
namespace {

constexpr QSize kFirstSize(1600, 1000);
constexpr QSize kLargestFilled(1920, 1200); // screens up to here are filled at the first start
constexpr QSize kFrame(20, 60); // what a window manager may put around us

QSize roomOnScreen()
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    return screen != nullptr ? screen->availableSize() : kFirstSize;
}

bool fillsScreen(const QSize &room)
{
    return room.width() <= kLargestFilled.width() || room.height() <= kLargestFilled.height();
}

QWidget *column(MessageArea *messages, QWidget *pane, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messages);
    layout->addWidget(pane, 1);
    return widget;
}

std::vector<NamedSection> sectionsOf(const ReaderPane &reader)
{
    std::vector<NamedSection> sections;
    for (const pdf::OutlineItem &item : reader.outline())
        sections.push_back({item.title, item.level, item.page, item.point, reader.pageLabel(item.page)});
    return sections;
}

} // namespace

MainWindow::MainWindow(const Clock &clock, Settings &settings, Appearance &appearance, const WindowOptions &options, QWidget *parent)
    : QMainWindow(parent), m_settings(settings), m_appearance(appearance), m_options(options),
      m_library(new Library(clock, this)), m_actions(new Actions(this))
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(tr("Conspectus"));
    setAcceptDrops(true);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContextMenuPolicy(Qt::NoContextMenu);
    takeFirstSize();
    makePanes();
    makeDocks();
    makeMenuBar();
    m_layout = new WindowLayout(this, {m_libraryDock, m_contentsDock, m_taxonomyDock, m_annotationsDock}, m_pages);
    WindowArrangement arrangement = settings.arrangement(options.libraryFolder);
    if (!options.size.isEmpty())
        arrangement.geometry.clear();
    m_layout->restore(arrangement);
    m_intake = new Intake(m_library, m_messages, this);
    m_palette = new SearchPalette(m_library, this);
    QList<QAction *> commands;
    for (const ActionSpec &spec : actionTable())
        commands << (*m_actions)[spec.id];
    m_palette->setActions(commands);
    m_palette->setSections([this] { return sectionsOf(*m_reader); });
    m_jump = new PassageJump(m_reader);
    connectPanes();
    connectReader();
    connectPanels();
    connectActions();
    keep(new LibraryController(clock, m_libraryPanel, this));
    keep(new LibraryCare(clock, m_intake, this));
    keep(new PreferencesController(settings, appearance, m_libraryPanel, this));
    auto *findings = keep(new FindingsController(m_library, m_actions, m_page, m_reader, m_annotations, this));
    connect(findings, &FindingsController::message, this, &MainWindow::say);
    keep(new PageController(m_library, m_actions, m_page, this));
    auto *taxonomy = keep(new TaxonomyController(m_library, m_actions, m_taxonomy, this));
    connect(taxonomy, &TaxonomyController::message, this, &MainWindow::say);
    m_viewing = keep(new ViewingController(m_library, *m_actions, {m_reader, m_taxonomy, m_contentsDock}, this));
    connect(m_viewing, &ViewingController::message, this, &MainWindow::say);
    static_cast<QVBoxLayout *>(centralWidget()->layout())->insertWidget(0, new SurveyTabs(m_library, *m_actions, this));
    keep(new AnnotatingController(m_library, *m_actions, m_settings, {m_reader, m_annotations, m_status}, this));
    keep(new ReviewExport(this));
    applyShortcuts(*m_actions, m_settings);
    connect((*m_actions)[ActionId::ChangeShortcuts], &QAction::triggered, this,
            [this] { (new ShortcutEditor(*m_actions, m_settings, this))->open(); });
    m_tour = keep(new Tour(this, m_settings, m_options.isSample && !m_options.isForPicture));
    auto *workbench = keep(new WorkbenchController(this));
    connect(workbench, &WorkbenchController::message, this, &MainWindow::say);
    connect(keep(new SearchController(this)), &SearchController::hitActivated, this, &MainWindow::showHit);
    auto *matrix = keep(new EvidenceMatrixController(this));
    connect(matrix, &EvidenceMatrixController::message, this, &MainWindow::say);
    auto *notes = keep(new NotesExportController(findings->table(), this));
    connect(notes, &NotesExportController::message, this, &MainWindow::say);
    auto *printing = keep(new PrintController(m_library, *m_actions, m_reader, [this] { return m_current; }, this));
    connect(printing, &PrintController::message, this, &MainWindow::say);
    updateActions();
}

MainWindow::~MainWindow()
{
    // Controllers first: they stand on everything else. Nobody listens any more; then the panes, which hold the survey that
    // belongs to the library; the library last.
    for (auto controller = m_controllers.rbegin(); controller != m_controllers.rend(); ++controller)
        delete *controller;
    m_library->undoStack()->disconnect(this);
    for (QObject *listener : {static_cast<QObject *>(this), static_cast<QObject *>(m_status), static_cast<QObject *>(m_intake)})
        m_library->disconnect(listener);
    delete takeCentralWidget();
    for (QDockWidget *dock : {m_libraryDock, m_contentsDock, m_taxonomyDock, m_annotationsDock})
        delete dock;
    delete m_palette;
    delete m_intake;
    delete m_status;
    delete m_library;
}

// At the first start the size of the look's pictures, or all of a screen that is not much larger.
void MainWindow::takeFirstSize()
{
    if (!m_options.size.isEmpty())
        return resize(m_options.size);
    const QSize room = roomOnScreen();
    resize(kFirstSize.boundedTo(room - kFrame));
    if (fillsScreen(room))
        setWindowState(Qt::WindowMaximized);
}

QSize MainWindow::sizeToCome(const QSize &wanted, const WindowArrangement &arrangement)
{
    if (!wanted.isEmpty())
        return wanted;
    const QSize room = roomOnScreen();
    if (arrangement.width > 0)
        return {arrangement.width, room.height()};
    return fillsScreen(room) ? room : kFirstSize;
}

void MainWindow::makePanes()
{
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_messages = new MessageArea(centre);
    layout->addWidget(m_messages);
    m_stack = new QStackedWidget(centre);
    setPane(m_stack, "paper");
    layout->addWidget(m_stack, 1);

    m_pages = new QSplitter(Qt::Horizontal, m_stack);
    m_pages->setChildrenCollapsible(false);
    m_pageMessages = new MessageArea(m_pages);
    m_page = new SurveyPageView(m_library, m_pages);
    m_readerMessages = new MessageArea(m_pages);
    m_reader = new ReaderPane(m_pages);
    m_pages->addWidget(column(m_pageMessages, m_page, m_pages));
    m_pages->addWidget(column(m_readerMessages, m_reader, m_pages));
    m_pages->setStretchFactor(0, 0);
    m_pages->setStretchFactor(1, 1);
    m_start = new StartPage(*m_actions, m_stack);
    m_start->setLibraryFolder(m_options.libraryFolder);
    m_stack->addWidget(m_pages);
    m_stack->addWidget(m_start);
    connect(m_stack, &QStackedWidget::currentChanged, this, [this] { Q_EMIT viewChanged(currentView()); });
    setCentralWidget(centre);
    m_status = new StatusLine(m_library, this);
    setStatusBar(m_status);
}

ReaderPane *MainWindow::activeReader() const
{
    return m_viewing != nullptr ? m_viewing->activeReader() : m_reader;
}

void MainWindow::addView(QWidget *view)
{
    m_stack->addWidget(view);
}

void MainWindow::showView(QWidget *view)
{
    m_stack->setCurrentWidget(view != nullptr ? view : m_pages);
    if (view != nullptr)
        view->setFocus();
}

QWidget *MainWindow::currentView() const
{
    QWidget *shown = m_stack->currentWidget();
    return shown == m_pages || shown == m_start ? nullptr : shown;
}

QDockWidget *MainWindow::makeDock(const QString &name, const QString &title, QWidget *panel, QWidget *header,
                                  Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    dock->setTitleBarWidget(header);
    header->show();
    setPane(dock, "panel");
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::makeDocks()
{
    m_libraryPanel = new LibraryPanel(m_library, this);
    m_contents = new ContentsPanel(this);
    m_taxonomy = new TaxonomyPanel(m_library, this);
    m_annotations = new AnnotationsPanel(m_library, this);
    m_libraryDock = makeDock(QStringLiteral("library"), tr("Library"), m_libraryPanel, m_libraryPanel->header(), Qt::LeftDockWidgetArea);
    m_contentsDock = makeDock(QStringLiteral("contents"), tr("Contents"), m_contents, m_contents->header(), Qt::LeftDockWidgetArea);
    m_taxonomyDock = makeDock(QStringLiteral("taxonomy"), tr("Taxonomy"), m_taxonomy, m_taxonomy->header(), Qt::LeftDockWidgetArea);
    m_annotationsDock = makeDock(QStringLiteral("annotations"), tr("Annotations"), m_annotations,
                                 new PaneHeader(tr("Annotations"), this), Qt::RightDockWidgetArea);
    const Actions &actions = *m_actions;
    m_libraryPanel->setAddActions({actions[ActionId::OpenPdf], actions[ActionId::ImportPage]});
    m_libraryPanel->setSurveyActions({actions[ActionId::AddPdf], actions[ActionId::ExportMarkdown], actions[ActionId::ExportJson],
                                      actions[ActionId::RemoveSurvey]});
}

void MainWindow::makeMenuBar()
{
    m_actions->fill(menuBar());
    auto *field = new SearchField((*m_actions)[ActionId::SearchAll], menuBar());
    connect(field, &SearchField::searchRequested, this, [this](const QString &typed) { m_palette->open(typed); });
    menuBar()->setCornerWidget(field, Qt::TopRightCorner);
}

std::vector<QWidget *> MainWindow::panesInOrder() const
{
    std::vector<QWidget *> panes;
    QWidget *all[] = {m_libraryPanel->view(), m_contents->view(), m_viewing->thumbnails()->view(), m_viewing->figures()->view(),
                      m_taxonomy->view(), currentView(), m_page, m_reader, m_annotations->view(),
                      m_annotations->noteEditor()->textEdit()};
    for (QWidget *pane : all) {
        if (pane == nullptr) // no view of the whole library is shown
            continue;
        const QWidget *taker = pane->focusProxy() != nullptr ? pane->focusProxy() : pane;
        if (taker->isVisible() && taker->isEnabled()) // the reader's is hidden without a PDF
            panes.push_back(pane);
    }
    return panes;
}

void MainWindow::focusPane(int step)
{
    const std::vector<QWidget *> panes = panesInOrder();
    if (panes.empty())
        return;
    const QWidget *focus = QApplication::focusWidget();
    const auto holdsFocus = [focus](const QWidget *pane) { return focus != nullptr && (pane == focus || pane->isAncestorOf(focus)); };
    const auto found = std::find_if(panes.begin(), panes.end(), holdsFocus);
    const int count = static_cast<int>(panes.size());
    const int now = found == panes.end() ? (step > 0 ? -1 : 0) : static_cast<int>(found - panes.begin());
    QWidget *next = panes[static_cast<size_t>((now + step + count) % count)];
    for (QDockWidget *dock : {m_libraryDock, m_contentsDock, m_taxonomyDock, m_annotationsDock}) {
        if (dock->isAncestorOf(next))
            dock->raise(); // it may stand behind another tab
    }
    next->setFocus(Qt::TabFocusReason);
}

void MainWindow::connectPanes()
{
    connect(m_library, &Library::opened, this, &MainWindow::libraryOpened);
    connect(m_library, &Library::openFailed, this, &MainWindow::libraryFailed);
    connect(m_library, &Library::surveyOpened, this, &MainWindow::surveyOpened);
    connect(m_library, &Library::surveyOpenFailed, this, [this](const SurveyId &id, const Error &error) {
        if (id == m_wanted)
            m_pageMessages->show({QStringLiteral("survey"), MessageLevel::Error, tr("The survey could not be opened."), error.message,
                                  error.detail, {}});
        m_wanted = {};
    });
    connect(m_library, &Library::surveyAboutToBeClosed, this, [this](const SurveyId &id) {
        if (id == m_current)
            leaveSurvey();
    });
    connect(m_library, &Library::surveyAdded, this, &MainWindow::surveysChanged);
    connect(m_library, &Library::surveyRemoved, this, &MainWindow::surveysChanged);
    connect(m_library, &Library::saveFailed, this, &MainWindow::saveFailed);
    connect(m_library, &Library::savingStateChanged, this, &MainWindow::savingChanged);
    connect(m_intake, &Intake::said, this, &MainWindow::say);
    connect(m_intake, &Intake::surveyArrived, this, [this](const SurveyId &survey, const QString &openedFrom) {
        m_openedFrom = openedFrom;
        showSurvey(survey);
    });
    connect(m_intake, &Intake::passwordUsed, this, [this](const QByteArray &password) {
        m_password = password;
        m_reader->providePassword(password);
    });
    connect(m_start, &StartPage::kindSetChosen, this, [this](const QString &id) { m_intake->setKindSet(KindSetId(id)); });
}

void MainWindow::connectReader()
{
    connect(m_reader, &ReaderPane::documentOpened, this, [this] {
        m_contents->setDocumentOpen(true);
        updateProtection();
        updatePageLabels();
        updatePlace();
        updateActions();
    });
    connect(m_reader, &ReaderPane::documentClosed, this, [this] {
        m_contents->setDocumentOpen(false);
        m_contents->setOutline({}, {});
        m_hasPainted = false;
        updatePlace();
        updateActions();
    });
    connect(m_reader, &ReaderPane::documentFailed, this, [this] {
        m_documentFailed = true;
        adoptBare();
    });
    connect(m_reader, &ReaderPane::firstPaint, this, [this] {
        m_hasPainted = true;
        adoptBare();
    });
    connect(m_reader, &ReaderPane::passwordNeeded, this, [this] {
        if (!m_password.isEmpty())
            m_reader->providePassword(std::exchange(m_password, {}));
        adoptBare();
    });
    connect(m_reader, &ReaderPane::outlineReady, this, [this](const auto &outline) {
        updatePageLabels();
        m_contents->setOutline(outline, m_pageLabels);
    });
    connect(m_reader, &ReaderPane::pageChanged, this, [this] {
        updatePageLabels();
        updatePlace();
    });
    connect(m_reader, &ReaderPane::sectionChanged, this, &MainWindow::updatePlace);
    connect(m_reader, &ReaderPane::zoomChanged, this, [this] {
        updatePlace();
        updateViewChecks();
    });
    connect(m_reader, &ReaderPane::historyChanged, this, &MainWindow::updateActions);
    connect(m_reader, &ReaderPane::selectionChanged, this, &MainWindow::updateActions);
    connect(m_reader, &ReaderPane::annotationCreated, this, &MainWindow::annotationChosen);
    connect(m_reader, &ReaderPane::annotationSelected, this, &MainWindow::annotationChosen);
    connect(m_reader, &ReaderPane::annotationActivated, this, [this](const AnnotationId &id) {
        m_annotationsDock->show();
        m_annotationsDock->raise();
        m_annotations->editNote(id);
    });
    connect(m_reader, &ReaderPane::linkActivated, this, &MainWindow::showLink);
    connect(m_reader, &ReaderPane::stateToRemember, this, &MainWindow::rememberPlace);
    connect(m_reader, &ReaderPane::addPdfRequested, (*m_actions)[ActionId::AddPdf], &QAction::trigger);
    connect(m_reader, &ReaderPane::message, this, &MainWindow::say);
}

void MainWindow::connectPanels()
{
    connect(m_libraryPanel, &LibraryPanel::surveyActivated, this, [this](const SurveyId &id) { showSurvey(id); });
    connect(m_contents, &ContentsPanel::placeActivated, this, [this](int page, QPointF point) { m_reader->goTo(page, point); });
    connect(m_taxonomy, &TaxonomyPanel::nodeActivated, this, &MainWindow::showNode);
    connect(m_taxonomy, &TaxonomyPanel::heldBackActivated, m_page, &SurveyPageView::showImportNotes);
    connect(m_annotations, &AnnotationsPanel::annotationSelected, this, [this](const AnnotationId &id) {
        m_reader->selectAnnotation(id);
        annotationChosen(id);
    });
    connect(m_annotations, &AnnotationsPanel::annotationActivated, this, &MainWindow::showAnnotation);
    connect(m_annotations, &AnnotationsPanel::findingActivated, this, &MainWindow::showFinding);
    connect(m_annotations->noteEditor(), &NoteEditor::editingFinished, this, [this] { m_reader->setFocus(); });
    connect(m_page, &SurveyPageView::passageActivated, this, &MainWindow::showAnnotation);
    connect(m_page, &SurveyPageView::findingWithoutPassageActivated, this, &MainWindow::findingWithoutPassage);
    connect(m_page, &SurveyPageView::sentenceActivated, this, [this](const QString &sentence) {
        m_reader->openFind(sentence.section(QLatin1Char(' '), 0, 7, QString::SectionSkipEmpty));
    });
    connect(m_page, &SurveyPageView::nodeActivated, this, &MainWindow::showNode);
    connect(m_page, &SurveyPageView::linkActivated, this, &MainWindow::showLink);
    connect(m_page, &SurveyPageView::evidenceWanted, this, [this](const FindingId &finding) { addEvidence(chosenAnnotation(), finding); });
    connect(m_page, &SurveyPageView::evidenceDropped, this, &MainWindow::addEvidence);
    connect(m_page, &SurveyPageView::addPdfRequested, (*m_actions)[ActionId::AddPdf], &QAction::trigger);
    connect(m_page, &SurveyPageView::pastePageRequested, this, [this] { askForPage(m_current); });
    connect(m_palette, &SearchPalette::surveyActivated, this, [this](const SurveyId &id) { showSurvey(id); });
    connect(m_palette, &SearchPalette::hitActivated, this, &MainWindow::showHit);
    connect(m_palette, &SearchPalette::findingActivated, this, &MainWindow::showFinding);
    connect(m_palette, &SearchPalette::nodeActivated, this, &MainWindow::showNode);
    connect(m_palette, &SearchPalette::sectionActivated, this, [this](int page, QPointF point) {
        showView(nullptr);
        m_reader->goTo(page, point);
        m_reader->setFocus();
    });
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_layout != nullptr)
        m_layout->widthChanged(event->size().width());
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (Intake::isWelcome(event->mimeData()) && event->source() == nullptr)
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_intake->takeMime(event->mimeData());
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return focusNextInOrder(this, next) || QMainWindow::focusNextPrevChild(next);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && m_actions != nullptr)
        (*m_actions)[ActionId::FullScreen]->setChecked(isFullScreen());
}

} // namespace conspectus
