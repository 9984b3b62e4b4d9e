// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/library/librarycontroller.h"

#include "library/collections.h"
#include "library/readingprogress.h"
#include "library/surveyedits.h"
#include "models/surveytablemodel.h"
#include "models/surveywording.h"
#include "ui/dialogs/choosedialog.h"
#include "ui/icons.h"
#include "ui/library/filterfield.h"
#include "ui/library/librarytable.h"
#include "ui/library/surveycelldelegate.h"
#include "ui/library/tagsdialog.h"
#include "ui/library/undooffer.h"
#include "ui/mainwindow.h"
#include "ui/panels/librarypanel.h"

#include <QMenu>
#include <algorithm>

namespace conspectus {

namespace {

constexpr std::pair<ActionId, const char *> kStates[] = {{ActionId::StateNone, ""},
                                                         {ActionId::StateToRead, "to-read"},
                                                         {ActionId::StateReading, "reading"},
                                                         {ActionId::StateRead, "read"}};

QStringList idsOf(const std::vector<SurveyId> &surveys)
{
    QStringList ids;
    for (const SurveyId &survey : surveys)
        ids.append(survey.text());
    return ids;
}

} // namespace

LibraryController::LibraryController(const Clock &clock, LibraryPanel *panel, MainWindow *window)
    : QObject(window), m_window(window), m_library(window->library()), m_actions(window->actions()), m_panel(panel),
      m_progress(new ReadingProgress(m_library, clock, this)), m_table(new LibraryTable(m_library, m_progress, window))
{
    window->addView(m_table);
    connect(&m_actions, &Actions::triggered, this, &LibraryController::run);
    connect(m_table, &LibraryTable::surveyActivated, this, [this](const SurveyId &survey) {
        m_window->showView(nullptr);
        m_window->showSurvey(survey);
    });
    connect(m_table, &LibraryTable::leaveWanted, this, [this] { showTable(false); });
    connect(m_table, &LibraryTable::menuWanted, this, &LibraryController::showTableMenu);
    connect(m_table, &LibraryTable::removeWanted, this, &LibraryController::removeChosen);
    connect(m_table->view()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LibraryController::updateActions);
    connect(panel, &LibraryPanel::collectionWanted, this, [this](const CollectionId &id) { showCollection(id.text()); });
    connect(panel, &LibraryPanel::allSurveysWanted, this, [this] { showCollection({}); });
    connect(panel, &LibraryPanel::surveyMenuAboutToShow, this,
            [this](QMenu *menu, const SurveyId &survey) { addSurveyActions(*menu, {survey}); });
    connect(panel->collections(), &Collections::changed, this, &LibraryController::updateCollection);
    connect(window, &MainWindow::viewChanged, this, &LibraryController::updateActions);
    connect(window, &MainWindow::surveyShown, this, [this](const SurveyId &survey) {
        m_progress->noteOpened(survey);
        followReader();
        updateActions();
    });
    connect(window, &MainWindow::closing, m_progress, &ReadingProgress::writeNow);
    connect(window->reader(), &ReaderPane::pageChanged, this, &LibraryController::followReader);
    connect(window->reader(), &ReaderPane::firstPaint, this, &LibraryController::followReader);
    connect(m_library, &Library::opened, this, &LibraryController::updateActions);
    connect(m_library, &Library::surveyRowChanged, this, &LibraryController::updateActions);
    connect(m_library, &Library::surveyRemoved, this, &LibraryController::updateActions);
    updateActions();
}

void LibraryController::followReader()
{
    const ReaderPane *reader = m_window->reader();
    if (reader->isOpen())
        m_progress->notePage(m_window->currentSurvey(), reader->currentPage(), reader->pageCount());
}

void LibraryController::run(ActionId id)
{
    const std::vector<SurveyId> surveys = targets();
    switch (id) {
    case ActionId::ShowLibraryTable:
        showTable(m_actions[id]->isChecked());
        break;
    case ActionId::SurveyTags:
        if (!surveys.empty())
            (new TagsDialog(m_library, surveys, m_window))->open();
        break;
    case ActionId::AddToCollection:
        if (!surveys.empty())
            chooseCollection(surveys);
        break;
    case ActionId::NewCollection:
        if (auto *dock = qobject_cast<QWidget *>(m_panel->parent()))
            dock->show();
        m_panel->makeCollection(m_panel->selectedCollection());
        break;
    case ActionId::PinSurvey:
        setPinned(*m_library, surveys, m_actions[id]->isChecked());
        break;
    default:
        for (const auto &[action, state] : kStates) {
            if (action == id)
                setReadingState(*m_library, surveys, QLatin1String(state));
        }
        break;
    }
}

std::vector<SurveyId> LibraryController::targets() const
{
    if (m_window->currentView() == m_table)
        return m_table->selected();
    const SurveyId shown = m_window->currentSurvey();
    return shown.isNull() ? std::vector<SurveyId>() : std::vector<SurveyId>{shown};
}

void LibraryController::showTable(bool shown)
{
    if (shown) {
        m_window->showView(m_table);
        m_table->choose(m_window->currentSurvey());
        m_table->filter()->setFocus(Qt::OtherFocusReason);
    } else if (m_window->currentView() == m_table) {
        m_window->showView(nullptr);
        m_window->reader()->setFocus(Qt::OtherFocusReason);
    }
    updateActions();
}

void LibraryController::showCollection(const QString &id)
{
    m_collection = id;
    updateCollection();
    showTable(true);
}

void LibraryController::updateCollection()
{
    const Collections &all = *m_panel->collections();
    const Collection *collection = m_collection.isEmpty() ? nullptr : all.collection(CollectionId(m_collection));
    if (collection == nullptr) {
        m_collection.clear();
        m_table->showOnly({}, {});
        return;
    }
    QStringList surveys; // those of the collections below it too
    for (const Collection &each : all.all()) {
        if (all.isWithin(each.id, collection->id))
            surveys += each.surveys;
    }
    m_table->showOnly(all.pathOf(collection->id), surveys);
}

void LibraryController::chooseCollection(const std::vector<SurveyId> &surveys)
{
    Collections *collections = m_panel->collections();
    std::vector<Choice> choices;
    for (const Collection &each : collections->all())
        choices.push_back({each.id.text(), collections->pathOf(each.id)});
    choices.push_back({QStringLiteral("+"), tr("A new collection")});
    auto *dialog = new ChooseDialog(tr("Add to a Collection"), choices, {}, m_window);
    dialog->setWords(tr("Add"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ChooseDialog::chosen, this, [this, collections, surveys](const QString &id) {
        const bool isNew = id == QLatin1String("+");
        const CollectionId target = isNew ? collections->make(tr("New collection")) : CollectionId(id);
        collections->add(target, idsOf(surveys));
    });
    dialog->open();
}

void LibraryController::addSurveyActions(QMenu &menu, const std::vector<SurveyId> &surveys)
{
    const bool mayEdit = !m_library->isReadOnly();
    menu.addSeparator();
    auto *states = menu.addMenu(tr("Reading State"));
    states->setEnabled(mayEdit);
    for (const auto &[action, state] : kStates) {
        const QString name = QLatin1String(state);
        QAction *entry = states->addAction(name.isEmpty() ? tr("No State") : readingStateInWords(name), this,
                                           [this, surveys, name] { setReadingState(*m_library, surveys, name); });
        entry->setCheckable(true);
        entry->setChecked(std::ranges::all_of(surveys, [&](const SurveyId &survey) {
            const SurveyRow *row = m_library->surveyRow(survey);
            return row && row->readingState == name;
        }));
    }
    menu.addAction(iconFor(QStringLiteral("tag")), tr("Tags…"), this,
                   [this, surveys] { (new TagsDialog(m_library, surveys, m_window))->open(); })
        ->setEnabled(mayEdit);
    menu.addAction(iconFor(QStringLiteral("folder")), tr("Add to a Collection…"), this, [this, surveys] { chooseCollection(surveys); })
        ->setEnabled(mayEdit);
    const SurveyRow *first = surveys.empty() ? nullptr : m_library->surveyRow(surveys.front());
    const bool pinned = first && first->pinned;
    menu.addAction(iconFor(QStringLiteral("pin")), pinned ? tr("Unpin") : tr("Pin"), this,
                   [this, surveys, pinned] { setPinned(*m_library, surveys, !pinned); })
        ->setEnabled(mayEdit);
}

void LibraryController::showTableMenu(const QPoint &place)
{
    const std::vector<SurveyId> surveys = m_table->selected();
    if (surveys.empty())
        return;
    QMenu menu(m_table);
    menu.addAction(tr("Open"), this, [this, first = surveys.front()] { m_window->showSurvey(first); });
    addSurveyActions(menu, surveys);
    if (!m_collection.isEmpty()) {
        menu.addAction(tr("Take out of This Collection"), this,
                       [this, surveys] { m_panel->collections()->take(CollectionId(m_collection), idsOf(surveys)); });
    }
    menu.addSeparator();
    menu.addAction(iconFor(QStringLiteral("trash")), tr("Remove"), this, &LibraryController::removeChosen)
        ->setEnabled(!m_library->isReadOnly());
    menu.exec(place);
}

void LibraryController::removeChosen()
{
    const std::vector<SurveyId> surveys = m_table->selected();
    if (surveys.empty() || m_library->isReadOnly())
        return;
    removeSurveys(*m_library, surveys);
    offerUndo(m_window, QStringLiteral("removed"), tr("%n surveys were removed.", nullptr, static_cast<int>(surveys.size())),
              tr("What was removed is in the trash with everything in it."), "Remove survey");
}

void LibraryController::updateActions()
{
    const std::vector<SurveyId> surveys = targets();
    const bool open = m_library->isOpen();
    const bool may = open && !m_library->isReadOnly();
    m_actions[ActionId::ShowLibraryTable]->setEnabled(open);
    m_actions[ActionId::ShowLibraryTable]->setChecked(m_window->currentView() == m_table);
    m_actions[ActionId::NewCollection]->setEnabled(may);
    using enum ActionId;
    for (const ActionId id : {SurveyTags, AddToCollection, PinSurvey, StateNone, StateToRead, StateReading, StateRead})
        m_actions[id]->setEnabled(may && !surveys.empty());
    const SurveyRow *row = surveys.empty() ? nullptr : m_library->surveyRow(surveys.front());
    m_actions[PinSurvey]->setChecked(row && row->pinned);
    for (const auto &[action, state] : kStates)
        m_actions[action]->setChecked(row && row->readingState == QLatin1String(state));
}

} // namespace conspectus
