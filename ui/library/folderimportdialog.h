// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Importing a folder: how far it is with Cancel, then the report of each file: added, there already, brought back from the
// trash, refused and why. Does not stand in the way: it may be closed, and the import goes on in the jobs of the status line.
#pragma once

#include "library/folderimport.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace conspectus {

class FolderImportDialog final : public QDialog
{
    Q_OBJECT
public:
    FolderImportDialog(Library *library, QWidget *parent);
    void start(const QStringList &paths);
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void surveyActivated(const conspectus::SurveyId &survey);
    void duplicatesWanted();
    void finishedImport(const conspectus::FolderReport &report);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void showProgress(int done, int total, const QString &file);
    void showReport(const FolderReport &report);
    void lookForDuplicates();

    Library *m_library;
    FolderImport *m_import;
    QLabel *m_headline;
    QLabel *m_line;
    QProgressBar *m_bar;
    QTreeWidget *m_list;
    QPushButton *m_cancel;
    QPushButton *m_duplicates;
};

} // namespace conspectus
