// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything that comes into the library through the window: files that are dropped, opened or named at the start, and page
// texts that are pasted. Tells PDFs from texts by their first bytes, starts the jobs, asks for passwords, and says in a message
// bar what was not taken and why.
#pragma once

#include "library/library.h"

#include <QObject>
#include <QPointer>

class QMimeData;

namespace conspectus {

class MessageArea;
struct FileStart;

class Intake final : public QObject
{
    Q_OBJECT
public:
    // Messages stand in the area; dialogs belong to the window.
    Intake(Library *library, MessageArea *messages, QWidget *window);

    // Files in any order. One page text and one PDF together become one survey. into: PDFs are added to this survey.
    void takeFiles(const QStringList &paths, const SurveyId &into = {});
    void takeText(const QString &text, const SurveyId &into = {});
    // A PDF the reader already looks at; firstPage is extracted first.
    void takePdf(const QString &path, const SurveyId &into, int firstPage = 0, const QByteArray &passwordUtf8 = {});
    [[nodiscard]] static bool isWelcome(const QMimeData *data);
    void takeMime(const QMimeData *data);
    // Kind set of surveys that come from now on; kept with the library. Null: the library's choice.
    void setKindSet(const KindSetId &set);
    [[nodiscard]] KindSetId kindSet() const;
    [[nodiscard]] int running() const { return m_running; }

Q_SIGNALS:
    // It is in the library now and should be shown. openedFrom: the reader's own file, for a PDF.
    void surveyArrived(const conspectus::SurveyId &survey, const QString &openedFrom);
    // Folders were dropped or named at the start; all that came with them.
    void foldersGiven(const QStringList &paths);
    void passwordUsed(const QByteArray &passwordUtf8); // for the pane that shows the same file
    void said(const QString &line);                    // for the status bar

private:
    struct Batch; // files that were dropped together
    void sortInto(const std::shared_ptr<Batch> &batch);
    void takeBytes(const QByteArray &bytes, const QString &name, const SurveyId &into,
                   std::function<void(const SurveyId &)> then = {});
    void pdfAdded(const QString &path, const SurveyId &into, int firstPage, const QByteArray &password,
                  const Result<AddedPdf> &result);
    void askForPassword(const QString &path, const SurveyId &into, int firstPage, bool wasWrong);
    void sayProblems(const QString &path, const AddedPdf &added);
    void refuse(const QString &headline, const Error &error);
    void arrived(const SurveyId &survey, bool created, const QString &openedFrom);

    Library *m_library;
    QPointer<MessageArea> m_messages;
    QWidget *m_window;
    int m_running = 0;
};

} // namespace conspectus
