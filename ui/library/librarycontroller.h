// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library in the window: the table of all surveys, collections, tags, reading state and pins, and how far each survey has
// been read. Its actions are about the surveys chosen in the table while that is shown, else about the survey in the window.
#pragma once

#include "library/library.h"
#include "ui/actions.h"

#include <QObject>

class QMenu;

namespace conspectus {

class LibraryPanel;
class LibraryTable;
class MainWindow;
class ReadingProgress;

class LibraryController final : public QObject
{
    Q_OBJECT
public:
    LibraryController(const Clock &clock, LibraryPanel *panel, MainWindow *window);

    [[nodiscard]] LibraryTable *table() const { return m_table; }
    [[nodiscard]] ReadingProgress *progress() const { return m_progress; }

private:
    void run(ActionId id);
    void showTable(bool shown);
    void showCollection(const QString &id);
    void updateCollection();
    void followReader();
    [[nodiscard]] std::vector<SurveyId> targets() const;
    void chooseCollection(const std::vector<SurveyId> &surveys);
    void addSurveyActions(QMenu &menu, const std::vector<SurveyId> &surveys);
    void showTableMenu(const QPoint &place);
    void removeChosen();
    void updateActions();

    MainWindow *m_window;
    Library *m_library;
    const Actions &m_actions;
    LibraryPanel *m_panel;
    ReadingProgress *m_progress;
    LibraryTable *m_table;
    QString m_collection; // that the table shows; empty: all
};

} // namespace conspectus
