// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Snapshots and their orders, evidence marks, short names, order keys, cycles of nodes, the built-in kinds.
#include "support/testenvironment.h"
#include "survey/kinds.h"
#include "survey/projection.h"

#include <QRandomGenerator>
#include <algorithm>
#include <set>

using namespace conspectus;

namespace {

const SurveyId kSurvey(QStringLiteral("s"));
const VersionId kOld(QStringLiteral("v-old"));
const VersionId kNew(QStringLiteral("v-new"));

std::vector<ObjectState> objectsOf(const std::vector<std::vector<Change>> &all)
{
    std::vector<ObjectState> objects;
    for (const std::vector<Change> &changes : all) {
        objects.emplace_back();
        for (const Change &change : changes)
            objects.back().apply(change);
    }
    return objects;
}

QDateTime day(int number) { return QDateTime(QDate(2026, 1, number), QTime(0, 0), Qt::UTC); }

Version version(const VersionId &id, int addedDay)
{
    Version result;
    result.id = id;
    result.survey = kSurvey;
    result.added = day(addedDay);
    return result;
}

Finding finding(const QString &id, Finding::Origin origin, const QString &order)
{
    Finding result;
    result.id = FindingId(id);
    result.survey = kSurvey;
    result.origin = origin;
    result.order = order;
    return result;
}

Annotation annotation(const QString &id, const VersionId &where, int page, double x, double y,
                      const QString &section = {})
{
    Annotation result;
    result.id = AnnotationId(id);
    result.survey = kSurvey;
    result.created = day(1);
    Anchor anchor;
    anchor.version = where;
    anchor.section = section;
    anchor.parts = {{page, 0, 1, {Quad::fromRect(QRectF(x, y, 10, 10))}}};
    result.anchors = {anchor};
    return result;
}

Link evidence(const QString &id, const QString &passage, const QString &claim, EvidenceRole role)
{
    Link link;
    link.id = LinkId(id);
    link.survey = kSurvey;
    link.annotation = AnnotationId(passage);
    link.finding = FindingId(claim);
    link.role = role;
    return link;
}

Node node(const QString &id, Node::Kind kind, const QString &order, const QString &parent = {})
{
    Node result;
    result.id = NodeId(id);
    result.survey = kSurvey;
    result.kind = kind;
    result.order = order;
    result.parent = NodeId(parent);
    return result;
}

template <typename List>
QString ids(const List &list)
{
    QStringList texts;
    for (const auto &item : list)
        texts.append(item.id.text());
    return texts.join(u' ');
}

SurveySnapshot snapshotWith(const std::vector<Annotation> &annotations, const std::vector<Link> &links,
                            const std::vector<Finding> &findings)
{
    SurveySnapshot snapshot;
    snapshot.survey.id = kSurvey;
    snapshot.versions = {version(kNew, 1)};
    snapshot.annotations = annotations;
    snapshot.links = links;
    snapshot.findings = findings;
    return snapshot;
}

} // namespace

