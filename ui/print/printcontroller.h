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
    struct Order // what the dialog was opened for, whatever is shown when it is answered
    {
        SurveyId survey;
        VersionId version;
        QStringList labels; // of all pages
        QList<int> pages;   // from 0, in order
        bool withNotes = false;
        QString pdfPath; // empty: to a printer
    };
    void savePdf(Order order);
    void print(const Order &order);
    [[nodiscard]] SurveyData *surveyOf(const Order &order); // null, and the reader is told, where it is not as it was
    void warn(const QString &words);
    void watch(PrintRun *run, int pages, const QString &pdfPath);
    [[nodiscard]] SurveyData *currentSurvey() const;
    [[nodiscard]] QStringList labels() const;

    Library *m_library;
    Actions &m_actions;
    ReaderPane *m_reader;
    std::function<SurveyId()> m_currentSurvey;
    QWidget *m_window;
};

} // namespace conspectus
