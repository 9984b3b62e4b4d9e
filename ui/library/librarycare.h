// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What keeps a library whole, in the window: importing folders, duplicates, the trash, the daily backup at the end, who has
// the library when it can only be read, and a word after an end that was none.
#pragma once

#include "library/library.h"
#include "ui/actions.h"

#include <QObject>

namespace conspectus {

class Intake;
class MainWindow;

class LibraryCare final : public QObject
{
    Q_OBJECT
public:
    LibraryCare(const Clock &clock, Intake *intake, MainWindow *window);
    void importFolders(const QStringList &paths);

private:
    void run(ActionId id);
    void chooseFolder();
    void showDuplicates();
    void showTrash();
    void opened();
    void updateActions();

    const Clock &m_clock;
    MainWindow *m_window;
    Library *m_library;
    const Actions &m_actions;
    SurveyId m_lastShown;
};

} // namespace conspectus
