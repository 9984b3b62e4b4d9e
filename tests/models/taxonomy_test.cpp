// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The taxonomy tree: groups, parents that come later or go, counts, and the row of what was held back.

#include "models/dragdata.h"
#include "models/modelmirror.h"
#include "models/surveyfixture.h"
#include "models/taxonomymodel.h"
#include "support/testenvironment.h"

#include <QAbstractItemModelTester>

using namespace conspectus;
using namespace conspectus::test;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

void holdBack(SurveyFixture &survey, const std::vector<HeldBack> &entries)
{
    Survey changed = survey.snapshot().survey;
    changed.heldBack = entries;
    survey.put(changesBetween(survey.snapshot().survey, changed));
}

HeldBack entry(const QString &text, HeldBack::Decision decision = HeldBack::Decision::Undecided)
{
    return {QStringLiteral("Methods"), text, QStringLiteral("reads like advertising"), decision};
}

// What a model of the same survey made anew says: the order of edits must not matter.
QString madeAnew(SurveyFixture &survey)
{
    TaxonomyModel model;
    model.setSurvey(survey.data.get());
    return printTree(model);
}

} // namespace

class TaxonomyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void printsTopicsMethodsAndWhatWasHeldBack()
    {
        SurveyFixture survey;
        const NodeId topic = survey.addNode(Node::Kind::Topic, QStringLiteral("Machine Learning"));
        survey.addNode(Node::Kind::Topic, QStringLiteral("Deep Learning"), topic);
        survey.addNode(Node::Kind::Method, QStringLiteral("Adam"));
        survey.addLink(survey.addAnnotation(0, 10), {}, topic);
        holdBack(survey, {entry(QStringLiteral("Buy now"))});
        TaxonomyModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setSurvey(survey.data.get());
        QCOMPARE(printTree(model), QStringLiteral("Topics\n"
                                                  "  Machine Learning count=1 saved=false dimmed=false\n"
                                                  "    Deep Learning count=0 saved=false dimmed=true\n"
                                                  "Methods\n"
                                                  "  Adam count=0 saved=false dimmed=true\n"
                                                  "1 entry held back\n"));
        const QVariantList spark = model.indexOf(topic).data(SparkRole).toList();
        QCOMPARE(spark.size(), 8);
        QCOMPARE(spark.front().toDouble(), 1.0);
        QCOMPARE(spark.back().toDouble(), 0.0);
    }

    void theHeldBackRowComesAndGoes()
    {
        SurveyFixture survey;
        TaxonomyModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setSurvey(survey.data.get());
        ModelMirror mirror(&model);
        QCOMPARE(model.rowCount(), 2);
        holdBack(survey, {entry(QStringLiteral("a")), entry(QStringLiteral("b"))});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.isHeldBackRow(model.index(2, 0)));
        holdBack(survey, {entry(QStringLiteral("a"), HeldBack::Decision::KeepOut), entry(QStringLiteral("b"))});
        QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("1 entry held back"));
        holdBack(survey, {entry(QStringLiteral("a"), HeldBack::Decision::Add), entry(QStringLiteral("b"), HeldBack::Decision::KeepOut)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(mirror.print(), printTree(model));
        QCOMPARE(mirror.resets, 0);
    }

    void childrenOfAParentThatGoesStandBelowTheirGroup()
    {
        SurveyFixture survey;
        const NodeId parent = survey.addNode(Node::Kind::Custom, QStringLiteral("parent"));
        const NodeId child = survey.addNode(Node::Kind::Custom, QStringLiteral("child"), parent);
        TaxonomyModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setSurvey(survey.data.get());
        ModelMirror mirror(&model);
        QCOMPARE(model.nodeAt(model.indexOf(child).parent()), parent);
        survey.put({deletionOf(asObject(parent))});
        QVERIFY(model.indexOf(child).isValid());
        QVERIFY(model.nodeAt(model.indexOf(child).parent()).isNull());
        survey.put({restorationOf(asObject(parent))});
        QCOMPARE(model.nodeAt(model.indexOf(child).parent()), parent);
        QCOMPARE(mirror.print(), printTree(model));
        QCOMPARE(mirror.resets, 0);
    }

    void countsFollowLinks()
    {
        SurveyFixture survey;
        const NodeId node = survey.addNode(Node::Kind::Method, QStringLiteral("Adam"));
        const AnnotationId annotation = survey.addAnnotation(3, 10);
        TaxonomyModel model;
        model.setSurvey(survey.data.get());
        ModelMirror mirror(&model);
        const LinkId link = survey.addLink(annotation, {}, node);
        QCOMPARE(model.indexOf(node).data(CountRole).toInt(), 1);
        survey.put({deletionOf(asObject(link))});
        QCOMPARE(model.indexOf(node).data(CountRole).toInt(), 0);
        QVERIFY(model.indexOf(node).data(DimmedRole).toBool());
        QCOMPARE(mirror.print(), printTree(model));
    }

    void renamingAndDroppingAreAskedFor()
    {
        SurveyFixture survey;
        const NodeId node = survey.addNode(Node::Kind::Method, QStringLiteral("Adam"));
        TaxonomyModel model;
        model.setSurvey(survey.data.get());
        QVERIFY(!(model.flags(model.indexOf(node)) & Qt::ItemIsEditable));
        model.setEditable(true);
        QVERIFY(model.flags(model.indexOf(node)) & Qt::ItemIsEditable);
        QSignalSpy renames(&model, &TaxonomyModel::renameRequested);
        QVERIFY(!model.setData(model.indexOf(node), QStringLiteral("  "), Qt::EditRole));
        QVERIFY(!model.setData(model.indexOf(node), QStringLiteral("Adam"), Qt::EditRole));
        QVERIFY(model.setData(model.indexOf(node), QStringLiteral(" AdamW "), Qt::EditRole));
        QCOMPARE(renames.size(), 1);
        QCOMPARE(renames.front().at(1).toString(), QStringLiteral("AdamW"));
        QCOMPARE(model.indexOf(node).data().toString(), QStringLiteral("Adam"));

        QSignalSpy drops(&model, &TaxonomyModel::annotationDropped);
        const auto data = dragDataOf({AnnotationId(QStringLiteral("a")), AnnotationId(QStringLiteral("b"))}, {});
        QVERIFY(!model.dropMimeData(data.get(), Qt::LinkAction, -1, -1, model.index(0, 0))); // a group
        QVERIFY(model.dropMimeData(data.get(), Qt::LinkAction, -1, -1, model.indexOf(node)));
        QCOMPARE(drops.size(), 2);
    }

    void randomEdits_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 16; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void randomEdits()
    {
        QFETCH(quint32, seed);
        SurveyFixture survey(seed);
        TaxonomyModel model;
        model.setSurvey(survey.data.get());
        const QAbstractItemModelTester tester(&model, kFatal);
        ModelMirror mirror(&model);
        std::vector<NodeId> deleted;
        for (int i = 0; i < 80; ++i) {
            const Node *node = survey.any(survey.snapshot().nodes);
            const Node *other = survey.any(survey.snapshot().nodes);
            const auto kind = static_cast<Node::Kind>(survey.random.bounded(5));
            switch (survey.random.bounded(6)) {
            case 0:
            case 1:
                survey.addNode(kind, QStringLiteral("n%1").arg(i), other && survey.random.bounded(2) ? other->id : NodeId());
                break;
            case 2:
                if (node) {
                    deleted.push_back(node->id);
                    survey.put({deletionOf(asObject(node->id))});
                }
                break;
            case 3:
                if (const NodeId *back = survey.any(deleted))
                    survey.put({restorationOf(asObject(*back))});
                break;
            case 4:
                if (node && other) { // any parent, circles included
                    Node changed = *node;
                    changed.parent = survey.random.bounded(3) ? other->id : NodeId();
                    survey.put(changesBetween(*node, changed));
                }
                break;
            default:
                if (node) {
                    Node changed = *node;
                    changed.label.edited = QStringLiteral("renamed %1").arg(i);
                    survey.put(changesBetween(*node, changed));
                }
                break;
            }
            QCOMPARE(mirror.print(), printTree(model));
            QCOMPARE(printTree(model), madeAnew(survey));
        }
        QCOMPARE(mirror.resets, 0);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TaxonomyTest)
#include "taxonomy_test.moc"
