// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library's half on the two threads of index.db: one writes, one reads and searches. Functions may be called on
// any thread and return at once; answers run on the home thread. What cannot be written is logged: the index can be rebuilt.
#pragma once

#include "library/documentstructure.h"
#include "library/taskthread.h"
#include "library/textextraction.h"
#include "store/indexstore.h"
#include "survey/survey.h"

#include <atomic>

namespace conspectus {

class IndexSide
{
public:
    using Post = std::function<void(std::function<void()>)>; // runs something on the home thread, later
    explicit IndexSide(Post home);
    ~IndexSide();

    // Not writable: what is there is read; where there is no index, an empty one in memory takes its place.
    void open(const QString &libraryFolder, bool writable, std::function<void()> done);

    void putPages(const SurveyId &survey, const VersionId &version, const QString &layerId, NumberedPages pages);
    void textLayer(const VersionId &version, int pageCount, const QString &layerId, std::function<void(text::TextLayer)> done);
    void putStructure(const VersionId &version, const DocumentStructure &structure);
    void structure(const VersionId &version, std::function<void(DocumentStructure)> done);

    void putRows(const SurveyId &survey, std::vector<store::SearchRow> rows);
    void forgetSurvey(const SurveyId &survey);
    // Up to where in the log the rows are there (LibraryStore::logMark()); empty in a new index.
    void putLogMark(const QString &mark);
    void logMark(std::function<void(QString)> done);
    // False where what was found is on a read-only medium: it is not kept up to date then.
    [[nodiscard]] bool canBeWritten() const { return m_writable || m_inMemory; }
    [[nodiscard]] bool isInMemory() const { return m_inMemory; }

    void search(const QString &query, const QStringList &where, int limit, const CancelToken &cancel,
                std::function<void(Result<store::SearchAnswer>)> done);
    // Some rows at once, where there are any (IndexStore::firstRows()); nothing is said about what goes wrong.
    void firstRows(const QString &query, const QStringList &where, const CancelToken &cancel,
                   std::function<void(store::SearchAnswer)> found);

    void putPicture(const QString &key, const QImage &image);
    void picture(const QString &key, std::function<void(QImage)> done);

    [[nodiscard]] bool waitUntilWritten(std::chrono::milliseconds atMost) { return m_writing.waitUntilDone(atMost); }

private:
    void write(std::function<Result<void>(store::IndexStore &)> change);
    void openReader(const QString &libraryFolder);
    void read(std::function<void(store::IndexStore *)> question);
    // After everything that was asked to be written so far.
    void readAfterWrites(std::function<void(store::IndexStore *)> question);

    Post m_home;
    std::atomic_bool m_writable = false;
    std::atomic_bool m_inMemory = false; // m_reader is written to as well
    std::unique_ptr<store::IndexStore> m_writer; // used on m_writing only
    std::unique_ptr<store::IndexStore> m_reader; // used on m_reading only
    TaskThread m_reading;
    TaskThread m_writing;
};

} // namespace conspectus
