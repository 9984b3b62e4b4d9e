// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of findings: what its rows say, that marks are those of the survey page, filter, order, copying, and size.

#include "library/findingrows.h"
#include "models/findingstablemodel.h"
#include "models/roles.h"
#include "models/surveyfixture.h"
#include "support/testenvironment.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace conspectus;
using namespace conspectus::test;

namespace {

std::vector<FindingRow> manyRows(int count)
{
    std::vector<FindingRow> rows;
    for (int i = 0; i < count; ++i) {
        FindingRow row;
        row.id = FindingId(QStringLiteral("f%1").arg(i));
        row.survey = SurveyId(QStringLiteral("s%1").arg(i / 100));
        row.surveyTitle = QStringLiteral("Survey number %1 of what is known").arg(i / 100);
        row.text = QStringLiteral("Finding %1: models of size %2 help %3 of the doctors who asked.").arg(i).arg(i % 97).arg(i % 13);
        row.mark = static_cast<EvidenceMark>(i % 4);
        row.passages = i % 7;
        row.folded = row.text.toLower() + QLatin1Char('\n') + row.surveyTitle.toLower();
        rows.push_back(row);
    }
    return rows;
}

QStringList texts(const FindingsTableModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.rowAt(row)->text);
    return all;
}

} // namespace

class FindingsTableTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The rows are made for all findings at once; the snapshot says the same one by one.
    void marksAreThoseOfTheSurveyPage()
    {
        SurveyFixture survey(7);
        for (int i = 0; i < 30; ++i)
            survey.addFinding(QStringLiteral("finding %1").arg(i));
        for (int i = 0; i < 40; ++i)
            survey.addAnnotation(i % 5, 10 * i);
        for (int i = 0; i < 60; ++i) {
            Link link;
            link.id = LinkId(survey.newId("link"));
            link.survey = survey.data->id();
            link.annotation = survey.any(survey.snapshot().annotations)->id;
            link.finding = survey.any(survey.snapshot().findings)->id;
            link.role = static_cast<EvidenceRole>(survey.random.bounded(6));
            survey.put(changesToMake(link));
        }
        Annotation inAbstract = survey.snapshot().annotations.front();
        inAbstract.anchors.front().section = QStringLiteral(" abstract");
        survey.put(changesBetween(survey.snapshot().annotations.front(), inAbstract));
        const std::vector<FindingRow> rows = findingRows(survey.snapshot());
        QCOMPARE(rows.size(), size_t(30));
        for (const FindingRow &row : rows) {
            QCOMPARE(row.mark, survey.snapshot().markOf(row.id));
            QCOMPARE(row.passages, static_cast<int>(survey.snapshot().evidenceFor(row.id).size()));
            QCOMPARE(row.name, survey.snapshot().shortName(row.id));
        }
    }

    void rowsOfManySurveysLeaveOutWhatIsDeleted()
    {
        std::vector<ObjectState> objects;
        const auto put = [&objects](const std::vector<Change> &changes) {
            ObjectState object;
            object.id = changes.front().object;
            for (const Change &change : changes)
                object.apply(change);
            objects.push_back(object);
        };
        for (const char *name : {"b", "a", "gone"}) {
            Survey survey;
            survey.id = SurveyId(QLatin1String(name));
            survey.title.imported = QStringLiteral("Survey ") + QLatin1String(name);
            put(changesToMake(survey));
            Finding finding;
            finding.id = FindingId(QStringLiteral("f-") + QLatin1String(name));
            finding.survey = survey.id;
            finding.text.imported = QStringLiteral("Über ") + QLatin1String(name);
            put(changesToMake(finding));
        }
        objects[4].deleted = true;
        const std::vector<FindingRow> rows = findingRows(objects);
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].surveyTitle, QStringLiteral("Survey a"));
        QCOMPARE(rows[1].id, FindingId(QStringLiteral("f-b")));
        QVERIFY(rows[0].folded.contains(QLatin1String("uber a")));
    }

    void filtersSortsAndStaysAModel()
    {
        FindingsTableModel model;
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        model.setFilter(QStringLiteral("nothing"));
        model.setFilter({});
        std::vector<FindingRow> rows = manyRows(250);
        model.setRows(rows);
        QCOMPARE(model.rowCount(), 250);
        model.setFilter(QStringLiteral("SIZE 3 finding"));
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 250);
        for (const QString &text : texts(model))
            QVERIFY(text.contains(QLatin1String("size")) && text.contains(QLatin1Char('3')));
        model.setFilter(QStringLiteral("no such words"));
        QCOMPARE(model.rowCount(), 0);
        model.setFilter({});
        model.setMark(EvidenceMark::Disputed);
        QCOMPARE(model.rowCount(), 62);
        model.setMark({});
        for (int column = 0; column < FindingsTableModel::ColumnCount; ++column) {
            model.sort(column, Qt::AscendingOrder);
            const auto first = model.index(0, column).data(SortRole);
            const auto last = model.index(249, column).data(SortRole);
            model.sort(column, Qt::DescendingOrder);
            QCOMPARE(model.index(0, column).data(SortRole), last);
            QCOMPARE(model.index(249, column).data(SortRole), first);
        }
    }

    void aChangeOfOneRowIsOneSignal()
    {
        FindingsTableModel model;
        QAbstractItemModelTester tester(&model);
        std::vector<FindingRow> rows = manyRows(300);
        model.setRows(rows);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        std::vector<FindingRow> second(rows.begin() + 100, rows.begin() + 200);
        second[5].status = QStringLiteral("checked");
        model.setRowsOf(SurveyId(QStringLiteral("s1")), second);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 105);
        QCOMPARE(model.index(105, FindingsTableModel::Status).data().toString(), QStringLiteral("checked"));
        QCOMPARE(reset.size(), 0);
        model.setRowsOf(SurveyId(QStringLiteral("s1")), {});
        QCOMPARE(model.rowCount(), 200);
        QVERIFY(!model.indexOf(FindingId(QStringLiteral("f150"))).isValid());
        QCOMPARE(model.indexOf(FindingId(QStringLiteral("f250"))).row(), 150);
    }

    void copiesAsATableThatASpreadsheetDoesNotRun()
    {
        FindingsTableModel model;
        FindingRow row;
        row.id = FindingId(QStringLiteral("f"));
        row.text = QStringLiteral("=HYPERLINK(1)\twith\ttabs");
        row.surveyTitle = QStringLiteral("A survey");
        row.slotValues = {{QStringLiteral("metric"), QStringLiteral("AUC\n0.9"), {}}};
        model.setRows({row});
        const QStringList lines = model.tsv({0, 7}).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].count(QLatin1Char('\t')), 11);
        QCOMPARE(lines[1], QStringLiteral("'=HYPERLINK(1) with tabs\tA survey\tno evidence\t0\t\t\t\t\t\t\t\tAUC 0.9"));
    }

    void aHundredThousandRowsAreQuick()
    {
        FindingsTableModel model;
        QElapsedTimer timer;
        std::vector<FindingRow> rows = manyRows(100'000);
        timer.start();
        model.setRows(rows);
        const qint64 filled = timer.restart();
        model.setFilter(QStringLiteral("size 3"));
        const qint64 filtered = timer.restart();
        model.setFilter({});
        model.sort(FindingsTableModel::Text, Qt::AscendingOrder);
        const qint64 sorted = timer.restart();
        model.sort(FindingsTableModel::Survey, Qt::AscendingOrder);
        qInfo() << "100,000 rows: filled in" << filled << "ms, filtered in" << filtered << "ms, sorted by text in" << sorted
                << "ms, by survey in" << timer.elapsed() << "ms";
        QCOMPARE(model.rowCount(), 100'000);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(FindingsTableTest)
#include "findingstable_test.moc"
