// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands on a survey page, told from a snapshot alone.

#include "exchange/timemarks.h"
#include "support/testenvironment.h"
#include "ui/surveypage/pagecontent.h"
#include "ui/surveypage/pagelayout.h"

#include <QApplication>

using namespace conspectus;

namespace {

SurveySnapshot emptySurvey()
{
    SurveySnapshot snapshot;
    snapshot.survey.id = SurveyId(QStringLiteral("s"));
    return snapshot;
}

const PageItem *itemWith(const PageContent &content, const QString &key)
{
    const int at = content.itemOf(key);
    return at < 0 ? nullptr : &content.items[static_cast<size_t>(at)];
}

} // namespace

class SurveyPageContentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptySurveySaysWhatOneCanDo()
    {
        const PageContent content = pageContent(emptySurvey(), {});
        QCOMPARE(itemWith(content, QStringLiteral("title"))->text, QStringLiteral("Untitled survey"));
        QVERIFY(itemWith(content, QStringLiteral("no-pdf"))->text.contains(QStringLiteral("Add a PDF…")));
        QVERIFY(itemWith(content, QStringLiteral("reviews"))->text.contains(QStringLiteral("Paste a review…")));
        QVERIFY(itemWith(content, QStringLiteral("no-taxonomy")));
        QVERIFY(itemWith(content, QStringLiteral("facts"))->text.startsWith(QLatin1String("no PDF yet")));
        QVERIFY(!itemWith(content, QStringLiteral("label:notes")));
    }

    void factsCountVersionsPagesAnnotationsAndNotes()
    {
        SurveySnapshot snapshot = emptySurvey();
        Version version;
        version.pageCount = 48;
        snapshot.versions = {version};
        snapshot.annotations.resize(14);
        snapshot.survey.notes = {{QStringLiteral("abstract-truncated"), {}, QStringLiteral("The abstract is cut off.")}};
        snapshot.survey.year = QStringLiteral("2024");
        const PageContent content = pageContent(snapshot, {});
        QCOMPARE(itemWith(content, QStringLiteral("facts"))->text,
                 QStringLiteral("1 version, 48 pages  ·  14 annotations  ·  2024  ·  1 import note"));
        QVERIFY(!itemWith(content, QStringLiteral("no-pdf")));
        QCOMPARE(itemWith(content, QStringLiteral("note:0"))->text, QStringLiteral("The abstract is cut off."));
    }

    void thePageNowSaysAnotherText()
    {
        SurveySnapshot snapshot = emptySurvey();
        snapshot.survey.title = {QStringLiteral("New title"), QStringLiteral("Mine"), QStringLiteral("Old title")};
        const PageContent content = pageContent(snapshot, {});
        QCOMPARE(itemWith(content, QStringLiteral("title"))->text, QStringLiteral("Mine"));
        QCOMPARE(itemWith(content, QStringLiteral("now:title"))->text, QStringLiteral("The page now says “New title”  Take it over   Keep mine"));
    }

    void theFromThePdfMarkAndLinks()
    {
        SurveySnapshot snapshot = emptySurvey();
        snapshot.survey.origin = QStringLiteral("pdf");
        snapshot.resources = {{ObjectId(QStringLiteral("r")), QStringLiteral("model"), QStringLiteral("org/name"),
                               QStringLiteral("https://example.org/x"), QStringLiteral("2.5k"), QStringLiteral("82"), {}}};
        const PageContent content = pageContent(snapshot, {});
        QVERIFY(itemWith(content, QStringLiteral("from-pdf")));
        const PageItem *resources = itemWith(content, QStringLiteral("resource:r"));
        QVERIFY(resources);
        QCOMPARE(resources->text, QStringLiteral("org/name  ·  model  ·  2.5k downloads  ·  82 likes"));
        QCOMPARE(resources->spans.front().target, QStringLiteral("https://example.org/x"));
    }

    void anOpenFindingShowsPassagesSlotsAndStatus()
    {
        SurveySnapshot snapshot = emptySurvey();
        Finding finding;
        finding.id = FindingId(QStringLiteral("f"));
        finding.text.imported = QStringLiteral("It helps.");
        finding.status = QStringLiteral("checked");
        Annotation passage;
        passage.id = AnnotationId(QStringLiteral("a"));
        passage.anchors = {Anchor{}};
        passage.anchors.front().quote = QStringLiteral("it helped");
        passage.anchors.front().section = QStringLiteral("4.2 Clinical use");
        passage.anchors.front().parts = {AnchorPart{.page = 8, .begin = 0, .end = 1, .quads = {}}};
        finding.slotValues = {{QStringLiteral("population"), QStringLiteral("312 adults"), passage.id}};
        snapshot.findings = {finding};
        Version version;
        version.id = VersionId(QStringLiteral("v"));
        snapshot.versions = {version};
        passage.anchors.front().version = version.id;
        snapshot.annotations = {passage};
        snapshot.links = {Link{LinkId(QStringLiteral("l")), {}, passage.id, finding.id, {}, EvidenceRole::Supports}};
        const PageContent closed = pageContent(snapshot, {});
        QCOMPARE(itemWith(closed, QStringLiteral("about:f"))->text, QStringLiteral("checked  ·  Population: 312 adults"));
        QVERIFY(!itemWith(closed, QStringLiteral("slot:f:population")));

        PageUnfolding unfolding;
        unfolding.opened.insert(QStringLiteral("f"));
        const PageContent open = pageContent(snapshot, unfolding);
        const PageItem *evidence = itemWith(open, QStringLiteral("evidence:l"));
        QVERIFY(evidence);
        QCOMPARE(evidence->label, QStringLiteral("supports"));
        QCOMPARE(evidence->text, QStringLiteral("p. 9 · §4.2  “it helped”"));
        QCOMPARE(evidence->spans.front().target, QStringLiteral("a"));
        QCOMPARE(itemWith(open, QStringLiteral("slot:f:population"))->text, QStringLiteral("312 adults  p. 9 · §4.2"));
        QCOMPARE(itemWith(open, QStringLiteral("slot:f:metric"))->text, QStringLiteral("– drag text here, or type"));
        QVERIFY(itemWith(open, QStringLiteral("slot:f:metric"))->isPlaceholder);
        QCOMPARE(itemWith(open, QStringLiteral("status:f"))->text, QStringLiteral("checked"));
        QVERIFY(!itemWith(open, QStringLiteral("about:f")));
        QCOMPARE(open.stopOf(finding.id), closed.stopOf(finding.id));
        unfolding.pageLabels = QStringList(9, QStringLiteral("vii"));
        QVERIFY(itemWith(pageContent(snapshot, unfolding), QStringLiteral("evidence:l"))->text.startsWith(QLatin1String("p. vii")));
    }

    void timesAreWrittenAsPeopleDo()
    {
        QCOMPARE(exchange::timeText(5), QStringLiteral("0:05"));
        QCOMPARE(exchange::timeText(750), QStringLiteral("12:30"));
        QCOMPARE(exchange::timeText(3750), QStringLiteral("1:02:30"));
    }

    void sentencesAreFoundAgainInTheText()
    {
        const QString text = QStringLiteral("One  sentence here. Then e.g. a second;  still it.\u2028Third");
        QStringList sentences;
        for (const auto &[begin, end] : sentenceSpans(text))
            sentences.append(text.mid(begin, end - begin));
        QCOMPARE(sentences, (QStringList{QStringLiteral("One  sentence here."),
                                         QStringLiteral("Then e.g. a second;  still it."), QStringLiteral("Third")}));
        QVERIFY(sentenceSpans({}).empty());
    }

    void aLayoutTakesOverWhatDidNotChange()
    {
        SurveySnapshot snapshot = emptySurvey();
        snapshot.survey.title.imported = QStringLiteral("A title that stays");
        const PageContent first = pageContent(snapshot, {});
        SurveyPageLayout before(first, PageMetrics::forWidth(540, 0));
        const QTextLayout *title = before.items().front().text.get();
        snapshot.survey.abstract.imported = QStringLiteral("An abstract that came.");
        const PageContent second = pageContent(snapshot, {});
        const SurveyPageLayout after(second, PageMetrics::forWidth(540, 0), &before);
        QCOMPARE(after.items().front().text.get(), title);
        QVERIFY(after.height() > 0);
    }

    void nothingOverlapsAtAnyWidth_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {180, 260, 392, 540, 900, 3000})
            QTest::addRow("%d", width) << width;
    }

    void nothingOverlapsAtAnyWidth()
    {
        QFETCH(int, width);
        SurveySnapshot snapshot = emptySurvey();
        snapshot.survey.title.imported = QString(40, QLatin1Char('W')) + QStringLiteral(" שלום עולם 医学大型语言模型综述");
        snapshot.survey.abstract.imported = QStringLiteral("A sentence. ").repeated(80);
        for (int i = 0; i < 30; ++i) {
            Node node;
            node.id = NodeId(QString::number(i));
            node.label.imported = QStringLiteral("node ").repeated(i % 7 + 1);
            snapshot.nodes.push_back(node);
        }
        const PageContent content = pageContent(snapshot, {});
        const PageMetrics metrics = PageMetrics::forWidth(width, 0);
        const SurveyPageLayout layout(content, metrics);
        int bottom = 0;
        for (size_t i = 0; i < content.items.size(); ++i) {
            const LaidItem &laid = layout.items()[i];
            QVERIFY2(laid.band.top() >= bottom, qPrintable(content.items[i].key));
            bottom = laid.band.top() + laid.band.height();
            for (const QRectF &chip : laid.chips)
                QVERIFY(chip.right() <= metrics.right() + 1 && chip.bottom() <= bottom + 1);
        }
        QVERIFY(metrics.column <= 482);
        for (size_t i = 0; i < content.stops.size(); ++i)
            QVERIFY(!layout.rectsOf(content, content.stops[i]).empty() || content.stops[i].text.isEmpty()
                    || content.stops[i].action == PageAction::Sentence);
    }
};

CONSPECTUS_TEST_MAIN(SurveyPageContentTest)
#include "surveypagecontent_test.moc"
