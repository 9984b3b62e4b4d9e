// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taxonomy/taxonomycontroller.h"

#include "library/taxonomyedits.h"
#include "models/wording.h"
#include "ui/dialogs/choosedialog.h"
#include "ui/mainwindow.h"
#include "ui/panels/taxonomypanel.h"
#include "ui/surveypage/surveypageview.h"
#include "ui/taxonomy/nodepageview.h"

#include <QInputDialog>
#include <QPlainTextEdit>
#include <QTreeView>

namespace conspectus {

namespace {

const QString kNewWord = QStringLiteral("new");
const QString kNoWord = QStringLiteral("none");

} // namespace

TaxonomyController::TaxonomyController(Library *library, Actions *actions, TaxonomyPanel *panel, MainWindow *window)
    : QObject(window), m_library(library), m_actions(actions), m_panel(panel), m_window(window)
{
    using enum ActionId;
    m_panel->setNodeActions((*m_actions)[AddNode], {(*m_actions)[ShowNodePage], (*m_actions)[EditAliases], (*m_actions)[MergeNode],
                                                    (*m_actions)[JoinNode]});
    makePage();
    connectActions();
    update();
}

void TaxonomyController::connectActions()
{
    using enum ActionId;
    const auto on = [this](ActionId id, void (TaxonomyController::*what)()) {
        connect((*m_actions)[id], &QAction::triggered, this, what);
    };
    on(AddNode, &TaxonomyController::add);
    on(MergeNode, &TaxonomyController::merge);
    on(EditAliases, &TaxonomyController::editAliases);
    on(JoinNode, &TaxonomyController::share);
    on(RemoveNode, &TaxonomyController::remove);
    connect((*m_actions)[ShowNodePage], &QAction::triggered, this, [this] { showPage(m_panel->currentNode()); });
    connect(m_panel, &TaxonomyPanel::nodePageRequested, this, &TaxonomyController::showPage);
    connect(m_panel, &TaxonomyPanel::nodeSelected, this, [this](const NodeId &node) {
        update();
        if (m_window->currentView() == m_page && !node.isNull())
            showPage(node);
    });
    // Also where another pane chose the node.
    connect(m_panel->view()->selectionModel(), &QItemSelectionModel::currentChanged, this, &TaxonomyController::update);
    connect(m_library->undoStack(), &QUndoStack::indexChanged, this, &TaxonomyController::update);
    connect(m_library, &Library::surveyOpened, this, &TaxonomyController::update, Qt::QueuedConnection);
    connect(m_library, &Library::surveyAboutToBeClosed, this, &TaxonomyController::update, Qt::QueuedConnection);
    connect(m_library, &Library::surveyAboutToBeClosed, this, [this](const SurveyId &closed) {
        if (m_page->survey() != nullptr && m_page->survey()->id() == closed)
            m_page->showNode(nullptr, {});
    });
}

void TaxonomyController::makePage()
{
    m_page = new NodePageView(m_library, m_window);
    m_window->addView(m_page);
    connect(m_page, &NodePageView::leaveWanted, this, &TaxonomyController::leavePage);
    connect(m_page, &NodePageView::message, this, &TaxonomyController::message);
    connect(m_page, &NodePageView::passageActivated, m_window, &MainWindow::openAnnotation);
    connect(m_page, &NodePageView::findingActivated, this, [this](const SurveyId &survey, const FindingId &finding) {
        m_window->showView(nullptr);
        m_window->showSurvey(survey, [this, finding] {
            m_window->surveyPage()->setCurrentFinding(finding);
            m_window->surveyPage()->setFocus();
        });
    });
}

const Node *TaxonomyController::current() const
{
    return m_panel->survey() ? m_panel->survey()->snapshot().node(m_panel->currentNode()) : nullptr;
}

void TaxonomyController::update()
{
    const bool canWrite = m_panel->survey() && m_library->isOpen() && !m_library->isReadOnly();
    const Node *node = current();
    using enum ActionId;
    (*m_actions)[AddNode]->setEnabled(canWrite);
    for (const ActionId id : {MergeNode, EditAliases, JoinNode, RemoveNode})
        (*m_actions)[id]->setEnabled(canWrite && node);
    (*m_actions)[ShowNodePage]->setEnabled(node);
}

void TaxonomyController::add()
{
    m_panel->addNode();
    update();
}

void TaxonomyController::merge()
{
    const Node *node = current();
    if (!node)
        return;
    std::vector<Choice> others;
    for (const Node &other : m_panel->survey()->snapshot().nodes) {
        if (other.id != node->id)
            others.push_back({other.id.text(), other.label.shown()});
    }
    auto *dialog = new ChooseDialog(tr("Join “%1” with").arg(oneLine(node->label.shown(), 60)), others, {}, m_window);
    dialog->setWords(tr("&Join"));
    connect(dialog, &ChooseDialog::chosen, this, [this, from = node->id](const QString &into) {
        if (m_panel->survey() && mergeNodes(*m_library, m_panel->survey()->id(), NodeId(into), from))
            m_panel->setCurrentNode(NodeId(into));
        update();
    });
    dialog->open();
}

void TaxonomyController::editAliases()
{
    const Node *node = current();
    if (!node)
        return;
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Other Names"));
    dialog->setLabelText(tr("Other names of this node, one a line:"));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setTextValue(node->aliases.join(QLatin1Char('\n')));
    if (auto *names = dialog->findChild<QPlainTextEdit *>()) {
        names->setAccessibleName(dialog->labelText());
        names->setTabChangesFocus(true);
    }
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id = node->id](const QString &text) {
        if (m_panel->survey())
            setAliases(*m_library, m_panel->survey()->id(), id, text.split(QLatin1Char('\n')));
    });
    dialog->open();
}

