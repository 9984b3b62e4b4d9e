// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of a page is a photograph, and what a dark page makes of it: whole pictures, never blocks of them.

#include "support/testenvironment.h"
#include "ui/reader/darkpage.h"
#include "ui/reader/photographs.h"

#include <QPainter>
#include <QRandomGenerator>

using namespace conspectus::reader;

namespace {

constexpr QSize kPage(600, 800);

QImage page(QRgb paper = qRgb(255, 255, 255))
{
    QImage image(kPage, QImage::Format_RGB32);
    image.fill(paper);
    return image;
}

// Lines of small black words.
void putText(QImage &image, const QRect &area)
{
    QPainter painter(&image);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    QRandomGenerator random(7);
    for (int y = area.top(); y + 10 < area.bottom(); y += 14) {
        for (int x = area.left(); x + 6 < area.right(); x += 7) {
            if (random.bounded(6) > 0)
                painter.drawRect(x, y, 2, 7);
        }
    }
}

// Many tones, with a black corner and an evenly lit wall: what blocks by themselves say nothing of.
void putPhotograph(QImage &image, const QRect &area)
{
    QRandomGenerator random(3);
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const int noise = static_cast<int>(random.bounded(9u));
            const int tone = 40 + (x - area.left()) * 150 / area.width() + noise;
            image.setPixel(x, y, qRgb(tone, tone * 3 / 4, 60 + noise));
        }
    }
    QPainter painter(&image);
    painter.fillRect(QRect(area.topLeft(), area.size() / 3), QColor(6, 6, 6));
    painter.fillRect(QRect(area.center(), area.size() / 3), QColor(222, 218, 214));
}

} // namespace

class PhotographsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPhotographIsTakenWholeToThePixel();
    void twoBesideEachOtherAreTwo();
    void shadedBallsAndCellsAreNone();
    void aScannedPageIsNone();
    void smallWordsAreNone();
    void aTintedPageHasItsPhotograph();
    void aDarkPageLeavesAllOfThePhotographAsItIs();
};

void PhotographsTest::aPhotographIsTakenWholeToThePixel()
{
    QImage image = page();
    const QRect area(83, 131, 261, 187);
    putPhotograph(image, area);
    putText(image, QRect(60, 360, 480, 300));
    QCOMPARE(photographsIn(image), std::vector<QRect>{area});
}

void PhotographsTest::twoBesideEachOtherAreTwo()
{
    QImage image = page();
    const QRect left(50, 100, 200, 160);
    const QRect right(270, 100, 240, 160);
    putPhotograph(image, left);
    putPhotograph(image, right);
    QCOMPARE(photographsIn(image), (std::vector<QRect>{left, right}));
}

void PhotographsTest::shadedBallsAndCellsAreNone()
{
    QImage image = page();
    QPainter painter(&image);
    for (int i = 0; i < 4; ++i) {
        QRadialGradient shade(QPointF(120 + 110 * i, 150), 50 - 8 * i);
        shade.setColorAt(0, QColor(230, 30, 30));
        shade.setColorAt(1, QColor(250, 210, 210));
        painter.setBrush(shade);
        painter.drawEllipse(QPointF(120 + 110 * i, 150), 50 - 8 * i, 50 - 8 * i);
    }
    painter.fillRect(QRect(80, 300, 400, 160), QColor(214, 226, 240));
    painter.end();
    putText(image, QRect(90, 310, 380, 140));
    QVERIFY(photographsIn(image).empty());
}

void PhotographsTest::aScannedPageIsNone()
{
    QImage image = page();
    QRandomGenerator random(5);
    putText(image, QRect(60, 60, 480, 680));
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const int grey = std::clamp(qGray(image.pixel(x, y)) - 40 - static_cast<int>(random.bounded(14u)), 10, 255);
            image.setPixel(x, y, qRgb(grey, grey, grey - 4));
        }
    }
    QVERIFY(photographsIn(image).empty());
}

// As in a picture for the first glance, a quarter as large.
void PhotographsTest::smallWordsAreNone()
{
    QImage image = page();
    putText(image, QRect(40, 40, 250, 700));
    putText(image, QRect(310, 40, 250, 700));
    const QImage small = image.scaled(kPage / 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
    QVERIFY(photographsIn(small).empty());
}

void PhotographsTest::aTintedPageHasItsPhotograph()
{
    QImage image = page(qRgb(251, 240, 217));
    const QRect area(100, 100, 300, 200);
    putPhotograph(image, area);
    QCOMPARE(photographsIn(image), std::vector<QRect>{area});
}

void PhotographsTest::aDarkPageLeavesAllOfThePhotographAsItIs()
{
    QImage image = page();
    const QRect area(83, 131, 261, 187);
    putPhotograph(image, area);
    const QColor paper(0x26, 0x29, 0x2b);
    const QImage dark = darkPage(image, paper, QColor(0xda, 0xd6, 0xce));
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const int before = qGray(image.pixel(x, y));
            const int after = qGray(dark.pixel(x, y));
            if (area.contains(x, y) ? after > before || after < before * 8 / 10 - 2 : QColor(dark.pixel(x, y)) != paper)
                QFAIL(qPrintable(QStringLiteral("at %1, %2: %3 became %4").arg(x).arg(y).arg(before).arg(after)));
        }
    }
}

CONSPECTUS_TEST_MAIN(PhotographsTest)
#include "photographs_test.moc"
