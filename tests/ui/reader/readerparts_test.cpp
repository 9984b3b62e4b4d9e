// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of the reader that need no window: cache and eviction, plan of pictures, requests and cancels, dark pages,
// history, selection by units and keys, find.

#include "fakesource.h"
#include "library/anchoring.h"
#include "support/testenvironment.h"
#include "text/readingorder.h"
#include "ui/reader/darkpage.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/findcontroller.h"
#include "ui/reader/navhistory.h"
#include "ui/reader/pagepictures.h"
#include "ui/reader/textselection.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <ranges>

using namespace conspectus;
using namespace conspectus::reader;
using conspectus::test::FakeSource;

namespace {

Picture picture(int page, double scale, int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    return {{page, scale, Rotation::None, {}}, image};
}

PageLayout layoutOf(int pages, double scale)
{
    PageLayout layout;
    layout.reset(pages, {QSizeF(600, 800), Rotation::None});
    layout.setScale(scale);
    layout.setViewportWidth(700);
    return layout;
}

text::TextLayer layerOf(const FakeSource &source, int pages)
{
    text::TextLayer layer;
    for (int page = 0; page < pages; ++page)
        layer.pages.push_back(std::make_shared<const text::TextPage>(text::orderPage(source.rawPage(page))));
    return layer;
}

} // namespace

class ReaderPartsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cacheStaysWithinItsBudget();
    void cacheDropsTheFarthestFirst();
    void cacheKeepsWhatIsSeenWhateverTheBudget();
    void cacheGivesTheNearestZoom();
    void cacheKnowsPartsOfPages();
    void planTakesTheVisibleFirstThenTheDirection();
    void planDrawsPartsOfHugePages();
    void planDrawsWhatIsInViewFirstAfterALeap();
    void theWholePageTakesThePlaceOfThePartInView();
    void picturesCancelWhatIsNoLongerWanted();
    void picturesAreNotAskedForTwice();
    void brokenPageIsAskedForAgainOnlyAfterRetry();
    void darkPageMapsLightness();
    void linksCanBeReadOnDarkPages();
    void darkPageLeavesPhotographsAlone();
    void noBrightRuleStandsBesideAPhotograph();
    void historyGoesBackAndForward();
    void selectionByWordAndBackwards();
    void selectionRunsFromTheLeftColumnIntoTheRight();
    void caretMovesByKeys();
    void findCountsAllHitsAndWrapsRound();
    void findStreamsPagesThatArriveLater();
    void anchorHoldsQuoteAndParts();
};

void ReaderPartsTest::cacheStaysWithinItsBudget()
{
    QRandomGenerator random(3);
    PageCache cache(1'000'000);
    cache.setPlace(10, 11, 1.0);
    for (int i = 0; i < 500; ++i) {
        cache.insert(picture(static_cast<int>(random.bounded(40U)), 0.5 + random.bounded(4U), 20 + static_cast<int>(random.bounded(200U))));
        QVERIFY(cache.bytes() <= cache.budget());
    }
    QVERIFY(cache.count() > 3);
    cache.clear();
    QCOMPARE(cache.bytes(), 0);
}

void ReaderPartsTest::cacheDropsTheFarthestFirst()
{
    PageCache cache(5 * 100 * 100 * 4);
    cache.setPlace(5, 5, 1.0);
    for (const int page : {1, 5, 9, 6, 4})
        cache.insert(picture(page, 1.0, 100));
    cache.insert(picture(7, 1.0, 100)); // one too many: 1 and 9 are equally far, one of them goes
    QCOMPARE(cache.count(), std::size_t(5));
    QVERIFY(cache.exact({5, 1.0, Rotation::None, {}}));
    QVERIFY(cache.exact({7, 1.0, Rotation::None, {}}));
    QVERIFY(!cache.exact({1, 1.0, Rotation::None, {}}) || !cache.exact({9, 1.0, Rotation::None, {}}));
}

