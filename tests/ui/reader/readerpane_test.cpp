// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reader pane by mouse and keys, on pages without a worker. The same program runs at scale 1 and 2 (the environment
// sets QT_SCALE_FACTOR for the second run).

#include "readerpanefixture.h"
#include "support/testenvironment.h"
#include "text/selection.h"
#include "ui/reader/pagecache.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"
#include "ui/widgets/messagebar.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>

using namespace conspectus;
using namespace conspectus::reader;
using conspectus::test::FakeSource;
using conspectus::test::ReaderPaneFixture;

class ReaderPaneTest final : public ReaderPaneFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makePane(); }
    void cleanup() { m_pane.reset(); }

    void firstPaintComesBeforeShapesOutlineAndText();
    void findIsTypedAndGoesOn();
    void pageIsTyped();
    void pageIsFoundByLabel();
    void backAndForwardAfterALink();
    void externalLinkIsOnlySaid();
    void ctrlWheelKeepsThePointUnderThePointer();
    void fitsFollowTheWindow();
    void pageDownAndEnd();
    void passwordIsAskedFor();
    void brokenPageSaysSoAndIsTriedAgain();
    void slowFirstPageKeepsNothingWaiting();
    void unreadableFileSaysSo();
    void scanSaysThatItHasNoText();
    void stateComesBack();
    void rotatedPageMapsTheMouse();
    void pictureIsDrawnPixelForPixel();
    void screenReaderGetsPageAndText();
    void emptyPaneOffersToAddAPdf();
    void lateSizesKeepThePlace();
};

void ReaderPaneTest::firstPaintComesBeforeShapesOutlineAndText()
{
    m_pane->setSourceFactory([this](QObject *parent) {
        m_source = new FakeSource(5, parent);
        m_source->outline = {{QStringLiteral("1 Intro"), 0, 0, {0, 90}}};
        return m_source;
    });
    QStringList order;
    connect(m_pane.get(), &ReaderPane::firstPaint, this, [&] {
        order << QStringLiteral("paint");
        QVERIFY(m_source->textAsked.size() <= 2);
    });
    connect(m_pane.get(), &ReaderPane::outlineReady, this, [&] { order << QStringLiteral("outline"); });
    connect(m_pane.get(), &ReaderPane::documentOpened, this, [&] {
        order << QStringLiteral("opened");
        QVERIFY(m_source->textAsked.isEmpty());
    });
    m_pane->show();
    m_pane->openPath(QStringLiteral("/nowhere/fake.pdf"));
    QTRY_COMPARE(order, (QStringList{QStringLiteral("opened"), QStringLiteral("paint"), QStringLiteral("outline")}));
    QCOMPARE(m_source->asked.front().page, 0); // nothing else is drawn before the page itself
    QCOMPARE(m_source->asked.front().priority, 0);
    QVERIFY(std::ranges::any_of(m_source->asked, [&](const pdf::RenderRequest &request) {
        return request.page == 0 && request.priority == 0
               && isSameScale(request.scale, view()->layout().scale() * m_pane->devicePixelRatioF());
    }));
    QTRY_COMPARE(m_pane->currentSection(), QStringLiteral("1 Intro"));
}

