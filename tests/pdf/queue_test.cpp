// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The order of pictures, when another drawer pays, and strikes. Time is a number here.

#include "pdf/renderqueue.h"
#include "pdf/strikes.h"
#include "support/testenvironment.h"

using namespace conspectus::pdf;

namespace {

RenderRequest wanted(quint64 tag, int priority, int page = 0)
{
    RenderRequest request;
    request.tag = tag;
    request.priority = priority;
    request.page = page;
    return request;
}

QList<quint64> drained(RenderQueue &queue)
{
    QList<quint64> tags;
    while (const auto request = queue.takeNext())
        tags.append(request->tag);
    return tags;
}

} // namespace

class QueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visibleFirstAndNewestAmongEquals()
    {
        RenderQueue queue;
        queue.push(wanted(1, 1), 0);
        queue.push(wanted(2, 0), 1);
        queue.push(wanted(3, 2), 2);
        queue.push(wanted(4, 0), 3);
        queue.push(wanted(5, 1), 4);
        QCOMPARE(queue.peekNext()->tag, 4u);
        QCOMPARE(drained(queue), (QList<quint64>{4, 2, 5, 1, 3}));
        QVERIFY(queue.isEmpty());
        QVERIFY(!queue.peekNext());
    }

    void cancelRemovesAllOfATag()
    {
        RenderQueue queue;
        queue.push(wanted(1, 0), 0);
        queue.push(wanted(2, 0), 0);
        queue.push(wanted(1, 1), 0);
        QVERIFY(queue.cancel(1));
        QVERIFY(!queue.cancel(1));
        QCOMPARE(drained(queue), (QList<quint64>{2}));
    }

    void whatIsPutBackComesFirstAmongEquals()
    {
        RenderQueue queue;
        queue.push(wanted(1, 1), 0);
        queue.push(wanted(2, 0), 0);
        queue.putBack(wanted(3, 1), 5);
        QCOMPARE(drained(queue), (QList<quint64>{2, 3, 1}));
    }

    void onePageIsTakenOut()
    {
        RenderQueue queue;
        queue.push(wanted(1, 0, 4), 0);
        queue.push(wanted(2, 0, 5), 0);
        queue.push(wanted(3, 2, 4), 0);
        QCOMPARE(queue.takePage(4).size(), 2u);
        QCOMPARE(drained(queue), (QList<quint64>{2}));
    }

    void longerThanAFrameCallsAnotherDrawer()
    {
        RenderQueue queue;
        QVERIFY(!queue.untilLong(100));
        queue.push(wanted(1, 0), 100);
        queue.push(wanted(2, 0), 110);
        QCOMPARE(*queue.untilLong(100), RenderQueue::kFrame);
        QCOMPARE(*queue.untilLong(110), RenderQueue::kFrame - 10);
        QCOMPARE(*queue.untilLong(500), 0);
        QCOMPARE(queue.takeNext()->tag, 2u);
        QCOMPARE(*queue.untilLong(110), RenderQueue::kFrame - 10);
    }

    void theSecondDrawerGoesAfterTenSeconds()
    {
        QVERIFY(!RenderQueue::isQuiet(1'000, 10'999));
        QVERIFY(RenderQueue::isQuiet(1'000, 11'000));
    }

    void twoStrikesAndOutUntilForgiven()
    {
        Strikes strikes;
        QVERIFY(!strikes.add(3));
        QVERIFY(!strikes.isOut(3));
        QVERIFY(strikes.add(3));
        QVERIFY(strikes.isOut(3));
        QVERIFY(!strikes.isOut(4));
        strikes.forgive(3);
        QVERIFY(!strikes.isOut(3));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(QueueTest)
#include "queue_test.moc"
