// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page layout on seeded random documents: pages never overlap, the page at a height is the one a linear search finds,
// points come back from content space, zooming about a point keeps it where it is.

#include "geometry/pagelayout.h"
#include "support/testenvironment.h"

#include <QLineF>
#include <QRandomGenerator>
#include <cmath>

using namespace conspectus;

namespace {

PageBox randomBox(QRandomGenerator &random)
{
    static constexpr std::array turns{Rotation::None, Rotation::Quarter, Rotation::Half, Rotation::ThreeQuarters};
    return {QSizeF(100 + random.bounded(900.0), 100 + random.bounded(900.0)), turns[random.bounded(4U)]};
}

PageLayout randomLayout(QRandomGenerator &random)
{
    PageLayout layout;
    const int count = 1 + static_cast<int>(random.bounded(60U));
    layout.reset(count, {QSizeF(595, 842), Rotation::None});
    std::vector<PageBox> boxes;
    for (int i = 0; i < count; ++i)
        boxes.push_back(randomBox(random));
    layout.setBoxes(0, boxes);
    layout.setScale(0.2 + random.bounded(4.0));
    layout.setViewportWidth(300 + random.bounded(1500.0));
    return layout;
}

} // namespace

class PageLayoutTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesStandOneUnderTheOther();
    void pageAtEqualsALinearSearch();
    void pagesInEqualsALinearSearch();
    void pointsComeBackFromContentSpace();
    void rotationTurnsClockwise();
    void zoomAboutAPointKeepsIt();
    void lateSizesMoveOnlyWhatFollows();
    void impossibleSizesAreReplaced();
    void fitsFit();
    void trimmedTextStandsOnOneAxis();
    void currentPageIsTheLastAtTheEnd();
    void twoPagesStandSideBySide();
    void windowsLeaveMarginsOut();
    void emptyLayoutIsHarmless();
};

void PageLayoutTest::pagesStandOneUnderTheOther()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 200; ++round) {
        const PageLayout layout = randomLayout(random);
        double bottom = 0;
        for (int page = 0; page < layout.pageCount(); ++page) {
            const QRectF rect = layout.pageRect(page);
            QVERIFY(rect.top() > bottom);
            QVERIFY(rect.left() >= PageLayout::kMargin - 1);
            QVERIFY(rect.right() <= layout.contentSize().width() - PageLayout::kMargin + 1);
            QCOMPARE(rect.topLeft(), QPointF(std::round(rect.left()), std::round(rect.top())));
            bottom = rect.bottom();
        }
        QVERIFY(std::abs(layout.contentSize().height() - bottom - PageLayout::kMargin) <= 1);
    }
}

void PageLayoutTest::pageAtEqualsALinearSearch()
{
    QRandomGenerator random(12);
    for (int round = 0; round < 200; ++round) {
        const PageLayout layout = randomLayout(random);
        for (int probe = 0; probe < 50; ++probe) {
            const double y = -50 + random.bounded(layout.contentSize().height() + 100);
            int expected = 0;
            for (int page = 1; page < layout.pageCount(); ++page) {
                if (layout.pageRect(page).top() <= y)
                    expected = page;
            }
            QCOMPARE(layout.pageAt(y), expected);
        }
    }
}

void PageLayoutTest::pagesInEqualsALinearSearch()
{
    QRandomGenerator random(13);
    for (int round = 0; round < 200; ++round) {
        const PageLayout layout = randomLayout(random);
        const double top = random.bounded(layout.contentSize().height());
        const double bottom = top + random.bounded(1200.0);
        const PageSpan span = layout.pagesIn(top, bottom);
        for (int page = 0; page < layout.pageCount(); ++page) {
            const QRectF rect = layout.pageRect(page);
            if (rect.bottom() > top && rect.top() <= bottom)
                QVERIFY2(span.contains(page), qPrintable(QString::number(page)));
        }
        QVERIFY(span.last - span.first < layout.pageCount());
    }
}

void PageLayoutTest::pointsComeBackFromContentSpace()
{
    QRandomGenerator random(14);
    for (int round = 0; round < 300; ++round) {
        PageLayout layout = randomLayout(random);
        layout.setRotation(std::array{Rotation::None, Rotation::Quarter, Rotation::Half, Rotation::ThreeQuarters}[random.bounded(4U)]);
        const int page = static_cast<int>(random.bounded(static_cast<quint32>(layout.pageCount())));
        const QSizeF size = layout.pageSize(page);
        const PagePlace place{page, {1 + random.bounded(size.width() - 2), 1 + random.bounded(size.height() - 2)}};
        const QPointF content = layout.toContent(place);
        QVERIFY(layout.pageRect(page).adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(content));
        QVERIFY(layout.isOnPage(content));
        const PagePlace back = layout.toPage(content);
        QCOMPARE(back.page, page);
        QVERIFY(QLineF(back.point, place.point).length() < 1e-6);
    }
}