void TaxonomyController::share()
{
    const Node *node = current();
    if (!node)
        return;
    std::vector<Choice> words;
    if (!node->shared.isNull())
        words.push_back({kNoWord, tr("Stop sharing it")});
    for (const Node &word : sharedNodes(*m_library)) {
        if (word.id != node->shared)
            words.push_back({word.id.text(), word.label.shown()});
    }
    words.push_back({kNewWord, tr("As a new shared word “%1”").arg(oneLine(node->label.shown(), 60))});
    auto *dialog = new ChooseDialog(tr("Share “%1” with Other Surveys").arg(oneLine(node->label.shown(), 60)), words, {}, m_window);
    dialog->setWords(tr("&Share"));
    connect(dialog, &ChooseDialog::chosen, this, [this, id = node->id](const QString &chosen) { joinTo(id, chosen); });
    dialog->open();
}

void TaxonomyController::joinTo(const NodeId &node, const QString &chosen)
{
    if (!m_panel->survey())
        return;
    const SurveyId survey = m_panel->survey()->id();
    if (chosen == kNoWord) {
        if (leaveSharedNode(*m_library, survey, node))
            Q_EMIT message(tr("The node stands alone again. What is tied to it stays."));
    } else if (!joinSharedNode(*m_library, survey, node, chosen == kNewWord ? NodeId() : NodeId(chosen)).isNull()) {
        Q_EMIT message(tr("Shared. Join nodes of other surveys to the same word, and its page shows them all."));
    }
}

void TaxonomyController::remove()
{
    if (current())
        m_library->removeNode(m_panel->survey()->id(), m_panel->currentNode());
    update();
}

void TaxonomyController::showPage(const NodeId &node)
{
    if (!m_panel->survey() || node.isNull())
        return;
    m_page->showNode(m_panel->survey(), node);
    if (m_window->currentView() != m_page)
        m_window->showView(m_page);
}

void TaxonomyController::leavePage()
{
    m_window->showView(nullptr);
    m_panel->view()->setFocus(Qt::OtherFocusReason);
}

} // namespace conspectus