void ReaderPartsTest::cacheKeepsWhatIsSeenWhateverTheBudget()
{
    PageCache cache(1000);
    cache.setPlace(0, 1, 1.0);
    cache.insert(picture(0, 1.0, 100));
    cache.insert(picture(1, 1.0, 100));
    QCOMPARE(cache.count(), std::size_t(2));
    cache.insert(picture(2, 1.0, 100));
    QVERIFY(!cache.exact({2, 1.0, Rotation::None, {}}));
}

void ReaderPartsTest::cacheGivesTheNearestZoom()
{
    PageCache cache;
    cache.insert(picture(0, 0.5, 10));
    cache.insert(picture(0, 2.0, 40));
    cache.insert(picture(0, 4.0, 80));
    QCOMPARE(cache.nearest(0, 1.0, Rotation::None)->key.scale, 2.0); // the least that is sharper
    QCOMPARE(cache.nearest(0, 8.0, Rotation::None)->key.scale, 4.0); // else the sharpest
    QVERIFY(!cache.nearest(1, 1.0, Rotation::None));
    QVERIFY(!cache.nearest(0, 1.0, Rotation::Quarter));
}

void ReaderPartsTest::cacheKnowsPartsOfPages()
{
    PageCache cache;
    Picture part = picture(0, 8.0, 100);
    part.key.clip = QRect(50, 50, 100, 100);
    cache.insert(part);
    QVERIFY(cache.exact({0, 8.0, Rotation::None, {}}, QRect(60, 60, 20, 20)));
    QVERIFY(!cache.exact({0, 8.0, Rotation::None, {}}, QRect(0, 0, 60, 60)));
    QVERIFY(!cache.exact({0, 8.0, Rotation::None, {}})); // not the whole page
    QVERIFY(!cache.nearest(0, 8.0, Rotation::None));
    QVERIFY(cache.part(0, 8.0, Rotation::None));
}

void ReaderPartsTest::planTakesTheVisibleFirstThenTheDirection()
{
    const PageLayout layout = layoutOf(30, 1.0);
    ViewPlace place{{0, layout.pageRect(10).top()}, {700, 600}, 2.0, 1};
    const std::vector<WantedPicture> down = planPictures(layout, place);
    QCOMPARE(down[0].key.page, 10); // ink at once, where there is none
    QVERIFY(down[0].anyWillDo);
    QCOMPARE(down[1].key.page, 10);
    QCOMPARE(down[1].key.scale, 2.0);
    QCOMPARE(down[1].priority, 0);
    QCOMPARE(down[2].key.page, 11);
    QCOMPARE(down[2].priority, 1);
    place.direction = -1;
    QCOMPARE(planPictures(layout, place)[2].key.page, 9);
    place.isFirst = true; // before the first paint nothing else is drawn
    const std::vector<WantedPicture> first = planPictures(layout, place);
    QCOMPARE(first.size(), std::size_t(1));
    QVERIFY(!first[0].anyWillDo);
    QSet<int> placeholders;
    for (const WantedPicture &wanted : down) {
        if (wanted.anyWillDo)
            placeholders.insert(wanted.key.page);
    }
    QVERIFY(placeholders.contains(10) && placeholders.contains(29) && placeholders.contains(0));
    QVERIFY(planPictures(PageLayout(), place).empty());
}

void ReaderPartsTest::planDrawsPartsOfHugePages()
{
    const PageLayout layout = layoutOf(3, 10.0); // 6,000 by 8,000 pixels
    const ViewPlace place{{1000, 2000}, {700, 600}, 1.0, 1};
    const WantedPicture first = planPictures(layout, place)[1]; // after the placeholder
    QVERIFY(!first.key.clip.isEmpty());
    QVERIFY(first.key.clip.contains(first.needed));
    QVERIFY(first.key.clip.width() <= 1402 && first.key.clip.height() <= 1202);
}

