// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Groups of thousands of changes: the window goes on while they are applied and saved, they are one step, they come in order
// with what is done meanwhile, and they can be given up until they are in the journal.

#include "libraryfixture.h"
#include "survey/projection.h"

#include <QSemaphore>

using namespace conspectus;
using namespace conspectus::test;

namespace {

constexpr int kMany = 1000;

// Keeps the store's thread waiting.
class HeldStore
{
public:
    explicit HeldStore(Library &library)
    {
        library.onStore([gate = m_gate](store::LibraryStore &) { gate->acquire(); });
    }
    ~HeldStore() { release(); }
    void release()
    {
        if (!std::exchange(m_isReleased, true))
            m_gate->release();
    }

private:
    Q_DISABLE_COPY_MOVE(HeldStore)
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
    bool m_isReleased = false;
};

} // namespace

class LongGroupsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LibraryFixture> m_fixture;
    SurveyId m_survey;
    int m_steps = 0;

    Library &library() { return *m_fixture->library; }
    SurveyData &data() { return *library().survey(m_survey); }
    const std::vector<Annotation> &annotations() { return data().snapshot().annotations; }
    qsizetype withStatus(const QString &status) { return std::ranges::count(annotations(), status, &Annotation::status); }
    bool isAllSaved()
    {
        return library().savingState() == SavingState::Saved
            && std::ranges::all_of(annotations(), [this](const Annotation &each) { return data().isSaved(asObject(each.id)); });
    }
    void setStatus(const QString &status)
    {
        std::vector<Change> changes;
        for (const Annotation &annotation : annotations())
            changes.push_back({asObject(annotation.id), ChangeKind::Set, QStringLiteral("status"), status});
        library().edit(m_survey, QStringLiteral("Change status of annotations"), changes);
    }
    void setStatusOfFirst(const QString &status)
    {
        Annotation changed = annotations().front();
        changed.status = status;
        library().changeAnnotation(changed, QStringLiteral("Change status"));
    }
    // What the store has, not what the window shows.
    bool readAgain()
    {
        return m_fixture->reopen() && m_fixture->openSurvey(m_survey);
    }
    Job *job()
    {
        return QTest::qWaitFor([this] { return library().jobs().size() == 1; }) ? library().jobs().front() : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
        const auto imported = m_fixture->import(smallPage());
        QVERIFY(imported.has_value());
        m_survey = imported->survey;
        QVERIFY(m_fixture->openSurvey(m_survey));
        std::vector<Change> changes;
        for (int i = 0; i < kMany; ++i) {
            Annotation annotation;
            annotation.id = AnnotationId::create();
            annotation.survey = m_survey;
            annotation.note = QStringLiteral("note %1").arg(i);
            annotation.created = m_fixture->clock.time.addSecs(i % 71);
            std::ranges::move(changesToMake(annotation), std::back_inserter(changes));
        }
        library().edit(m_survey, QStringLiteral("Annotate"), changes);
        QVERIFY(annotations().size() < kMany); // it has only begun
        QTRY_COMPARE(annotations().size(), size_t(kMany));
        QTRY_VERIFY(isAllSaved());
        QTRY_VERIFY(library().jobs().empty());
        m_steps = library().undoStack()->count();
    }
    void cleanup() { m_fixture.reset(); }

    void isOneStepAndLeavesTheWindowItsTurns()
    {
        int turns = 0;
        QTimer turn;
        connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
        turn.start(0);
        setStatus(QStringLiteral("open"));
        QCOMPARE(library().savingState(), SavingState::Saving);
        QCOMPARE(withStatus(QStringLiteral("open")), 0);
        QTRY_COMPARE(withStatus(QStringLiteral("open")), kMany);
        QVERIFY(turns > 2);
        QTRY_VERIFY(isAllSaved());
        QCOMPARE(library().undoStack()->count(), m_steps + 1);
        library().undoStack()->undo();
        QTRY_COMPARE(withStatus(QString()), kMany);
        library().undoStack()->redo();
        QTRY_COMPARE(withStatus(QStringLiteral("open")), kMany);
        QTRY_VERIFY(isAllSaved());
        QVERIFY(readAgain());
        QCOMPARE(withStatus(QStringLiteral("open")), kMany);
    }

    void whatIsDoneMeanwhileComesAfterIt()
    {
        setStatus(QStringLiteral("open"));
        setStatusOfFirst(QStringLiteral("resolved"));
        QCOMPARE(withStatus(QStringLiteral("open")), kMany - 1);
        library().undoStack()->undo();
        QCOMPARE(annotations().front().status, QStringLiteral("open"));
        library().undoStack()->redo();
        QTRY_VERIFY(isAllSaved());
        QVERIFY(readAgain());
        QCOMPARE(annotations().front().status, QStringLiteral("resolved"));
        QCOMPARE(withStatus(QStringLiteral("open")), kMany - 1);
    }

    void canBeUndoneBeforeItIsApplied()
    {
        setStatus(QStringLiteral("open"));
        library().undoStack()->undo();
        QTRY_VERIFY(isAllSaved());
        QCOMPARE(withStatus(QString()), kMany);
        QVERIFY(readAgain());
        QCOMPARE(withStatus(QString()), kMany);
    }

    void isSavedThoughTheLibraryEndsFirst()
    {
        setStatus(QStringLiteral("open"));
        QVERIFY(readAgain());
        QCOMPARE(withStatus(QStringLiteral("open")), kMany);
    }

    void isThereInASurveyThatIsOpenedMeanwhile()
    {
        setStatus(QStringLiteral("open"));
        library().closeSurvey(m_survey);
        QVERIFY(m_fixture->openSurvey(m_survey));
        QTRY_COMPARE(withStatus(QStringLiteral("open")), kMany);
        QTRY_VERIFY(isAllSaved());
    }

    void isGivenUpAsAWhole()
    {
        HeldStore held(library());
        setStatus(QStringLiteral("open"));
        QTRY_COMPARE(withStatus(QStringLiteral("open")), kMany);
        Job *running = job();
        QVERIFY(running);
        running->cancel();
        held.release();
        QTRY_COMPARE(withStatus(QString()), kMany);
        QTRY_VERIFY(isAllSaved());
        QVERIFY(library().jobs().empty());
        QCOMPARE(library().undoStack()->count(), m_steps);
        QVERIFY(readAgain());
        QCOMPARE(withStatus(QString()), kMany);
    }

    void undoingIsGivenUpAsAWhole()
    {
        setStatus(QStringLiteral("open"));
        QTRY_VERIFY(isAllSaved());
        HeldStore held(library());
        library().undoStack()->undo();
        Job *running = job();
        QVERIFY(running);
        running->cancel();
        held.release();
        QTRY_COMPARE(withStatus(QStringLiteral("open")), kMany);
        QTRY_VERIFY(isAllSaved());
        QCOMPARE(library().undoStack()->index(), m_steps + 1);
        library().undoStack()->undo();
        QTRY_COMPARE(withStatus(QString()), kMany);
    }

    void isKeptWhereSomethingRestsOnIt()
    {
        HeldStore held(library());
        setStatus(QStringLiteral("open"));
        Job *running = job();
        QVERIFY(running);
        setStatusOfFirst(QStringLiteral("resolved"));
        running->cancel();
        held.release();
        QTRY_VERIFY(isAllSaved());
        QCOMPARE(withStatus(QStringLiteral("open")), kMany - 1);
        QCOMPARE(library().undoStack()->count(), m_steps + 2);
    }

    // The cancel was heard already when something else is done: that stands, and nothing of the group does.
    void whatComesAfterACancelStands()
    {
        HeldStore held(library());
        setStatus(QStringLiteral("open"));
        Job *running = job();
        QVERIFY(running);
        running->cancel();
        setStatusOfFirst(QStringLiteral("resolved"));
        held.release();
        QTRY_COMPARE(withStatus(QString()), kMany - 1);
        QTRY_VERIFY(isAllSaved());
        QCOMPARE(annotations().front().status, QStringLiteral("resolved"));
        library().undoStack()->undo(); // of the later one
        library().undoStack()->undo(); // of the one that was given up: nothing
        QTRY_VERIFY(isAllSaved());
        QCOMPARE(library().undoStack()->count(), m_steps + 1);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(LongGroupsTest)
#include "longgroups_test.moc"
