// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/searchcontroller.h"

#include "ui/library/filterfield.h"
#include "ui/mainwindow.h"
#include "ui/search/librarysearch.h"

namespace conspectus {

SearchController::SearchController(MainWindow *window) : QObject(window), m_window(window)
{
    QAction *action = window->actions()[ActionId::SearchLibrary];
    action->setEnabled(false);
    connect(action, &QAction::triggered, this, &SearchController::run);
    connect(window->library(), &Library::opened, action, [action] { action->setEnabled(true); });
    connect(window, &MainWindow::viewChanged, this,
            [this, action](QWidget *view) { action->setChecked(view != nullptr && view == m_view); });
}

void SearchController::make()
{
    m_view = new LibrarySearch(m_window->library());
    m_window->addView(m_view);
    connect(m_view, &LibrarySearch::leaveWanted, this, [this] { m_window->showView(nullptr); });
    connect(m_view, &LibrarySearch::hitActivated, this, &SearchController::hitActivated);
}

// While it is shown, the same key goes from the list to the words, and from there back to the page.
void SearchController::run()
{
    if (m_view == nullptr)
        make();
    const bool isLeft = m_window->currentView() == m_view && m_view->field()->hasFocus();
    m_view->setCurrentSurvey(m_window->currentSurvey());
    m_window->showView(isLeft ? nullptr : m_view);
    m_window->actions()[ActionId::SearchLibrary]->setChecked(!isLeft);
}

} // namespace conspectus