void ReaderPartsTest::planDrawsWhatIsInViewFirstAfterALeap()
{
    const PageLayout layout = layoutOf(30, 2.0); // 1,200 by 1,600 pixels
    ViewPlace place{{0, layout.pageRect(10).top() + 100}, {1300, 600}, 1.0, 1};
    QVERIFY(planPictures(layout, place)[1].key.clip.isEmpty()); // who reads on wants the page
    place.hasLanded = true;
    const std::vector<WantedPicture> landed = planPictures(layout, place);
    QCOMPARE(landed[1].key.clip, QRect(0, 100, 1200, 600));
    QCOMPARE(landed[1].needed, landed[1].key.clip);
    QCOMPARE(landed[1].priority, 0);
    QCOMPARE(landed[2].key.page, 10); // and then it as well, before the neighbours
    QVERIFY(landed[2].key.clip.isEmpty());
    QCOMPARE(landed[2].priority, 1);
    QCOMPARE(landed[2].key.scale, 2.0);
    place.viewport.setHeight(1200); // most of the page is in view
    QVERIFY(planPictures(layout, place)[1].key.clip.isEmpty());
    place = {{0, 0}, {1300, 600}, 1.0, 1, true};
    const std::vector<WantedPicture> first = planPictures(layout, place);
    QCOMPARE(first.size(), std::size_t(1));
    QVERIFY(!first[0].key.clip.isEmpty());
}

void ReaderPartsTest::theWholePageTakesThePlaceOfThePartInView()
{
    FakeSource source(30);
    source.holdsPictures = true;
    PagePictures pictures(&source);
    const PageLayout layout = layoutOf(30, 2.0);
    const ViewPlace place{{0, layout.pageRect(10).top() + 100}, {1300, 600}, 1.0, 1, false, true};
    const PictureKey whole{10, 2.0, Rotation::None, {}};
    const QRect seen(0, 100, 1200, 600);
    pictures.want(planPictures(layout, place));
    const auto isSharp = [](const pdf::RenderRequest &request) { return request.page == 10 && request.scale == 2.0; };
    QCOMPARE(std::ranges::count_if(source.asked, isSharp), 2);
    const pdf::RenderRequest last = *std::ranges::find_if(source.asked | std::views::reverse, isSharp);
    QCOMPARE(last.clip, seen); // equal ones newest first, and it is more urgent besides
    while (pictures.waitingCount() > 0)
        source.answerHeld();
    QVERIFY(pictures.cache().exact(whole));
    QVERIFY(!pictures.cache().part(10, 2.0, Rotation::None));
    QCOMPARE(std::ranges::count_if(source.asked, isSharp), 2); // neither was asked for again
}

void ReaderPartsTest::picturesCancelWhatIsNoLongerWanted()
{
    FakeSource source(50);
    source.holdsPictures = true;
    PagePictures pictures(&source);
    const PageLayout layout = layoutOf(50, 1.0);
    pictures.want(planPictures(layout, {{0, 0}, {700, 600}, 1.0, 1}));
    QCOMPARE(source.asked.back().page, 0); // equal ones are taken newest first: the visible page is asked for last
    QCOMPARE(source.asked.back().priority, 0);
    pictures.want(planPictures(layout, {{0, layout.pageRect(40).top()}, {700, 600}, 1.0, 1}));
    QVERIFY(source.cancelled.size() >= 2);
    QSignalSpy arrived(&pictures, &PagePictures::arrived);
    while (pictures.waitingCount() > 0) // the small ones come a few at a time
        source.answerHeld();
    QVERIFY(pictures.cache().exact({40, 1.0, Rotation::None, {}}));
    QVERIFY(!pictures.cache().exact({0, 1.0, Rotation::None, {}})); // was cancelled
    QVERIFY(!pictures.cache().exact({1, 1.0, Rotation::None, {}}));
    QVERIFY(arrived.count() > 10);
    QCOMPARE(pictures.waitingCount(), std::size_t(0));
}

void ReaderPartsTest::picturesAreNotAskedForTwice()
{
    FakeSource source(5);
    source.holdsPictures = true;
    PagePictures pictures(&source);
    const auto wanted = planPictures(layoutOf(5, 1.0), {{0, 0}, {700, 600}, 1.0, 1});
    pictures.want(wanted);
    const std::size_t asked = source.asked.size();
    pictures.want(wanted);
    QCOMPARE(source.asked.size(), asked);
    source.answerHeld();
    pictures.want(wanted);
    QCOMPARE(source.asked.size(), asked);
}

