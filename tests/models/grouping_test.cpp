// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The proxy that puts a header above the rows of each page: exact signals, also for batches and odd sources.

#include "models/annotationfilterproxy.h"
#include "models/annotationlistmodel.h"
#include "models/groupbypageproxy.h"
#include "models/modelmirror.h"
#include "models/surveyfixture.h"
#include "support/testenvironment.h"

#include <QAbstractItemModelTester>
#include <QStringListModel>

using namespace conspectus;
using namespace conspectus::test;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

// A list of page numbers that can insert and remove in batches.
class PagesModel : public QAbstractListModel
{
public:
    std::vector<int> pages;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(pages.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const int page = pages[static_cast<size_t>(index.row())];
        if (role == PageRole)
            return page;
        if (role == PageLabelRole)
            return QString::number(page + 1);
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("row of %1").arg(page)) : QVariant();
    }
    void insert(int row, const std::vector<int> &added)
    {
        beginInsertRows({}, row, row + static_cast<int>(added.size()) - 1);
        pages.insert(pages.begin() + row, added.begin(), added.end());
        endInsertRows();
    }
    void remove(int first, int last)
    {
        beginRemoveRows({}, first, last);
        pages.erase(pages.begin() + first, pages.begin() + last + 1);
        endRemoveRows();
    }
    void change(int row, int page)
    {
        pages[static_cast<size_t>(row)] = page;
        Q_EMIT dataChanged(index(row), index(row));
    }
};

QString expected(const PagesModel &source)
{
    QString text;
    for (size_t i = 0; i < source.pages.size(); ++i) {
        if (i == 0 || source.pages[i] != source.pages[i - 1])
            text += QStringLiteral("Page %1 count=%2 page=%1\n")
                        .arg(source.pages[i] + 1)
                        .arg(std::ranges::count(source.pages, source.pages[i]));
        text += QStringLiteral("row of %1 page=%2\n").arg(source.pages[i]).arg(source.pages[i] + 1);
    }
    return text;
}

} // namespace

class GroupingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void printsHeadersWithCounts()
    {
        PagesModel source;
        source.pages = {0, 0, 8};
        GroupByPageProxy proxy;
        const QAbstractItemModelTester tester(&proxy, kFatal);
        proxy.setSourceModel(&source);
        QCOMPARE(printTree(proxy), expected(source));
        QVERIFY(proxy.index(0, 0).data(IsHeaderRole).toBool());
        QVERIFY(!(proxy.flags(proxy.index(0, 0)) & Qt::ItemIsSelectable));
        QVERIFY(!proxy.mapToSource(proxy.index(3, 0)).isValid());
        QCOMPARE(proxy.mapToSource(proxy.index(4, 0)).row(), 2);
        QCOMPARE(proxy.mapFromSource(source.index(1)).row(), 2);
    }

    void aRowOfANewPageBringsItsHeaderInOneSignal()
    {
        PagesModel source;
        source.pages = {0, 8};
        GroupByPageProxy proxy;
        proxy.setSourceModel(&source);
        ModelMirror mirror(&proxy);
        source.insert(1, {3});
        QCOMPARE(mirror.inserts, 1);
        QCOMPARE(printTree(proxy), expected(source));
        mirror.forgetCounts();
        source.insert(2, {3});
        QCOMPARE(mirror.inserts, 1);
        QCOMPARE(mirror.changes, 1); // the header's count
        mirror.forgetCounts();
        source.remove(1, 2);
        QCOMPARE(mirror.removals, 1);
        QCOMPARE(mirror.resets, 0);
        QCOMPARE(mirror.print(), expected(source));
    }

    void aPageThatChangesMovesTheRow()
    {
        PagesModel source;
        source.pages = {0, 0, 8};
        GroupByPageProxy proxy;
        const QAbstractItemModelTester tester(&proxy, kFatal);
        proxy.setSourceModel(&source);
        ModelMirror mirror(&proxy);
        source.change(1, 8);
        QCOMPARE(mirror.print(), expected(source));
    }

    void batchesInAndOut_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void batchesInAndOut()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        PagesModel source;
        GroupByPageProxy proxy;
        const QAbstractItemModelTester tester(&proxy, kFatal);
        proxy.setSourceModel(&source);
        ModelMirror mirror(&proxy);
        for (int i = 0; i < 100; ++i) {
            const int count = static_cast<int>(source.pages.size());
            if (count == 0 || random.bounded(5) < 3) {
                // A sorted batch that fits between its neighbours keeps the pages together.
                const int row = random.bounded(count + 1);
                const int low = row == 0 ? 0 : source.pages[static_cast<size_t>(row) - 1];
                const int high = row == count ? low + 4 : source.pages[static_cast<size_t>(row)];
                std::vector<int> batch(static_cast<size_t>(random.bounded(1, 5)));
                for (int &page : batch)
                    page = random.bounded(low, high + 1);
                std::ranges::sort(batch);
                source.insert(row, batch);
            } else {
                const int first = random.bounded(count);
                source.remove(first, random.bounded(first, std::min(count, first + 7)));
            }
            QCOMPARE(mirror.print(), expected(source));
            QCOMPARE(printTree(proxy), expected(source));
            for (int row = 0; row < proxy.rowCount(); ++row) {
                const QModelIndex there = proxy.mapToSource(proxy.index(row, 0));
                QCOMPARE(there.isValid() ? proxy.mapFromSource(there).row() : row, row);
            }
        }
        QCOMPARE(mirror.resets, 0);
    }

    void overTheAnnotationsAndTheirFilter_data() { batchesInAndOut_data(); }

    void overTheAnnotationsAndTheirFilter()
    {
        QFETCH(quint32, seed);
        SurveyFixture survey(seed);
        AnnotationListModel model;
        AnnotationFilterProxy filter;
        GroupByPageProxy proxy;
        filter.setSourceModel(&model);
        proxy.setSourceModel(&filter);
        model.setSurvey(survey.data.get());
        const QAbstractItemModelTester tester(&proxy, kFatal);
        ModelMirror mirror(&proxy);
        for (int i = 0; i < 60; ++i) {
            const Annotation *annotation = survey.any(survey.snapshot().annotations);
            if (!annotation || survey.random.bounded(3) > 0) {
                survey.addAnnotation(survey.random.bounded(5), survey.random.bounded(700),
                                     survey.random.bounded(2) ? QStringLiteral("odd") : QString());
            } else if (survey.random.bounded(2)) {
                survey.put({deletionOf(asObject(annotation->id))});
            } else {
                Annotation moved = *annotation;
                moved.anchors = {survey.anchorAt(survey.random.bounded(5), survey.random.bounded(700))};
                survey.put(changesBetween(*annotation, moved));
            }
            if (i % 15 == 9)
                filter.setText(filter.isFiltering() ? QString() : QStringLiteral("odd"));
            QCOMPARE(mirror.print(), printTree(proxy));
        }
        QCOMPARE(mirror.resets, 0);
    }

    void aSourceThatSplitsAPageIsShownRight()
    {
        PagesModel source;
        source.pages = {0, 0};
        GroupByPageProxy proxy;
        const QAbstractItemModelTester tester(&proxy, kFatal);
        proxy.setSourceModel(&source);
        ModelMirror mirror(&proxy);
        source.insert(1, {5});
        QCOMPARE(proxy.rowCount(), 6);
        QCOMPARE(mirror.print(), printTree(proxy));
        source.remove(1, 1);
        QCOMPARE(mirror.print(), expected(source));
    }

    void aHundredThousandRows()
    {
        PagesModel source;
        source.pages.resize(100'000);
        for (size_t i = 0; i < source.pages.size(); ++i)
            source.pages[i] = static_cast<int>(i / 20);
        GroupByPageProxy proxy;
        proxy.setSourceModel(&source);
        QCOMPARE(proxy.rowCount(), 105'000);
        source.insert(50'000, {2499});
        QCOMPARE(proxy.mapFromSource(source.index(100'000)).row(), 105'000);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(GroupingTest)
#include "grouping_test.moc"
