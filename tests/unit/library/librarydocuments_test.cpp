// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PDFs on their way into a library, with the real worker: alone and to a survey, twice, broken, protected, stopped halfway;
// and text layers that are lost and read again.

#include "libraryfixture.h"
#include "store/indexstore.h"

#include <QRegularExpression>
#include <QSemaphore>
#include <numeric>

using namespace conspectus;
using namespace conspectus::test;

namespace {

const QString kSample = QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/short-survey.pdf");

int documentsIn(const LibraryFixture &fixture)
{
    const QDir documents(fixture.folder.filePath(QStringLiteral("library/documents")));
    return static_cast<int>(documents.entryList(QDir::Files).size());
}

} // namespace

class LibraryDocumentsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LibraryFixture> m_fixture;
    Library &library() { return *m_fixture->library; }

    Result<AddedPdf> add(const QString &path, const SurveyId &survey = {}, const QByteArray &password = {}, int firstPage = 0)
    {
        const auto added = m_fixture->wait<Result<AddedPdf>>(
            [&](auto done) { library().addPdf(path, survey, &m_fixture->context, done, password, firstPage); });
        return added ? *added : failure(ErrorCode::TimedOut, QStringLiteral("no answer"));
    }
    static QString why(const Result<AddedPdf> &result) { return result ? QString() : result.error().message + result.error().detail; }

    QString file(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_fixture->folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return path;
    }
    // As an earlier version of the program might have left these pages (all where none is named): with the last one's text.
    bool putOlderPages(const AddedPdf &added, QList<int> pages)
    {
        auto index = store::IndexStore::open(m_fixture->folder.filePath(QStringLiteral("library")), store::IndexStore::Access::ReadWrite);
        if (!index)
            return false;
        const auto text = (*index)->page(added.version.text(), added.pageCount - 1);
        if (pages.isEmpty()) {
            pages.resize(added.pageCount);
            std::iota(pages.begin(), pages.end(), 0);
        }
        std::vector<std::pair<int, text::TextPagePtr>> rows;
        for (const int page : pages)
            rows.emplace_back(page, text.value_or(nullptr));
        return text && (*index)->putPages(added.survey.text(), added.version.text(), QStringLiteral("older rules"), rows);
    }
    static bool isComplete(const SurveyData *survey)
    {
        const auto &pages = survey->textLayer().pages;
        return !pages.empty() && std::ranges::all_of(pages, [](const text::TextPagePtr &page) { return page != nullptr; });
    }
    static QStringList texts(const SurveyData *survey)
    {
        QStringList texts;
        for (const text::TextPagePtr &page : survey->textLayer().pages)
            texts.append(page ? page->text : QString());
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
    }
    void cleanup() { m_fixture.reset(); }

    void aPdfAloneDraftsASurvey()
    {
        QSignalSpy noticed(&library(), &Library::versionAdded);
        const auto added = add(kSample);
        QVERIFY2(added, qPrintable(why(added)));
        QVERIFY(added->surveyCreated);
        QCOMPARE(added->pageCount, 8);
        QCOMPARE(added->textLayer, QStringLiteral("ok"));
        QVERIFY(added->problems.empty());
        QCOMPARE(noticed.count(), 1);
        QCOMPARE(noticed.first().at(2).toString(), kSample);
        QVERIFY(QFile::exists(library().documentPath(added->version)));
        SurveyData *survey = m_fixture->openSurvey(added->survey);
        QVERIFY(survey);
        QCOMPARE(survey->snapshot().survey.title.shown(), QStringLiteral("A short survey of medical large language models"));
        QCOMPARE(survey->snapshot().survey.origin, QStringLiteral("pdf"));
        QVERIFY(survey->snapshot().survey.abstract.shown().startsWith(QLatin1String("Large language models")));
        QTRY_VERIFY(isComplete(survey));
        QCOMPARE(survey->snapshot().currentVersion()->textLayer, QStringLiteral("ok"));
        const auto structure = m_fixture->wait<DocumentStructure>(
            [&](auto done) { library().structure(added->version, &m_fixture->context, done); });
        QVERIFY(structure && structure->pages.size() == 8 && !structure->outline.empty());
    }

    void theSameFileTwiceIsNoticed()
    {
        const auto first = add(kSample);
        QVERIFY2(first, qPrintable(why(first)));
        QFile::copy(kSample, m_fixture->folder.filePath(QStringLiteral("other name.pdf")));
        const auto second = add(m_fixture->folder.filePath(QStringLiteral("other name.pdf")));
        QVERIFY2(second, qPrintable(why(second)));
        QCOMPARE(second->duplicateOf, first->survey);
        QVERIFY(!second->surveyCreated);
        QCOMPARE(library().surveys().size(), size_t(1));
        QCOMPARE(documentsIn(*m_fixture), 1);
    }

    void theSameFileTwiceAtOnceIsOneSurvey()
    {
        // Both are looked at before the store can say of either that it is there.
        QSemaphore mayGoOn;
        library().onStore([&mayGoOn](store::LibraryStore &) { mayGoOn.acquire(); });
        std::vector<Result<AddedPdf>> added;
        for (const char *name : {"one.pdf", "other.pdf"}) {
            const QString path = m_fixture->folder.filePath(QLatin1String(name));
            QVERIFY(QFile::copy(kSample, path));
            library().addPdf(path, {}, &m_fixture->context, [&added](const Result<AddedPdf> &each) { added.push_back(each); });
        }
        const auto behind = add(file(QStringLiteral("no.pdf"), "no PDF")); // refused once it was its turn
        mayGoOn.release();
        QVERIFY(!behind);
        QTRY_COMPARE(added.size(), size_t(2));
        QVERIFY2(added[0] && added[1], qPrintable(why(added[0]) + why(added[1])));
        QCOMPARE(added[0]->survey, added[1]->survey);
        QVERIFY(added[0]->duplicateOf.isNull() != added[1]->duplicateOf.isNull());
        QTRY_COMPARE(library().surveys().size(), size_t(1));
        QCOMPARE(documentsIn(*m_fixture), 1);
    }

    void addingIsUndoneAndTheFileComesBack()
    {
        const auto page = m_fixture->import(smallPage());
        QVERIFY(page);
        SurveyData *survey = m_fixture->openSurvey(page->survey);
        const auto first = add(kSample, page->survey);
        QVERIFY2(first, qPrintable(why(first)));
        QCOMPARE(first->survey, page->survey);
        QCOMPARE(survey->snapshot().versions.size(), size_t(1));
        library().undoStack()->undo();
        QCOMPARE(survey->snapshot().versions.size(), size_t(0));
        const auto again = add(kSample, page->survey);
        QVERIFY2(again, qPrintable(why(again)));
        QVERIFY(again->duplicateOf.isNull());
        QCOMPARE(survey->snapshot().versions.size(), size_t(1));
        QTRY_VERIFY(isComplete(survey));
    }

    void whatCannotBeOpenedLeavesNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no PDF") << QByteArray("This is a letter, not a PDF.\n");
        QTest::newRow("only a header") << QByteArray("%PDF-1.7\n");
        QTest::newRow("no pages") << QByteArray("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]"
                                               "/Count 0>>\nendobj\ntrailer\n<</Size 3/Root 1 0 R>>\n%%EOF\n");
    }
    void whatCannotBeOpenedLeavesNothing()
    {
        QFETCH(QByteArray, bytes);
        const QString path = file(QStringLiteral("odd.pdf"), bytes);
        const auto page = m_fixture->import(smallPage());
        QVERIFY(page);
        for (const SurveyId &survey : {SurveyId(), page->survey}) {
            const auto refused = add(path, survey);
            QVERIFY(!refused);
            QVERIFY(!refused.error().message.isEmpty());
            QVERIFY(refused.error().code != ErrorCode::Internal);
        }
        QTRY_COMPARE(library().surveys().size(), size_t(1)); // the row follows the store
        QCOMPARE(library().surveys().front().versions, 0);
        QCOMPARE(documentsIn(*m_fixture), 0);
        QVERIFY(library().jobs().empty());
        QVERIFY(m_fixture->openSurvey(page->survey)); // it still opens
    }

    void aFileThatIsNotThere()
    {
        const auto refused = add(m_fixture->folder.filePath(QStringLiteral("none.pdf")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
    }

    void stoppedBeforeItBeganLeavesNothing()
    {
        std::optional<Result<AddedPdf>> answer;
        Job *job = library().addPdf(kSample, {}, &m_fixture->context, [&](Result<AddedPdf> result) { answer = std::move(result); });
        job->cancel();
        QTRY_VERIFY(answer.has_value());
        QVERIFY(!*answer);
        QCOMPARE(answer->error().code, ErrorCode::Cancelled);
        QVERIFY(library().surveys().empty());
        QCOMPARE(documentsIn(*m_fixture), 0);
    }

    void stoppedWhileReadingContinuesAtTheNextOpening()
    {
        const auto page = m_fixture->import(smallPage());
        QVERIFY(page);
        std::optional<Result<AddedPdf>> answer;
        Job *job = library().addPdf(kSample, page->survey, &m_fixture->context,
                                    [&](Result<AddedPdf> result) { answer = std::move(result); });
        connect(&library(), &Library::versionAdded, job, &Job::cancel);
        QTRY_VERIFY(answer.has_value());
        QVERIFY2(*answer, qPrintable(why(*answer)));
        QCOMPARE((*answer)->textLayer, QString());
        QTRY_COMPARE(library().surveys().front().versions, 1); // the version stays; the row of a closed survey follows the store
        QVERIFY(m_fixture->reopen());
        SurveyData *survey = m_fixture->openSurvey(page->survey);
        QTRY_VERIFY(isComplete(survey));
        QTRY_COMPARE(survey->snapshot().currentVersion()->textLayer, QStringLiteral("ok"));
    }

    void lostTextLayerIsReadAgain()
    {
        const auto added = add(kSample);
        QVERIFY2(added, qPrintable(why(added)));
        SurveyData *survey = m_fixture->openSurvey(added->survey);
        QTRY_VERIFY(isComplete(survey));
        const QStringList before = texts(survey);
        QVERIFY(before.front().contains(QLatin1String("short survey")));
        m_fixture->library.reset();
        const QDir folder(m_fixture->folder.filePath(QStringLiteral("library")));
        for (const QString &name : folder.entryList({QStringLiteral("index.db*")}))
            QVERIFY(QFile::remove(folder.filePath(name)));
        for (const bool writable : {false, true}) {
            m_fixture->library.emplace(m_fixture->clock);
            QVERIFY(m_fixture->open(writable));
            survey = m_fixture->openSurvey(added->survey);
            QTRY_VERIFY(isComplete(survey));
            QCOMPARE(texts(survey), before);
            m_fixture->library.reset();
        }
    }

    void textOfOlderRulesIsReadAgain_data()
    {
        QTest::addColumn<QList<int>>("older");
        QTest::newRow("all pages") << QList<int>{};
        QTest::newRow("reading again was stopped halfway") << QList<int>{5, 6, 7};
        QTest::newRow("the last page came first") << QList<int>{0, 1, 6};
    }
    void textOfOlderRulesIsReadAgain()
    {
        QFETCH(QList<int>, older);
        const auto added = add(kSample);
        QVERIFY2(added, qPrintable(why(added)));
        SurveyData *survey = m_fixture->openSurvey(added->survey);
        QTRY_VERIFY(isComplete(survey));
        const QStringList before = texts(survey);
        const QString layerId = survey->textLayer().layerId;
        m_fixture->library.reset();
        QVERIFY(putOlderPages(*added, older));
        QVERIFY(m_fixture->reopen());
        survey = m_fixture->openSurvey(added->survey);
        QTRY_VERIFY(isComplete(survey));
        QTRY_COMPARE(texts(survey), before);
        QCOMPARE(survey->textLayer().layerId, layerId);
    }

    // What cannot be read again stays as it was read before.
    void textOfOlderRulesStaysWhereTheFileIsGone()
    {
        const auto added = add(kSample);
        QVERIFY2(added, qPrintable(why(added)));
        const QString path = library().documentPath(added->version);
        m_fixture->library.reset();
        QVERIFY(putOlderPages(*added, {}));
        QVERIFY(QFile::remove(path));
        QVERIFY(m_fixture->reopen());
        SurveyData *survey = m_fixture->openSurvey(added->survey);
        QTRY_VERIFY(isComplete(survey));
        QCOMPARE(texts(survey).front(), texts(survey).back());
        QCOMPARE(survey->textLayer().layerId, QStringLiteral("older rules"));
    }

    void missingFileIsSaidAndTheSurveyOpens()
    {
        const auto added = add(kSample);
        QVERIFY2(added, qPrintable(why(added)));
        const QString path = library().documentPath(added->version);
        m_fixture->library.reset();
        QVERIFY(QFile::remove(path));
        const QDir folder(m_fixture->folder.filePath(QStringLiteral("library")));
        for (const QString &name : folder.entryList({QStringLiteral("index.db*")}))
            QVERIFY(QFile::remove(folder.filePath(name)));
        m_fixture->library.emplace(m_fixture->clock);
        QVERIFY(m_fixture->open());
        QSignalSpy failed(&library(), &Library::textLayerFailed);
        QVERIFY(m_fixture->openSurvey(added->survey));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().at(2).value<Error>().code, ErrorCode::NotFound);
        QVERIFY(library().jobs().empty());
    }

    // The text of a page must not depend on where the reader was when it was read.
    void textIsTheSameWhereverReadingBegins()
    {
        const auto first = add(kSample, {}, {}, 0);
        QVERIFY2(first, qPrintable(why(first)));
        SurveyData *survey = m_fixture->openSurvey(first->survey);
        QTRY_VERIFY(isComplete(survey));
        const QStringList before = texts(survey);
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
        const auto second = add(kSample, {}, {}, 6);
        QVERIFY2(second, qPrintable(why(second)));
        survey = m_fixture->openSurvey(second->survey);
        QTRY_VERIFY(isComplete(survey));
        QCOMPARE(texts(survey), before);
    }

    void protectedFilesNeedTheirPassword()
    {
        if (corpusFolder().isEmpty())
            QSKIP("the folder with real input is not beside the project");
        const QString path = corpusFolder() + QStringLiteral("/odd/password-qpdf-enc-R3,V2,U=view,O=master.pdf");
        const auto missing = add(path);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::PasswordNeeded);
        const auto wrong = add(path, {}, "guess");
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::WrongPassword);
        QVERIFY(library().surveys().empty());
        QCOMPARE(documentsIn(*m_fixture), 0);
        const auto right = add(path, {}, "view");
        QVERIFY2(right, qPrintable(why(right)));
        SurveyData *survey = m_fixture->openSurvey(right->survey);
        QVERIFY(survey->snapshot().currentVersion()->encrypted);
    }

    void deletedSurveyComesBackWithItsFile()
    {
        const auto first = add(kSample);
        QVERIFY2(first, qPrintable(why(first)));
        library().removeSurvey(first->survey);
        QVERIFY(library().surveys().empty());
        QVERIFY(m_fixture->waitUntilSaved());
        const auto again = add(kSample);
        QVERIFY2(again, qPrintable(why(again)));
        QCOMPARE(again->survey, first->survey);
        QTRY_COMPARE(library().surveys().size(), size_t(1));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(LibraryDocumentsTest)
#include "librarydocuments_test.moc"
