// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Quads and the command line's coordinates.
#include "support/testenvironment.h"
#include "geometry/quad.h"

using namespace conspectus;

class QuadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cornersRunAsTheTextDoes()
    {
        const Quad quad = Quad::fromRect(QRectF(10, 20, 30, 5));
        QCOMPARE(quad.corners[0], QPointF(10, 20));
        QCOMPARE(quad.corners[1], QPointF(40, 20));
        QCOMPARE(quad.corners[2], QPointF(40, 25));
        QCOMPARE(quad.corners[3], QPointF(10, 25));
        QCOMPARE(quad.boundingRect(), QRectF(10, 20, 30, 5));
    }

    void aSlantedQuadIsBoundedByItsCorners()
    {
        const Quad quad{{QPointF(5, 0), QPointF(10, 5), QPointF(5, 10), QPointF(0, 5)}};
        QCOMPARE(quad.boundingRect(), QRectF(0, 0, 10, 10));
    }

    void severalQuadsAreBoundedTogether()
    {
        const Quads quads = {Quad::fromRect(QRectF(10, 10, 5, 5)), Quad::fromRect(QRectF(40, 2, 10, 3))};
        QCOMPARE(boundingRect(quads), QRectF(10, 2, 40, 13));
        QVERIFY(boundingRect(Quads()).isNull());
    }

    void unitCoordinatesComeBack()
    {
        const QSizeF page(612, 792);
        const QRectF box(61.2, 79.2, 306, 396);
        const QRectF unit = toUnit(box, page);
        QCOMPARE(unit, QRectF(0.1, 0.1, 0.5, 0.5));
        QCOMPARE(fromUnit(unit, page), box);
    }

    void anEmptyPageHasNoUnits()
    {
        QCOMPARE(toUnit(QRectF(1, 2, 3, 4), QSizeF(0, 100)), QRectF());
        QCOMPARE(toUnit(QRectF(1, 2, 3, 4), QSizeF()), QRectF());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(QuadTest)
#include "quad_test.moc"