void ReaderPartsTest::brokenPageIsAskedForAgainOnlyAfterRetry()
{
    FakeSource source(1);
    source.brokenPages = {0};
    source.holdsPictures = true;
    PagePictures pictures(&source);
    const auto wanted = planPictures(layoutOf(1, 1.0), {{0, 0}, {700, 600}, 1.0, 1});
    pictures.want(wanted);
    source.answerHeld();
    QVERIFY(pictures.failure(0));
    const std::size_t asked = source.asked.size();
    pictures.want(wanted);
    QCOMPARE(source.asked.size(), asked);
    pictures.retry(0);
    pictures.want(wanted);
    source.answerHeld();
    QVERIFY(!pictures.failure(0));
    QVERIFY(pictures.cache().nearest(0, 1.0, Rotation::None));
}

void ReaderPartsTest::darkPageMapsLightness()
{
    QImage page(64, 64, QImage::Format_RGB32);
    page.fill(Qt::white);
    page.setPixel(5, 5, qRgb(0, 0, 0));
    page.setPixel(9, 9, qRgb(200, 0, 0));
    const QColor paper(0x26, 0x29, 0x2b);
    const QColor ink(0xda, 0xd6, 0xce);
    const QImage dark = darkPage(page, paper, ink);
    QCOMPARE(QColor(dark.pixel(0, 0)), paper);
    QCOMPARE(QColor(dark.pixel(5, 5)), ink);
    const QColor red(dark.pixel(9, 9));
    QVERIFY(red.red() > red.green() + 60); // still red
    QVERIFY(QColor(page.pixel(0, 0)) == QColor(Qt::white)); // the source is not touched
}

void ReaderPartsTest::linksCanBeReadOnDarkPages()
{
    const QColor paper(0x26, 0x29, 0x2b);
    const auto luminance = [](const QColor &color) { // WCAG 2
        const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
    };
    for (const QColor &link : {QColor(0, 0, 255), QColor(59, 99, 175), QColor(0, 0, 128), QColor(200, 0, 0), QColor(255, 0, 0)}) {
        QImage page(64, 64, QImage::Format_RGB32);
        page.fill(Qt::white);
        page.setPixelColor(5, 5, link);
        const QColor shown = darkPage(page, paper, QColor(0xda, 0xd6, 0xce)).pixelColor(5, 5);
        const double contrast = (luminance(shown) + 0.05) / (luminance(paper) + 0.05);
        QVERIFY2(contrast >= 4.2, qPrintable(QStringLiteral("%1 is %2: %3").arg(link.name(), shown.name()).arg(contrast)));
        const int turned = std::abs(shown.hslHue() - link.hslHue());
        QVERIFY2(std::min(turned, 360 - turned) <= 15, qPrintable(shown.name()));
    }
}

void ReaderPartsTest::darkPageLeavesPhotographsAlone()
{
    QImage page(256, 256, QImage::Format_RGB32);
    page.fill(Qt::white);
    for (int y = 64; y < 192; ++y) {
        for (int x = 64; x < 192; ++x)
            page.setPixel(x, y, qRgb(60 + (x * 3 + y) % 120, 80 + (x + y * 2) % 90, 90));
    }
    const QImage dark = darkPage(page, QColor(0x26, 0x29, 0x2b), QColor(0xda, 0xd6, 0xce));
    const QColor before(page.pixel(128, 128));
    const QColor after(dark.pixel(128, 128));
    QVERIFY(std::abs(before.lightness() - after.lightness()) < 40);
    QVERIFY(before.hue() - after.hue() < 12 && after.hue() - before.hue() < 12);
    QCOMPARE(QColor(dark.pixel(10, 10)), QColor(0x26, 0x29, 0x2b));
}

