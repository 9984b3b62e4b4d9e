// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workbench/workbenchcontroller.h"

#include "ui/mainwindow.h"
#include "ui/workbench/annotationworkbench.h"

namespace conspectus {

WorkbenchController::WorkbenchController(MainWindow *window) : QObject(window), m_window(window)
{
    QAction *action = window->actions()[ActionId::ShowWorkbench];
    connect(action, &QAction::triggered, this, &WorkbenchController::toggle);
    connect(window, &MainWindow::viewChanged, this,
            [this, action](QWidget *view) { action->setChecked(view != nullptr && view == m_workbench); });
}

void WorkbenchController::make()
{
    m_workbench = new AnnotationWorkbench(m_window->library());
    m_window->addView(m_workbench);
    connect(m_workbench, &AnnotationWorkbench::message, this, &WorkbenchController::message);
    connect(m_workbench, &AnnotationWorkbench::leaveWanted, this, [this] { m_window->showView(nullptr); });
    connect(m_workbench, &AnnotationWorkbench::annotationActivated, this,
            [this](const SurveyId &survey, const AnnotationId &annotation) { m_window->openAnnotation(survey, annotation); });
}

void WorkbenchController::toggle()
{
    if (m_workbench == nullptr)
        make();
    m_window->showView(m_window->currentView() == m_workbench ? nullptr : m_workbench);
    m_window->actions()[ActionId::ShowWorkbench]->setChecked(m_window->currentView() == m_workbench);
}

} // namespace conspectus
