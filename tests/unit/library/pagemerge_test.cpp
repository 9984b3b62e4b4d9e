// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of "Importing the same page again": what is matched, what is replaced, what the reader did that stays.

#include "library/pagematch.h"
#include "library/pagemerge.h"
#include "library/sentences.h"
#include "library/surveydata.h"
#include "support/testenvironment.h"

using namespace conspectus;
using exchange::ParsedPage;

namespace {

ParsedPage page()
{
    ParsedPage parsed;
    parsed.title = QStringLiteral("A Survey of Small Medical Models for Wards");
    parsed.authorsLine = QStringLiteral("Ada Alpha, Ben Beta");
    parsed.authors = {QStringLiteral("Ada Alpha"), QStringLiteral("Ben Beta")};
    parsed.tldr = QStringLiteral("It covers small models. It says what e.g. wards need.");
    parsed.contribution = QStringLiteral("It orders the field by use.");
    parsed.findings = {QStringLiteral("Models help doctors decide which test to order next."),
                       QStringLiteral("Privacy is still an open question."), QStringLiteral("Costs are rarely reported.")};
    parsed.abstract = QStringLiteral("We survey small models. They are many.");
    parsed.topics = {QStringLiteral("Machine Learning"), QStringLiteral("Health Care")};
    parsed.methods = {QStringLiteral("Adam"), QStringLiteral("Dropout")};
    parsed.heldBack = {{QStringLiteral("Methods"), QStringLiteral("Cheap flights|||call now"), QStringLiteral("advertising"), {}}};
    parsed.verbatim = QStringLiteral("A Survey of Small Medical Models for Wards\nAda Alpha, Ben Beta\n\nTL;DR\nIt covers small "
                                     "models. It says what e.g. wards need.\nContribution\nIt orders the field by use.\nFindings\n"
                                     "Models help doctors decide which test to order next.\nPrivacy is still an open question.\n"
                                     "Costs are rarely reported.\nAbstract\nWe survey small models. They are many.\nTaxonomy\n"
                                     "TopicsMachine Learning · Health Care\nMethodsAdam · Dropout\n");
    return parsed;
}

// A survey whose changes are kept as the store would have them.
class Kept
{
public:
    explicit Kept(const ParsedPage &first)
    {
        const PageMerge made = makeSurveyFrom(first, QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        id = made.survey;
        apply(made.changes);
    }
    void apply(const std::vector<Change> &changes)
    {
        for (const Change &change : changes) {
            const auto known = std::ranges::find(objects, change.object, &ObjectState::id);
            if (known == objects.end())
                objects.emplace_back().apply(change);
            else
                known->apply(change);
        }
    }
    PageMerge import(const ParsedPage &again)
    {
        PageMerge merge = mergeIntoSurvey(again, id, objects);
        apply(merge.changes);
        return merge;
    }
    [[nodiscard]] SurveySnapshot now() const { return snapshotFrom(objects, id); }
    [[nodiscard]] Finding finding(const QString &text) const
    {
        const SurveySnapshot snapshot = now();
        const auto found = std::ranges::find_if(snapshot.findings, [&](const Finding &f) { return f.text.shown() == text; });
        return found == snapshot.findings.end() ? Finding() : *found;
    }
    [[nodiscard]] QStringList claims(Finding::Origin origin) const
    {
        QStringList texts;
        for (const Finding &finding : now().findings) {
            if (finding.origin == origin)
                texts.append(finding.text.shown());
        }
        return texts;
    }
    [[nodiscard]] QStringList labels(Node::Kind kind) const
    {
        QStringList labels;
        for (const Node &node : now().nodes) {
            if (node.kind == kind)
                labels.append(node.label.shown());
        }
        return labels;
    }
    void addEvidence(const FindingId &finding)
    {
        Annotation annotation;
        annotation.id = AnnotationId::create();
        annotation.survey = id;
        apply(changesToMake(annotation));
        apply(changesToMake(Link{LinkId::create(), id, annotation.id, finding, {}, EvidenceRole::Supports}));
    }

    SurveyId id;
    std::vector<ObjectState> objects;
};

} // namespace

class PageMergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySectionBecomesData()
    {
        const Kept kept(page());
        const SurveySnapshot now = kept.now();
        QCOMPARE(now.survey.title.shown(), page().title);
        QCOMPARE(now.survey.authors, page().authors);
        QCOMPARE(now.survey.origin, QStringLiteral("page"));
        QCOMPARE(now.survey.verbatim, page().verbatim);
        QCOMPARE(kept.claims(Finding::Origin::Findings), page().findings);
        QCOMPARE(kept.claims(Finding::Origin::Tldr),
                 QStringList({QStringLiteral("It covers small models."), QStringLiteral("It says what e.g. wards need.")}));
        QCOMPARE(kept.claims(Finding::Origin::Contribution), QStringList{page().contribution});
        QCOMPARE(kept.labels(Node::Kind::Topic), page().topics);
        QCOMPARE(kept.labels(Node::Kind::Method), page().methods);
    }

