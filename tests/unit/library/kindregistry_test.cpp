// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Kinds as the reader changes them: over the built-in ones, with undo, and back after reopening.

#include "library/kindregistry.h"
#include "libraryfixture.h"

using namespace conspectus;
using namespace conspectus::test;

namespace {
const KindSetId kReading(QStringLiteral("kindset.reading"));
const KindId kClaim(QStringLiteral("kind.reading.claim"));
const KindId kMethod(QStringLiteral("kind.reading.method"));
} // namespace

class KindRegistryTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LibraryFixture> m_fixture;
    Library &library() { return *m_fixture->library; }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
    }
    void cleanup()
    {
        m_fixture.reset();
        setKindSets(builtInKindSets());
    }

    void aBuiltInKindIsChangedAndComesBack()
    {
        const Kind *before = kindById(kClaim);
        {
            KindRegistry kinds(&library());
            QSignalSpy changed(&kinds, &KindRegistry::changed);
            Kind claim = *kindById(kClaim);
            claim.name = QStringLiteral("Thesis");
            claim.pattern = KindPattern::Wave;
            claim.lightFill = QColor(QStringLiteral("#112233"));
            kinds.change(claim);
            QVERIFY(changed.count() >= 1);
            QCOMPARE(kindById(kClaim)->name, QStringLiteral("Thesis"));
            QCOMPARE(kindByName(QStringLiteral("thesis"))->id, kClaim);
            QCOMPARE(before->name, QStringLiteral("Claim")); // who kept a pointer sees what was
            QVERIFY(kinds.isChanged(kReading));
            QVERIFY(m_fixture->waitUntilSaved());
        }
        QCOMPARE(kindById(kClaim)->name, QStringLiteral("Claim")); // no library, nothing laid over
        QVERIFY(m_fixture->reopen());
        KindRegistry kinds(&library());
        QCOMPARE(kindById(kClaim)->name, QStringLiteral("Thesis"));
        QCOMPARE(kindById(kClaim)->pattern, KindPattern::Wave);
        QCOMPARE(kindById(kClaim)->lightFill, QColor(QStringLiteral("#112233")));
        kinds.restoreSet(kReading);
        QCOMPARE(kindSetOrReading(kReading), builtInKindSets().front());
        QVERIFY(!kinds.isChanged(kReading));
        library().undoStack()->undo();
        QCOMPARE(kindById(kClaim)->name, QStringLiteral("Thesis"));
    }

    void aRenamedKindIsFoundByItsNewName()
    {
        const auto imported = m_fixture->import(smallPage());
        QVERIFY(imported && m_fixture->openSurvey(imported->survey));
        Annotation annotation;
        annotation.survey = imported->survey;
        annotation.kind = kClaim;
        annotation.note = QStringLiteral("hepatology");
        library().addAnnotation(annotation);
        const auto found = [this](const char *query) {
            const auto answer = m_fixture->wait<Result<FoundAnswer>>(
                [&](auto done) { library().search(QLatin1String(query), {}, 5, &m_fixture->context, done); });
            return answer && *answer ? (*answer)->total : -1;
        };
        KindRegistry kinds(&library());
        QTRY_COMPARE(found("kind:claim "), 1);
        Kind claim = *kindById(kClaim);
        claim.name = QStringLiteral("Thesis");
        kinds.change(claim);
        QTRY_COMPARE(found("kind:thesis "), 1);
        QCOMPARE(found("kind:claim "), 0);
        library().undoStack()->undo();
        QTRY_COMPARE(found("kind:claim "), 1);
    }

    void changesAfterRestoringAreKept()
    {
        KindRegistry kinds(&library());
        for (const char *name : {"One", "Two"}) {
            Kind claim = *kindById(kClaim);
            claim.name = QLatin1String(name);
            kinds.change(claim);
            QCOMPARE(kindById(kClaim)->name, QLatin1String(name));
            kinds.restoreSet(kReading);
            QCOMPARE(kindById(kClaim)->name, QStringLiteral("Claim"));
        }
    }

    void undoTakesAChangeBack()
    {
        KindRegistry kinds(&library());
        Kind claim = *kindById(kClaim);
        claim.name = QStringLiteral("Thesis");
        kinds.change(claim);
        library().undoStack()->undo();
        QCOMPARE(kindById(kClaim)->name, QStringLiteral("Claim"));
        library().undoStack()->redo();
        QCOMPARE(kindById(kClaim)->name, QStringLiteral("Thesis"));
    }

    void digitsAreSwapped()
    {
        KindRegistry kinds(&library());
        Kind claim = *kindById(kClaim);
        claim.key = kindById(kMethod)->key;
        const int steps = library().undoStack()->count();
        kinds.change(claim);
        QCOMPARE(library().undoStack()->count(), steps + 1);
        QCOMPARE(kindById(kClaim)->key, QStringLiteral("3"));
        QCOMPARE(kindById(kMethod)->key, QStringLiteral("1"));
        QCOMPARE(kindSetOrReading(kReading).kinds.front().id, kMethod); // in the order of the digits
    }

    void kindsAreAddedAndRemoved()
    {
        KindRegistry kinds(&library());
        const KindId own = kinds.addKind(kReading, QStringLiteral("Number"));
        QVERIFY(!own.isNull());
        QCOMPARE(kindById(own)->key, QStringLiteral("9"));
        QVERIFY(kinds.addKind(kReading, QStringLiteral("Too many")).isNull());
        kinds.removeKind(kClaim);
        QCOMPARE(kindSetOrReading(kReading).kinds.size(), size_t(8));
        QVERIFY(kindById(kClaim)); // annotations that have it keep name and look
        kinds.removeKind(own);
        QCOMPARE(kindById(own)->name, QStringLiteral("Number"));
        const KindId again = kinds.addKind(kReading, QStringLiteral("Result"));
        QCOMPARE(kindById(again)->key, QStringLiteral("1"));
        QCOMPARE(kindById(again)->pattern, KindPattern::Plain); // what became free
    }

    void ownSetsComeBack()
    {
        KindSetId own;
        {
            KindRegistry kinds(&library());
            own = kinds.addSet(QStringLiteral("Appraisal"), kReading);
            kinds.renameSet(own, QStringLiteral("Appraisals"));
            QCOMPARE(kindSets().size(), builtInKindSets().size() + 1);
            QVERIFY(m_fixture->waitUntilSaved());
        }
        QVERIFY(m_fixture->reopen());
        KindRegistry kinds(&library());
        QCOMPARE(kindSetOrReading(own).name, QStringLiteral("Appraisals"));
        QCOMPARE(kindSetOrReading(own).kinds.size(), size_t(8));
        const KindId first = kindSetOrReading(own).kinds.front().id;
        QVERIFY(first != kClaim);
        kinds.removeSet(own);
        QCOMPARE(kindSetOrReading(own).id, kReading);
        QVERIFY(kindById(first));
        kinds.removeSet(kReading); // a built-in one stays
        QCOMPARE(kindSetOrReading(kReading).id, kReading);
    }

    void openSurveysAreTold()
    {
        const auto imported = m_fixture->import(smallPage());
        QVERIFY(imported.has_value());
        SurveyData *survey = m_fixture->openSurvey(imported->survey);
        QVERIFY(survey);
        Annotation annotation;
        annotation.survey = imported->survey;
        annotation.kind = kClaim;
        library().addAnnotation(annotation);
        KindRegistry kinds(&library());
        QSignalSpy changed(survey, &SurveyData::changed);
        QSignalSpy page(survey, &SurveyData::surveyChanged);
        Kind claim = *kindById(kClaim);
        claim.name = QStringLiteral("Thesis");
        kinds.change(claim);
        QVERIFY(page.count() >= 1);
        QVERIFY(changed.count() >= 1);
    }

    void nothingIsChangedForReadingOnly()
    {
        QVERIFY(m_fixture->import(smallPage()).has_value());
        QVERIFY(m_fixture->reopen(false));
        KindRegistry kinds(&library());
        Kind claim = *kindById(kClaim);
        claim.name = QStringLiteral("Thesis");
        kinds.change(claim);
        QCOMPARE(kindById(kClaim)->name, QStringLiteral("Claim"));
        QVERIFY(kinds.addSet(QStringLiteral("X"), kReading).isNull());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(KindRegistryTest)
#include "kindregistry_test.moc"
