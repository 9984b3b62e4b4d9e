// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All annotations as rows: what a filter shows, in which groups and order, what a change to many of them is, and what is exported.

#include "library/annotationexport.h"
#include "library/bulkedits.h"
#include "models/modelmirror.h"
#include "models/roles.h"
#include "models/workbenchmodel.h"
#include "support/testenvironment.h"
#include "survey/projection.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace conspectus;
using namespace conspectus::test;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

// Objects as the store would give them.
class Objects
{
public:
    void put(const std::vector<Change> &changes)
    {
        for (const Change &change : changes) {
            auto found = std::ranges::find(m_objects, change.object, &ObjectState::id);
            if (found == m_objects.end()) {
                ObjectState fresh;
                fresh.id = change.object;
                m_objects.push_back(fresh);
                found = m_objects.end() - 1;
            }
            found->apply(change);
        }
    }
    void survey(const char *id, const char *title)
    {
        Survey made;
        made.id = SurveyId(text(id));
        made.title.imported = text(title);
        put(changesToMake(made));
    }
    void annotation(const char *id, const char *survey, const char *kind, int page, const char *quote, const char *note, const QStringList &tags = {},
                    const char *status = "")
    {
        Annotation made;
        made.id = AnnotationId(text(id));
        made.survey = SurveyId(text(survey));
        made.kind = KindId(text(kind));
        made.note = text(note);
        made.tags = tags;
        made.status = text(status);
        made.created = QDateTime(QDate(2026, 3, 1).addDays(page), QTime(12, 0), Qt::UTC);
        Anchor anchor;
        anchor.version = VersionId(QStringLiteral("v"));
        anchor.quote = text(quote);
        anchor.parts = {{page, 0, 4, {Quad::fromRect(QRectF(10, 10, 20, 10))}}};
        made.anchors = {anchor};
        put(changesToMake(made));
    }
    void reply(const char *id, const char *survey, const char *to, const char *words)
    {
        Annotation made;
        made.id = AnnotationId(text(id));
        made.survey = SurveyId(text(survey));
        made.kind = KindId(text("kind.reading.claim"));
        made.note = text(words);
        made.replyTo = AnnotationId(text(to));
        put(changesToMake(made));
    }
    void tie(const char *id, const char *survey, const char *annotation, const char *finding)
    {
        Link link;
        link.id = LinkId(text(id));
        link.survey = SurveyId(text(survey));
        link.annotation = AnnotationId(text(annotation));
        link.finding = FindingId(text(finding));
        put(changesToMake(link));
    }
    void finding(const char *id, const char *survey, const char *words)
    {
        Finding made;
        made.id = FindingId(text(id));
        made.survey = SurveyId(text(survey));
        made.text.imported = text(words);
        put(changesToMake(made));
    }
    [[nodiscard]] const std::vector<ObjectState> &all() const { return m_objects; }

private:
    std::vector<ObjectState> m_objects;
};

Objects twoSurveys()
{
    Objects objects;
    objects.survey("s1", "Bees");
    objects.survey("s2", "Ants");
    objects.finding("f1", "s1", "Bees dance");
    objects.annotation("a1", "s1", "kind.reading.claim", 3, "they dance", "", {text("dance"), text("basic")}, "open");
    objects.annotation("a2", "s1", "kind.reading.method", 1, "observed hives", "Too few hives", {text("basic")});
    objects.annotation("a3", "s2", "kind.reading.claim", 0, "ants walk", "=1+1, \"quoted\"");
    objects.annotation("gone", "s3", "kind.reading.claim", 0, "of a survey that is not there", "");
    objects.tie("l1", "s1", "a1", "f1");
    return objects;
}

QString shown(const AnnotationRows &rows, const Arrangement &arrangement)
{
    QStringList groups;
    for (const ArrangedGroup &group : arrangement.groups) {
        QStringList ids;
        for (const int row : group.rows)
            ids << rows.rows[static_cast<size_t>(row)].id.text();
        groups << group.title + QLatin1Char(':') + ids.join(QLatin1Char(' '));
    }
    return groups.join(QStringLiteral(" | "));
}

} // namespace

class WorkbenchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void repliesAreFoundAtWhatTheyAnswer()
    {
        Objects objects = twoSurveys();
        objects.reply("r1", "s1", "a1", "Only in summer");
        const auto rows = annotationRows(objects.all());
        QCOMPARE(shown(*rows, arrange(*rows, {}, {AnnotationGrouping::None, {}, false})), text(":a3 a2 a1"));
        AnnotationFilter filter;
        filter.text = text("summer");
        QCOMPARE(shown(*rows, arrange(*rows, filter, {AnnotationGrouping::None, {}, false})), text(":a1"));
    }

    void rowsAreGroupedAndOrdered()
    {
        const auto rows = annotationRows(twoSurveys().all());
        QCOMPARE(rows->rows.size(), size_t(3));
        const auto by = [&](AnnotationGrouping grouping) { return shown(*rows, arrange(*rows, {}, {grouping, {}, false})); };
        QCOMPARE(by(AnnotationGrouping::Survey), text("Ants:a3 | Bees:a2 a1"));
        QCOMPARE(by(AnnotationGrouping::Kind), text("Claim:a3 a1 | Method:a2"));
        QCOMPARE(by(AnnotationGrouping::Tag), text("basic:a2 a1 | dance:a1 | :a3"));
        QCOMPARE(by(AnnotationGrouping::Finding), text("Bees dance:a1 | :a3 a2"));
        QCOMPARE(by(AnnotationGrouping::Status), text("open:a1 | :a3 a2"));
        QCOMPARE(by(AnnotationGrouping::None), text(":a3 a2 a1"));
        const auto sorted = [&](AnnotationColumn column, bool descending) {
            return shown(*rows, arrange(*rows, {}, {AnnotationGrouping::None, column, descending}));
        };
        QCOMPARE(sorted(AnnotationColumn::Quote, false), text(":a3 a2 a1"));
        QCOMPARE(sorted(AnnotationColumn::Page, true), text(":a1 a2 a3"));
        QCOMPARE(sorted(AnnotationColumn::Date, false), text(":a3 a2 a1"));
        QCOMPARE(arrange(*rows, {}, {AnnotationGrouping::Tag, {}, false}).shown, 3); // each once
    }

    void filtersShowWhatFitsAll()
    {
        const auto rows = annotationRows(twoSurveys().all());
        const auto with = [&](auto set) {
            AnnotationFilter filter;
            set(filter);
            return shown(*rows, arrange(*rows, filter, {AnnotationGrouping::None, {}, false}));
        };
        QCOMPARE(with([](AnnotationFilter &f) { f.text = text("HIVES few"); }), text(":a2"));
        QCOMPARE(with([](AnnotationFilter &f) { f.text = text("dance"); }), text(":a1"));
        QCOMPARE(with([](AnnotationFilter &f) { f.survey = text("s1"); f.kind = text("kind.reading.claim"); }), text(":a1"));
        QCOMPARE(with([](AnnotationFilter &f) { f.tag = text("basic"); }), text(":a2 a1"));
        QCOMPARE(with([](AnnotationFilter &f) { f.status = QString(); }), text(":a3 a2"));
        QCOMPARE(with([](AnnotationFilter &f) { f.finding = text("f1"); }), text(":a1"));
        QCOMPARE(with([](AnnotationFilter &f) { f.from = QDate(2026, 3, 2); }), text(":a2 a1"));
        QCOMPARE(with([](AnnotationFilter &f) { f.text = text("nowhere"); }), QString());
    }

    void theModelHoldsGroupsAndFlatRows()
    {
        const auto rows = annotationRows(twoSurveys().all());
        WorkbenchModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), 0);
        model.set(rows, arrange(*rows, {}, {AnnotationGrouping::Tag, {}, false}), true);
        QCOMPARE(model.rowCount(), 3);
        const QModelIndex basic = model.index(0, 0);
        QVERIFY(basic.data(IsHeaderRole).toBool());
        QCOMPARE(basic.data(CountRole).toInt(), 2);
        QCOMPARE(model.annotationsAt({basic}), QSet<QString>({text("a1"), text("a2")}));
        QCOMPARE(model.indexOf(text("a1")).parent(), basic);
        QCOMPARE(model.index(0, 1, basic).data().toString(), text("observed hives"));
        model.set(rows, arrange(*rows, {}, {AnnotationGrouping::None, {}, false}), false);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowAt(model.index(0, 0))->id.text(), text("a3"));
        QCOMPARE(model.indexOf(text("a1")).row(), 2);
        model.set(std::make_shared<AnnotationRows>(), {}, true);
        QCOMPARE(model.rowCount(), 0);
    }

    void aBulkChangeIsWhatDiffers()
    {
        const auto rows = annotationRows(twoSurveys().all());
        const QSet<QString> all{text("a1"), text("a2"), text("a3")};
        BulkEdit edit;
        edit.kind = KindId(text("kind.reading.claim"));
        BulkChanges made = bulkChanges(*rows, all, edit);
        QCOMPARE(made.annotations, 1); // two are claims already
        QCOMPARE(made.changes.size(), size_t(1));
        QCOMPARE(made.known.size(), size_t(1));
        edit = {};
        edit.addTags = {text("new"), text("basic")};
        edit.removeTags = {text("dance")};
        made = bulkChanges(*rows, all, edit);
        QCOMPARE(made.annotations, 3);
        edit = {};
        edit.finding = FindingId(text("f1"));
        edit.targetSurvey = SurveyId(text("s1"));
        made = bulkChanges(*rows, all, edit);
        QCOMPARE(made.annotations, 1); // a1 is tied already
        QCOMPARE(made.leftOut, 1);     // a3 is of another survey
        edit = {};
        edit.remove = true;
        made = bulkChanges(*rows, {text("a1")}, edit);
        QCOMPARE(made.changes, std::vector<Change>{deletionOf(ObjectId(text("a1")))});
        CancelToken cancelled;
        cancelled.cancel();
        QVERIFY(bulkChanges(*rows, all, edit, cancelled).changes.empty());
    }

    void exportsHoldWhatIsShown()
    {
        const auto rows = annotationRows(twoSurveys().all());
        AnnotationFilter filter;
        filter.kind = text("kind.reading.claim");
        const Arrangement arrangement = arrange(*rows, filter, {AnnotationGrouping::Survey, {}, false});
        const QString csv = QString::fromUtf8(annotationsAsCsv(*rows, arrangement));
        QCOMPARE(csv.count(text("\r\n")), 3);
        QVERIFY2(csv.contains(text("\"'=1+1, \"\"quoted\"\"\"")), qPrintable(csv)); // no formula, one cell
        QVERIFY(!csv.contains(text("hives")));
        const QString markdown = QString::fromUtf8(annotationsAsMarkdown(*rows, arrangement));
        QVERIFY(markdown.indexOf(text("## Ants")) < markdown.indexOf(text("## Bees")));
        QVERIFY(markdown.contains(text("  > they dance")));
        const QJsonArray json = QJsonDocument::fromJson(annotationsAsJson(*rows, arrangement)).object()[text("annotations")].toArray();
        QCOMPARE(json.size(), 2);
        QCOMPARE(json[1].toObject()[text("findings")].toArray()[0].toObject()[text("text")].toString(), text("Bees dance"));
    }

    void aHundredThousandRowsHold()
    {
        Objects objects;
        objects.survey("s1", "Bees");
        objects.annotation("a", "s1", "kind.reading.claim", 3, "a quote of some length about bees", "", {text("tag")});
        std::vector<ObjectState> many{objects.all().front()};
        many.reserve(100'001);
        for (int i = 0; i < 100'000; ++i) {
            many.push_back(objects.all().back());
            many.back().id = ObjectId(QStringLiteral("a%1").arg(i));
        }
        const auto rows = annotationRows(std::move(many));
        QCOMPARE(rows->rows.size(), size_t(100'000));
        WorkbenchModel model;
        model.set(rows, arrange(*rows, {}, {AnnotationGrouping::Kind, AnnotationColumn::Quote, true}), true);
        QCOMPARE(model.rowCount(model.index(0, 0)), 100'000);
        AnnotationFilter filter;
        filter.text = text("bees length");
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(arrange(*rows, filter, {AnnotationGrouping::None, {}, false}).shown, 100'000);
        qInfo("filtering 100,000 rows: %lld ms", static_cast<long long>(timer.elapsed()));
        BulkEdit edit;
        edit.status = text("resolved");
        QSet<QString> chosen;
        for (int i = 0; i < 10'000; ++i)
            chosen.insert(QStringLiteral("a%1").arg(i));
        timer.restart();
        QCOMPARE(bulkChanges(*rows, chosen, edit).annotations, 10'000);
        qInfo("10,000 changes made: %lld ms", static_cast<long long>(timer.elapsed()));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(WorkbenchTest)
#include "workbench_test.moc"
