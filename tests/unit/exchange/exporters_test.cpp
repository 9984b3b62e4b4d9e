// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One survey with everything in it, written as Markdown and JSON: shapes, values, and foreign text that stays
// text.
#include "exchange/exporters.h"
#include "support/testenvironment.h"

#include <QJsonDocument>

using namespace conspectus;
using namespace conspectus::exchange;

namespace {

const VersionId kVersion(QString(64, u'a'));
const SurveyId kSurvey(QStringLiteral("s1"));

Finding finding(const QString &id, Finding::Origin origin, const QString &text)
{
    Finding result;
    result.id = FindingId(id);
    result.survey = kSurvey;
    result.origin = origin;
    result.text.imported = text;
    return result;
}

Annotation annotation(const QString &id, int page, const QString &quote, const QString &section)
{
    Annotation result;
    result.id = AnnotationId(id);
    result.survey = kSurvey;
    result.kind = KindId(QStringLiteral("kind.reading.claim"));
    result.created = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC);
    Anchor anchor;
    anchor.version = kVersion;
    anchor.quote = quote;
    anchor.section = section;
    anchor.parts = {{page, 0, 5, {Quad::fromRect(QRectF(60, 80, 120, 8))}},
                    {page + 1, 0, 5, {Quad::fromRect(QRectF(0, 0, 60, 80))}}};
    result.anchors = {anchor};
    return result;
}

Link link(const QString &id, const QString &passage, const QString &claim, EvidenceRole role)
{
    Link result;
    result.id = LinkId(id);
    result.survey = kSurvey;
    result.annotation = AnnotationId(passage);
    result.finding = FindingId(claim);
    result.role = role;
    return result;
}

Node node(const QString &id, Node::Kind kind, const QString &label)
{
    Node result;
    result.id = NodeId(id);
    result.kind = kind;
    result.label.imported = label;
    return result;
}

SurveySnapshot everything()
{
    SurveySnapshot snapshot;
    Survey &survey = snapshot.survey;
    survey.id = kSurvey;
    survey.title = {QStringLiteral("A survey of maps"), QStringLiteral("A Survey of Maps"),
                    QStringLiteral("A survey of maps")};
    survey.authorsLine.imported = QStringLiteral("Ada Ash,, Bo Beck");
    survey.authors = {QStringLiteral("Ada Ash"), QStringLiteral("Bo Beck")};
    survey.tldr.imported = QStringLiteral("Surveys are surveyed.");
    survey.contribution.imported = QStringLiteral("A first map.");
    survey.abstract.imported = QStringLiteral("We look at maps…");
    survey.abstractTruncated = true;
    survey.year = QStringLiteral("2024");
    survey.arxivId = QStringLiteral("2401.01234");
    survey.verbatim = QStringLiteral("the page");
    survey.notes = {
        {QStringLiteral("abstract-truncated"), QStringLiteral("Abstract"), QStringLiteral("It is cut off.")}};
    survey.heldBack = {{QStringLiteral("Methods"), QStringLiteral("Buy|||now"), QStringLiteral("bars"),
                        HeldBack::Decision::KeepOut}};
    snapshot.versions = {{kVersion, kSurvey, QStringLiteral("maps.pdf"), 12, QStringLiteral("ok"), false,
                          QDateTime(QDate(2026, 3, 1), QTime(1, 2, 3), Qt::UTC)}};
    snapshot.findings = {
        finding(QStringLiteral("f1"), Finding::Origin::Findings, QStringLiteral("Maps have an index.")),
        finding(QStringLiteral("f2"), Finding::Origin::Findings, QStringLiteral("Maps have a scale.")),
        finding(QStringLiteral("f3"), Finding::Origin::Reader, QStringLiteral("Maps are old.")),
        finding(QStringLiteral("t1"), Finding::Origin::Tldr, QStringLiteral("Surveys are surveyed.")),
        finding(QStringLiteral("c1"), Finding::Origin::Contribution, QStringLiteral("A first map."))};
    snapshot.annotations = {
        annotation(QStringLiteral("a1"), 0, QStringLiteral("an index"), QStringLiteral("2 Indexes")),
        annotation(QStringLiteral("a2"), 8, QStringLiteral("no index"), QString())};
    snapshot.annotations[0].note = QStringLiteral("True for *all*?\n\nAsk Bo.");
    snapshot.links = {
        link(QStringLiteral("l1"), QStringLiteral("a1"), QStringLiteral("f1"), EvidenceRole::States),
        link(QStringLiteral("l2"), QStringLiteral("a2"), QStringLiteral("f1"), EvidenceRole::Contradicts)};
    snapshot.nodes = {node(QStringLiteral("n1"), Node::Kind::Topic, QStringLiteral("Cartography")),
                      node(QStringLiteral("n2"), Node::Kind::Method, QStringLiteral("k-NN"))};
    snapshot.reviews = {
        {ObjectId(QStringLiteral("r1")),
         QString(),
         QStringLiteral("ICLR"),
         {{QStringLiteral("Rating"), QStringLiteral("6")}, {QStringLiteral("Rating"), QStringLiteral("8")}},
         QStringLiteral("Rating 6"),
         QString()}};
    snapshot.resources = {{ObjectId(QStringLiteral("x1")), QStringLiteral("model"),
                           QStringLiteral("maps/atlas"), QStringLiteral("https://example.org/atlas"),
                           QStringLiteral("2.5k"), QString(), QString()}};
    snapshot.videos = {{ObjectId(QStringLiteral("v1")), QStringLiteral("A talk"), QString(), QString()}};
    return snapshot;
}

} // namespace