void PageLayoutTest::rotationTurnsClockwise()
{
    PageLayout layout;
    layout.reset(1, {QSizeF(200, 100), Rotation::Quarter});
    layout.setScale(2);
    QCOMPARE(layout.shownSize(0), QSizeF(100, 200));
    const QRectF rect = layout.pageRect(0);
    // The top left corner of the page as written stands at the top right of the page as shown.
    QCOMPARE(layout.toContent({0, {0, 0}}), rect.topRight());
    QCOMPARE(layout.toContent({0, {200, 0}}), rect.bottomRight());
    layout.setRotation(Rotation::Quarter);
    QCOMPARE(layout.toContent({0, {0, 0}}), layout.pageRect(0).bottomRight());
    layout.setRotation(Rotation::Half);
    QCOMPARE(layout.toContent({0, {0, 0}}), layout.pageRect(0).bottomLeft());
    layout.setRotation(Rotation::ThreeQuarters);
    QCOMPARE(layout.toContent({0, {0, 0}}), layout.pageRect(0).topLeft());
}

void PageLayoutTest::zoomAboutAPointKeepsIt()
{
    QRandomGenerator random(15);
    int kept = 0;
    for (int round = 0; round < 300; ++round) {
        PageLayout layout = randomLayout(random);
        const QSizeF viewport(400, 500);
        layout.setViewportWidth(viewport.width());
        const QPointF scroll = clampedScroll(
                layout, {random.bounded(2000.0), random.bounded(layout.contentSize().height())}, viewport);
        const QPointF pointer(random.bounded(400.0), random.bounded(500.0));
        if (!layout.isOnPage(scroll + pointer))
            continue;
        const PagePlace under = layout.toPage(scroll + pointer);
        layout.setScale(layout.scale() * (0.5 + random.bounded(2.0)));
        const QPointF after = scrollToShow(layout, under, pointer, viewport);
        const QPointF shown = layout.toContent(under) - after;
        const QPointF wanted = layout.toContent(under) - pointer;
        if (wanted == clampedScroll(layout, wanted, viewport)) { // not at an end of the content
            QVERIFY(QLineF(shown, pointer).length() < 1e-6);
            ++kept;
        }
    }
    QVERIFY(kept > 50);
}

void PageLayoutTest::lateSizesMoveOnlyWhatFollows()
{
    PageLayout layout;
    layout.reset(10, {QSizeF(600, 800), Rotation::None});
    QVERIFY(layout.isKnown(0));
    QVERIFY(!layout.isKnown(4));
    const double before = layout.pageRect(4).top();
    const double after = layout.pageRect(5).top();
    layout.setBoxes(4, std::array{PageBox{QSizeF(600, 400), Rotation::None}});
    QVERIFY(layout.isKnown(4));
    QCOMPARE(layout.pageRect(4).top(), before);
    QCOMPARE(layout.pageRect(5).top(), after - 400);
    layout.setBoxes(9, std::array{PageBox{QSizeF(1, 1)}, PageBox{QSizeF(1, 1)}}); // more than there are
    QCOMPARE(layout.pageCount(), 10);
}

void PageLayoutTest::impossibleSizesAreReplaced()
{
    PageLayout layout;
    layout.reset(4, {QSizeF(0, 0), Rotation::None});
    layout.setBoxes(0, std::array{PageBox{QSizeF(0, 0)}, PageBox{QSizeF(std::nan(""), 10)},
                                  PageBox{QSizeF(1e9, 1e9)}, PageBox{QSizeF(-5, 0.001)}});
    for (int page = 0; page < 4; ++page) {
        const QSizeF size = layout.pageSize(page);
        QVERIFY(size.width() >= PageLayout::kLeastSide && size.width() <= PageLayout::kGreatestSide);
        QVERIFY(size.height() >= PageLayout::kLeastSide && size.height() <= PageLayout::kGreatestSide);
    }
    QVERIFY(std::isfinite(layout.contentSize().height()));
}

void PageLayoutTest::fitsFit()
{
    PageLayout layout;
    layout.reset(9, {QSizeF(600, 800), Rotation::None});
    layout.setBoxes(3, std::array{PageBox{QSizeF(1400, 800)}}); // one wide table does not shrink the others
    layout.setScale(layout.scaleToFitWidth(616));
    QCOMPARE(layout.scale(), 1.0);
    QCOMPARE(layout.scaleToFitPage(QSizeF(2000, 416), 0), 0.5);
    QCOMPARE(layout.scaleToFitText(500, 50), layout.scaleToFitWidth(500)); // no text known
    for (int page = 0; page < 9; ++page)
        layout.setTextExtent(page, 100, 500);
    QCOMPARE(layout.scaleToFitText(500, 50), 1.0);
}

