// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What keeps a library whole: the trash and what is taken out of it for good, surveys that are one work, daily backups, and
// a folder imported at once.

#include "library/backups.h"
#include "library/duplicates.h"
#include "library/folderimport.h"
#include "library/keptpictures.h"
#include "library/surveyedits.h"
#include "library/trash.h"
#include "libraryfixture.h"
#include "survey/projection.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonObject>

using namespace conspectus;
using namespace conspectus::test;

namespace {

QString fixtureFile(const char *name) { return QStringLiteral(CONSPECTUS_SOURCE_DIR "/tests/data/pdf/") + QLatin1String(name); }

Survey surveyOf(const char *id, const char *title, const char *author, const char *arxiv = "", const char *doi = "")
{
    Survey survey;
    survey.id = SurveyId(QLatin1String(id));
    survey.title.imported = QString::fromUtf8(title);
    survey.authors = {QString::fromUtf8(author)};
    survey.arxivId = QLatin1String(arxiv);
    survey.doi = QLatin1String(doi);
    survey.added = QDateTime(QDate(2026, 1, 1 + (id[0] - 'a')), QTime(8, 0), Qt::UTC);
    return survey;
}

} // namespace

class LibraryCareTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LibraryFixture> m_fixture;
    Library &library() { return *m_fixture->library; }

    Trash trash()
    {
        const auto answer = m_fixture->wait<Result<Trash>>([&](auto done) { listTrash(library(), &m_fixture->context, done); });
        return answer && *answer ? **answer : Trash();
    }
    SurveyId importOne()
    {
        const auto imported = m_fixture->import(smallPage());
        return imported ? imported->survey : SurveyId();
    }
    QByteArray journal()
    {
        QByteArray all;
        QDirIterator files(library().folder() + QStringLiteral("/journal"), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }
    Result<PurgeOutcome> purge(const SurveyId &survey)
    {
        const auto outcome = m_fixture->wait<Result<PurgeOutcome>>(
            [&](auto done) { purgeSurveys(library(), {survey}, &m_fixture->context, done); });
        return outcome ? *outcome : failure(ErrorCode::TimedOut, {});
    }
    FolderReport importFolder(const QString &path)
    {
        FolderImport import(&library());
        FolderReport report;
        bool isDone = false;
        connect(&import, &FolderImport::finished, &import, [&](const FolderReport &made) {
            report = made;
            isDone = true;
        });
        import.start({path});
        if (!QTest::qWaitFor([&] { return isDone; }, 60'000))
            qWarning("the import did not end");
        return report;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
    }
    void cleanup() { m_fixture.reset(); }

    void removedSurveysAreListedAndRestored()
    {
        const SurveyId id = importOne();
        QVERIFY(trash().surveys.empty());
        removeSurveys(library(), {id});
        QTRY_VERIFY(library().surveys().empty());
        QVERIFY(m_fixture->waitUntilSaved());
        const Trash listed = trash();
        QCOMPARE(listed.surveys.size(), size_t(1));
        QCOMPARE(listed.surveys.front().title, QStringLiteral("A Survey of Small Medical Models for Wards"));
        QVERIFY(listed.surveys.front().removed.isValid());
        restoreSurveys(library(), {id});
        QTRY_COMPARE(library().surveys().size(), size_t(1));
        library().undoStack()->undo();
        QTRY_VERIFY(library().surveys().empty());
        QTRY_COMPARE(trash().surveys.size(), size_t(1));
    }

    void removedAnnotationsAreRestored()
    {
        const SurveyId id = importOne();
        QVERIFY(m_fixture->openSurvey(id));
        Annotation annotation;
        annotation.survey = id;
        annotation.note = QStringLiteral("hepatology");
        const AnnotationId made = library().addAnnotation(annotation);
        library().removeAnnotation(id, made);
        QVERIFY(m_fixture->waitUntilSaved());
        Trash listed = trash();
        QCOMPARE(listed.annotations.size(), size_t(1));
        QCOMPARE(listed.annotations.front().note, QStringLiteral("hepatology"));
        restoreAnnotations(library(), listed.annotations);
        QTRY_VERIFY(library().survey(id)->snapshot().annotation(made));
        // Also where the survey is not open.
        library().removeAnnotation(id, made);
        library().closeSurvey(id);
        QTRY_COMPARE(library().surveyRow(id)->annotations, 0);
        restoreAnnotations(library(), trash().annotations);
        QTRY_COMPARE(library().surveyRow(id)->annotations, 1);
    }

    void purgingTakesOutForGood()
    {
        const SurveyId id = importOne();
        QVERIFY(m_fixture->waitUntilSaved());
        QVERIFY(journal().contains("Small Medical Models"));
        QVERIFY(!purge(id)); // it is not in the trash
        QVERIFY(library().undoStack()->canUndo()); // so nothing was forgotten either
        removeSurveys(library(), {id});
        QTRY_VERIFY(library().surveys().empty());
        QVERIFY(m_fixture->waitUntilSaved());
        const auto outcome = purge(id);
        QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().message));
        QCOMPARE(outcome->surveys, 1);
        QVERIFY(!journal().contains("Small Medical Models"));
        QVERIFY(trash().surveys.empty());
        QVERIFY(!library().undoStack()->canUndo());
        QVERIFY(m_fixture->reopen());
        QVERIFY(library().surveys().empty());
        QVERIFY(trash().surveys.empty());
    }

    void whatWasJoinedGoesWithTheSurvey()
    {
        const SurveyId kept = importOne();
        const Survey other = surveyOf("other", "A title of hepatology", "Ada Alpha");
        library().edit(QStringLiteral("Import page"), changesToMake(other));
        QTRY_COMPARE(library().surveys().size(), size_t(2));
        joinSurveys(library(), kept, {other.id});
        QTRY_COMPARE(library().surveys().size(), size_t(1));
        removeSurveys(library(), {kept});
        QTRY_VERIFY(library().surveys().empty());
        QVERIFY(m_fixture->waitUntilSaved());
        QVERIFY(journal().contains("hepatology"));
        QVERIFY(purge(kept).has_value());
        QVERIFY(!journal().contains("hepatology"));
        QVERIFY(m_fixture->reopen());
        QVERIFY(library().surveys().empty());
    }

    void duplicatesAreFound()
    {
        const std::vector<Survey> surveys{
            surveyOf("a", "A Survey on Medical Large Language Models", "Lei Liu", "2406.03712v1"),
            surveyOf("b", "Something else altogether", "Nobody", "2406.03712v2"),
            surveyOf("c", "Agents in Medicine: A Survey of Methods", "Bo Sample"),
            surveyOf("d", "Agents in medicine – a survey of method", "Bo Sample"),
            surveyOf("e", "Agents in Medicine: A Survey of Methods", "Chris Other"),
            surveyOf("f", "Retrieval", "Dana One", "", "10.1/X"),
            surveyOf("g", "Retrieval for wards", "Dana Two", "", "10.1/x"),
            surveyOf("h", "A Survey", ""),
            surveyOf("i", "A Survey", ""),
        };
        const auto groups = duplicatesAmong(surveys);
        QCOMPARE(groups.size(), size_t(3));
        QStringList found;
        for (const DuplicateGroup &group : groups) {
            QStringList ids;
            for (const SurveyId &id : group.surveys)
                ids.append(id.text());
            found.append(ids.join(QString()));
        }
        found.sort();
        QCOMPARE(found, (QStringList{QStringLiteral("ab"), QStringLiteral("cd"), QStringLiteral("fg")}));
    }

    void joinedSurveysShowAsOneAndPartByUndo()
    {
        const SurveyId kept = importOne();
        Survey other = surveyOf("other", "The same work", "Ada Alpha");
        Version version{VersionId(QString(64, QLatin1Char('a'))), other.id, QStringLiteral("x.pdf"), 3, {}, false, other.added};
        std::vector<Change> changes = changesToMake(other);
        for (const Change &change : changesToMake(version))
            changes.push_back(change);
        library().edit(QStringLiteral("Add PDF"), changes);
        QTRY_COMPARE(library().surveys().size(), size_t(2));
        QVERIFY(m_fixture->openSurvey(kept));
        joinSurveys(library(), kept, {other.id});
        QTRY_COMPARE(library().surveys().size(), size_t(1));
        QTRY_COMPARE(library().surveyRow(kept)->versions, 1);
        QTRY_VERIFY(library().survey(kept) && library().survey(kept)->snapshot().versions.size() == 1);
        QVERIFY(m_fixture->waitUntilSaved());
        QVERIFY(m_fixture->reopen());
        QCOMPARE(library().surveys().size(), size_t(1));
        QCOMPARE(library().surveys().front().versions, 1);
        QVERIFY(m_fixture->openSurvey(kept));
        QCOMPARE(library().survey(kept)->snapshot().versions.front().survey, kept);
        // Joined and parted in one session: undo.
        library().closeSurvey(kept);
        Survey third = surveyOf("third", "Again the same", "Ada Alpha");
        library().edit(QStringLiteral("Import page"), changesToMake(third));
        QTRY_COMPARE(library().surveys().size(), size_t(2));
        joinSurveys(library(), kept, {third.id});
        QTRY_COMPARE(library().surveys().size(), size_t(1));
        library().undoStack()->undo();
        QTRY_COMPARE(library().surveys().size(), size_t(2));
        QTRY_COMPARE(library().surveyRow(kept)->versions, 1);
    }

    void keptPicturesAreForgotten()
    {
        const SurveyId id = importOne();
        const Version version{VersionId(QString(64, QLatin1Char('a'))), id, QStringLiteral("x.pdf"), 3, {}, false, {}};
        library().edit(QStringLiteral("Add PDF"), changesToMake(version));
        const QString key = QStringLiteral("reader-picture/") + version.id.text();
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        library().putPicture(key + QStringLiteral("/0"), image);
        library().putViewState(key, {{QStringLiteral("pictures"), QJsonArray{QJsonObject{{QStringLiteral("page"), 0}}}}});
        const auto count = [this](auto service) {
            return m_fixture->wait<int>([&](auto done) { service(library(), &m_fixture->context, done); });
        };
        const auto picture = [&] {
            return m_fixture->wait<QImage>([&](auto done) { library().picture(key + QStringLiteral("/0"), &m_fixture->context, done); });
        };
        QVERIFY(m_fixture->waitUntilSaved());
        QTRY_COMPARE(picture()->size(), image.size());
        QCOMPARE(count(countKeptPictures), 1);
        QCOMPARE(count(forgetKeptPictures), 1);
        QTRY_VERIFY(picture()->isNull());
        QVERIFY(library().viewState(key).isEmpty());
        QCOMPARE(count(countKeptPictures), 0);
    }

    void oldBackupsGo()
    {
        const QDateTime now(QDate(2026, 11, 23), QTime(17, 0), Qt::UTC);
        QStringList names;
        for (int day = 0; day < 60; ++day)
            names << QStringLiteral("conspectus-") + now.addDays(-day).toString(QStringLiteral("yyyyMMdd-HHmmss"));
        names << QStringLiteral("conspectus-20261123-080000") << QStringLiteral("my own copy") << QStringLiteral("conspectus-old");
        const QStringList gone = backupsToRemove(names, now);
        QVERIFY(!gone.contains(QStringLiteral("my own copy")));
        QVERIFY(!gone.contains(QStringLiteral("conspectus-old")));
        QVERIFY(gone.contains(QStringLiteral("conspectus-20261123-080000"))); // earlier the same day
        QStringList stay = names;
        for (const QString &name : gone)
            stay.removeOne(name);
        for (int day = 0; day < 7; ++day)
            QVERIFY(stay.contains(names[day]));
        QCOMPARE(stay.size(), 7 + 4 + 2);
        QVERIFY(backupsToRemove({names[59]}, now).isEmpty()); // never the last one
    }

    void oneBackupADay()
    {
        importOne();
        QVERIFY(m_fixture->waitUntilSaved());
        const auto backups = [this] {
            const auto list = m_fixture->wait<std::vector<Backup>>([&](auto done) { listBackups(library(), &m_fixture->context, done); });
            return list ? *list : std::vector<Backup>();
        };
        QDateTime now = m_fixture->clock.time;
        backUpIfDue(library(), now);
        backUpIfDue(library(), now);
        QCOMPARE(backups().size(), size_t(1));
        now = m_fixture->clock.time = now.addDays(1);
        backUpIfDue(library(), now); // nothing changed
        QCOMPARE(backups().size(), size_t(1));
        setPinned(library(), {library().surveys().front().id}, true);
        QTRY_VERIFY(library().surveys().front().pinned);
        QVERIFY(m_fixture->waitUntilSaved());
        backUpIfDue(library(), now);
        QCOMPARE(backups().size(), size_t(2));
        QVERIFY(QFileInfo::exists(backups().front().path + QStringLiteral("/library.db")));
    }

    void aFolderIsImportedWithAReport()
    {
        if (qEnvironmentVariableIsEmpty("CONSPECTUS_PDFWORKER"))
            QSKIP("no worker for PDFs");
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("below")));
        const auto put = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(put(QStringLiteral("words.page.txt"), smallPage()));
        QVERIFY(QFile::copy(fixtureFile("words.pdf"), folder.filePath(QStringLiteral("words.pdf"))));
        QVERIFY(QFile::copy(fixtureFile("words.pdf"), folder.filePath(QStringLiteral("below/again.pdf"))));
        QVERIFY(QFile::copy(fixtureFile("nopages.pdf"), folder.filePath(QStringLiteral("below/nopages.pdf"))));
        QVERIFY(put(QStringLiteral("broken.pdf"), "no PDF at all"));
        QVERIFY(put(QStringLiteral("shopping.txt"), "milk, bread"));
        QVERIFY(put(QStringLiteral("picture.png"), "\x89PNG"));
        const FolderReport report = importFolder(folder.path());
        QHash<QString, ImportedFile::Outcome> outcomes;
        for (const ImportedFile &file : report.files) {
            outcomes.insert(QFileInfo(file.path).fileName(), file.outcome);
            QCOMPARE(file.reason.isEmpty(), file.outcome != ImportedFile::Outcome::Refused);
            QCOMPARE(file.title.isEmpty(), file.outcome == ImportedFile::Outcome::Refused);
        }
        QCOMPARE(report.files.size(), size_t(6)); // not the picture
        using enum ImportedFile::Outcome;
        QCOMPARE(outcomes.value(QStringLiteral("words.page.txt")), Added);
        QCOMPARE(report.count(AlreadyThere), 1); // the same file twice
        QCOMPARE(outcomes.value(QStringLiteral("broken.pdf")), Refused);
        QCOMPARE(outcomes.value(QStringLiteral("nopages.pdf")), Refused);
        QCOMPARE(outcomes.value(QStringLiteral("shopping.txt")), Refused);
        QCOMPARE(library().surveys().size(), size_t(1)); // page and PDF are one survey
        QVERIFY(library().jobs().empty());
        // From the trash it comes back and is said so.
        removeSurveys(library(), {library().surveys().front().id});
        QTRY_VERIFY(library().surveys().empty());
        QVERIFY(QFile::remove(folder.filePath(QStringLiteral("words.page.txt"))));
        const FolderReport again = importFolder(folder.path());
        QCOMPARE(again.count(BroughtBack), 1);
        QTRY_COMPARE(library().surveys().size(), size_t(1));
    }

    void thePageUnderWayIsCancelledWithTheFolder()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("page.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(smallPage()) > 0);
        file.close();
        FolderImport import(&library());
        QSignalSpy finished(&import, &FolderImport::finished);
        connect(&library(), &Library::jobsChanged, &import, [&] {
            if (library().jobs().size() > 1) // the folder's and the page's
                import.cancel();
        });
        import.start({folder.path()});
        QTRY_COMPARE(finished.count(), 1);
        const auto report = finished.front().front().value<FolderReport>();
        QVERIFY(report.wasCancelled);
        QCOMPARE(report.count(ImportedFile::Outcome::NotReached), 1);
        QVERIFY(library().surveys().empty());
    }

    void aCancelledImportSaysSo()
    {
        QTemporaryDir folder;
        for (int i = 0; i < 30; ++i) {
            QFile file(folder.filePath(QStringLiteral("%1.txt").arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(smallPage({}, QStringLiteral("Number %1").arg(i)).replace("Small Medical", QByteArray("Other ") + QByteArray::number(i)));
        }
        FolderImport import(&library());
        QSignalSpy finished(&import, &FolderImport::finished);
        connect(&import, &FolderImport::progressed, &import, [&import](int done) {
            if (done == 3)
                import.cancel();
        });
        import.start({folder.path()});
        QTRY_COMPARE(finished.count(), 1);
        const auto report = finished.front().front().value<FolderReport>();
        QVERIFY(report.wasCancelled);
        QVERIFY(report.count(ImportedFile::Outcome::NotReached) > 0);
        QTRY_VERIFY(library().jobs().empty());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(LibraryCareTest)
#include "librarycare_test.moc"
