// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The flat list of annotations and the filter on it: exact signals through every kind of edit.

#include "library/annotationedits.h"
#include "models/annotationfilterproxy.h"
#include "models/annotationlistmodel.h"
#include "models/dragdata.h"
#include "models/modelmirror.h"
#include "models/surveyfixture.h"
#include "support/testenvironment.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace conspectus;
using namespace conspectus::test;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

QStringList idsOf(const QAbstractItemModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row, 0).data(ObjectIdRole).toString());
    return ids;
}

QStringList expectedIds(const SurveySnapshot &snapshot)
{
    QStringList ids;
    for (const Annotation &annotation : snapshot.annotations)
        ids.append(annotation.id.text());
    return ids;
}

AnnotationId addReply(SurveyFixture &survey, const AnnotationId &to)
{
    Annotation reply;
    reply.id = AnnotationId(survey.newId("annotation"));
    reply.survey = survey.data->id();
    reply.note = QStringLiteral("a reply");
    reply.replyTo = to;
    reply.created = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    survey.put(changesToMake(reply));
    return reply.id;
}

// One random edit of what the list shows.
void editAtRandom(SurveyFixture &survey)
{
    const Annotation *annotation = survey.any(survey.snapshot().annotations);
    const Finding *finding = survey.any(survey.snapshot().findings);
    const Link *link = survey.any(survey.snapshot().links);
    switch (survey.random.bounded(13)) {
    case 0:
    case 1:
    case 2:
        survey.addAnnotation(survey.random.bounded(12), survey.random.bounded(700));
        break;
    case 3:
        if (annotation)
            survey.put({deletionOf(asObject(annotation->id))});
        break;
    case 4:
        if (annotation) {
            Annotation changed = *annotation;
            changed.note = QStringLiteral("note %1").arg(survey.random.bounded(1000));
            survey.put(changesBetween(*annotation, changed));
        }
        break;
    case 5:
        if (annotation) {
            Annotation moved = *annotation;
            moved.anchors = {survey.anchorAt(survey.random.bounded(12), survey.random.bounded(700))};
            survey.put(changesBetween(*annotation, moved));
        }
        break;
    case 6:
        if (annotation && finding)
            survey.addLink(annotation->id, finding->id);
        break;
    case 7:
        if (link)
            survey.put({deletionOf(asObject(link->id))});
        break;
    case 9:
        if (annotation && annotation->replyTo.isNull())
            addReply(survey, annotation->id);
        break;
    case 10:
    case 11:
        if (annotation) {
            Annotation changed = *annotation;
            changed.status = annotationStatuses().at(survey.random.bounded(4));
            changed.tags = survey.random.bounded(2) == 0 ? QStringList{QStringLiteral("cost")} : QStringList();
            survey.put(changesBetween(*annotation, changed));
        }
        break;
    case 8:
        survey.addFinding(QStringLiteral("finding %1").arg(survey.random.bounded(1000)));
        break;
    default:
        if (annotation)
            survey.data->acknowledge(std::vector{asObject(annotation->id)});
        break;
    }
}

} // namespace

class AnnotationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyWithoutASurvey()
    {
        AnnotationListModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.indexOf(AnnotationId(QStringLiteral("x"))).isValid());
    }

    void saysWhatARowNeeds()
    {
        SurveyFixture survey;
        const AnnotationId id = survey.addAnnotation(8, 100, QStringLiteral("Holds for wards."));
        const FindingId finding = survey.addFinding(QStringLiteral("It works."));
        survey.addLink(id, finding);
        AnnotationListModel model;
        model.setPageLabels({QStringLiteral("i"), QStringLiteral("ii")});
        model.setSurvey(survey.data.get());
        const QModelIndex row = model.indexOf(id);
        QCOMPARE(row.data(QuoteRole).toString(), QStringLiteral("quote at 8/100"));
        QCOMPARE(row.data(NoteRole).toString(), QStringLiteral("Holds for wards."));
        QCOMPARE(row.data(PageRole).toInt(), 8);
        QCOMPARE(row.data(PageLabelRole).toString(), QStringLiteral("9"));
        QCOMPARE(row.data(LocationRole).toString(), QStringLiteral("p. 9 · §9.2"));
        QCOMPARE(row.data(PlaceOnPageRole).toString(), QStringLiteral("p. 9"));
        QCOMPARE(row.data(PointRole).toPointF(), QPointF(50, 100));
        QCOMPARE(row.data(LinksRole).toStringList(), QStringList{QStringLiteral("supports F1")});
        QCOMPARE(row.data(SavedRole).toBool(), false);
        QCOMPARE(row.data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Claim. quote at 8/100. Note: Holds for wards.. p. 9 · §9.2. supports F1"));
        survey.data->acknowledge(std::vector{asObject(id)});
        QCOMPARE(row.data(SavedRole).toBool(), true);
    }

    void oneSignalForOneInsertAndOneForTheNumbersBelow()
    {
        SurveyFixture survey;
        survey.addAnnotation(0, 10);
        survey.addAnnotation(2, 10);
        AnnotationListModel model;
        model.setSurvey(survey.data.get());
        ModelMirror mirror(&model);
        survey.addAnnotation(1, 10);
        QCOMPARE(mirror.inserts, 1);
        QCOMPARE(mirror.removals, 0);
        QCOMPARE(mirror.resets, 0);
        QCOMPARE(model.index(1).data(NumberRole).toInt(), 2);
        QCOMPARE(model.index(2).data(NumberRole).toInt(), 3);
        QCOMPARE(mirror.print(), printTree(model));
    }

    void foreignTextInAToolTipIsShownAsItIs()
    {
        SurveyFixture survey;
        survey.addAnnotation(0, 10, QStringLiteral("<img src=\"/etc/passwd\"> & more"));
        AnnotationListModel model;
        model.setSurvey(survey.data.get());
        const QString tip = model.index(0).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(QLatin1String("<img")));
        QVERIFY(tip.contains(QLatin1String("&lt;img")));
    }

    void dragsIdsAndQuotes()
    {
        SurveyFixture survey;
        const AnnotationId first = survey.addAnnotation(0, 10);
        const AnnotationId second = survey.addAnnotation(1, 20);
        AnnotationListModel model;
        model.setSurvey(survey.data.get());
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0), model.index(1)}));
        QCOMPARE(annotationsIn(data.get()), (std::vector<AnnotationId>{first, second}));
        QCOMPARE(data->text(), QStringLiteral("quote at 0/10\n\nquote at 1/20"));
        QVERIFY(findingIn(data.get()).isNull());
    }

    void anotherSurveyResets()
    {
        SurveyFixture one(1);
        SurveyFixture two(2);
        one.addAnnotation(0, 10);
        AnnotationListModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setSurvey(one.data.get());
        model.setSurvey(two.data.get());
        QCOMPARE(model.rowCount(), 0);
        one.addAnnotation(0, 20);
        QCOMPARE(model.rowCount(), 0);
        two.addAnnotation(0, 20);
        QCOMPARE(model.rowCount(), 1);
        model.setSurvey(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void randomEdits_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void randomEdits()
    {
        QFETCH(quint32, seed);
        SurveyFixture survey(seed);
        AnnotationListModel model;
        model.setSurvey(survey.data.get());
        AnnotationFilterProxy filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester tester(&model, kFatal);
        const QAbstractItemModelTester filterTester(&filter, kFatal);
        ModelMirror mirror(&model);
        ModelMirror filterMirror(&filter);
        for (int i = 0; i < 150; ++i) {
            editAtRandom(survey);
            if (i % 20 == 7)
                filter.setText(i % 40 == 7 ? QStringLiteral("NOTE") : QString());
            if (i % 30 == 11)
                filter.setStatuses(i % 60 == 11 ? QSet<QString>{QString(), QStringLiteral("open")} : QSet<QString>());
            if (i % 30 == 21)
                filter.setTags(i % 60 == 21 ? QSet<QString>{QStringLiteral("cost")} : QSet<QString>());
            if (i % 25 == 3)
                filter.setResolvedHidden(i % 50 == 3);
            QCOMPARE(idsOf(model), expectedIds(survey.snapshot()));
            QCOMPARE(mirror.print(), printTree(model));
            QCOMPARE(filterMirror.print(), printTree(filter));
        }
        QCOMPARE(mirror.resets, 0);
    }

    void filterFindsFoldedWordsAndKinds()
    {
        SurveyFixture survey;
        const AnnotationId first = survey.addAnnotation(0, 10, QStringLiteral("Müller says ﬁne"));
        const AnnotationId second = survey.addAnnotation(1, 10, QStringLiteral("other"), QStringLiteral("kind.reading.method"));
        AnnotationListModel model;
        model.setSurvey(survey.data.get());
        AnnotationFilterProxy filter;
        filter.setSourceModel(&model);
        QVERIFY(!filter.isFiltering());
        filter.setText(QStringLiteral("muller FINE"));
        QCOMPARE(idsOf(filter), QStringList{first.text()});
        filter.setText({});
        filter.setKinds({KindId(QStringLiteral("kind.reading.method"))});
        QCOMPARE(idsOf(filter), QStringList{second.text()});
        filter.setText(QStringLiteral("nowhere"));
        QCOMPARE(filter.rowCount(), 0);
    }

    void repliesHaveNoRowButAreCounted()
    {
        SurveyFixture survey;
        const AnnotationId first = survey.addAnnotation(3, 10);
        const AnnotationId reply = addReply(survey, first);
        const AnnotationId second = survey.addAnnotation(5, 10);
        AnnotationListModel model;
        model.setSurvey(survey.data.get());
        AnnotationFilterProxy filter;
        filter.setSourceModel(&model);
        QCOMPARE(idsOf(filter), QStringList({first.text(), second.text()}));
        QCOMPARE(filter.index(1, 0).data(NumberRole).toInt(), 2); // replies come after everything that has a place
        QCOMPARE(filter.index(0, 0).data(RepliesRole).toInt(), 1);
        QSignalSpy changed(&filter, &QAbstractItemModel::dataChanged);
        survey.put({deletionOf(asObject(reply))});
        QCOMPARE(filter.index(0, 0).data(RepliesRole).toInt(), 0);
        QVERIFY(!changed.isEmpty());
    }

    void filterKnowsStatusAndTags()
    {
        SurveyFixture survey;
        const AnnotationId first = survey.addAnnotation(0, 10);
        const AnnotationId second = survey.addAnnotation(1, 10);
        const auto change = [&](const AnnotationId &id, const QString &status, const QStringList &tags) {
            const Annotation from = *survey.snapshot().annotation(id);
            Annotation to = from;
            to.status = status;
            to.tags = tags;
            survey.put(changesBetween(from, to));
        };
        change(first, QStringLiteral("resolved"), {QStringLiteral("cost"), QStringLiteral("Fairness")});
        AnnotationListModel model;
        model.setSurvey(survey.data.get());
        AnnotationFilterProxy filter;
        filter.setSourceModel(&model);
        filter.setResolvedHidden(true);
        QVERIFY(filter.isFiltering());
        QCOMPARE(idsOf(filter), QStringList{second.text()});
        filter.setResolvedHidden(false);
        filter.setStatuses({QString()});
        QCOMPARE(idsOf(filter), QStringList{second.text()});
        filter.setStatuses({QStringLiteral("resolved")});
        QCOMPARE(idsOf(filter), QStringList{first.text()});
        filter.setStatuses({});
        filter.setTags({QStringLiteral("cost"), QStringLiteral("other")});
        QCOMPARE(idsOf(filter), QStringList{first.text()});
        change(second, {}, {QStringLiteral("other")}); // exact as it changes
        QCOMPARE(filter.rowCount(), 2);
        filter.setTags({});
        filter.setText(QStringLiteral("fairness")); // words look into tags
        QCOMPARE(idsOf(filter), QStringList{first.text()});
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(AnnotationsTest)
#include "annotations_test.moc"
