// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/indexside.h"

#include "base/logging.h"

#include <QCoreApplication>
#include <algorithm>

namespace conspectus {

namespace {

constexpr std::chrono::seconds kEndAtMost(10);

void logFailure(const Result<void> &result)
{
    if (!result)
        qCWarning(lcLibrary).noquote() << "index not written:" << result.error().detail;
}

} // namespace

IndexSide::IndexSide(Post home)
    : m_home(std::move(home)), m_reading(QStringLiteral("index-read")), m_writing(QStringLiteral("index-write"))
{
}

IndexSide::~IndexSide()
{
    // The writer goes last, so that nothing of its log stays behind.
    m_writing.post([this] {
        m_reading.post([this] {
            m_reader.reset();
            m_writing.post([this] { m_writer.reset(); });
        });
    });
    (void)m_writing.waitUntilDone(kEndAtMost);
    (void)m_reading.waitUntilDone(kEndAtMost);
}

void IndexSide::open(const QString &libraryFolder, bool writable, std::function<void()> done)
{
    m_writing.post([this, libraryFolder, writable, done = std::move(done)] {
        if (writable) {
            auto writer = store::IndexStore::open(libraryFolder, store::IndexStore::Access::ReadWrite);
            if (writer)
                m_writer = std::move(*writer);
            else
                qCWarning(lcLibrary).noquote() << "index cannot be written:" << writer.error().detail;
            m_writable = m_writer != nullptr;
        }
        m_reading.post([this, libraryFolder, done] {
            openReader(libraryFolder);
            m_home(done);
        });
    });
}

void IndexSide::openReader(const QString &libraryFolder)
{
    using Access = store::IndexStore::Access;
    auto reader = store::IndexStore::open(libraryFolder, Access::ReadOnly);
    if (!reader) {
        qCInfo(lcLibrary).noquote() << "index cannot be read:" << reader.error().detail;
        reader = store::IndexStore::open(libraryFolder, Access::Memory);
        m_inMemory = reader.has_value() && !m_writable;
    }
    if (reader)
        m_reader = std::move(*reader);
}

void IndexSide::write(std::function<Result<void>(store::IndexStore &)> change)
{
    if (m_inMemory) {
        m_reading.post([this, change = std::move(change)] { logFailure(change(*m_reader)); });
        return;
    }
    m_writing.post([this, change = std::move(change)] {
        if (m_writer)
            logFailure(change(*m_writer));
    });
}

void IndexSide::read(std::function<void(store::IndexStore *)> question)
{
    m_reading.post([this, question = std::move(question)] { question(m_reader.get()); });
}

void IndexSide::readAfterWrites(std::function<void(store::IndexStore *)> question)
{
    m_writing.post([this, question = std::move(question)] { read(question); });
}

void IndexSide::putPages(const SurveyId &survey, const VersionId &version, const QString &layerId, NumberedPages pages)
{
    write([=, pages = std::move(pages)](store::IndexStore &index) {
        return index.putPages(survey.text(), version.text(), layerId, pages);
    });
}

void IndexSide::textLayer(const VersionId &version, int pageCount, const QString &layerId, std::function<void(text::TextLayer)> done)
{
    readAfterWrites([=, done = std::move(done), this](store::IndexStore *index) {
        text::TextLayer layer;
        if (index) {
            if (auto stored = index->textLayer(version.text(), pageCount, layerId))
                layer = std::move(*stored);
        }
        layer.pages.resize(static_cast<size_t>(std::max(0, pageCount)));
        m_home([done, layer = std::move(layer)] { done(layer); });
    });
}

void IndexSide::putStructure(const VersionId &version, const DocumentStructure &structure)
{
    write([=](store::IndexStore &index) { return index.putStructure(version.text(), toJson(structure)); });
}

void IndexSide::structure(const VersionId &version, std::function<void(DocumentStructure)> done)
{
    readAfterWrites([=, done = std::move(done), this](store::IndexStore *index) {
        const DocumentStructure structure = index ? structureFromJson(index->structure(version.text())) : DocumentStructure();
        m_home([done, structure] { done(structure); });
    });
}

void IndexSide::putRows(const SurveyId &survey, std::vector<store::SearchRow> rows)
{
    write([=, rows = std::move(rows)](store::IndexStore &index) { return index.putRows(survey.text(), rows); });
}

void IndexSide::forgetSurvey(const SurveyId &survey)
{
    write([=](store::IndexStore &index) { return index.putRows(survey.text(), {}); });
}

void IndexSide::putLogMark(const QString &mark)
{
    write([mark](store::IndexStore &index) { return index.putLogMark(mark); });
}

void IndexSide::logMark(std::function<void(QString)> done)
{
    readAfterWrites([done = std::move(done), this](store::IndexStore *index) {
        const QString mark = index ? index->logMark() : QString();
        m_home([=] { done(mark); });
    });
}

void IndexSide::search(const QString &query, const QStringList &where, int limit, const CancelToken &cancel,
                       std::function<void(Result<store::SearchAnswer>)> done)
{
    read([=, done = std::move(done), this](store::IndexStore *index) {
        Result<store::SearchAnswer> answer = failure(
            ErrorCode::NotFound,
            QCoreApplication::translate("Library", "This library has no search index yet. Nothing is lost: it is made "
                                                   "when the library is next opened for writing."));
        if (cancel.isCancelled())
            answer = failure(ErrorCode::Cancelled, QString());
        else if (index)
            answer = index->search(query, where, limit, cancel);
        m_home([done, answer = std::move(answer)] { done(answer); });
    });
}

void IndexSide::firstRows(const QString &query, const QStringList &where, const CancelToken &cancel,
                          std::function<void(store::SearchAnswer)> found)
{
    constexpr int kRows = 20;
    read([=, found = std::move(found), this](store::IndexStore *index) {
        if (index == nullptr || cancel.isCancelled())
            return;
        auto answer = index->firstRows(query, where, kRows, cancel);
        if (answer && !answer->hits.empty())
            m_home([found, answer = std::move(*answer)] { found(answer); });
    });
}

void IndexSide::putPicture(const QString &key, const QImage &image)
{
    write([=](store::IndexStore &index) { return index.putPicture(key, image); });
}

void IndexSide::picture(const QString &key, std::function<void(QImage)> done)
{
    readAfterWrites([=, done = std::move(done), this](store::IndexStore *index) {
        const QImage image = index ? index->picture(key) : QImage();
        m_home([done, image] { done(image); });
    });
}

} // namespace conspectus
