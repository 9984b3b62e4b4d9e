// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clinical Card… and Print with Annotations… of the survey that is open.
#pragma once

#include "library/library.h"
#include "ui/actions.h"

#include <functional>

namespace conspectus {

class PrintRun;
class ReaderPane;

class PrintController final : public QObject
{
    Q_OBJECT
public:
    // currentSurvey: asked when something is to be printed. Dialogs stand over window.
    PrintController(Library *library, Actions &actions, ReaderPane *reader, std::function<SurveyId()> currentSurvey, QWidget *window);

Q_SIGNALS:
    void message(const QString &line);

private:
    void showCard();
    void showOptions();
    void print(const QList<int> &pages, bool withNotes, const QString &pdfPath);
    void warn(const QString &words);
    void watch(PrintRun *run, int pages, const QString &pdfPath);
    [[nodiscard]] SurveyData *survey() const;
    [[nodiscard]] QStringList labels() const;

    Library *m_library;
    Actions &m_actions;
    ReaderPane *m_reader;
    std::function<SurveyId()> m_currentSurvey;
    QWidget *m_window;
};

} // namespace conspectus