class TestSurvey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshotIsSortedAndLeavesOutWhatIsDeleted()
    {
        using enum Finding::Origin;
        Survey survey;
        survey.id = kSurvey;
        survey.title.imported = QStringLiteral("T");
        Finding foreign = finding(QStringLiteral("foreign"), Findings, QStringLiteral("a"));
        foreign.survey = SurveyId(QStringLiteral("other"));
        std::vector<ObjectState> objects = objectsOf({
            changesToMake(finding(QStringLiteral("tldr"), Tldr, QStringLiteral("a"))),
            changesToMake(finding(QStringLiteral("mine"), Reader, QStringLiteral("k"))),
            changesToMake(finding(QStringLiteral("second"), Findings, QStringLiteral("m"))),
            changesToMake(finding(QStringLiteral("first"), Findings, QStringLiteral("i"))),
            changesToMake(finding(QStringLiteral("gone"), Findings, QStringLiteral("a"))),
            changesToMake(foreign),
            changesToMake(survey),
            changesToMake(version(kNew, 9)),
            changesToMake(version(kOld, 2)),
            changesToMake(annotation(QStringLiteral("only-old"), kOld, 0, 0, 0)),
            changesToMake(annotation(QStringLiteral("p2"), kNew, 2, 0, 0)),
            changesToMake(annotation(QStringLiteral("p1-low"), kNew, 1, 5, 90)),
            changesToMake(annotation(QStringLiteral("p1-right"), kNew, 1, 50, 10)),
            changesToMake(annotation(QStringLiteral("p1-left"), kNew, 1, 5, 10)),
            changesToMake(node(QStringLiteral("m"), Node::Kind::Method, QStringLiteral("a"))),
            changesToMake(node(QStringLiteral("t2"), Node::Kind::Topic, QStringLiteral("b"))),
            changesToMake(node(QStringLiteral("t1"), Node::Kind::Topic, QStringLiteral("a"))),
        });
        objects[4].apply(deletionOf(objects[4].id));
        const SurveySnapshot snapshot = snapshotFrom(objects, kSurvey);
        QCOMPARE(snapshot.survey.title.shown(), QStringLiteral("T"));
        QCOMPARE(ids(snapshot.findings), QStringLiteral("first mine second tldr"));
        QCOMPARE(ids(snapshot.versions), QStringLiteral("v-old v-new"));
        QCOMPARE(snapshot.currentVersion()->id, kNew);
        QCOMPARE(ids(snapshot.annotations), QStringLiteral("p1-left p1-right p1-low p2 only-old"));
        QCOMPARE(ids(snapshot.nodes), QStringLiteral("t1 t2 m"));
        QCOMPARE(snapshot.shortName(FindingId(QStringLiteral("second"))), QStringLiteral("F3"));
        QCOMPARE(snapshot.shortName(FindingId(QStringLiteral("mine"))), QStringLiteral("F2"));
        QCOMPARE(snapshot.shortName(FindingId(QStringLiteral("tldr"))), QStringLiteral("TL;DR"));
        QCOMPARE(snapshot.shortName(FindingId(QStringLiteral("gone"))), QString());
    }

    void marksOfFindings_data()
    {
        QTest::addColumn<QStringList>("passages"); // "section|role"
        QTest::addColumn<int>("mark");
        const auto row = [](const char *name, const QStringList &passages, EvidenceMark mark) {
            QTest::newRow(name) << passages << static_cast<int>(mark);
        };
        row("nothing", {}, EvidenceMark::None);
        row("abstract only", {QStringLiteral("Abstract|supports")}, EvidenceMark::Partial);
        row("abstract in another case", {QStringLiteral("ABSTRACT |states")}, EvidenceMark::Partial);
        row("qualified only", {QStringLiteral("4|qualifies")}, EvidenceMark::Partial);
        row("body", {QStringLiteral("4.2|supports")}, EvidenceMark::Full);
        row("unknown section", {QStringLiteral("|supports")}, EvidenceMark::Full);
        row("abstract and body", {QStringLiteral("Abstract|supports"), QStringLiteral("3|states")},
            EvidenceMark::Full);
        row("body then qualified", {QStringLiteral("3|states"), QStringLiteral("4|qualifies")},
            EvidenceMark::Full);
        row("contradicted", {QStringLiteral("3|states"), QStringLiteral("4|contradicts")},
            EvidenceMark::Disputed);
    }

    void marksOfFindings()
    {
        QFETCH(QStringList, passages);
        QFETCH(int, mark);
        std::vector<Annotation> annotations;
        std::vector<Link> links;
        for (const QString &passage : passages) {
            const QString id = QString::number(annotations.size());
            annotations.push_back(annotation(id, kNew, 1, 0, 0, passage.section(u'|', 0, 0)));
            links.push_back(
                evidence(id, id, QStringLiteral("f"), *evidenceRoleFromName(passage.section(u'|', 1))));
        }
        const SurveySnapshot snapshot =
            snapshotWith(annotations, links, {finding(QStringLiteral("f"), Finding::Origin::Findings, {})});
        QCOMPARE(static_cast<int>(snapshot.markOf(FindingId(QStringLiteral("f")))), mark);
        QCOMPARE(snapshot.evidenceFor(FindingId(QStringLiteral("f"))).size(), links.size());
    }

    void linksOfDeletedPassagesDoNotCount()
    {
        const FindingId claim(QStringLiteral("f"));
        const SurveySnapshot snapshot = snapshotWith(
            {}, {evidence(QStringLiteral("l"), QStringLiteral("gone"), claim.text(), EvidenceRole::States)},
            {finding(claim.text(), Finding::Origin::Findings, {})});
        QVERIFY(snapshot.evidenceFor(claim).empty());
        QVERIFY(snapshot.markOf(claim) == EvidenceMark::None);
    }

    void lookingThingsUp()
    {
        Link toNode = evidence(QStringLiteral("l2"), QStringLiteral("a"), QString(), EvidenceRole::Supports);
        toNode.node = NodeId(QStringLiteral("n"));
        SurveySnapshot snapshot = snapshotWith(
            {annotation(QStringLiteral("a"), kNew, 0, 0, 0)},
            {evidence(QStringLiteral("l1"), QStringLiteral("a"), QStringLiteral("f"), EvidenceRole::States),
             toNode},
            {finding(QStringLiteral("f"), Finding::Origin::Findings, {})});
        snapshot.nodes = {node(QStringLiteral("n"), Node::Kind::Topic, {})};
        QVERIFY(snapshot.finding(FindingId(QStringLiteral("f"))));
        QVERIFY(!snapshot.finding(FindingId(QStringLiteral("x"))));
        QVERIFY(snapshot.annotation(AnnotationId(QStringLiteral("a"))));
        QVERIFY(snapshot.node(NodeId(QStringLiteral("n"))));
        QCOMPARE(snapshot.linksOf(AnnotationId(QStringLiteral("a"))).size(), size_t(2));
        QCOMPARE(snapshot.passagesOf(NodeId(QStringLiteral("n"))), 1);
        QCOMPARE(snapshot.passagesOf(NodeId()), 0);
        QVERIFY(!SurveySnapshot().currentVersion());
    }

    void pageNowSaysOnlyWhereTheImportChangedUnderAnEdit()
    {
        EditableText text{QStringLiteral("new"), QStringLiteral("mine"), QStringLiteral("old")};
        QCOMPARE(text.pageNowSays(), QStringLiteral("new"));
        QCOMPARE(text.shown(), QStringLiteral("mine"));
        text.editedOver = QStringLiteral("new");
        QVERIFY(text.pageNowSays().isEmpty());
        text.edited.reset();
        text.editedOver.clear();
        QVERIFY(text.pageNowSays().isEmpty());
    }

    void cyclesOfNodesAreBrokenAtTheSmallestId()
    {
        std::vector<Node> nodes{
            node(QStringLiteral("c"), Node::Kind::Topic, {}, QStringLiteral("b")),
            node(QStringLiteral("b"), Node::Kind::Topic, {}, QStringLiteral("a")),
            node(QStringLiteral("a"), Node::Kind::Topic, {}, QStringLiteral("c")),
            node(QStringLiteral("d"), Node::Kind::Topic, {}, QStringLiteral("c")),
            node(QStringLiteral("self"), Node::Kind::Topic, {}, QStringLiteral("self")),
            node(QStringLiteral("lost"), Node::Kind::Topic, {}, QStringLiteral("nowhere"))};
        breakCycles(nodes);
        QStringList parents;
        for (const Node &each : nodes)
            parents.append(each.parent.text());
        QCOMPARE(parents.join(u','), QStringLiteral("b,a,,c,,nowhere"));
    }

    void orderKeysStandBetween()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 20; ++round) {
            QStringList keys;
            for (int i = 0; i < 300; ++i) {
                const qsizetype at = round == 0   ? keys.size()
                                     : round == 1 ? 0
                                                  : random.bounded(int(keys.size()) + 1);
                const QString before = at == 0 ? QString() : keys.at(at - 1);
                const QString after = at == keys.size() ? QString() : keys.at(at);
                const QString key = orderBetween(before, after);
                QVERIFY2(before.isEmpty() || before < key, qPrintable(before + u' ' + key));
                QVERIFY2(after.isEmpty() || key < after, qPrintable(key + u' ' + after));
                QVERIFY(!key.endsWith(u'0'));
                keys.insert(at, key);
            }
            QVERIFY(round > 1 || keys.last().size() <= 4); // at the ends they stay short
        }
    }

    void orderKeysOfStrangersDoNoHarm_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("equal") << QStringLiteral("i") << QStringLiteral("i");
        QTest::newRow("turned round") << QStringLiteral("z") << QStringLiteral("a");
        QTest::newRow("zeros") << QString() << QStringLiteral("000");
        QTest::newRow("other letters") << QStringLiteral("Äß\u4e2d") << QStringLiteral("~~");
        QTest::newRow("very long") << QString(1'000'000, u'z') << QString();
        QTest::newRow("very long, both") << QString(5000, u'a') << QString(5001, u'a');
    }

    void orderKeysOfStrangersDoNoHarm()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const QString key = orderBetween(before, after);
        QVERIFY(!key.isEmpty());
        QVERIFY(key.size() < 500);
    }

    void builtInKindsAreThoseOfTheLook()
    {
        const std::vector<KindSet> &sets = builtInKindSets();
        QCOMPARE(sets.size(), size_t(3));
        QCOMPARE(ids(sets), QStringLiteral("kindset.reading kindset.clinical kindset.reviewing"));
        std::set<QString> seen;
        for (const KindSet &set : sets) {
            QCOMPARE(set.kinds.size(), size_t(set.id == KindSetId(QStringLiteral("kindset.clinical")) ? 9 : 8));
            std::set<int> patterns;
            for (size_t i = 0; i < set.kinds.size(); ++i) {
                const Kind &kind = set.kinds[i];
                QCOMPARE(kind.key, QString::number(i + 1));
                QVERIFY(kind.lightInk.isValid() && kind.lightFill.isValid());
                QVERIFY(kind.darkInk.isValid() && kind.darkFill.isValid());
                QVERIFY(seen.insert(kind.id.text()).second);
                QVERIFY(patterns.insert(static_cast<int>(kind.pattern)).second); // no two share a form
                QCOMPARE(kindById(kind.id), &kind);
            }
        }
        const Kind &claim = sets.front().kinds.front();
        QCOMPARE(claim.id, KindId(QStringLiteral("kind.reading.claim")));
        QCOMPARE(claim.lightInk, QColor(QStringLiteral("#7F6300")));
        QCOMPARE(claim.darkFill, QColor(QStringLiteral("#584A17")));
        const Kind &weakness = sets.front().kinds.back();
        QVERIFY(weakness.pattern == KindPattern::DoubleLine);
        QCOMPARE(weakness.darkInk, QColor(QStringLiteral("#F2948C")));
    }

    void kindsAreFoundByNameInAnyCase()
    {
        QCOMPARE(kindByName(QStringLiteral(" cLAIM "))->id, KindId(QStringLiteral("kind.reading.claim")));
        QCOMPARE(kindByName(QStringLiteral("harm"))->id, KindId(QStringLiteral("kind.clinical.harm")));
        QCOMPARE(kindByName(QStringLiteral("kind.reviewing.strength"))->name, QStringLiteral("Strength"));
        QVERIFY(!kindByName(QStringLiteral("nonsense")));
        QVERIFY(!kindByName(QString()));
        QCOMPARE(kindSetOrReading(KindSetId()).name, QStringLiteral("Reading"));
        QCOMPARE(kindSetOrReading(KindSetId(QStringLiteral("kindset.clinical"))).name,
                 QStringLiteral("Clinical"));
    }

    void aClinicalFindingIsMadeByItsKind()
    {
        const KindSet &clinical = kindSetOrReading(KindSetId(QStringLiteral("kindset.clinical")));
        QCOMPARE(clinical.kinds[4].name, QStringLiteral("Finding"));
        QCOMPARE(clinical.kinds[4].key, QStringLiteral("5"));
        for (const KindSet &set : builtInKindSets()) {
            for (const Kind &kind : set.kinds)
                QCOMPARE(makesFinding(kind.id), kind.name == QLatin1String("Finding"));
        }
        QCOMPARE(kindForSource(clinical, QStringLiteral("population")).name, QStringLiteral("Population"));
        QCOMPARE(kindForSource(clinical, QStringLiteral("value")).name, QStringLiteral("Evidence"));
        const KindSet &reviewing = kindSetOrReading(KindSetId(QStringLiteral("kindset.reviewing")));
        QCOMPARE(kindForSource(reviewing, QStringLiteral("value")).name, QStringLiteral("Claim")); // it has no evidence
    }

    void namesOfStylesGoBothWays()
    {
        for (const QString &name : {QStringLiteral("highlight"), QStringLiteral("underline"),
                                    QStringLiteral("strikeout"), QStringLiteral("squiggly"),
                                    QStringLiteral("note"), QStringLiteral("area"), QStringLiteral("ink")})
            QCOMPARE(styleName(*styleFromName(name)), name);
        QVERIFY(!styleFromName(QStringLiteral("blink")));
        QVERIFY(!evidenceRoleFromName(QString()));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TestSurvey)
#include "survey_test.moc"
