// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is written and learned from: citations of findings, notes under nodes with links to pages, cards with stable ids.
#include "exchange/citation.h"
#include "exchange/nodenotes.h"
#include "exchange/recallcards.h"
#include "support/testenvironment.h"

using namespace conspectus;
using namespace conspectus::exchange;

namespace {

QString u(const char *text) { return QString::fromUtf8(text); }

const VersionId kVersion(QStringLiteral("0123456789abcdef"));

Annotation passage(const char *id, const char *quote, std::vector<int> pages, const char *note = "")
{
    Annotation made;
    made.id = AnnotationId(u(id));
    made.note = u(note);
    Anchor anchor;
    anchor.version = kVersion;
    anchor.quote = u(quote);
    anchor.section = u("4.2 Wards");
    for (const int page : pages)
        anchor.parts.push_back({page, 0, 4, {Quad::fromRect(QRectF(1, 2, 3, 4))}});
    made.anchors = {anchor};
    return made;
}

Link link(const char *id, const char *annotation, const char *finding, const char *node, EvidenceRole role = EvidenceRole::Supports)
{
    Link made;
    made.id = LinkId(u(id));
    made.annotation = AnnotationId(u(annotation));
    made.finding = FindingId(u(finding));
    made.node = NodeId(u(node));
    made.role = role;
    return made;
}

Node node(const char *id, const char *label, const char *parent = "")
{
    Node made;
    made.id = NodeId(u(id));
    made.label.imported = u(label);
    made.parent = NodeId(u(parent));
    return made;
}

SurveySnapshot survey()
{
    SurveySnapshot made;
    made.survey.title.imported = u("A survey of monte carlo");
    made.survey.authorsLine.imported = u("Cameron Browne, Edward Powley, Daniel Whitehouse");
    made.survey.year = u("2012");
    Version version;
    version.id = kVersion;
    version.fileName = u("Browne (2012) Übersicht.pdf");
    made.versions = {version};
    Finding finding;
    finding.id = FindingId(u("f1"));
    finding.text.imported = u("Search\twith \"rollouts\" <helps>.");
    Finding naked = finding;
    naked.id = FindingId(u("f2"));
    naked.text.imported = u("Nobody knows");
    made.findings = {finding, naked};
    made.annotations = {passage("a1", "It\nhelps & heals.", {8, 9}, "My note.\n\nTwo\tlines."), passage("a2", "It does not.", {29}), passage("a3", "Alone", {1})};
    made.links = {link("l1", "a1", "f1", ""), link("l2", "a2", "f1", "", EvidenceRole::Contradicts), link("l3", "a1", "", "n2"),
                  link("l4", "", "f1", "n1")};
    made.nodes = {node("n1", "Search #1"), node("n2", "Simulation policy", "n1"), node("n3", "Empty")};
    return made;
}

} // namespace

class LearningTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesAreSaidShortly_data()
    {
        QTest::addColumn<QList<int>>("pages");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << QList<int>() << QString();
        QTest::newRow("one") << QList<int>{8, 8} << u("p. 9");
        QTest::newRow("neighbours") << QList<int>{9, 8} << u("pp. 9, 10");
        QTest::newRow("run") << QList<int>{8, 10, 9, 20} << u("pp. 9–11, 21");
        QTest::newRow("label") << QList<int>{0} << u("p. iv");
    }
    void pagesAreSaidShortly()
    {
        QFETCH(QList<int>, pages);
        QFETCH(QString, words);
        QCOMPARE(pagesInWords(pages, {u("iv")}), words);
    }

    void findingsBecomeCitedSentences()
    {
        SurveySnapshot made = survey();
        const FindingId finding(u("f1"));
        QCOMPARE(citationOf(made, finding, {}), u("[Browne et al. 2012, pp. 9, 10; but see p. 30]"));
        QCOMPARE(citedSentence(made, finding, {}), u("Search with \"rollouts\" <helps> [Browne et al. 2012, pp. 9, 10; but see p. 30]."));
        QCOMPARE(citedSentence(made, FindingId(u("f2")), {}), u("Nobody knows [Browne et al. 2012]."));
        made.findings[1].text.imported = u("誰も知らない。");
        QCOMPARE(citedSentence(made, FindingId(u("f2")), {}), u("誰も知らない。 [Browne et al. 2012]"));
        made.survey.authorsLine.imported.clear();
        QCOMPARE(citedSentence(made, FindingId(u("f2")), {}), u("誰も知らない。 [A survey of monte carlo 2012]"));
        QCOMPARE(citedSentence(made, FindingId(u("gone")), {}), QString());
    }

    void notesStandUnderTheirNodesWithLinksToPages()
    {
        const QString notes = QString::fromUtf8(notesByNode(survey(), {}));
        QVERIFY2(notes.startsWith(u("# A survey of monte carlo\n\nBrowne et al. 2012\n\n## Topics\n\n### Search #1\n\n- Search with \"rollouts\" \\<helps\\>.")),
                 qPrintable(notes));
        QVERIFY(notes.contains(u("#### Simulation policy\n\n> It helps &amp; heals. — [p. 9, §4.2](Browne%20%282012%29%20%C3%9Cbersicht.pdf#page=9)\n\nMy note.\n")));
        QVERIFY(!notes.contains(u("Empty")));
        QVERIFY(notes.contains(u("## Tied to no node\n\n> It does not.")));
        QVERIFY(notes.endsWith(u("#page=2)\n")));
    }

    // What Anki's importer does with a line: the header says tabs; each card has four columns, whatever stands in its texts.
    void cardsHaveStableIdsAndNoTabsInTheirTexts()
    {
        const RecallCards cards = recallCards(survey(), {});
        QCOMPARE(cards.cards, 1);
        QCOMPARE(cards.withoutEvidence, 1);
        const QStringList lines = QString::fromUtf8(cards.text).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(lines[0] == u("#separator:tab") && lines[1] == u("#html:true"));
        QVERIFY(lines.contains(u("#guid column:1")));
        QCOMPARE(lines.size(), 7);
        const QStringList columns = lines.last().split(QLatin1Char('\t'));
        QCOMPARE(columns.size(), 4);
        QCOMPARE(columns[0], u("f1"));
        QCOMPARE(columns[1], u("Search with &quot;rollouts&quot; &lt;helps&gt;."));
        QCOMPARE(columns[2], u("“It helps &amp; heals.” [Browne et al. 2012, pp. 9, 10]<br>Against it: “It does not.” [Browne et al. 2012, p. 30]"));
        QCOMPARE(columns[3], u("Browne_et_al._2012 Search_#1"));
        QVERIFY(!lines.last().contains(QLatin1Char('"')));
        QCOMPARE(recallCards(survey(), {}).text, cards.text); // the same again
        SurveySnapshot two = survey();
        two.survey.authorsLine.imported = u("Ada Alpha & Bo Beta");
        QVERIFY(recallCards(two, {}).text.endsWith("\tAlpha_&_Beta_2012 Search_#1\n")); // tags are no HTML
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(LearningTest)
#include "learning_test.moc"
