// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The outline as a tree, and which section a place belongs to.

#include "models/modelmirror.h"
#include "models/outlinemodel.h"
#include "support/testenvironment.h"

#include <QAbstractItemModelTester>

using namespace conspectus;
using namespace conspectus::test;

namespace {
pdf::OutlineItem item(const QString &title, int level, int page, double y = 0)
{
    return {title, level, page, QPointF(0, y)};
}
} // namespace

class OutlineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nestsByLevel()
    {
        OutlineModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        // A level that jumps (0 → 2) is a child; one that begins below 0 is a root.
        model.setOutline({item(QStringLiteral("Front"), 1, 0), item(QStringLiteral("1 Introduction"), 0, 0),
                          item(QStringLiteral("1.1.1 Deep"), 2, 1), item(QStringLiteral("2 Methods"), 0, 2),
                          item(QString(), 1, -1)},
                         {QStringLiteral("i")});
        QCOMPARE(printTree(model), QStringLiteral("Front dimmed=false page=i\n"
                                                  "1 Introduction dimmed=false page=i\n"
                                                  "  1.1.1 Deep dimmed=false page=2\n"
                                                  "2 Methods dimmed=false page=3\n"
                                                  "  Untitled dimmed=true\n"));
        QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("1 Introduction, page i"));
        model.setOutline({}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void findsTheSectionOfAPlace()
    {
        OutlineModel model;
        model.setOutline({item(QStringLiteral("1"), 0, 0, 300), item(QStringLiteral("1.1"), 1, 1, 100),
                          item(QStringLiteral("nowhere"), 1, -1), item(QStringLiteral("2"), 0, 1, 500)},
                         {});
        const auto at = [&model](int page, double y) { return model.entryAt(page, QPointF(0, y)).data().toString(); };
        QCOMPARE(at(0, 10), QString());
        QCOMPARE(at(0, 300), QStringLiteral("1"));
        QCOMPARE(at(1, 50), QStringLiteral("1"));
        QCOMPARE(at(1, 400), QStringLiteral("1.1"));
        QCOMPARE(at(7, 0), QStringLiteral("2"));
    }

    void aDeepAndLongOutline()
    {
        std::vector<pdf::OutlineItem> items;
        for (int i = 0; i < 20'000; ++i)
            items.push_back(item(QStringLiteral("Section %1").arg(i), i % 33, i / 10));
        OutlineModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setOutline(items, {});
        QCOMPARE(model.rowCount(), 607);
        QCOMPARE(model.entryAt(1'999, QPointF()).data().toString(), QStringLiteral("Section 19999"));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(OutlineTest)
#include "outline_test.moc"
