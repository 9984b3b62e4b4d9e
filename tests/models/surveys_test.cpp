// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of surveys, the library tree on it, and its filter.

#include "models/libraryfilterproxy.h"
#include "models/librarytreemodel.h"
#include "models/modelmirror.h"
#include "support/testenvironment.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>

using namespace conspectus;
using namespace conspectus::test;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

SurveyRow surveyRow(const QString &id, const QString &title)
{
    SurveyRow row;
    row.id = SurveyId(id);
    row.title = title;
    row.authorsLine = QStringLiteral("Author of ") + title;
    return row;
}

// Rows as a library keeps them, with its signals' order: about to, change, done.
struct Rows
{
    std::vector<SurveyRow> rows;
    SurveyListModel model{&rows};

    void add(const SurveyRow &row)
    {
        const auto at = std::ranges::lower_bound(rows, row.title, {}, &SurveyRow::title);
        const int number = static_cast<int>(at - rows.begin());
        model.aboutToAdd(number);
        rows.insert(at, row);
        model.added();
    }
    void remove(int number)
    {
        model.aboutToRemove(number);
        rows.erase(rows.begin() + number);
        model.removed();
    }
};

} // namespace

class SurveysTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysTitleAndCount()
    {
        Rows rows;
        const QAbstractItemModelTester tester(&rows.model, kFatal);
        SurveyRow row = surveyRow(QStringLiteral("a"), QStringLiteral("Zebras\nand lions"));
        row.annotations = 14;
        rows.add(row);
        rows.add(surveyRow(QStringLiteral("b"), QString()));
        const QModelIndex at = rows.model.indexOf(SurveyId(QStringLiteral("a")));
        QCOMPARE(at.data().toString(), QStringLiteral("Zebras and lions"));
        QCOMPARE(at.data(CountRole).toInt(), 14);
        QCOMPARE(at.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Zebras and lions, 14 annotations"));
        QCOMPARE(rows.model.indexOf(SurveyId(QStringLiteral("b"))).data().toString(), QStringLiteral("Untitled survey"));
    }

    void theTreeHasReadingNowAndAll()
    {
        Rows rows;
        LibraryTreeModel tree(&rows.model);
        const QAbstractItemModelTester tester(&tree, kFatal);
        ModelMirror mirror(&tree);
        tree.setRecent({QStringLiteral("gone"), QStringLiteral("b")});
        rows.add(surveyRow(QStringLiteral("a"), QStringLiteral("Aardvarks")));
        rows.add(surveyRow(QStringLiteral("b"), QStringLiteral("Bees")));
        QCOMPARE(printTree(tree), QStringLiteral("Reading now count=1\n  Bees count=0\nAll surveys count=2\n  Aardvarks count=0\n  Bees count=0\n"));
        tree.noteOpened(SurveyId(QStringLiteral("a")));
        QCOMPARE(tree.recent().front(), QStringLiteral("a"));
        QCOMPARE(printTree(tree).section(QLatin1Char('\n'), 1, 2), QStringLiteral("  Aardvarks count=0\n  Bees count=0"));
        tree.noteOpened(SurveyId(QStringLiteral("b")));
        QCOMPARE(mirror.moves, 1);
        rows.remove(0);
        QCOMPARE(printTree(tree), QStringLiteral("Reading now count=1\n  Bees count=0\nAll surveys count=1\n  Bees count=0\n"));
        QCOMPARE(mirror.print(), printTree(tree));
        QCOMPARE(mirror.resets, 0);
    }

    void theFilterFindsTitlesAndAuthors()
    {
        Rows rows;
        LibraryTreeModel tree(&rows.model);
        LibraryFilterProxy filter;
        filter.setSourceModel(&tree);
        const QAbstractItemModelTester tester(&filter, kFatal);
        rows.add(surveyRow(QStringLiteral("a"), QStringLiteral("Études of Bees")));
        rows.add(surveyRow(QStringLiteral("b"), QStringLiteral("Wasps")));
        filter.setText(QStringLiteral("bees etudes"));
        const QModelIndex all = filter.index(1, 0);
        QCOMPARE(filter.rowCount(all), 1);
        filter.setText(QStringLiteral("author wasps"));
        QCOMPARE(filter.index(0, 0, all).data(ObjectIdRole).toString(), QStringLiteral("b"));
        filter.setText({});
        QCOMPARE(filter.rowCount(all), 2);
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
        QRandomGenerator random(seed);
        Rows rows;
        LibraryTreeModel tree(&rows.model);
        LibraryFilterProxy filter;
        filter.setSourceModel(&tree);
        const QAbstractItemModelTester listTester(&rows.model, kFatal);
        const QAbstractItemModelTester tester(&tree, kFatal);
        const QAbstractItemModelTester filterTester(&filter, kFatal);
        ModelMirror mirror(&tree);
        ModelMirror filterMirror(&filter);
        for (int i = 0; i < 150; ++i) {
            const int count = static_cast<int>(rows.rows.size());
            const int any = count ? random.bounded(count) : -1;
            switch (random.bounded(5)) {
            case 0:
            case 1:
                rows.add(surveyRow(QStringLiteral("s%1").arg(i), QStringLiteral("Title %1").arg(random.bounded(100))));
                break;
            case 2:
                if (any >= 0)
                    rows.remove(any);
                break;
            case 3:
                if (any >= 0)
                    tree.noteOpened(rows.rows[static_cast<size_t>(any)].id);
                break;
            default:
                if (any >= 0) {
                    rows.rows[static_cast<size_t>(any)].annotations = i;
                    rows.model.changed(any);
                }
                break;
            }
            if (i % 25 == 12)
                filter.setText(QStringLiteral("title %1").arg(random.bounded(10)));
            QVERIFY(tree.rowCount(tree.groupIndex(LibraryTreeModel::ReadingNow)) <= LibraryTreeModel::kMostRecent);
            QCOMPARE(mirror.print(), printTree(tree));
            QCOMPARE(filterMirror.print(), printTree(filter));
        }
        QCOMPARE(mirror.resets, 0);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(SurveysTest)
#include "surveys_test.moc"
