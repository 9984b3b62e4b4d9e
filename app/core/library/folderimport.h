// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All PDFs and page texts of a folder (and the folders in it) into the library, as one job with progress and cancel. A page
// text beside a PDF of the same name ("x.txt" or "x.page.txt" beside "x.pdf") makes one survey of both. Nothing stops at a
// file that is refused: the report says of each file what became of it. Home thread; the folder is read on another.
#pragma once

#include "library/library.h"

#include <QPointer>
#include <deque>

namespace conspectus {

struct ImportedFile
{
    enum class Outcome { Added, AlreadyThere, Updated, BroughtBack, Refused, NotReached };
    QString path;
    Outcome outcome = Outcome::NotReached;
    SurveyId survey; // null where refused or not reached
    QString title;   // of that survey, where known
    QString reason;  // for people, where refused
};

struct FolderReport
{
    QString folder;
    std::vector<ImportedFile> files; // in the order of their paths
    bool wasCancelled = false;
    bool wasCut = false; // more files than are taken at once
    [[nodiscard]] int count(ImportedFile::Outcome outcome) const;
};

class FolderImport final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kMostFiles = 20'000;

    explicit FolderImport(Library *library, QObject *parent = nullptr);
    ~FolderImport() override;
    // Several folders and files at once; the first names the report.
    void start(const QStringList &paths);
    void cancel(); // what is in the library by then stays
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }

Q_SIGNALS:
    void progressed(int done, int total, const QString &file);
    void finished(const conspectus::FolderReport &report);

private:
    struct Item // one survey to be: a text, a PDF, or both
    {
        int text = -1; // places in m_report.files
        int pdf = -1;
        SurveyId into; // once the text is a survey
    };
    struct Found;
    void takeFound(const Found &found);
    void next();
    void takeText(const Item &item);
    void importText(const Item &item, const QByteArray &bytes, const QString &reason);
    void finishText(const Item &item, const SurveyId &survey, ImportedFile::Outcome outcome, const QString &reason);
    void takePdf(const Item &item);
    void cancelWithThis(Job *part);
    void settle(int file, ImportedFile::Outcome outcome, const SurveyId &survey, const QString &reason = {});
    void end();
    void report();

    Library *m_library;
    QPointer<Job> m_job;
    FolderReport m_report;
    std::deque<Item> m_items;
    QString m_adopting; // the PDF that is no version yet
    int m_running = 0;
    int m_reading = 0; // page texts among them
    int m_done = 0;
    bool m_isEnding = false;
};

} // namespace conspectus

Q_DECLARE_METATYPE(conspectus::FolderReport)
