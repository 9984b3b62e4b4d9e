// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Printing pages with their marks: a worker of its own draws one page after the other, another thread composes and prints them, so
// the window stays alive; can be cancelled at any time. A PDF is written under another name and renamed when it is whole.
#pragma once

#include "base/result.h"
#include "library/taskthread.h"
#include "ui/print/annotatedpage.h"
#include "ui/print/notesdocument.h"
#include "ui/reader/pagesource.h"

#include <QPrinter>
#include <memory>

namespace conspectus {

struct PrintInput
{
    QString path;      // of the PDF that is printed
    std::vector<PageToPrint> pages; // box is filled in here
    bool withNotes = true;
    QString title;
    std::vector<PrintedNote> notes;
    QString pdfPath;   // empty: to the printer
    double dotsPerInch = 200;
};

class PrintRun final : public QObject
{
    Q_OBJECT
public:
    // printer: set up by the dialog; belongs to the printing thread from start() on.
    PrintRun(PrintInput input, std::unique_ptr<QPrinter> printer, QObject *parent = nullptr);
    ~PrintRun() override;

    void start();
    void cancel(); // failed() follows, with Cancelled
    void providePassword(const QByteArray &passwordUtf8);

Q_SIGNALS:
    void progressed(int done, int of);
    void passwordNeeded(bool wasWrong);
    // failedPages: those that could not be drawn; they are there with a word about it. One of the two comes, once.
    void printed(int failedPages);
    void failed(const conspectus::Error &error); // Cancelled after cancel()

private:
    struct Paper;
    void opened(const pdf::DocumentInfo &info);
    void takeShapes(int first, const std::vector<pdf::PageShape> &shapes);
    void next();
    void printPage(int index, const QImage &picture);
    void pagePrinted();
    void finishPaper();
    void end(const Error &error);

    PrintInput m_input;
    std::shared_ptr<Paper> m_paper;
    reader::SessionSource *m_source;
    int m_pageCount = 0;
    int m_shapesKnown = 0;
    int m_asked = 0;   // pages asked of the worker
    int m_printed = 0;
    int m_underWay = 0;
    int m_failed = 0;
    bool m_isDrawing = false;
    bool m_isOver = false;
    TaskThread m_printing; // last: it is waited for before the rest goes
};

} // namespace conspectus
