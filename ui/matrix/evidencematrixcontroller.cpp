// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/matrix/evidencematrixcontroller.h"

#include "ui/mainwindow.h"
#include "ui/matrix/evidencematrixview.h"
#include "ui/surveypage/surveypageview.h"

namespace conspectus {

EvidenceMatrixController::EvidenceMatrixController(MainWindow *window) : QObject(window), m_window(window)
{
    QAction *action = window->actions()[ActionId::ShowEvidenceMatrix];
    connect(action, &QAction::triggered, this, &EvidenceMatrixController::toggle);
    connect(window, &MainWindow::viewChanged, this,
            [this, action](QWidget *view) { action->setChecked(view != nullptr && view == m_view); });
}

void EvidenceMatrixController::make()
{
    m_view = new EvidenceMatrixView(m_window->library());
    m_window->addView(m_view);
    connect(m_view, &EvidenceMatrixView::message, this, &EvidenceMatrixController::message);
    connect(m_view, &EvidenceMatrixView::leaveWanted, this, [this] { m_window->showView(nullptr); });
    connect(m_view, &EvidenceMatrixView::passageActivated, m_window, &MainWindow::openAnnotation);
    connect(m_view, &EvidenceMatrixView::findingActivated, this, &EvidenceMatrixController::showFinding);
    connect(m_view, &EvidenceMatrixView::wordWanted, this, &EvidenceMatrixController::lookFor);
}

void EvidenceMatrixController::toggle()
{
    if (m_view == nullptr)
        make();
    m_window->showView(m_window->currentView() == m_view ? nullptr : m_view);
    m_window->actions()[ActionId::ShowEvidenceMatrix]->setChecked(m_window->currentView() == m_view);
}

void EvidenceMatrixController::showFinding(const SurveyId &survey, const FindingId &finding)
{
    m_window->showView(nullptr);
    m_window->showSurvey(survey, [this, finding] {
        m_window->surveyPage()->setCurrentFinding(finding);
        m_window->surveyPage()->setFocus();
    });
}

void EvidenceMatrixController::lookFor(const SurveyId &survey, const QString &word)
{
    m_window->showView(nullptr);
    m_window->showSurvey(survey, [this, survey, word] {
        const SurveyData *data = m_window->library()->survey(survey);
        if (data == nullptr || data->snapshot().currentVersion() == nullptr)
            return Q_EMIT message(tr("This survey has no PDF to look in. Add one with Ctrl+Shift+O."));
        ReaderPane *reader = m_window->reader();
        if (reader->isOpen())
            return reader->openFind(word);
        connect(reader, &ReaderPane::documentOpened, this, [reader, word] { reader->openFind(word); }, Qt::SingleShotConnection);
    });
}

} // namespace conspectus
