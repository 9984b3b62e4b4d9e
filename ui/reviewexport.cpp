// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reviewexport.h"

#include "library/reviewexport.h"
#include "ui/dialogs/reviewdraftdialog.h"
#include "ui/mainwindow.h"

namespace conspectus {

ReviewExport::ReviewExport(MainWindow *window) : QObject(window), m_window(window)
{
    QAction *action = window->actions()[ActionId::ExportReviewDraft];
    connect(action, &QAction::triggered, this, &ReviewExport::run);
    // On wherever a survey can be exported.
    const QAction *like = window->actions()[ActionId::ExportMarkdown];
    action->setEnabled(like->isEnabled());
    connect(like, &QAction::enabledChanged, action, &QAction::setEnabled);
}

void ReviewExport::run()
{
    Library *library = m_window->library();
    const SurveyData *survey = library->survey(m_window->currentSurvey());
    if (survey == nullptr)
        return;
    const QString name = fileNameOf(survey->snapshot().survey.title.shown());
    makeReviewDrafts(*library, *survey, this, [this, name](const ReviewDrafts &drafts) {
        (new ReviewDraftDialog(drafts, tr("Review of %1", "a file's name").arg(name), m_window))->open();
    });
}

QString fileNameOf(const QString &title)
{
    QString name;
    for (const QChar c : title.left(80))
        name += c.isLetterOrNumber() || c == QLatin1Char('-') ? c : QLatin1Char(' ');
    name = name.simplified();
    return name.isEmpty() ? ReviewExport::tr("Survey", "a file's name where there is no title") : name;
}

} // namespace conspectus
