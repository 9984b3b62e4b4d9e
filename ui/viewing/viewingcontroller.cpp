// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewing/viewingcontroller.h"

#include "library/library.h"
#include "ui/delegates/rowtreeview.h"
#include "ui/mainwindow.h"
#include "ui/panels/taxonomypanel.h"
#include "ui/reader/pagetheme.h"
#include "ui/reader/pdfview.h"
#include "ui/style.h"
#include "exchange/citation.h"
#include "ui/viewing/figurespanel.h"
#include "ui/viewing/presentation.h"
#include "ui/viewing/thumbnailspanel.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QLayout>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <array>

namespace conspectus {

using reader::PaperTint;

namespace {

constexpr auto kStateKey = "viewing";
constexpr int kLeastWidth = 800; // pixels for two readers
constexpr std::array kPapers{std::pair{ActionId::TintTheme, PaperTint::AsWindow}, std::pair{ActionId::TintPaper, PaperTint::White},
                             std::pair{ActionId::TintSepia, PaperTint::Sepia}, std::pair{ActionId::TintDark, PaperTint::Dark}};
constexpr std::array kSpreads{std::pair{ActionId::OnePageWide, Spread::Single}, std::pair{ActionId::TwoPagesOddLeft, Spread::OddLeft},
                              std::pair{ActionId::TwoPagesOddRight, Spread::OddRight}};

} // namespace

ViewingController::ViewingController(Library *library, const Actions &actions, const Panes &panes, MainWindow *window)
    : QObject(window), m_library(library), m_actions(actions), m_panes(panes), m_window(window)
{
    makeSide();
    connectActions();
    connectChoices();
    updateChecks();
    updateEnabled();
}

// Contents, pages and figures share one dock: three small tabs above what the dock had.
void ViewingController::makeSide()
{
    QDockWidget *dock = m_panes.contentsDock;
    QWidget *contents = dock->widget();
    auto *side = new QWidget(dock);
    setPane(side, "panel");
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_sideTabs = new QTabBar(side);
    m_sideTabs->setObjectName(QStringLiteral("sideTabs"));
    m_sideTabs->setAccessibleName(tr("Contents, pages or figures"));
    m_sideTabs->setDrawBase(false);
    m_sideTabs->setExpanding(false);
    m_sideTabs->addTab(tr("Contents"));
    m_sideTabs->addTab(tr("Pages"));
    m_sideTabs->addTab(tr("Figures"));
    m_side = new QStackedWidget(side);
    m_thumbnails = new ThumbnailsPanel(m_panes.reader, m_side);
    m_figures = new FiguresPanel(m_panes.reader, m_side);
    column->addWidget(m_sideTabs);
    column->addWidget(m_side, 1);
    dock->setWidget(side);
    m_side->addWidget(contents);
    m_side->addWidget(m_thumbnails);
    m_side->addWidget(m_figures);
    contents->show();
    connect(m_sideTabs, &QTabBar::currentChanged, m_side, &QStackedWidget::setCurrentIndex);
}

void ViewingController::showSide(SideTab tab)
{
    m_panes.contentsDock->show();
    m_panes.contentsDock->raise();
    m_sideTabs->setCurrentIndex(tab);
    if (tab == Pages)
        m_thumbnails->view()->setFocus(Qt::ShortcutFocusReason);
    else if (tab == Figures)
        m_figures->view()->setFocus(Qt::ShortcutFocusReason);
}

void ViewingController::connectActions()
{
    const auto on = [this](ActionId id, auto what) { connect(m_actions[id], &QAction::triggered, this, what); };
    for (const auto &[id, spread] : kSpreads)
        on(id, [this, spread = spread] { activeReader()->setSpread(spread); });
    for (const auto &[id, paper] : kPapers)
        on(id, [this, paper = paper] { setPaper(paper); });
    on(ActionId::Present, [this] { present(); });
    on(ActionId::ShowPages, [this] { showSide(Pages); });
    on(ActionId::ShowFigures, [this] { showSide(Figures); });
    on(ActionId::CropMargins, [this](bool cropped) { activeReader()->setCropped(cropped); });
    on(ActionId::CropByHand, [this] { activeReader()->cropByHand(); });
    on(ActionId::ReadingRuler, [this](bool shown) {
        for (ReaderPane *pane : {m_panes.reader, m_second.data()}) {
            if (pane)
                pane->setRuler(shown);
        }
        keepChoices();
    });
    on(ActionId::ReadingMode, [this](bool isOn) { activeReader()->setReadingMode(isOn); });
    on(ActionId::SplitView, [this](bool split) { setSplit(split); });
    on(ActionId::LinkScrolling, [this] { keepChoices(); });
    on(ActionId::CopyWithCitation, [this] { copyWithCitation(); });
    on(ActionId::GrowSelection, [this] { activeReader()->growSelection(); });
    on(ActionId::ShrinkSelection, [this] { activeReader()->shrinkSelection(); });
}

void ViewingController::connectChoices()
{
    ReaderPane *reader = m_panes.reader;
    connect(m_library, &Library::opened, this, &ViewingController::libraryOpened);
    connect(reader, &ReaderPane::viewingChanged, this, &ViewingController::updateChecks);
    for (const auto signal : {&ReaderPane::documentClosed})
        connect(reader, signal, this, &ViewingController::updateEnabled);
    connect(reader, &ReaderPane::documentOpened, this, &ViewingController::updateEnabled);
    connect(reader, &ReaderPane::selectionChanged, this, &ViewingController::updateEnabled);
    connect(m_panes.taxonomy, &TaxonomyPanel::nodeSelected, this, &ViewingController::markNode);
    connect(m_panes.taxonomy, &TaxonomyPanel::nodeActivated, this, &ViewingController::markNode);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (!m_second || !now)
            return;
        const bool isSecond = m_second->isAncestorOf(now);
        if (isSecond || m_panes.reader->isAncestorOf(now)) {
            m_isSecondActive = isSecond;
            updateChecks();
        }
    });
}

