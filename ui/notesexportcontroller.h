// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a student takes away to write and to learn: notes under the nodes of the taxonomy as Markdown, cards for Anki, and findings
// as sentences with citations in the clipboard. Connects itself to the three actions and says when they are on.
#pragma once

#include "library/library.h"

#include <QObject>

namespace conspectus {

class FindingsTable;
class MainWindow;

class NotesExportController final : public QObject
{
    Q_OBJECT
public:
    NotesExportController(FindingsTable *table, MainWindow *window);

Q_SIGNALS:
    void message(const QString &text); // one line for the status bar

private:
    void update();
    void exportNotes();
    void exportCards();
    void copyFindings();
    // suffix: " notes.md"; asks for the file and says how it went. what: said when it is written.
    void write(const QString &suffix, const QByteArray &bytes, const QString &what);
    [[nodiscard]] const SurveyData *survey() const;

    FindingsTable *m_table;
    MainWindow *m_window;
};

} // namespace conspectus