void ReaderPartsTest::noBrightRuleStandsBesideAPhotograph()
{
    QImage page(256, 256, QImage::Format_RGB32);
    page.fill(Qt::white);
    for (int y = 64; y < 192; ++y) {
        for (int x = 64; x <= 192; ++x) {
            const QColor photo(60 + (x * 3 + y) % 120, 80 + (x + y * 2) % 90, 90);
            const double part = x < 192 ? 1 : 0.15; // the last column is hardly covered
            const auto blend = [part](int c) { return static_cast<int>(255 + (c - 255) * part); };
            page.setPixel(x, y, qRgb(blend(photo.red()), blend(photo.green()), blend(photo.blue())));
        }
    }
    const QImage dark = darkPage(page, QColor(0x26, 0x29, 0x2b), QColor(0xda, 0xd6, 0xce));
    for (const int y : {80, 128, 180}) {
        QVERIFY(qGray(dark.pixel(192, y)) < 100);
        QVERIFY(qGray(dark.pixel(191, y)) > qGray(page.pixel(191, y)) - 40);
    }
}

void ReaderPartsTest::historyGoesBackAndForward()
{
    NavHistory history;
    QVERIFY(!history.canGoBack());
    history.leave({1, {0, 10}});
    history.leave({5, {0, 20}});
    QCOMPARE(history.back({9, {}})->page, 5);
    QCOMPARE(history.back({5, {}})->page, 1);
    QVERIFY(!history.canGoBack());
    QCOMPARE(history.forward({1, {}})->page, 5);
    QCOMPARE(history.forward({5, {}})->page, 9);
    QVERIFY(!history.forward({9, {}}));
    history.leave({3, {}});
    QVERIFY(!history.canGoForward());
}

void ReaderPartsTest::selectionByWordAndBackwards()
{
    const FakeSource source(1);
    const text::TextLayer layer = layerOf(source, 1);
    const text::TextPage &page = *layer.pages[0];
    const qint32 second = static_cast<qint32>(page.text.indexOf(QLatin1String("p0left2 ")));
    const qint32 fourth = static_cast<qint32>(page.text.indexOf(QLatin1String("p0left4")));
    QVERIFY(second > 0 && fourth > second);
    TextSelection selection;
    selection.start(layer, {0, fourth + 2}, SelectionUnit::Word);
    QCOMPARE(text::cleanText(layer, selection.range()), QStringLiteral("p0left4"));
    selection.extend(layer, {0, second + 1}); // to the left: the first word stays whole
    QCOMPARE(text::cleanText(layer, selection.range()), QStringLiteral("p0left2 p0left3 p0left4"));
    QCOMPARE(selection.caret().offset, second);
    selection.clear();
    QVERIFY(selection.isEmpty() && !selection.hasAnchor());
}

void ReaderPartsTest::selectionRunsFromTheLeftColumnIntoTheRight()
{
    const FakeSource source(2);
    const text::TextLayer layer = layerOf(source, 2);
    const text::TextPage &page = *layer.pages[0];
    TextSelection selection;
    selection.start(layer, {0, text::offsetAt(page, {50, 100 + 9 * 14 + 5})}); // last line of the left column
    selection.extend(layer, {0, text::offsetAt(page, {320 + 5 * 47, 105})});   // end of the first line of the right
    const QString words = text::cleanText(layer, selection.range());
    QVERIFY2(words.startsWith(QLatin1String("p0left45")), qPrintable(words));
    QVERIFY2(words.endsWith(QLatin1String("p0right4")), qPrintable(words));
    QVERIFY(!words.contains(QLatin1String("p0left0 ")));
    selection.extend(layer, {1, text::offsetAt(*layer.pages[1], {50 + 44, 105})});
    QVERIFY(text::cleanText(layer, selection.range()).endsWith(QLatin1String("p1left0")));
}

void ReaderPartsTest::caretMovesByKeys()
{
    const FakeSource source(2);
    const text::TextLayer layer = layerOf(source, 2);
    const text::TextPage &page = *layer.pages[0];
    text::TextPosition caret{0, 0};
    caret = moved(layer, caret, CaretMove::Right);
    QCOMPARE(caret.offset, 1);
    caret = moved(layer, caret, CaretMove::WordRight);
    QCOMPARE(page.text.left(caret.offset), QStringLiteral("p0left0"));
    caret = moved(layer, caret, CaretMove::LineDown);
    QVERIFY(caret.offset > page.text.indexOf(QLatin1String("p0left5")));
    QVERIFY(caret.offset <= page.text.indexOf(QLatin1String("p0left6")) + 1);
    caret = moved(layer, caret, CaretMove::LineStart);
    QCOMPARE(caret.offset, static_cast<qint32>(page.text.indexOf(QLatin1String("p0left5"))));
    caret = moved(layer, caret, CaretMove::LineUp);
    QCOMPARE(caret.offset, 0);
    QCOMPARE(moved(layer, caret, CaretMove::Left), caret); // nothing before
    caret = moved(layer, caret, CaretMove::PageEnd);
    QCOMPARE(moved(layer, caret, CaretMove::Right), (text::TextPosition{1, 0}));
    QCOMPARE(moved(layer, {1, 0}, CaretMove::Left), caret);
}