ReaderPane *ViewingController::activeReader() const
{
    return m_second && m_isSecondActive ? m_second.data() : m_panes.reader;
}

Presentation *ViewingController::presentation() const
{
    return m_presentation;
}

void ViewingController::libraryOpened()
{
    const QJsonObject state = m_library->viewState(QLatin1String(kStateKey));
    const int paper = state.value(QLatin1String("paper")).toInt();
    if (paper >= 0 && paper < static_cast<int>(kPapers.size()))
        m_panes.reader->setPaper(kPapers[static_cast<std::size_t>(paper)].second);
    m_actions[ActionId::ReadingRuler]->setChecked(state.value(QLatin1String("ruler")).toBool());
    m_panes.reader->setRuler(m_actions[ActionId::ReadingRuler]->isChecked());
    m_actions[ActionId::LinkScrolling]->setChecked(state.value(QLatin1String("linked")).toBool());
    updateChecks();
}

void ViewingController::keepChoices()
{
    if (!m_library->isOpen() || m_library->isReadOnly())
        return;
    m_library->putViewState(QLatin1String(kStateKey),
                            {{QStringLiteral("paper"), static_cast<int>(m_panes.reader->paper())},
                             {QStringLiteral("ruler"), m_actions[ActionId::ReadingRuler]->isChecked()},
                             {QStringLiteral("linked"), m_actions[ActionId::LinkScrolling]->isChecked()}});
}

void ViewingController::setPaper(PaperTint paper)
{
    m_panes.reader->setPaper(paper);
    if (m_second)
        m_second->setPaper(paper);
    keepChoices();
}

void ViewingController::present()
{
    ReaderPane *reader = activeReader();
    if (!reader->isOpen() || m_presentation)
        return;
    m_presentation = new Presentation(reader);
    connect(m_presentation, &Presentation::ended, reader, [reader](int page) {
        if (page != reader->currentPage())
            reader->goToPage(page);
        reader->setFocus(Qt::OtherFocusReason);
    });
    m_presentation->showFullScreen();
    m_presentation->setPage(reader->currentPage());
}

// ---- two places side by side -----------------------------------------------------------------------------------------

void ViewingController::setSplit(bool split)
{
    ReaderPane *first = m_panes.reader;
    if (split == (m_second != nullptr))
        return;
    if (!split) {
        m_isSecondActive = false;
        m_second->hide();
        m_second->deleteLater();
        m_second.clear();
        if (std::exchange(m_hidSurveyPage, false) && !m_actions[ActionId::ShowSurveyPage]->isChecked())
            m_actions[ActionId::ShowSurveyPage]->trigger();
        first->setFocus(Qt::OtherFocusReason);
        return updateChecks();
    }
    if (!m_split) {
        QLayout *column = first->parentWidget()->layout();
        m_split = new QSplitter(Qt::Horizontal, first->parentWidget());
        m_split->setChildrenCollapsible(false);
        delete column->replaceWidget(first, m_split);
        m_split->addWidget(first);
        first->show();
    }
    // Two pages need room: the survey page gives its own until the view is one again.
    QAction *page = m_actions[ActionId::ShowSurveyPage];
    m_hidSurveyPage = m_split->width() < kLeastWidth && page->isChecked();
    if (m_hidSurveyPage)
        page->trigger();
    m_second = new ReaderPane(m_split);
    m_second->setObjectName(QStringLiteral("secondReaderPane"));
    m_split->addWidget(m_second);
    const int half = m_split->width() / 2;
    m_split->setSizes({half, half});
    m_second->mirror(*first);
    m_second->setRuler(m_actions[ActionId::ReadingRuler]->isChecked());
    connect(first, &ReaderPane::documentOpened, m_second, [this] { m_second->mirror(*m_panes.reader); });
    connect(first, &ReaderPane::documentClosed, m_second, &ReaderPane::closeDocument);
    connect(m_second, &ReaderPane::viewingChanged, this, &ViewingController::updateChecks);
    connect(m_second, &ReaderPane::message, this, &ViewingController::message);
    connect(m_second, &ReaderPane::linkActivated, first, &ReaderPane::linkActivated);
    connect(m_second, &ReaderPane::annotationCreated, first, &ReaderPane::annotationCreated);
    connect(m_second, &ReaderPane::annotationMarked, first, &ReaderPane::annotationMarked);
    connect(m_second, &ReaderPane::annotationSelected, first, &ReaderPane::annotationSelected);
    connect(m_second, &ReaderPane::annotationActivated, first, &ReaderPane::annotationActivated);
    linkScrolling(first, m_second, 0);
    linkScrolling(m_second, first, 1);
    m_second->setFocus(Qt::OtherFocusReason);
    updateChecks();
}

