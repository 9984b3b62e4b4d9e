// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The service on a real library in a temporary folder: edits, undo, saving, imports, drafts, what comes back.

#include "failingfilesystem.h"
#include "libraryfixture.h"
#include "library/sharedobjects.h"
#include "survey/projection.h"
#include "text/fold.h"

using namespace conspectus;
using namespace conspectus::test;

Q_DECLARE_METATYPE(std::function<void(Library &)>)

namespace {

Annotation highlight(const SurveyId &survey)
{
    Annotation annotation;
    annotation.survey = survey;
    annotation.kind = KindId(QStringLiteral("kind.reading.claim"));
    annotation.note = QStringLiteral("a thought about hepatology");
    return annotation;
}

} // namespace

class LibraryTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LibraryFixture> m_fixture;
    SurveyId m_survey;
    Library &library() { return *m_fixture->library; }
    const SurveySnapshot &now() { return library().survey(m_survey)->snapshot(); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
        const auto imported = m_fixture->import(smallPage());
        QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message));
        QVERIFY(imported->created);
        m_survey = imported->survey;
        QVERIFY(m_fixture->openSurvey(m_survey));
        QVERIFY(m_fixture->waitUntilSaved());
    }
    void cleanup() { m_fixture.reset(); }

    void theListOfFindingsIsCountedAlikeOpenAndClosed()
    {
        QVERIFY(m_fixture->reopen());
        QCOMPARE(library().surveys().front().findings, 2);
        QVERIFY(m_fixture->openSurvey(m_survey));
        library().addFinding(m_survey, QStringLiteral("Mine."));
        QCOMPARE(library().surveyRow(m_survey)->findings, 3);
    }

    void importMakesOneRowAndOneUndoStep()
    {
        QCOMPARE(library().surveys().size(), size_t(1));
        const SurveyRow &row = library().surveys().front();
        QCOMPARE(row.title, QStringLiteral("A Survey of Small Medical Models for Wards"));
        QCOMPARE(row.findings, 2); // not the TL;DR and the contribution, which are kept like findings
        QCOMPARE(library().undoStack()->count(), 1);
        QSignalSpy removed(&library(), &Library::surveyRemoved);
        library().undoStack()->undo();
        QCOMPARE(removed.count(), 1);
        QVERIFY(library().surveys().empty());
        library().undoStack()->redo();
        QTRY_COMPARE(library().surveys().size(), size_t(1));
        QVERIFY(m_fixture->reopen());
        QCOMPARE(library().surveys().size(), size_t(1));
        QCOMPARE(library().surveys().front().title, QStringLiteral("A Survey of Small Medical Models for Wards"));
    }

    void eachEditIsUndoneRedoneAndKept_data()
    {
        QTest::addColumn<std::function<void(Library &)>>("edit");
        using Edit = std::function<void(Library &)>;
        const auto first = [](Library &l) { return l.surveys().front().id; };
        const auto at = [first](Library &l) -> const SurveySnapshot & { return l.survey(first(l))->snapshot(); };
        QTest::newRow("title") << Edit([=](Library &l) { l.editPageField(first(l), PageField::Title, QStringLiteral("T")); });
        QTest::newRow("authors") << Edit([=](Library &l) { l.editPageField(first(l), PageField::AuthorsLine, QStringLiteral("C, D")); });
        QTest::newRow("abstract") << Edit([=](Library &l) { l.editPageField(first(l), PageField::Abstract, QStringLiteral("A")); });
        QTest::newRow("kind set") << Edit([=](Library &l) { l.setKindSet(first(l), KindSetId(QStringLiteral("kindset.clinical"))); });
        QTest::newRow("annotate") << Edit([=](Library &l) { l.addAnnotation(highlight(first(l))); });
        QTest::newRow("add finding") << Edit([=](Library &l) { l.addFinding(first(l), QStringLiteral("mine")); });
        QTest::newRow("edit finding") << Edit([=](Library &l) {
            l.editFinding(first(l), at(l).findings.front().id, QStringLiteral("other"));
        });
        QTest::newRow("remove finding") << Edit([=](Library &l) { l.removeFinding(first(l), at(l).findings.front().id); });
        QTest::newRow("add node") << Edit([=](Library &l) {
            Node node;
            node.label.imported = QStringLiteral("own");
            l.addNode(first(l), node);
        });
        QTest::newRow("rename node") << Edit([=](Library &l) { l.renameNode(first(l), at(l).nodes.front().id, QStringLiteral("N")); });
        QTest::newRow("remove node") << Edit([=](Library &l) { l.removeNode(first(l), at(l).nodes.front().id); });
    }

    void eachEditIsUndoneRedoneAndKept()
    {
        QFETCH(std::function<void(Library &)>, edit);
        const SurveySnapshot before = now();
        edit(library());
        const SurveySnapshot after = now();
        QCOMPARE(library().undoStack()->count(), 2);
        const auto same = [](const SurveySnapshot &a, const SurveySnapshot &b) {
            return a.survey == b.survey && a.findings == b.findings && a.annotations == b.annotations && a.nodes == b.nodes
                && a.links == b.links;
        };
        QVERIFY(!same(before, after));
        library().undoStack()->undo();
        QVERIFY(same(now(), before));
        library().undoStack()->redo();
        QVERIFY(same(now(), after));
        QVERIFY(m_fixture->waitUntilSaved());
        QVERIFY(m_fixture->reopen());
        QVERIFY(m_fixture->openSurvey(m_survey));
        QVERIFY(same(now(), after));
    }

    void annotationWithLinksIsSavedAndComesBack()
    {
        const FindingId finding = now().findings.front().id;
        const NodeId node = now().nodes.front().id;
        QSignalSpy saved(library().survey(m_survey), &SurveyData::savedChanged);
        const AnnotationId annotation = library().addAnnotation(highlight(m_survey));
        QVERIFY(!library().survey(m_survey)->isSaved(asObject(annotation)));
        QCOMPARE(library().savingState(), SavingState::Saving);
        const LinkId link = library().addEvidence(m_survey, annotation, finding, EvidenceRole::States);
        QCOMPARE(library().addEvidence(m_survey, annotation, finding, EvidenceRole::Qualifies), link); // one link, another role
        library().addToNode(m_survey, annotation, node);
        QTRY_VERIFY(library().survey(m_survey)->isSaved(asObject(annotation)));
        QVERIFY(saved.count() >= 2);
        QVERIFY(m_fixture->waitUntilSaved());
        QCOMPARE(library().surveyRow(m_survey)->annotations, 1);

        QVERIFY(m_fixture->reopen());
        QVERIFY(m_fixture->openSurvey(m_survey));
        QCOMPARE(now().annotations.size(), size_t(1));
        QCOMPARE(now().annotations.front().created, m_fixture->clock.time);
        QCOMPARE(now().evidenceFor(finding).size(), size_t(1));
        QCOMPARE(now().evidenceFor(finding).front()->role, EvidenceRole::Qualifies);
        QCOMPARE(now().passagesOf(node), 1);
    }

    void editedFieldSurvivesImportAndThePageCanBeTaken()
    {
        library().editPageField(m_survey, PageField::Tldr, QStringLiteral("My words."));
        const auto again = m_fixture->import(smallPage({QStringLiteral("Models help doctors decide.")},
                                                       QStringLiteral("Another summary of it.")));
        QVERIFY(again);
        QVERIFY(!again->created);
        QCOMPARE(again->survey, m_survey);
        QCOMPARE(now().survey.tldr.shown(), QStringLiteral("My words."));
        QCOMPARE(now().survey.tldr.pageNowSays(), QStringLiteral("Another summary of it."));
        library().takePageText(m_survey, PageField::Tldr);
        QCOMPARE(now().survey.tldr.shown(), QStringLiteral("Another summary of it."));
        QCOMPARE(library().surveys().size(), size_t(1));
    }

    void importIsUndoneAsOneStep()
    {
        const SurveySnapshot before = now();
        QVERIFY(m_fixture->import(smallPage({QStringLiteral("Only this one remains.")}, QStringLiteral("New summary."))));
        QVERIFY(now().findings != before.findings);
        library().undoStack()->undo();
        QCOMPARE(now().findings, before.findings);
        QCOMPARE(now().survey, before.survey);
        QCOMPARE(now().nodes, before.nodes);
    }

    void importIntoASurveyThatIsNotOpen()
    {
        library().closeSurvey(m_survey);
        QVERIFY(!library().survey(m_survey));
        const auto again = m_fixture->import(smallPage({QStringLiteral("Only this one remains.")}));
        QVERIFY(again);
        QTRY_COMPARE(library().surveyRow(m_survey)->findings, 1);
        library().undoStack()->undo();
        QTRY_COMPARE(library().surveyRow(m_survey)->findings, 2);
    }

    void whatIsNoSurveyPageStoresNothing()
    {
        const auto refused = m_fixture->import("Dear sir, this is a letter.\n");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotASurveyPage);
        QCOMPARE(library().surveys().size(), size_t(1));
        QCOMPARE(library().undoStack()->count(), 1);
        QVERIFY(library().jobs().empty());
    }

    void heldBackEntryCanBeAddedAndTakenBack()
    {
        QByteArray page = smallPage();
        page.replace("MethodsAdam", "MethodsRefunds@Expedia|||How do I get a full refund from Expedia? · Adam");
        QVERIFY(m_fixture->import(page));
        QCOMPARE(now().survey.heldBack.size(), size_t(1));
        const HeldBack entry = now().survey.heldBack.front();
        const size_t nodes = now().nodes.size();
        library().decideHeldBack(m_survey, entry.section, entry.text, HeldBack::Decision::Add);
        QCOMPARE(now().nodes.size(), nodes + 1);
        QVERIFY(m_fixture->import(page));
        QCOMPARE(now().nodes.size(), nodes + 1); // it stays as decided
        library().decideHeldBack(m_survey, entry.section, entry.text, HeldBack::Decision::KeepOut);
        QCOMPARE(now().nodes.size(), nodes);
    }

    void failedWriteWaitsAndIsTriedAgain()
    {
        m_fixture->library.reset();
        FailingFileSystem disk;
        m_fixture->library.emplace(m_fixture->clock);
        QVERIFY(m_fixture->open(true, &disk));
        QVERIFY(m_fixture->openSurvey(m_survey));
        QSignalSpy failed(&library(), &Library::saveFailed);
        disk.isFull = true;
        const AnnotationId first = library().addAnnotation(highlight(m_survey));
        QTRY_VERIFY(!failed.isEmpty());
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::DiskFull);
        QCOMPARE(library().savingState(), SavingState::NotSaved);
        const AnnotationId second = library().addAnnotation(highlight(m_survey));
        QTRY_VERIFY(failed.count() >= 2);
        QCOMPARE(now().annotations.size(), size_t(2)); // still shown, still on the undo stack
        QVERIFY(!library().survey(m_survey)->isSaved(asObject(first)));
        QCOMPARE(library().undoStack()->count(), 2);
        QVERIFY(!library().flush(2000));

        disk.isFull = false;
        library().retrySaving();
        QTRY_COMPARE(library().savingState(), SavingState::Saved);
        QVERIFY(library().survey(m_survey)->isSaved(asObject(first)));
        QVERIFY(library().survey(m_survey)->isSaved(asObject(second)));
        QVERIFY(m_fixture->reopen());
        QVERIFY(m_fixture->openSurvey(m_survey));
        QCOMPARE(now().annotations.size(), size_t(2)); // each once
        m_fixture->library.reset();
    }

    void reopeningASurveyShowsWhatWaits()
    {
        m_fixture->library.reset();
        FailingFileSystem disk;
        m_fixture->library.emplace(m_fixture->clock);
        QVERIFY(m_fixture->open(true, &disk));
        QVERIFY(m_fixture->openSurvey(m_survey));
        disk.isFull = true;
        const AnnotationId annotation = library().addAnnotation(highlight(m_survey));
        QTRY_COMPARE(library().savingState(), SavingState::NotSaved);
        library().closeSurvey(m_survey);
        QVERIFY(m_fixture->openSurvey(m_survey));
        QVERIFY(now().annotation(annotation));
        QVERIFY(!library().survey(m_survey)->isSaved(asObject(annotation)));
        disk.isFull = false;
        library().retrySaving();
        QTRY_VERIFY(library().survey(m_survey)->isSaved(asObject(annotation)));
        m_fixture->library.reset();
    }

    void secondOneReadsOnlyAndChangesNothing()
    {
        Library second(m_fixture->clock);
        QSignalSpy opened(&second, &Library::opened);
        Library::Options options;
        options.folder = library().folder();
        second.open(options);
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(second.isReadOnly());
        QCOMPARE(second.savingState(), SavingState::ReadOnly);
        QCOMPARE(second.surveys().size(), size_t(1));
        second.openSurvey(m_survey);
        QTRY_VERIFY(second.survey(m_survey));
        QSignalSpy refused(&second, &Library::saveFailed);
        QVERIFY(second.addAnnotation(highlight(m_survey)).isNull());
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.first().first().value<Error>().code, ErrorCode::ReadOnly);
        QVERIFY(second.survey(m_survey)->snapshot().annotations.empty());

        Library third(m_fixture->clock);
        QSignalSpy failed(&third, &Library::openFailed);
        third.open(options, false);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::LibraryBusy);
    }

    void searchFollowsEdits()
    {
        const auto total = [this](const QString &query) {
            const auto found = m_fixture->wait<Result<FoundAnswer>>(
                [&](auto done) { library().search(query, {}, 20, &m_fixture->context, done); });
            return found && *found ? (*found)->total : -1;
        };
        QVERIFY(library().flush(5000));
        QTRY_COMPARE(total(QStringLiteral("privacy")), 1);
        QCOMPARE(total(QStringLiteral("hepatology")), 0);
        const AnnotationId annotation = library().addAnnotation(highlight(m_survey));
        QVERIFY(m_fixture->waitUntilSaved());
        QTRY_COMPARE(total(QStringLiteral("hepatology")), 1);
        library().removeAnnotation(m_survey, annotation);
        QVERIFY(m_fixture->waitUntilSaved());
        QTRY_COMPARE(total(QStringLiteral("hepatology")), 0);
    }

    void lostIndexIsMadeAgain()
    {
        library().addAnnotation(highlight(m_survey));
        QVERIFY(m_fixture->waitUntilSaved());
        m_fixture->library.reset();
        const QDir folder(m_fixture->folder.filePath(QStringLiteral("library")));
        for (const QString &name : folder.entryList({QStringLiteral("index.db*")}))
            QVERIFY(QFile::remove(folder.filePath(name)));
        for (const bool writable : {false, true}) { // in memory first, then on disk
            m_fixture->library.emplace(m_fixture->clock);
            QVERIFY(m_fixture->open(writable));
            const auto hits = [&] {
                const auto found = m_fixture->wait<Result<FoundAnswer>>([&](auto done) {
                    library().search(QStringLiteral("hepatology"), {QStringLiteral("note")}, 20, &m_fixture->context, done);
                });
                return found && *found ? static_cast<int>((*found)->hits.size()) : -1;
            };
            QTRY_COMPARE(hits(), 1);
            QCOMPARE(folder.exists(QStringLiteral("index.db")), writable);
            m_fixture->library.reset();
        }
    }

    void newSearchReplacesTheOneBefore()
    {
        int answers = 0;
        QString query;
        for (const auto *word : {"privacy", "models", "doctors"}) {
            library().search(QString::fromLatin1(word), {}, 20, &m_fixture->context, [&](const Result<FoundAnswer> &answer) {
                ++answers;
                query = answer ? answer->query : QString();
            });
        }
        QTRY_COMPARE(query, QStringLiteral("doctors"));
        QCOMPARE(answers, 1);
    }

    void answersForAnObjectThatIsGoneAreDropped()
    {
        bool answered = false;
        auto context = std::make_unique<QObject>();
        library().exportSurvey(m_survey, QStringLiteral("json"), context.get(), [&](const Result<QByteArray> &) { answered = true; });
        library().search(QStringLiteral("models"), {}, 20, context.get(), [&](const Result<FoundAnswer> &) { answered = true; });
        library().importPage(smallPage(), context.get(), [&](const Result<ImportOutcome> &) { answered = true; });
        context.reset();
        QTRY_VERIFY(library().jobs().empty());
        // An answer asked for later is given: those before it would have come.
        const auto later = m_fixture->wait<Result<QByteArray>>(
            [&](auto done) { library().exportSurvey(m_survey, QStringLiteral("json"), &m_fixture->context, done); });
        QVERIFY(later && *later);
        QVERIFY(!answered);
    }

    void draftSurvivesWithoutAClosingEditor()
    {
        const ObjectId object(QStringLiteral("0f0f0f0f-1111-4222-8333-444444444444"));
        library().putDraft(object, QStringLiteral("half a tho"));
        library().putDraft(object, QStringLiteral("half a thought"));
        QCOMPARE(library().draft(object), QStringLiteral("half a thought"));
        const QDir drafts(m_fixture->folder.filePath(QStringLiteral("library/drafts")));
        QTRY_VERIFY(!drafts.entryList(QDir::Files).isEmpty()); // by itself, 300 ms after the last key
        QVERIFY(m_fixture->reopen());
        QCOMPARE(library().draft(object), QStringLiteral("half a thought"));
        QCOMPARE(library().draftObjects(), QStringList{object.text()});
        library().removeDraft(object);
        QVERIFY(m_fixture->reopen());
        QVERIFY(library().draftObjects().isEmpty());
    }

    void viewStateAndPictureComeBack()
    {
        library().putViewState(QStringLiteral("survey/x"), {{QStringLiteral("page"), 7}});
        library().putViewState(QStringLiteral("window"), {{QStringLiteral("survey"), QStringLiteral("x")}});
        QImage image(20, 10, QImage::Format_RGB32);
        image.fill(Qt::red);
        library().putPicture(QStringLiteral("survey/x"), image);
        QVERIFY(library().flush(5000));
        QVERIFY(m_fixture->reopen());
        QCOMPARE(library().viewState(QStringLiteral("survey/x")).value(QLatin1String("page")).toInt(), 7);
        QCOMPARE(library().viewState(QStringLiteral("window")).value(QLatin1String("survey")).toString(), QStringLiteral("x"));
        const auto picture = m_fixture->wait<QImage>(
            [&](auto done) { library().picture(QStringLiteral("survey/x"), &m_fixture->context, done); });
        QVERIFY(picture);
        QCOMPARE(picture->size(), QSize(20, 10));
    }

    void backupOpensAsALibrary()
    {
        library().addAnnotation(highlight(m_survey));
        QTemporaryDir elsewhere;
        const auto made = m_fixture->wait<Result<BackupOutcome>>(
            [&](auto done) { library().backup(elsewhere.path(), &m_fixture->context, done); });
        QVERIFY(made && *made);
        QCOMPARE((*made)->annotations, 1);
        Library copy(m_fixture->clock);
        QSignalSpy opened(&copy, &Library::opened);
        Library::Options options;
        options.folder = (*made)->path;
        options.writable = false;
        copy.open(options);
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(copy.surveys().size(), size_t(1));
        const auto checked = m_fixture->wait<Result<CheckOutcome>>([&](auto done) { library().check(&m_fixture->context, done); });
        QVERIFY(checked && *checked);
        QCOMPARE((*checked)->problems, QStringList());
    }

    // An open survey, one that is not open and an object of no survey: one group, one undo step.
    void oneGroupOverSeveralOwners()
    {
        const SurveyId open = library().surveys().front().id;
        QVERIFY(m_fixture->import(smallPage({QStringLiteral("Another claim.")}, QStringLiteral("Another survey."))
                                      .replace("Small Medical Models", "Large Marine Models")));
        QTRY_COMPARE(library().surveys().size(), size_t(2));
        const SurveyId closed = m_fixture->otherThan(open);
        library().closeSurvey(closed);
        QVERIFY(m_fixture->openSurvey(open));
        const auto known = m_fixture->wait<Result<std::vector<ObjectState>>>(
            [&](auto done) { library().objectsOfType({type::survey}, &m_fixture->context, done); });
        QVERIFY(known && *known);
        const ObjectId shelf = ObjectId::create();
        const std::vector<Change> changes{
            {shelf, ChangeKind::Make, {}, QJsonObject{{QStringLiteral("type"), QStringLiteral("shelf")}, {QStringLiteral("owner"), QString()}}},
            {shelf, ChangeKind::Set, QStringLiteral("name"), QStringLiteral("Ward")},
            {asObject(open), ChangeKind::Add, QStringLiteral("tags"), QStringLiteral("read")},
            {asObject(closed), ChangeKind::Add, QStringLiteral("tags"), QStringLiteral("read")},
            {ObjectId::create(), ChangeKind::Set, QStringLiteral("name"), QStringLiteral("of nobody")},
        };
        const auto tagsOf = [&](const SurveyId &id) { return m_fixture->stored(asObject(id)).sets.value(QStringLiteral("tags")); };
        const int steps = library().undoStack()->count();
        QCOMPARE(library().edit(QStringLiteral("Tag"), changes, **known), 4);
        QCOMPARE(library().undoStack()->count(), steps + 1);
        QCOMPARE(library().shared()->object(shelf)->text(QStringLiteral("name")), QStringLiteral("Ward"));
        QVERIFY(m_fixture->waitUntilSaved());
        QTRY_VERIFY(library().shared()->isSaved(shelf));
        QCOMPARE(tagsOf(open), QStringList(QStringLiteral("read")));
        QCOMPARE(tagsOf(closed), QStringList(QStringLiteral("read")));
        library().undoStack()->undo();
        QVERIFY(m_fixture->waitUntilSaved());
        QVERIFY(library().shared()->object(shelf)->deleted);
        QVERIFY(tagsOf(open).isEmpty());
        QVERIFY(tagsOf(closed).isEmpty());
        library().undoStack()->redo();
        QVERIFY(m_fixture->waitUntilSaved());
        QVERIFY(m_fixture->reopen());
        QCOMPARE(library().shared()->objectsOfType(QStringLiteral("shelf")).size(), size_t(1));
        QCOMPARE(tagsOf(closed), QStringList(QStringLiteral("read")));
    }

    void removedSurveyComesBackByUndo()
    {
        library().removeSurvey(m_survey);
        QVERIFY(library().surveys().empty());
        QVERIFY(!library().survey(m_survey));
        library().undoStack()->undo();
        QTRY_COMPARE(library().surveys().size(), size_t(1));
        QVERIFY(m_fixture->openSurvey(m_survey));
        QCOMPARE(now().findings.size(), size_t(4));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(LibraryTest)
#include "library_test.moc"