void PageLayoutTest::trimmedTextStandsOnOneAxis()
{
    PageLayout layout;
    layout.reset(4, {QSizeF(600, 800), Rotation::None});
    layout.setScale(2);
    layout.setTextExtent(0, 50, 450);  // left page
    layout.setTextExtent(1, 150, 550); // right page
    layout.setTextExtent(2, 50, 450);
    layout.setMarginsTrimmed(true);
    QCOMPARE(layout.toContent({0, {50, 0}}).x(), layout.toContent({1, {150, 0}}).x());
    QCOMPARE(layout.toContent({0, {250, 0}}).x(), layout.axis());
    QVERIFY(layout.pageRect(1).left() < layout.pageRect(0).left());
    QVERIFY(layout.pageRect(1).left() >= PageLayout::kMargin - 1);
    layout.setMarginsTrimmed(false);
    QCOMPARE(layout.pageRect(1).left(), layout.pageRect(0).left());
}

void PageLayoutTest::currentPageIsTheLastAtTheEnd()
{
    PageLayout layout;
    layout.reset(3, {QSizeF(600, 100), Rotation::None});
    const QSizeF viewport(600, 250);
    const double end = layout.contentSize().height() - viewport.height();
    QCOMPARE(currentPage(layout, {0, 0}, viewport), 0);
    QCOMPARE(currentPage(layout, {0, end}, viewport), 2);
}

void PageLayoutTest::twoPagesStandSideBySide()
{
    for (const Spread spread : {Spread::OddLeft, Spread::OddRight}) {
        PageLayout layout;
        layout.reset(7, {QSizeF(600, 800), Rotation::None});
        const std::array boxes{PageBox{QSizeF(600, 800)}, PageBox{QSizeF(500, 900)}, PageBox{QSizeF(300, 300)}};
        layout.setBoxes(0, boxes);
        layout.setScale(1.3);
        layout.setViewportWidth(2000);
        layout.setSpread(spread);
        for (int page = 0; page < 7; ++page) {
            const bool isLeft = (page % 2 == 0) == (spread == Spread::OddLeft);
            const QRectF rect = layout.pageRect(page);
            QVERIFY(isLeft ? rect.right() <= layout.axis() : rect.left() >= layout.axis());
            for (int other = 0; other < page; ++other)
                QVERIFY(!layout.pageRect(other).intersects(rect));
            const PagePlace back = layout.toPage(rect.center());
            QCOMPARE(back.page, page);
            QVERIFY(layout.isOnPage(rect.center()));
            QVERIFY(layout.pagesIn(rect.top(), rect.bottom()).contains(page));
        }
        const bool isVolume = spread == Spread::OddRight;
        QCOMPARE(layout.pageRect(1).top() == layout.pageRect(0).top(), !isVolume);
        QCOMPARE(layout.pageInRow(0, 1), isVolume ? 1 : 2);
        QCOMPARE(layout.pageInRow(6, 5), isVolume ? 5 : 6);
        QCOMPARE(layout.pageInRow(2, -9), 0);
        layout.setScale(layout.scaleToFitWidth(1000));
        QVERIFY(layout.pageRect(4).width() + layout.pageRect(3).width() <= 1000);
    }
}

void PageLayoutTest::windowsLeaveMarginsOut()
{
    PageLayout layout;
    layout.reset(3, {QSizeF(600, 800), Rotation::None});
    const double whole = layout.scaleToFitWidth(1000);
    layout.setWindows({QRectF(100, 50, 400, 700), QRectF(), QRectF(100, 50, 400, 700)});
    QVERIFY(layout.scaleToFitWidth(1000) > whole);
    layout.setScale(2);
    QCOMPARE(layout.windowRect(0).size(), QSizeF(800, 1400));
    QCOMPARE(layout.windowRect(1).size(), QSizeF(1200, 1600));
    QCOMPARE(layout.pageRect(0).size(), QSizeF(1200, 1600));
    QCOMPARE(layout.toContent({0, {100, 50}}), layout.windowRect(0).topLeft());
    QVERIFY(layout.windowRect(0).bottom() <= layout.windowRect(1).top());
    QVERIFY(!layout.isOnPage(layout.windowRect(0).topLeft() - QPointF(20, 0)));
    layout.setRotation(Rotation::Quarter);
    QCOMPARE(layout.windowRect(0).size(), QSizeF(1400, 800));
    const QRectF turned = layout.windowRect(2);
    QCOMPARE(layout.toPage(turned.center()).page, 2);
    QVERIFY(QLineF(layout.toPage(turned.center()).point, QPointF(300, 400)).length() < 1);
    layout.setWindows({});
    QCOMPARE(layout.windowRect(0), layout.pageRect(0));
}

void PageLayoutTest::emptyLayoutIsHarmless()
{
    PageLayout layout;
    layout.setViewportWidth(300);
    QCOMPARE(layout.pageAt(10), -1);
    QCOMPARE(layout.pagesIn(0, 100), PageSpan());
    QCOMPARE(layout.toPage({5, 5}).page, -1);
    QVERIFY(!layout.isOnPage({5, 5}));
    QCOMPARE(currentPage(layout, {}, {300, 300}), -1);
    QCOMPARE(layout.contentSize(), QSizeF(300, 0));
    QCOMPARE(layout.scaleToFitWidth(300), 1.0);
}

CONSPECTUS_TEST_GUILESS_MAIN(PageLayoutTest)
#include "pagelayout_test.moc"