// The same way on both sides, in pages' own measure, so that it holds at two zooms.
void ViewingController::linkScrolling(ReaderPane *from, ReaderPane *to, int index)
{
    QScrollBar *bar = from->view()->verticalScrollBar();
    m_lastScroll[index] = bar->value();
    connect(bar, &QScrollBar::valueChanged, to, [this, from, to, index](int value) {
        const int moved = value - std::exchange(m_lastScroll[index], value);
        if (m_isScrolling || !m_actions[ActionId::LinkScrolling]->isChecked() || !m_second)
            return;
        const double scale = to->view()->layout().scale() / std::max(1e-6, from->view()->layout().scale());
        m_isScrolling = true;
        QScrollBar *other = to->view()->verticalScrollBar();
        other->setValue(other->value() + static_cast<int>(std::lround(moved * scale)));
        m_isScrolling = false;
    });
}

// ---- copying, nodes --------------------------------------------------------------------------------------------------

void ViewingController::copyWithCitation()
{
    ReaderPane *reader = activeReader();
    const QString quote = reader->selectedText();
    if (quote.isEmpty())
        return Q_EMIT message(tr("Select some text of the PDF first."));
    const SurveyRow *row = m_library->surveyRow(m_window->currentSurvey());
    const PageSpan pages = reader->selectedPages();
    QApplication::clipboard()->setText(exchange::quoteWithCitation(quote, row ? row->authorsLine : QString(), row ? row->year : QString(),
                                                         reader->pageLabel(pages.first), reader->pageLabel(pages.last)));
    Q_EMIT message(tr("Copied with authors, year and page."));
}

void ViewingController::markNode(const NodeId &node)
{
    std::vector<PagePlace> places;
    const SurveyData *data = m_library->survey(m_window->currentSurvey());
    if (data && !node.isNull()) {
        const SurveySnapshot &snapshot = data->snapshot();
        const Version *version = snapshot.currentVersion();
        for (const Annotation &annotation : snapshot.annotations) {
            const auto links = snapshot.linksOf(annotation.id);
            const bool isTied = std::any_of(links.begin(), links.end(), [&node](const Link *link) { return link->node == node; });
            const Anchor *anchor = isTied && version ? annotation.anchorIn(version->id) : nullptr;
            if (anchor && !anchor->parts.empty() && !anchor->parts.front().quads.empty())
                places.push_back({anchor->parts.front().page, anchor->parts.front().quads.front().corners[0]});
        }
    }
    m_panes.reader->setNodePlaces(std::move(places));
}

void ViewingController::updateChecks()
{
    const ReaderPane *reader = activeReader();
    for (const auto &[id, spread] : kSpreads)
        m_actions[id]->setChecked(reader->spread() == spread);
    for (const auto &[id, paper] : kPapers)
        m_actions[id]->setChecked(reader->paper() == paper);
    m_actions[ActionId::CropMargins]->setChecked(reader->isCropped());
    m_actions[ActionId::ReadingMode]->setChecked(reader->isReadingMode());
    m_actions[ActionId::SplitView]->setChecked(m_second != nullptr);
    updateEnabled();
}

void ViewingController::updateEnabled()
{
    using enum ActionId;
    const bool isOpen = m_panes.reader->isOpen();
    for (const ActionId id : {OnePageWide, TwoPagesOddLeft, TwoPagesOddRight, Present, CropMargins, CropByHand, ReadingMode,
                              SplitView, GrowSelection, ShrinkSelection})
        m_actions[id]->setEnabled(isOpen);
    m_actions[LinkScrolling]->setEnabled(m_second != nullptr);
    m_actions[CopyWithCitation]->setEnabled(isOpen && !activeReader()->selectedText().isEmpty());
}

} // namespace conspectus
