// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notesexportcontroller.h"

#include "library/notesexport.h"
#include "ui/fileio.h"
#include "ui/findings/findingstable.h"
#include "ui/mainwindow.h"
#include "ui/reviewexport.h"
#include "ui/surveypage/surveypageview.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

namespace conspectus {

NotesExportController::NotesExportController(FindingsTable *table, MainWindow *window)
    : QObject(window), m_table(table), m_window(window)
{
    const Actions &actions = window->actions();
    connect(actions[ActionId::ExportNodeNotes], &QAction::triggered, this, &NotesExportController::exportNotes);
    connect(actions[ActionId::ExportCards], &QAction::triggered, this, &NotesExportController::exportCards);
    connect(actions[ActionId::CopyFindings], &QAction::triggered, this, &NotesExportController::copyFindings);
    connect(actions[ActionId::ExportMarkdown], &QAction::enabledChanged, this, &NotesExportController::update);
    connect(window->surveyPage(), &SurveyPageView::currentFindingChanged, this, &NotesExportController::update);
    connect(window, &MainWindow::viewChanged, this, &NotesExportController::update);
    connect(window, &MainWindow::surveyShown, this, &NotesExportController::update);
    update();
}

const SurveyData *NotesExportController::survey() const { return m_window->library()->survey(m_window->currentSurvey()); }

void NotesExportController::update()
{
    const Actions &actions = m_window->actions();
    const bool canExport = actions[ActionId::ExportMarkdown]->isEnabled(); // on wherever a survey can be exported
    actions[ActionId::ExportNodeNotes]->setEnabled(canExport);
    actions[ActionId::ExportCards]->setEnabled(canExport);
    actions[ActionId::CopyFindings]->setEnabled(m_window->currentView() == m_table || !m_window->surveyPage()->currentFinding().isNull());
}

void NotesExportController::write(const QString &suffix, const QByteArray &bytes, const QString &what)
{
    const SurveyData *data = survey();
    const QString title = data ? data->snapshot().survey.title.shown() : QString();
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Export"), fileNameOf(title) + suffix);
    if (path.isEmpty())
        return;
    writeFileLater(path, bytes, this, [this, what](const Result<QString> &written) {
        Q_EMIT message(written ? tr("%1: %2", "what was exported, the file").arg(what, *written) : written.error().message);
    });
}

void NotesExportController::exportNotes()
{
    if (const SurveyData *data = survey()) {
        makeNotesByNode(*m_window->library(), *data, this,
                        [this](const QByteArray &text) { write(tr(" notes.md", "end of a file's name"), text, tr("Exported")); });
    }
}

void NotesExportController::exportCards()
{
    const SurveyData *data = survey();
    if (!data)
        return;
    makeRecallCards(*m_window->library(), *data, this, [this](const exchange::RecallCards &cards) {
        if (cards.cards == 0)
            return Q_EMIT message(tr("No finding has a passage as its evidence yet, so there is nothing to learn from."));
        const QString what = cards.withoutEvidence == 0
                                 ? tr("Exported %n card(s)", nullptr, cards.cards)
                                 : tr("Exported %n card(s), left out findings without evidence", nullptr, cards.cards);
        write(tr(" cards.txt", "end of a file's name"), cards.text, what);
    });
}

void NotesExportController::copyFindings()
{
    std::vector<FindingPlace> places;
    if (m_window->currentView() == m_table) {
        for (const FindingRow *row : m_table->chosen())
            places.push_back({SurveyId(row->survey), FindingId(row->id)});
    } else if (const FindingId finding = m_window->surveyPage()->currentFinding(); !finding.isNull()) {
        places.push_back({m_window->currentSurvey(), finding});
    }
    if (places.empty())
        return Q_EMIT message(tr("Choose a finding on the survey page or in the table of findings first."));
    makeCitedSentences(*m_window->library(), std::move(places), this, [this](const Result<QStringList> &sentences) {
        if (!sentences)
            return Q_EMIT message(sentences.error().message);
        QGuiApplication::clipboard()->setText(sentences->join(QLatin1Char('\n')));
        Q_EMIT message(tr("Copied %n finding(s) with citations.", nullptr, static_cast<int>(sentences->size())));
    });
}

} // namespace conspectus
