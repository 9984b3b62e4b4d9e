// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The evidence matrix: which nodes make one row, what a cell counts, what is shown, and what a spreadsheet or a note gets of it.

#include "library/evidencematrix.h"
#include "models/evidencematrixmodel.h"
#include "models/roles.h"
#include "models/surveyfixture.h"
#include "support/testenvironment.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace conspectus;
using namespace conspectus::test;

namespace {

QString u(const char *text) { return QString::fromUtf8(text); }

void name(SurveyFixture &survey, const char *id, const char *title, const char *authors, const char *year)
{
    Survey named = survey.snapshot().survey;
    named.title.imported = u(title);
    named.authorsLine.imported = u(authors);
    named.year = u(year);
    survey.put(changesBetween(survey.snapshot().survey, named));
    Q_UNUSED(id)
}

void tie(SurveyFixture &survey, const FindingId &finding, const NodeId &node)
{
    Link link;
    link.id = LinkId(survey.newId("link"));
    link.survey = survey.data->id();
    link.finding = finding;
    link.node = node;
    survey.put(changesToMake(link));
}

QString cellText(const EvidenceMatrixModel &model, int row, int column) { return model.index(row, column).data().toString(); }

} // namespace

class EvidenceMatrixTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nodesOfOneWordAreOneRow()
    {
        SurveyFixture first(1);
        SurveyFixture second(2);
        name(first, "a", "Maps", "Ada Alpha", "2020");
        name(second, "b", "Charts", "Ada Alpha", "2020");
        Node shared;
        shared.id = NodeId(u("word"));
        shared.label.imported = u("Retrieval");
        shared.aliases = {u("RAG")};
        const NodeId parent = first.addNode(Node::Kind::Topic, u("Safety"));
        const NodeId child = first.addNode(Node::Kind::Topic, u("Privacy"), parent);
        first.addNode(Node::Kind::Method, u("rag"));            // another name of the shared word
        const NodeId other = second.addNode(Node::Kind::Topic, u("SAFETY")); // the same but for case
        second.addNode(Node::Kind::Method, u("Safety"));        // another kind: a word of its own
        const NodeId joined = second.addNode(Node::Kind::Method, u("Grounding"));
        Node changed = *second.snapshot().node(joined);
        changed.shared = shared.id;
        second.put(changesBetween(*second.snapshot().node(joined), changed));
        const AnnotationId passage = first.addAnnotation(2, 30);
        first.addLink(passage, {}, child);
        first.addLink(passage, {}, child); // twice: one passage
        tie(first, first.addFinding(u("It is safe.")), parent);
        second.addLink(second.addAnnotation(1, 3), {}, other);

        const EvidenceMatrix matrix = evidenceMatrix({&first.snapshot(), &second.snapshot()}, {shared});
        QCOMPARE(matrix.surveys.size(), size_t(2));
        QCOMPARE(matrix.surveys[0].name, u("Alpha 2020a"));
        QCOMPARE(matrix.surveys[1].name, u("Alpha 2020b"));
        QStringList words;
        for (const MatrixWord &word : matrix.words)
            words << word.label;
        QCOMPARE(words, QStringList({u("Safety"), u("Privacy"), u("Retrieval"), u("Safety")}));
        QCOMPARE(matrix.words[1].depth, 1);
        QCOMPARE(matrix.words[0].cells[0].findings, 1);
        QCOMPARE(matrix.words[0].cells[1].passages, 1);
        QCOMPARE(matrix.words[1].cells[0].passages, 1);
        QVERIFY(!matrix.words[1].cells[1].isNamed());
        QVERIFY(matrix.words[2].cells[0].isNamed() && matrix.words[2].cells[1].isNamed() && matrix.words[2].cells[1].isGap());
        QCOMPARE(matrix.words[2].shared, shared.id);
        const NodeSurvey list = passagesOfCell(first.snapshot(), matrix.words[1].cells[0]);
        QCOMPARE(list.passages.size(), size_t(1));
        QCOMPARE(list.passages[0].page, 2);
    }

    void showsFiltersAndSorts()
    {
        EvidenceMatrixModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), 0);
        SurveyFixture first(1);
        SurveyFixture second(2);
        name(first, "a", "地図の調査", "王小明", "2021");
        const NodeId pain = first.addNode(Node::Kind::Topic, u("الألم المزمن"));
        first.addNode(Node::Kind::Topic, u("鎮痛薬"));
        const NodeId trial = first.addNode(Node::Kind::Method, u("Randomized trial"));
        second.addNode(Node::Kind::Method, u("Randomised  Trial"));
        second.addNode(Node::Kind::Method, u("randomized trial"));
        first.addLink(first.addAnnotation(1, 3), {}, pain);
        for (int i = 0; i < 3; ++i)
            first.addLink(first.addAnnotation(1, 10 * i), {}, trial);
        model.setMatrix(evidenceMatrix({&first.snapshot(), &second.snapshot()}, {}));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.columnCount(), 2);
        QCOMPARE(cellText(model, 0, 0), u("1 passage"));
        QCOMPARE(cellText(model, 0, 1), u("not named"));
        QVERIFY(!model.index(0, 1).data(CountRole).isValid());
        QCOMPARE(cellText(model, 1, 0), u("nothing yet"));
        QVERIFY(model.index(1, 0).data(DimmedRole).toBool());
        QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u("王小明 2021")));
        QCOMPARE(model.gaps(), 6);
        model.setFilter(u("鎮痛"));
        QCOMPARE(model.rowCount(), 1);
        model.setFilter(u("الم"));
        QCOMPARE(model.rowCount(), 1);
        model.setFilter({});
        model.setKind(Node::Kind::Method);
        QCOMPARE(model.rowCount(), 2);
        model.setKind({});
        model.setShow(EvidenceMatrixModel::Show::WithSomething);
        QCOMPARE(model.rowCount(), 2);
        model.setShow(EvidenceMatrixModel::Show::All);
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(model.wordAt(0)->label, u("Randomized trial"));
        model.sort(-1, Qt::AscendingOrder);
        QCOMPARE(model.wordAt(0)->label, u("الألم المزمن"));
        QCOMPARE(model.indexOf(u("Randomized trial"), second.data->id()).row(), 2);
    }

    void aNumberThatChangesIsOneSignal()
    {
        EvidenceMatrixModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        SurveyFixture survey(3);
        const NodeId node = survey.addNode(Node::Kind::Topic, u("Safety"));
        survey.addNode(Node::Kind::Topic, u("Cost"));
        model.setMatrix(evidenceMatrix({&survey.snapshot()}, {}));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        survey.addLink(survey.addAnnotation(1, 3), {}, node);
        model.setMatrix(evidenceMatrix({&survey.snapshot()}, {}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), model.index(0, 0));
        QCOMPARE(reset.size(), 0);
        survey.addNode(Node::Kind::Topic, u("Access"));
        model.setMatrix(evidenceMatrix({&survey.snapshot()}, {}));
        QCOMPARE(reset.size(), 1);
        // While only gaps are shown, a word that is filled goes.
        model.setShow(EvidenceMatrixModel::Show::WithGaps);
        QCOMPARE(model.rowCount(), 2);
    }

    void copiesForSpreadsheetsAndNotes()
    {
        SurveyFixture first(1);
        SurveyFixture second(2);
        name(first, "a", "Maps", "Ada Alpha, Bo Beta, Cy Gamma", "2020");
        name(second, "b", "Charts", "Di Delta", "2021");
        const NodeId node = first.addNode(Node::Kind::Method, u("=SUM(1)\twith a | pipe"));
        first.addLink(first.addAnnotation(1, 3), {}, node);
        second.addNode(Node::Kind::Topic, u("Safety"));
        EvidenceMatrixModel model;
        model.setMatrix(evidenceMatrix({&first.snapshot(), &second.snapshot()}, {}));
        const QStringList lines = model.tsv().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], u("Word\tKind\tAlpha et al. 2020: findings\tAlpha et al. 2020: passages\tDelta 2021: findings\tDelta 2021: passages"));
        QCOMPARE(lines[1], u("Safety\ttopic\t\t\t0\t0"));
        QCOMPARE(lines[2], u("'=SUM(1) with a | pipe\tmethod\t0\t1\t\t"));
        const QString markdown = model.markdown();
        QVERIFY2(markdown.contains(u("| =SUM(1) with a \\| pipe | 1 passage | not named |")), qPrintable(markdown));
        QVERIFY(markdown.contains(u("## Still to read in Maps\n\n- Safety\n")));
        QVERIFY(markdown.endsWith(u("## Still to read in Charts\n\n- Safety\n- =SUM(1) with a \\| pipe\n")));
    }

    void largeSurveysAreQuick()
    {
        SurveyFixture survey(5);
        std::vector<NodeId> nodes;
        for (int i = 0; i < 300; ++i)
            nodes.push_back(survey.addNode(Node::Kind::Topic, u("Word %1").arg(i), i % 3 == 0 || nodes.empty() ? NodeId() : nodes.back()));
        SurveySnapshot large = survey.snapshot();
        for (int i = 0; i < 10'000; ++i) {
            Annotation annotation;
            annotation.id = AnnotationId(u("a%1").arg(i));
            large.annotations.push_back(annotation);
            Link link;
            link.annotation = annotation.id;
            link.node = nodes[static_cast<size_t>(i) % nodes.size()];
            large.links.push_back(link);
        }
        QElapsedTimer timer;
        timer.start();
        const EvidenceMatrix matrix = evidenceMatrix({&large, &large, &large}, {});
        qInfo() << "300 words, 3 surveys of 10,000 annotations:" << timer.elapsed() << "ms";
        QCOMPARE(matrix.words.size(), size_t(300));
        QCOMPARE(matrix.words[0].cells[2].passages, 34);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(EvidenceMatrixTest)
#include "evidencematrix_test.moc"