void ReaderPartsTest::findCountsAllHitsAndWrapsRound()
{
    FakeSource source(4);
    DocumentText text(&source);
    text.reset(4);
    text.requestAll(0);
    QTRY_VERIFY(text.isComplete());
    FindController find(&text);
    find.setNeedle(QStringLiteral("LEFT7"), 2); // folded: case does not matter
    QTRY_VERIFY(!find.isBusy());
    QCOMPARE(find.total(), 4);
    QCOMPARE(find.current()->page, 2); // from where the reader is
    QCOMPARE(find.currentNumber(), 3);
    find.next(0);
    find.next(0);
    QCOMPARE(find.current()->page, 0);
    find.previous(0);
    QCOMPARE(find.current()->page, 3);
    find.setNeedle(QStringLiteral("nowhere"), 0);
    QCOMPARE(find.total(), 0);
    QVERIFY(!find.current());
    find.next(0);
    QVERIFY(!find.current());
}

void ReaderPartsTest::findStreamsPagesThatArriveLater()
{
    FakeSource source(6);
    DocumentText text(&source);
    text.reset(6);
    FindController find(&text);
    QSignalSpy hits(&find, &FindController::hitsChanged);
    find.setNeedle(QStringLiteral("right3"), 3); // right3 and right30 … right39: 11 a page
    QVERIFY(find.isBusy());
    QCOMPARE(find.total(), 0);
    QTRY_VERIFY(!find.isBusy());
    QCOMPARE(find.total(), 66);
    QCOMPARE(find.current()->page, 3);
    QVERIFY(hits.count() >= 6);
    QCOMPARE(source.textAsked.first(), 3); // from where the reader is
    QCOMPARE(source.textAsked.size(), 6);
}

void ReaderPartsTest::anchorHoldsQuoteAndParts()
{
    const FakeSource source(2);
    const text::TextLayer layer = layerOf(source, 2);
    SectionIndex sections;
    const VersionId version(QStringLiteral("v"));
    sections.setOutline({{QStringLiteral("1 First"), 0, 0, {0, 90}}, {QStringLiteral("2 Second"), 0, 0, {320, 150}}});
    const qint32 end = static_cast<qint32>(layer.pages[1]->text.indexOf(QLatin1String("p1left2")));
    const qint32 begin = static_cast<qint32>(layer.pages[0]->text.indexOf(QLatin1String("p0right47")));
    const Anchor anchor = anchorOfRange({layer, version, sections}, {{0, begin}, {1, end}});
    QCOMPARE(anchor.parts.size(), std::size_t(2));
    QCOMPARE(anchor.parts[0].page, 0);
    QCOMPARE(anchor.parts[1].page, 1);
    QVERIFY(anchor.quote.contains(QLatin1String("p0right49")) && anchor.quote.contains(QLatin1String("p1left1")));
    QVERIFY(anchor.prefix.endsWith(QLatin1String("p0right46 ")) || anchor.prefix.endsWith(QLatin1String("p0right46")));
    QCOMPARE(anchor.section, QStringLiteral("2 Second"));
    const Anchor left = anchorOfRange({layer, version, sections}, {{0, 0}, {0, 10}});
    QCOMPARE(left.section, QStringLiteral("1 First")); // the right column comes after the left one, whatever its height
    QVERIFY(anchorOfRange({layer, version, sections}, {{0, 3}, {0, 3}}).parts.empty());
}

CONSPECTUS_TEST_MAIN(ReaderPartsTest)
#include "readerparts_test.moc"