    void samePageAgainChangesNothing()
    {
        Kept kept(page());
        QVERIFY(kept.import(page()).changes.empty());
    }

    void importReplacesWhatWasImportedAndKeepsWhatWasEdited()
    {
        Kept kept(page());
        Survey edited = kept.now().survey;
        edited.title.edited = QStringLiteral("My title");
        edited.title.editedOver = edited.title.imported;
        kept.apply(changesBetween(kept.now().survey, edited));

        ParsedPage again = page();
        again.title = QStringLiteral("A Survey of Small Medical Models for Hospital Wards");
        again.tldr = QStringLiteral("It covers small models only.");
        kept.import(again);
        const Survey now = kept.now().survey;
        QCOMPARE(now.title.shown(), QStringLiteral("My title"));
        QCOMPARE(now.title.pageNowSays(), again.title);
        QCOMPARE(now.tldr.shown(), again.tldr);
        QVERIFY(now.tldr.pageNowSays().isEmpty());
    }

    void missingSectionLeavesWhatWasThere()
    {
        Kept kept(page());
        ParsedPage again = page();
        again.abstract.clear();
        again.topics.clear();
        again.findings.clear();
        kept.import(again);
        QCOMPARE(kept.now().survey.abstract.shown(), page().abstract);
        QCOMPARE(kept.labels(Node::Kind::Topic), page().topics);
        QCOMPARE(kept.claims(Finding::Origin::Findings), page().findings);
    }

    void cutOffAbstractDoesNotReplaceTheWholeOne()
    {
        Kept kept(page());
        ParsedPage cut = page();
        cut.abstract = QStringLiteral("We survey small models. They…");
        cut.abstractTruncated = true;
        kept.import(cut);
        QCOMPARE(kept.now().survey.abstract.shown(), page().abstract);
        QVERIFY(!kept.now().survey.abstractTruncated);
    }

    void rewordedFindingIsTheSameOne()
    {
        Kept kept(page());
        const Finding before = kept.finding(page().findings[0]);
        ParsedPage again = page();
        again.findings[0] = QStringLiteral("Models help doctors to decide which test to order.");
        kept.import(again);
        QCOMPARE(kept.finding(again.findings[0]).id, before.id);
        QCOMPARE(kept.claims(Finding::Origin::Findings), again.findings);
    }

    void findingWithEvidenceIsOnlyMarkedMissing()
    {
        Kept kept(page());
        const Finding supported = kept.finding(page().findings[1]);
        const Finding plain = kept.finding(page().findings[2]);
        kept.addEvidence(supported.id);
        ParsedPage again = page();
        again.findings = {page().findings[0]};
        again.verbatim.remove(page().findings[1] + QLatin1Char('\n')).remove(page().findings[2] + QLatin1Char('\n'));
        kept.import(again);
        const SurveySnapshot now = kept.now();
        QVERIFY(now.finding(supported.id));
        QVERIFY(now.finding(supported.id)->missingFromPage);
        QVERIFY(!now.finding(plain.id));

        kept.import(page()); // it is back
        QVERIFY(!kept.now().finding(supported.id)->missingFromPage);
        QCOMPARE(kept.claims(Finding::Origin::Findings).size(), 3);
    }

    void editedFindingStays()
    {
        Kept kept(page());
        const Finding before = kept.finding(page().findings[1]);
        Finding edited = before;
        edited.text.edited = QStringLiteral("Privacy is the open question.");
        edited.text.editedOver = edited.text.imported;
        kept.apply(changesBetween(before, edited));
        ParsedPage again = page();
        again.findings = {page().findings[0]};
        kept.import(again);
        QCOMPARE(kept.now().finding(before.id)->text.shown(), QStringLiteral("Privacy is the open question."));
    }

    void removedByTheReaderStaysRemoved()
    {
        Kept kept(page());
        kept.apply({deletionOf(asObject(kept.finding(page().findings[2]).id))});
        const SurveySnapshot before = kept.now();
        kept.apply({deletionOf(asObject(before.nodes.front().id))});
        const QString label = before.nodes.front().label.shown();
        kept.import(page());
        QCOMPARE(kept.claims(Finding::Origin::Findings).size(), 2);
        QVERIFY(!kept.labels(Node::Kind::Topic).contains(label));
    }

