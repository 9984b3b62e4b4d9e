// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/library/librarycare.h"

#include "library/backups.h"
#include "ui/intake.h"
#include "ui/library/duplicatesdialog.h"
#include "ui/library/folderimportdialog.h"
#include "ui/library/trashdialog.h"
#include "ui/library/undooffer.h"
#include "ui/mainwindow.h"
#include "ui/statusline.h"
#include "ui/widgets/messagebar.h"

#include <QFileDialog>
#include <algorithm>

namespace conspectus {

namespace {

constexpr int kSayMs = 8000;

} // namespace

LibraryCare::LibraryCare(const Clock &clock, Intake *intake, MainWindow *window)
    : QObject(window), m_clock(clock), m_window(window), m_library(window->library()), m_actions(window->actions())
{
    connect(&m_actions, &Actions::triggered, this, &LibraryCare::run);
    connect(intake, &Intake::foldersGiven, this, &LibraryCare::importFolders);
    connect(window, &MainWindow::closing, this, [this] { backUpIfDue(*m_library, m_clock.now()); });
    connect(m_library, &Library::opened, this, &LibraryCare::opened);
    connect(m_library, &Library::opened, this, &LibraryCare::updateActions);
    // A survey that others were joined to is read again; what was on the screen is shown again.
    connect(window, &MainWindow::surveyShown, this, [this](const SurveyId &survey) { m_lastShown = survey; });
    connect(m_library, &Library::surveyOpened, this, [this](const SurveyId &survey) {
        if (survey == m_lastShown && m_window->currentSurvey().isNull())
            m_window->showSurvey(survey);
    });
    updateActions();
}

void LibraryCare::run(ActionId id)
{
    if (id == ActionId::ImportFolder)
        chooseFolder();
    else if (id == ActionId::FindDuplicates)
        showDuplicates();
    else if (id == ActionId::ShowTrash)
        showTrash();
}

void LibraryCare::chooseFolder()
{
    if (const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Import a Folder")); !folder.isEmpty())
        importFolders({folder});
}

void LibraryCare::importFolders(const QStringList &paths)
{
    auto *dialog = new FolderImportDialog(m_library, m_window);
    connect(dialog, &FolderImportDialog::surveyActivated, m_window, [this](const SurveyId &survey) { m_window->showSurvey(survey); });
    connect(dialog, &FolderImportDialog::duplicatesWanted, this, &LibraryCare::showDuplicates);
    connect(dialog, &FolderImportDialog::finishedImport, this,
            [this, dialog](const FolderReport &report) {
                m_window->statusLine()->showMessage(dialog->summary(), kSayMs);
                const auto shown = std::ranges::find_if(report.files, [](const ImportedFile &file) { return !file.survey.isNull(); });
                if (shown != report.files.end() && m_window->currentSurvey().isNull()) // an empty window shows the first of them
                    m_window->showSurvey(shown->survey);
            });
    dialog->show();
    dialog->start(paths);
}

void LibraryCare::showDuplicates()
{
    auto *dialog = new DuplicatesDialog(m_library, m_window);
    connect(dialog, &DuplicatesDialog::joined, this, [this](const SurveyId &kept, int others) {
        const SurveyRow *row = m_library->surveyRow(kept);
        offerUndo(m_window, QStringLiteral("joined"), tr("%n surveys were joined to another.", nullptr, others),
                  row ? row->title : QString(), "Join surveys");
        if (m_window->currentSurvey().isNull() || m_window->currentSurvey() == kept)
            m_lastShown = kept;
    });
    dialog->open();
}

void LibraryCare::showTrash()
{
    auto *dialog = new TrashDialog(m_library, m_window);
    connect(dialog, &TrashDialog::said, m_window, [this](const QString &line) { m_window->statusLine()->showMessage(line, kSayMs); });
    dialog->open();
}

void LibraryCare::opened()
{
    onceAfterEndingBadly(*m_library, this, [this] {
        const int drafts = static_cast<int>(m_library->draftObjects().size());
        const QString text = drafts > 0 ? tr("What was saved is here, and %n notes that were half typed.", nullptr, drafts)
                                        : tr("What was saved is here.");
        m_window->messages()->show({QStringLiteral("ended"), MessageLevel::Info, tr("The program did not end properly the last time."),
                                    text, {}, {{tr("Check the library"), [this] { m_actions[ActionId::CheckLibrary]->trigger(); }, true}}});
    });
}

void LibraryCare::updateActions()
{
    const bool open = m_library->isOpen();
    const bool may = open && !m_library->isReadOnly();
    m_actions[ActionId::ImportFolder]->setEnabled(may);
    m_actions[ActionId::FindDuplicates]->setEnabled(open);
    m_actions[ActionId::ShowTrash]->setEnabled(open);
}

} // namespace conspectus