class TestExporters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageJsonHasItsShape()
    {
        const QJsonObject page = surveyPageJson(everything());
        QCOMPARE(page.value(QStringLiteral("schema")).toInt(), 1);
        QCOMPARE(page.value(QStringLiteral("survey")).toString(), QStringLiteral("s1"));
        QCOMPARE(page.value(QStringLiteral("title")).toString(), QStringLiteral("A Survey of Maps"));
        QCOMPARE(page.value(QStringLiteral("authorsLine")).toString(), QStringLiteral("Ada Ash,, Bo Beck"));
        QCOMPARE(page.value(QStringLiteral("authors")).toArray().size(), 2);
        QCOMPARE(page.value(QStringLiteral("abstract")).toObject(),
                 (QJsonObject{{QStringLiteral("text"), QStringLiteral("We look at maps…")},
                              {QStringLiteral("truncated"), true}}));
        QVERIFY(page.value(QStringLiteral("doi")).isNull());
        const QJsonArray findings = page.value(QStringLiteral("findings")).toArray();
        QStringList origins;
        for (const QJsonValue &each : findings)
            origins.append(each.toObject().value(QStringLiteral("origin")).toString());
        QCOMPARE(origins.join(u' '), QStringLiteral("findings findings reader tldr contribution"));
        QCOMPARE(findings.at(0).toObject().value(QStringLiteral("evidence")).toArray(),
                 (QJsonArray{QJsonObject{{QStringLiteral("annotation"), QStringLiteral("a1")},
                                         {QStringLiteral("role"), QStringLiteral("states")}},
                             QJsonObject{{QStringLiteral("annotation"), QStringLiteral("a2")},
                                         {QStringLiteral("role"), QStringLiteral("contradicts")}}}));
        QCOMPARE(page.value(QStringLiteral("topics")).toArray(), QJsonArray{QStringLiteral("Cartography")});
        QCOMPARE(page.value(QStringLiteral("methods")).toArray(), QJsonArray{QStringLiteral("k-NN")});
        const QJsonObject review = page.value(QStringLiteral("reviews")).toArray().at(0).toObject();
        QVERIFY(review.value(QStringLiteral("reviewer")).isNull());
        QCOMPARE(review.value(QStringLiteral("fields")).toObject().value(QStringLiteral("Rating")).toString(),
                 QStringLiteral("6\n\n8"));
        const QJsonObject held = page.value(QStringLiteral("heldBack")).toArray().at(0).toObject();
        QCOMPARE(held.value(QStringLiteral("text")).toString(), QStringLiteral("Buy|||now"));
        QCOMPARE(held.value(QStringLiteral("decision")).toString(), QStringLiteral("keep-out"));
        const QJsonObject version = page.value(QStringLiteral("versions")).toArray().at(0).toObject();
        QCOMPARE(version.value(QStringLiteral("pages")).toInt(), 12);
        QCOMPARE(page.value(QStringLiteral("verbatim")).toString(), QStringLiteral("the page"));
        for (const QString &name :
             {QStringLiteral("tldr"), QStringLiteral("contribution"), QStringLiteral("resources"),
              QStringLiteral("videos"), QStringLiteral("notes")})
            QVERIFY2(page.contains(name), qPrintable(name));
    }

    void whatIsNotKnownIsNull()
    {
        SurveySnapshot snapshot;
        snapshot.survey.id = kSurvey;
        const QJsonObject page = surveyPageJson(snapshot);
        for (const QString &name :
             {QStringLiteral("title"), QStringLiteral("authorsLine"), QStringLiteral("tldr"),
              QStringLiteral("contribution"), QStringLiteral("year"), QStringLiteral("arxivId")})
            QVERIFY2(page.value(name).isNull(), qPrintable(name));
        QVERIFY(page.value(QStringLiteral("findings")).toArray().isEmpty());
    }

    void annotationsStandInUnitCoordinates()
    {
        const std::vector<QSizeF> sizes(12, QSizeF(600, 800));
        const QJsonArray all = annotationsJson(everything(), kVersion, sizes);
        QCOMPARE(all.size(), 2);
        const QJsonObject first = all.at(0).toObject();
        QCOMPARE(first.value(QStringLiteral("page")).toInt(), 1);
        QCOMPARE(first.value(QStringLiteral("kind")).toString(), QStringLiteral("Claim"));
        QCOMPARE(first.value(QStringLiteral("style")).toString(), QStringLiteral("highlight"));
        QCOMPARE(first.value(QStringLiteral("quote")).toString(), QStringLiteral("an index"));
        QCOMPARE(first.value(QStringLiteral("section")).toString(), QStringLiteral("2 Indexes"));
        QCOMPARE(first.value(QStringLiteral("quads")).toArray(),
                 (QJsonArray{QJsonArray{0.1, 0.1, 0.3, 0.1, 0.3, 0.11, 0.1, 0.11}}));
        QCOMPARE(first.value(QStringLiteral("parts")).toArray().size(), 2);
        const QJsonObject claim = first.value(QStringLiteral("links")).toArray().at(0).toObject();
        QCOMPARE(claim.value(QStringLiteral("finding")).toString(), QStringLiteral("f1"));
        QCOMPARE(claim.value(QStringLiteral("role")).toString(), QStringLiteral("states"));
        QCOMPARE(all.at(1).toObject().value(QStringLiteral("page")).toInt(), 9);
    }

    void annotationsWithoutAPlaceSayNull()
    {
        const QJsonArray other = annotationsJson(everything(), VersionId(QStringLiteral("other")), {});
        const QJsonObject first = other.at(0).toObject();
        QVERIFY(first.value(QStringLiteral("page")).isNull());
        QVERIFY(first.value(QStringLiteral("class")).isNull());
        QVERIFY(first.value(QStringLiteral("quads")).toArray().isEmpty());
        QCOMPARE(first.value(QStringLiteral("quote")).toString(), QStringLiteral("an index"));
        // Sizes that are not known make no numbers up.
        const QJsonObject unsized = annotationsJson(everything(), kVersion, {}).at(0).toObject();
        QCOMPARE(unsized.value(QStringLiteral("page")).toInt(), 1);
        QVERIFY(unsized.value(QStringLiteral("quads")).toArray().isEmpty());
    }

    void jsonKeepsImportedAndEditedApart()
    {
        const QJsonObject document = QJsonDocument::fromJson(toJson(everything())).object();
        const QJsonObject title =
            document.value(QStringLiteral("fields")).toObject().value(QStringLiteral("title")).toObject();
        QCOMPARE(title.value(QStringLiteral("imported")).toString(), QStringLiteral("A survey of maps"));
        QCOMPARE(title.value(QStringLiteral("edited")).toString(), QStringLiteral("A Survey of Maps"));
        const QJsonObject anchor = document.value(QStringLiteral("annotations"))
                                       .toArray()
                                       .at(0)
                                       .toObject()
                                       .value(QStringLiteral("anchors"))
                                       .toArray()
                                       .at(0)
                                       .toObject();
        QCOMPARE(anchor.value(QStringLiteral("version")).toString(), kVersion.text());
        QCOMPARE(anchor.value(QStringLiteral("parts"))
                     .toArray()
                     .at(0)
                     .toObject()
                     .value(QStringLiteral("quadsPt"))
                     .toArray()
                     .at(0)
                     .toArray()
                     .at(0)
                     .toDouble(),
                 60.0);
        QCOMPARE(document.value(QStringLiteral("nodes")).toArray().size(), 2);
    }

    void repliesStandUnderWhatTheyAnswer()
    {
        SurveySnapshot snapshot = everything();
        snapshot.annotations.front().status = QStringLiteral("open");
        snapshot.annotations.front().tags = {QStringLiteral("scale")};
        Annotation reply;
        reply.id = AnnotationId(QStringLiteral("reply-1"));
        reply.survey = kSurvey;
        reply.note = QStringLiteral("Which scale?");
        reply.replyTo = snapshot.annotations.front().id;
        reply.created = QDateTime(QDate(2026, 3, 5), QTime(5, 6, 7), Qt::UTC);
        snapshot.annotations.push_back(reply);
        const QString text = QString::fromUtf8(toMarkdown(snapshot));
        QVERIFY2(text.contains(QLatin1String("[open, \\#scale]")), qPrintable(text));
        QVERIFY(text.contains(QLatin1String("  - *Reply* 2026-03-05\n\n    > Which scale?")));
        QCOMPARE(text.count(QLatin1String("Which scale?")), 1);
        QVERIFY(!text.contains(QLatin1String("Without a place")));
    }

    void markdownIsForPeople()
    {
        const QString text = QString::fromUtf8(toMarkdown(everything()));
        const QString expectedStart =
            QStringLiteral("# A Survey of Maps\n\nAda Ash,, Bo Beck\n\n2024 · arXiv:2401.01234\n\n"
                           "## TL;DR\n\nSurveys are surveyed.\n\n## Contribution\n\nA first map.\n\n"
                           "## Findings\n\n");
        QCOMPARE(text.left(expectedStart.size()), expectedStart);
        QVERIFY(text.contains(QStringLiteral("- **F1** Maps have an index. *(2 passage(s); disputed)*\n"
                                             "  - *states:* “an index” (p. 1, 2 Indexes)\n")));
        QVERIFY(text.contains(QStringLiteral("    > True for \\*all\\*?\n    >\n    > Ask Bo.\n")));
        QVERIFY(text.contains(QStringLiteral("- **F2** Maps have a scale. *(no passage yet)*\n")));
        QVERIFY(text.contains(QStringLiteral("**F3** Maps are old. *(no passage yet; the reader's own)*")));
        QVERIFY(text.contains(QStringLiteral("*The page cuts the abstract off here.*")));
        QVERIFY(text.contains(QStringLiteral("**Topics:** Cartography\n")));
        QVERIFY(text.contains(QStringLiteral("### Page 9\n\n- **Claim** “no index” (p. 9)\n")));
        QVERIFY(text.contains(QStringLiteral("- maps/atlas · model · https://example.org/atlas\n")));
        QVERIFY(text.endsWith(QStringLiteral("- **Abstract:** It is cut off.\n")));
    }

    // A title or a note of somebody else must not become a picture, a link, a heading or HTML.
    void foreignTextStaysText_data()
    {
        QTest::addColumn<QString>("foreign");
        QTest::addColumn<QString>("written");
        QTest::newRow("image") << QStringLiteral("![x](file:///etc/passwd)")
                               << QStringLiteral("!\\[x\\](file:///etc/passwd)");
        QTest::newRow("html") << QStringLiteral("<img src=x>") << QStringLiteral("\\<img src=x\\>");
        QTest::newRow("heading") << QStringLiteral("# big") << QStringLiteral("\\# big");
        QTest::newRow("list") << QStringLiteral("- item") << QStringLiteral("\\- item");
        QTest::newRow("number") << QStringLiteral("3. item") << QStringLiteral("3\\. item");
        QTest::newRow("rule") << QStringLiteral("---") << QStringLiteral("\\---");
        QTest::newRow("entity") << QStringLiteral("&lt;b&gt;") << QStringLiteral("&amp;lt;b&amp;gt;");
        QTest::newRow("emphasis") << QStringLiteral("a *b* _c_ `d`")
                                  << QStringLiteral("a \\*b\\* \\_c\\_ \\`d\\`");
        QTest::newRow("plain") << QStringLiteral("C#, 3.5 and a-b (50 %)")
                               << QStringLiteral("C#, 3.5 and a-b (50 %)");
    }

    void foreignTextStaysText()
    {
        QFETCH(QString, foreign);
        QFETCH(QString, written);
        SurveySnapshot snapshot = everything();
        snapshot.annotations[1].note = foreign;
        const QString text = QString::fromUtf8(toMarkdown(snapshot));
        QVERIFY2(text.contains(QStringLiteral("  > ") + written + u'\n'), qPrintable(text));
    }

    void slotsAndNodesOfAFindingAreWritten()
    {
        SurveySnapshot snapshot;
        snapshot.survey.id = SurveyId(QStringLiteral("s"));
        Finding claim = finding(QStringLiteral("f"), Finding::Origin::Findings, QStringLiteral("It helps."));
        claim.status = QStringLiteral("checked");
        claim.slotValues = {{QStringLiteral("population"), QStringLiteral("312 adults"), AnnotationId(QStringLiteral("a"))}};
        snapshot.findings = {claim};
        Node node;
        node.id = NodeId(QStringLiteral("n"));
        snapshot.nodes = {node};
        snapshot.links = {Link{LinkId(QStringLiteral("l")), {}, {}, claim.id, node.id, EvidenceRole::Supports}};
        const QByteArray json = QJsonDocument(surveyPageJson(snapshot)).toJson(QJsonDocument::Compact);
        QVERIFY2(json.contains("\"slots\":[{\"slot\":\"population\",\"source\":\"a\",\"text\":\"312 adults\"}]"), json.constData());
        QVERIFY2(json.contains("\"nodes\":[\"n\"]"), json.constData());
        const QString markdown = QString::fromUtf8(toMarkdown(snapshot));
        QVERIFY2(markdown.contains(QLatin1String("  - population: 312 adults")), qPrintable(markdown));
        QVERIFY2(markdown.contains(QLatin1String("checked")), qPrintable(markdown));
    }

    void emptySurveyIsWritten()
    {
        const QString text = QString::fromUtf8(toMarkdown(SurveySnapshot()));
        QCOMPARE(text, QStringLiteral("# A survey without a title\n"));
        QVERIFY(!QJsonDocument::fromJson(toJson(SurveySnapshot())).isNull());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TestExporters)
#include "exporters_test.moc"
