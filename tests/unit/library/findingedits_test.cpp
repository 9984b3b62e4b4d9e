// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Findings split, joined, moved, given a status and slots: each is one undo step, and survives reopening and an import.

#include "library/findingedits.h"
#include "libraryfixture.h"
#include "library/surveydata.h"

using namespace conspectus;
using namespace conspectus::test;

namespace {

const QStringList kThree{QStringLiteral("Models help doctors decide."), QStringLiteral("Privacy is still an open question."),
                         QStringLiteral("Cost is not reported.")};

} // namespace

class FindingEditsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LibraryFixture> m_fixture;
    SurveyId m_id;

    [[nodiscard]] Library &library() const { return *m_fixture->library; }
    [[nodiscard]] const SurveySnapshot &snapshot() const { return library().survey(m_id)->snapshot(); }
    [[nodiscard]] FindingId at(size_t place) const { return findingsList(snapshot())[place]->id; }
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (const Finding *finding : findingsList(snapshot()))
            all.append(finding->text.shown());
        return all;
    }
    AnnotationId annotate(const QString &note)
    {
        Annotation annotation;
        annotation.survey = m_id;
        annotation.note = note;
        return library().addAnnotation(annotation);
    }
    void undo() { library().undoStack()->undo(); }
    [[nodiscard]] int steps() const { return library().undoStack()->index(); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        QVERIFY(m_fixture->open());
        const auto outcome = m_fixture->import(smallPage(kThree));
        QVERIFY(outcome);
        m_id = outcome->survey;
        QVERIFY(m_fixture->openSurvey(m_id));
    }
    void cleanup() { m_fixture.reset(); }

    void splitsBehindItself()
    {
        const AnnotationId passage = annotate(QStringLiteral("p"));
        library().addEvidence(m_id, passage, at(0), EvidenceRole::States);
        const int before = steps();
        const FindingId made = splitFinding(library(), m_id, at(0), QStringLiteral("Models help "), QStringLiteral(" doctors decide."));
        QVERIFY(!made.isNull());
        QCOMPARE(texts(), (QStringList{QStringLiteral("Models help"), QStringLiteral("doctors decide."), kThree[1], kThree[2]}));
        QCOMPARE(snapshot().finding(made)->origin, Finding::Origin::Reader);
        QCOMPARE(snapshot().evidenceFor(at(0)).size(), size_t(1));
        QCOMPARE(steps(), before + 1);
        undo();
        QCOMPARE(texts(), kThree);
        QVERIFY(splitFinding(library(), m_id, at(0), QString(), QStringLiteral("x")).isNull());
    }

    void joinsTextsEvidenceAndSlots()
    {
        const AnnotationId first = annotate(QStringLiteral("first"));
        const AnnotationId second = annotate(QStringLiteral("second"));
        library().addEvidence(m_id, first, at(0), EvidenceRole::States);
        library().addEvidence(m_id, first, at(2), EvidenceRole::Supports);
        library().addEvidence(m_id, second, at(2), EvidenceRole::Qualifies);
        const FindingId stays = at(0);
        QVERIFY(fillSlot(library(), m_id, at(2), {QStringLiteral("outcome"), QStringLiteral("cost"), {}}));
        const int before = steps();
        QCOMPARE(mergeFindings(library(), m_id, {at(2), at(0)}), stays);
        QCOMPARE(steps(), before + 1);
        QCOMPARE(texts(), (QStringList{kThree[0] + QLatin1Char(' ') + kThree[2], kThree[1]}));
        const auto evidence = snapshot().evidenceFor(stays);
        QCOMPARE(evidence.size(), size_t(2)); // the first passage once, with the role it had
        for (const Link *link : evidence)
            QCOMPARE(link->role, link->annotation == first ? EvidenceRole::States : EvidenceRole::Qualifies);
        QCOMPARE(snapshot().finding(stays)->slot(QStringLiteral("outcome"))->text, QStringLiteral("cost"));
        undo();
        QCOMPARE(texts(), kThree);
        QCOMPARE(snapshot().evidenceFor(at(2)).size(), size_t(2));
        QVERIFY(mergeFindings(library(), m_id, {at(0), at(0)}).isNull());
    }

    void movesTheReadersOwnAmongThePages()
    {
        const FindingId own = library().addFinding(m_id, QStringLiteral("My own."));
        QCOMPARE(texts().last(), QStringLiteral("My own."));
        QVERIFY(moveFinding(library(), m_id, own, -1));
        QVERIFY(moveFinding(library(), m_id, own, -1));
        QCOMPARE(texts().indexOf(QStringLiteral("My own.")), 1);
        QCOMPARE(snapshot().shortName(own), QStringLiteral("F2"));
        QVERIFY(moveFinding(library(), m_id, own, 1));
        QCOMPARE(texts().indexOf(QStringLiteral("My own.")), 2);
        QVERIFY(placeFinding(library(), m_id, own, at(0)));
        QCOMPARE(texts().first(), QStringLiteral("My own."));
        QVERIFY(!moveFinding(library(), m_id, own, -1));
        undo();
        QCOMPARE(texts().indexOf(QStringLiteral("My own.")), 2);
    }

    void theOrderSurvivesAnImportAndReopening()
    {
        QVERIFY(placeFinding(library(), m_id, at(2), at(0)));
        const QStringList mine{kThree[2], kThree[0], kThree[1]};
        QCOMPARE(texts(), mine);
        QStringList more = kThree;
        more.append(QStringLiteral("A new one came."));
        QVERIFY(m_fixture->import(smallPage(more)));
        QCOMPARE(texts().filter(QStringLiteral("new one"), Qt::CaseInsensitive).size(), 1);
        QStringList without = texts();
        without.removeAll(QStringLiteral("A new one came."));
        QCOMPARE(without, mine);
        QVERIFY(m_fixture->waitUntilSaved());
        QVERIFY(m_fixture->reopen());
        QVERIFY(m_fixture->openSurvey(m_id));
        without = texts();
        without.removeAll(QStringLiteral("A new one came."));
        QCOMPARE(without, mine);
    }

    void aStatusMarksAndKeeps()
    {
        QVERIFY(setFindingStatus(library(), m_id, at(1), QStringLiteral("disputed")));
        QCOMPARE(snapshot().markOf(at(1)), EvidenceMark::Disputed);
        QVERIFY(!setFindingStatus(library(), m_id, at(1), QStringLiteral("disputed")));
        undo();
        QCOMPARE(snapshot().markOf(at(1)), EvidenceMark::None);
    }

    void aSlotKeepsItsSource()
    {
        const AnnotationId source = annotate(QStringLiteral("312 adults"));
        const int before = steps();
        QVERIFY(fillSlot(library(), m_id, at(0), {QStringLiteral("population"), QStringLiteral(" 312 adults "), source}));
        QCOMPARE(steps(), before + 1);
        const FindingSlot *slot = snapshot().finding(at(0))->slot(QStringLiteral("population"));
        QVERIFY(slot);
        QCOMPARE(slot->text, QStringLiteral("312 adults"));
        QCOMPARE(slot->source, source);
        QCOMPARE(snapshot().evidenceFor(at(0)).size(), size_t(1));
        QCOMPARE(snapshot().evidenceFor(at(0)).front()->role, EvidenceRole::ValueSource);
        QVERIFY(m_fixture->waitUntilSaved());
        QVERIFY(m_fixture->reopen());
        QVERIFY(m_fixture->openSurvey(m_id));
        QCOMPARE(snapshot().finding(at(0))->slot(QStringLiteral("population"))->source, source);
        QVERIFY(fillSlot(library(), m_id, at(0), {QStringLiteral("population"), {}, {}}));
        QVERIFY(snapshot().finding(at(0))->slotValues.empty());
        undo();
        QCOMPARE(snapshot().finding(at(0))->slotValues.size(), size_t(1));
    }

    void aPassageBecomesAFinding()
    {
        const AnnotationId passage = annotate(QStringLiteral("x"));
        const FindingId made = promoteToFinding(library(), m_id, QStringLiteral(" What it\nsays. "), passage);
        QCOMPARE(texts().last(), QStringLiteral("What it says."));
        QCOMPARE(snapshot().evidenceFor(made).front()->role, EvidenceRole::States);
        undo();
        QCOMPARE(texts(), kThree);
    }

    void aFindingIsTiedToANodeOnce()
    {
        const NodeId node = snapshot().nodes.front().id;
        const LinkId link = tieFindingToNode(library(), m_id, at(0), node);
        QVERIFY(!link.isNull());
        QCOMPARE(tieFindingToNode(library(), m_id, at(0), node), link);
        QCOMPARE(snapshot().findingsOf(node).size(), size_t(1));
        QCOMPARE(snapshot().passagesOf(node), 0);
        QVERIFY(snapshot().evidenceFor(at(0)).empty());
        library().removeFinding(m_id, at(0));
        QVERIFY(snapshot().findingsOf(node).empty());
    }

    void nothingHappensWithoutTheSurvey()
    {
        const FindingId finding = at(0);
        QVERIFY(!moveFinding(library(), SurveyId(QStringLiteral("nobody")), finding, 1));
        const FindingId tldr = snapshot().findings.back().id;
        QVERIFY(!isInFindingsList(*snapshot().finding(tldr)));
        QVERIFY(!moveFinding(library(), m_id, tldr, -1));
        QVERIFY(splitFinding(library(), m_id, tldr, QStringLiteral("a"), QStringLiteral("b")).isNull());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(FindingEditsTest)
#include "findingedits_test.moc"