    void nodesWithPassagesStay()
    {
        Kept kept(page());
        const Node used = kept.now().nodes[0];
        const Node unused = kept.now().nodes[1];
        Annotation annotation;
        annotation.id = AnnotationId::create();
        annotation.survey = kept.id;
        kept.apply(changesToMake(annotation));
        kept.apply(changesToMake(Link{LinkId::create(), kept.id, annotation.id, {}, used.id, EvidenceRole::Supports}));
        ParsedPage again = page();
        again.topics = {QStringLiteral("Nursing")};
        kept.import(again);
        QVERIFY(kept.now().node(used.id));
        QVERIFY(!kept.now().node(unused.id));
        QVERIFY(kept.labels(Node::Kind::Topic).contains(QStringLiteral("Nursing")));
    }

    void decisionAboutHeldBackEntryPersists()
    {
        Kept kept(page());
        Survey decided = kept.now().survey;
        decided.heldBack.front().decision = HeldBack::Decision::KeepOut;
        kept.apply(changesBetween(kept.now().survey, decided));
        kept.import(page());
        QCOMPARE(kept.now().survey.heldBack.front().decision, HeldBack::Decision::KeepOut);
        ParsedPage without = page();
        without.heldBack.clear();
        kept.import(without);
        QCOMPARE(kept.now().survey.heldBack.size(), size_t(1));
    }

    void matchesByIdThenTitleThenSummary()
    {
        std::vector<Survey> surveys(3);
        surveys[0].arxivId = QStringLiteral("2406.03712v2");
        surveys[0].title.imported = QStringLiteral("Another title");
        surveys[1].title.imported = QStringLiteral("A survey of SMALL medical models, for wards");
        surveys[1].authors = {QStringLiteral("Ada Alpha")};
        surveys[2].tldr.imported = page().tldr;
        surveys[2].contribution.imported = page().contribution;

        ParsedPage byId = page();
        byId.arxivId = QStringLiteral("2406.03712");
        QCOMPARE(matchingSurvey(byId, surveys), std::optional<size_t>(0));
        QCOMPARE(matchingSurvey(page(), surveys), std::optional<size_t>(1));
        surveys[1].authors = {QStringLiteral("Carl Gamma")};
        QCOMPARE(matchingSurvey(page(), surveys), std::optional<size_t>(2)); // that one has no title
        surveys[2].title.imported = QStringLiteral("Some title");
        QCOMPARE(matchingSurvey(page(), surveys), std::nullopt);
        ParsedPage untitled = page();
        untitled.title.clear();
        QCOMPARE(matchingSurvey(untitled, surveys), std::optional<size_t>(2));
    }

    void anotherArxivIdIsAnotherWork()
    {
        std::vector<Survey> surveys(1);
        surveys[0].title.imported = page().title;
        surveys[0].authors = page().authors;
        surveys[0].arxivId = QStringLiteral("2301.00001");
        ParsedPage other = page();
        other.arxivId = QStringLiteral("2406.03712");
        QCOMPARE(matchingSurvey(other, surveys), std::nullopt);
    }

    void claimDistanceIsRelative()
    {
        QCOMPARE(claimDistance(QStringLiteral("abcdefghij"), QStringLiteral("abcdefghij"), 0.2), 0.0);
        QCOMPARE(claimDistance(QStringLiteral("abcdefghij"), QStringLiteral("abcdefghiX"), 0.2), 0.1);
        QCOMPARE(claimDistance(QStringLiteral("abcdefghij"), QStringLiteral("XXXdefghij"), 0.2), 1.0);
        QCOMPARE(claimDistance(QString(), QString(), 0.2), 0.0);
    }

    void ordersAreKeptWhereTheyCanBe()
    {
        const QStringList fresh = orderKeys({QString(), QString(), QString()});
        QVERIFY(fresh[0] < fresh[1] && fresh[1] < fresh[2]);
        const QStringList between = orderKeys({fresh[0], QString(), fresh[1]});
        QCOMPARE(between[0], fresh[0]);
        QCOMPARE(between[2], fresh[1]);
        QVERIFY(between[0] < between[1] && between[1] < between[2]);
        const QStringList turned = orderKeys({fresh[2], fresh[0]});
        QVERIFY(turned[0] < turned[1]);
    }

    void sentencesEndWhereTheyEnd_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("sentences");
        QTest::newRow("none") << QString() << QStringList();
        QTest::newRow("two") << QStringLiteral("One is here. Two is there.")
                             << QStringList({QStringLiteral("One is here."), QStringLiteral("Two is there.")});
        QTest::newRow("abbreviations") << QStringLiteral("As Liu et al. Show, it works, e.g. On wards.")
                                       << QStringList{QStringLiteral("As Liu et al. Show, it works, e.g. On wards.")};
        QTest::newRow("no stop") << QStringLiteral("Only a part") << QStringList{QStringLiteral("Only a part")};
    }
    void sentencesEndWhereTheyEnd()
    {
        QFETCH(QString, text);
        QTEST(sentencesOf(text), "sentences");
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(PageMergeTest)
#include "pagemerge_test.moc"