void ReaderPaneTest::findIsTypedAndGoesOn()
{
    open(8);
    QTest::keyClick(view(), Qt::Key_F, Qt::ControlModifier);
    auto *field = m_pane->findChild<QLineEdit *>(QStringLiteral("findField"));
    auto *counter = m_pane->findChild<QLabel *>(QStringLiteral("findCounter"));
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("right49"));
    QTRY_COMPARE(counter->text(), QStringLiteral("1 of 8"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(counter->text(), QStringLiteral("2 of 8"));
    QCOMPARE(m_pane->currentPage(), 1);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(counter->text(), QStringLiteral("8 of 8"));
    QCOMPARE(m_pane->currentPage(), 7);
    QTest::keyClicks(field, QStringLiteral("x"));
    QTRY_COMPARE(counter->text(), QStringLiteral("Nothing found"));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QTRY_VERIFY(view()->hasFocus());
    QVERIFY(m_pane->canGoBack()); // to where finding began
    m_pane->goBack();
    QCOMPARE(m_pane->currentPage(), 0);
}

void ReaderPaneTest::pageIsTyped()
{
    open(30);
    QTest::keyClick(view(), Qt::Key_G, Qt::ControlModifier);
    auto *field = m_pane->findChild<QLineEdit *>(QStringLiteral("pageField"));
    QTRY_VERIFY(field->hasFocus());
    QTRY_COMPARE(field->selectedText(), QStringLiteral("1"));
    QTest::keyClicks(field, QStringLiteral("17"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_pane->currentPage(), 16);
    QCOMPARE(view()->layout().pageRect(16).top() - view()->scrollPosition().y(), PageLayout::kMargin);
    QTRY_VERIFY(view()->hasFocus());
    QCOMPARE(field->text(), QStringLiteral("17"));
    QSignalSpy message(m_pane.get(), &ReaderPane::message);
    QVERIFY(!m_pane->goToPageNamed(QStringLiteral("31")));
    field->setFocus();
    field->setText(QStringLiteral("500"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(message.count(), 1);
    QCOMPARE(m_pane->currentPage(), 16);
}

void ReaderPaneTest::pageIsFoundByLabel()
{
    open(6, [](FakeSource &source) {
        source.shapes[0].label = QStringLiteral("i");
        source.shapes[1].label = QStringLiteral("ii");
        source.shapes[2].label = QStringLiteral("1");
    });
    QTRY_COMPARE(m_pane->pageLabel(1), QStringLiteral("ii"));
    QVERIFY(m_pane->goToPageNamed(QStringLiteral("II")));
    QCOMPARE(m_pane->currentPage(), 1);
    QVERIFY(m_pane->goToPageNamed(QStringLiteral(" 1 ")));
    QCOMPARE(m_pane->currentPage(), 2); // a label comes before a number
    QVERIFY(m_pane->goToPageNamed(QStringLiteral("6")));
    QCOMPARE(m_pane->currentPage(), 5);
}

void ReaderPaneTest::backAndForwardAfterALink()
{
    open(9);
    waitForText(0);
    view()->verticalScrollBar()->setValue(600);
    const QPointF before = view()->scrollPosition();
    const QPointF link = view()->layout().toContent({0, {100, 710}}) - view()->scrollPosition();
    QTest::mouseMove(view()->viewport(), link.toPoint());
    QTRY_COMPARE(view()->viewport()->cursor().shape(), Qt::PointingHandCursor);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, link.toPoint());
    QCOMPARE(m_pane->currentPage(), 8);
    QVERIFY(m_pane->canGoBack());
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(view()->scrollPosition(), before);
    QVERIFY(m_pane->canGoForward());
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_pane->currentPage(), 8);
}

void ReaderPaneTest::externalLinkIsOnlySaid()
{
    open(2);
    waitForText(0);
    view()->verticalScrollBar()->setValue(600);
    QSignalSpy link(m_pane.get(), &ReaderPane::linkActivated);
    const QPointF at = view()->layout().toContent({0, {250, 710}}) - view()->scrollPosition();
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, at.toPoint());
    QCOMPARE(link.count(), 1);
    QCOMPARE(link.front().front().toString(), QStringLiteral("https://example.org/a"));
    QCOMPARE(m_pane->currentPage(), 0);
}

void ReaderPaneTest::ctrlWheelKeepsThePointUnderThePointer()
{
    open(9);
    view()->verticalScrollBar()->setValue(1500);
    const QPointF pointer(400, 250);
    const PagePlace under = view()->layout().toPage(view()->scrollPosition() + pointer);
    const double before = m_pane->zoom();
    for (int i = 0; i < 5; ++i) {
        QWheelEvent wheel(pointer, view()->viewport()->mapToGlobal(pointer), {}, {0, 120}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view()->viewport(), &wheel);
    }
    QVERIFY(m_pane->zoom() > before * 1.5);
    QCOMPARE(m_pane->fit(), ReaderPane::Fit::Custom);
    const QPointF now = view()->layout().toContent(under) - view()->scrollPosition();
    QVERIFY2(QLineF(now, pointer).length() < 4, qPrintable(QStringLiteral("%1 %2").arg(now.x()).arg(now.y())));
    QTRY_VERIFY(view()->isPictureOf(under.page));
}

void ReaderPaneTest::fitsFollowTheWindow()
{
    open(5);
    const auto margin = [this] { return view()->viewport()->width() - view()->layout().pageRect(0).width(); };
    QVERIFY(std::abs(margin() - 2 * PageLayout::kMargin) < 1);
    m_pane->resize(500, 600);
    QTRY_VERIFY(std::abs(margin() - 2 * PageLayout::kMargin) < 1);
    m_pane->setFit(ReaderPane::Fit::Page);
    QVERIFY(view()->layout().pageRect(0).height() <= view()->viewport()->height());
    waitForText(0);
    m_pane->setFit(ReaderPane::Fit::TextWidth);
    // Text from 50 to 552 pt fills the view but for 30 pixels on each side.
    QTRY_VERIFY(std::abs((552 - 50) * view()->layout().scale() + 60 - view()->viewport()->width()) < 6);
    QCOMPARE(std::round(view()->layout().axis() - view()->scrollPosition().x()),
             std::round(view()->viewport()->width() / 2.0));
}

void ReaderPaneTest::pageDownAndEnd()
{
    open(12);
    QSignalSpy pages(m_pane.get(), &ReaderPane::pageChanged);
    const int start = view()->verticalScrollBar()->value();
    press(Qt::Key_PageDown);
    QCOMPARE(view()->verticalScrollBar()->value() - start, view()->viewport()->height() - 40);
    press(Qt::Key_Space);
    press(Qt::Key_Space, Qt::ShiftModifier);
    press(Qt::Key_PageUp);
    QCOMPARE(view()->verticalScrollBar()->value(), start);
    press(Qt::Key_End);
    QCOMPARE(m_pane->currentPage(), 11);
    press(Qt::Key_Home);
    QCOMPARE(m_pane->currentPage(), 0);
    press(Qt::Key_Down);
    QCOMPARE(view()->verticalScrollBar()->value(), 40);
    QVERIFY(pages.count() >= 2);
}

void ReaderPaneTest::passwordIsAskedFor()
{
    open(2, [](FakeSource &source) { source.password = "open"; });
    auto *field = m_pane->findChild<QLineEdit *>(QStringLiteral("passwordField"));
    QTRY_VERIFY(field->isVisible());
    QSignalSpy needed(m_pane.get(), &ReaderPane::passwordNeeded);
    QTest::keyClicks(field, QStringLiteral("wrong"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(needed.count(), 1);
    QVERIFY(needed.front().front().toBool());
    QTRY_VERIFY(field->isVisible());
    QVERIFY(field->text().isEmpty());
    QTest::keyClicks(field, QStringLiteral("open"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(m_pane->isOpen());
    QVERIFY(!field->isVisible());
}

void ReaderPaneTest::brokenPageSaysSoAndIsTriedAgain()
{
    open(3, [](FakeSource &source) { source.brokenPages = {0}; });
    auto *messages = m_pane->findChild<MessageArea *>();
    QTRY_VERIFY(messages->bar(QStringLiteral("page-failed")));
    QVERIFY(messages->bar(QStringLiteral("page-failed"))->message().headline.contains(QLatin1String("Page 1 ")));
    messages->bar(QStringLiteral("page-failed"))->message().actions.front().run();
    QTRY_VERIFY(view()->isPictureOf(0));
    QTRY_COMPARE(messages->count(), 0);
}

void ReaderPaneTest::slowFirstPageKeepsNothingWaiting()
{
    m_pane->setSourceFactory([this](QObject *parent) {
        m_source = new FakeSource(3, parent);
        m_source->holdsPictures = true;
        return m_source;
    });
    QSignalSpy painted(m_pane.get(), &ReaderPane::firstPaint);
    m_pane->show();
    m_pane->openPath(QStringLiteral("/nowhere/fake.pdf"));
    QTRY_VERIFY(m_source->heldCount() > 0);
    QCOMPARE(painted.count(), 0);
    Q_EMIT m_source->stillWorking(0);
    QCOMPARE(painted.count(), 1);
    QVERIFY(m_pane->findChild<MessageArea *>()->bar(QStringLiteral("slow-0")));
}

void ReaderPaneTest::unreadableFileSaysSo()
{
    QSignalSpy failed(m_pane.get(), &ReaderPane::documentFailed);
    open(3, [](FakeSource &source) { source.isUnreadable = true; });
    QCOMPARE(failed.count(), 1);
    QVERIFY(!m_pane->isOpen());
    auto *messages = m_pane->findChild<MessageArea *>();
    QVERIFY(messages->bar(QStringLiteral("failed")));
}

void ReaderPaneTest::scanSaysThatItHasNoText()
{
    open(2, [](FakeSource &source) { source.hasText = false; });
    auto *messages = m_pane->findChild<MessageArea *>();
    QTRY_VERIFY(messages->bar(QStringLiteral("no-text")));
    QSignalSpy created(m_pane.get(), &ReaderPane::annotationCreated);
    m_pane->setTool(AnnotationStyle::Area);
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, QPoint(100, 100));
    QTest::mouseMove(view()->viewport(), QPoint(200, 180));
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, QPoint(200, 180));
    QCOMPARE(created.count(), 1);
}

void ReaderPaneTest::stateComesBack()
{
    open(20);
    m_pane->setZoom(1.37);
    m_pane->goTo(7, {0, 300});
    const QJsonObject state = m_pane->state();
    const QPointF before = view()->scrollPosition();
    m_pane = std::make_unique<ReaderPane>();
    m_pane->resize(700, 600);
    open(20, {}, state);
    QCOMPARE(m_pane->currentPage(), 7);
    QCOMPARE(m_pane->zoom(), 1.37);
    QVERIFY((view()->scrollPosition() - before).manhattanLength() <= 2);
    // Nothing was drawn for the first page on the way.
    QVERIFY(std::ranges::none_of(m_source->asked, [](const pdf::RenderRequest &request) {
        return request.page == 0 && request.priority == 0;
    }));
}

void ReaderPaneTest::rotatedPageMapsTheMouse()
{
    open(2, [](FakeSource &source) {
        for (pdf::PageShape &shape : source.shapes)
            shape.rotation = Rotation::Quarter;
    });
    waitForText(0);
    const QRectF rect = view()->layout().pageRect(0);
    QVERIFY(rect.width() > rect.height());
    const QPoint at = pointOf(0, QStringLiteral("p0left7"));
    QTest::mouseDClick(view()->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(view()->selectedText(), QStringLiteral("p0left7"));
    m_pane->rotate(1);
    QTRY_VERIFY(view()->layout().pageRect(0).width() < view()->layout().pageRect(0).height());
    QTRY_VERIFY(view()->isPictureOf(0));
}

void ReaderPaneTest::pictureIsDrawnPixelForPixel()
{
    open(1);
    QTRY_VERIFY(view()->isPictureOf(0));
    QTRY_COMPARE(m_pane->firstPagePicture().width(),
                 int(std::ceil(600 * view()->layout().scale() * m_pane->devicePixelRatioF())));
    const QImage seen = view()->viewport()->grab().toImage();
    const QRectF rect = view()->layout().pageRect(0).translated(-view()->scrollPosition());
    const QPoint middle = (rect.center() * seen.devicePixelRatio()).toPoint();
    QCOMPARE(seen.pixelColor(middle.x(), std::min(middle.y(), seen.height() - 1)).rgb(), QColor::fromHsv(0, 60, 255).rgb());
}

void ReaderPaneTest::screenReaderGetsPageAndText()
{
    open(4);
    waitForText(0);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(view());
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("PDF, page 1 of 4"));
    QAccessibleTextInterface *text = interface->textInterface();
    QVERIFY(text);
    QVERIFY(text->text(0, text->characterCount()).startsWith(QLatin1String("p0left0 p0left1")));
    text->setSelection(0, 0, 7);
    QCOMPARE(view()->selectedText(), QStringLiteral("p0left0"));
    QVERIFY(!text->characterRect(0).isEmpty());
}

void ReaderPaneTest::emptyPaneOffersToAddAPdf()
{
    m_pane->show();
    QSignalSpy asked(m_pane.get(), &ReaderPane::addPdfRequested);
    QTest::mouseClick(m_pane->findChild<QPushButton *>(QStringLiteral("addPdfButton")), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QVERIFY(!m_pane->isOpen());
    QCOMPARE(m_pane->currentPage(), -1);
    m_pane->openFind();
    m_pane->goToPage(3);
    m_pane->zoomIn();
    m_pane->markWithKey(QStringLiteral("1"));
    m_pane->rotate(1);
}

void ReaderPaneTest::lateSizesKeepThePlace()
{
    const QJsonObject restore{{QStringLiteral("page"), 15}, {QStringLiteral("x"), 300.0}, {QStringLiteral("y"), 100.0}};
    open(
            20,
            [](FakeSource &source) {
                for (std::size_t page = 2; page < 10; ++page)
                    source.shapes[page].size = QSizeF(600, 300);
            },
            restore);
    QTRY_COMPARE(view()->layout().pageSize(5), QSizeF(600, 300));
    QCOMPARE(view()->place().page, 15);
    QVERIFY(std::abs(view()->place().point.y() - 100) < 2);
}

CONSPECTUS_TEST_MAIN(ReaderPaneTest)
#include "readerpane_test.moc"
