// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How pages are looked at: side by side, cropped, on other paper, reflowed; previews of links and pins; selections that grow and
// rectangles; finding with options and its list; a second pane on the same file.

#include "fakesource.h"
#include "support/testenvironment.h"
#include "ui/reader/findbar.h"
#include "ui/reader/findcontroller.h"
#include "ui/reader/findresultsmodel.h"
#include "ui/reader/findresultsview.h"
#include "ui/reader/linkpreview.h"
#include "ui/reader/opendocument.h"
#include "ui/reader/pagetheme.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/pinboard.h"
#include "ui/reader/readerpane.h"
#include "ui/reader/readingview.h"
#include "ui/reader/touchinput.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPointingDevice>
#include <QScrollBar>
#include <QToolButton>

using namespace conspectus;
using namespace conspectus::reader;
using conspectus::test::FakeSource;

class ViewingTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_pane.reset(); }

    void pagesStandSideBySideAndKeysGoByRows();
    void screensGoByPagesWhereWholePagesAreFitted();
    void marginsAreLeftOutAndComeBack();
    void handDrawnCropHoldsForAllPages();
    void viewingComesBackWithTheState();
    void paperChangesThePages();
    void readingModeReflowsInReadingOrder();
    void linkIsPreviewedAndPinned();
    void escapeClosesThePreviewOnly();
    void keysGoThroughTheLinksAndLeaveThePlace();
    void selectionGrowsAndShrinks();
    void altDragTakesATable();
    void findTakesOptionsAndListsPlaces();
    void wrongExpressionIsSaid();
    void secondPaneShowsTheSame();
    void touchpadScrollsByPixels();
    void aFingerScrollsAndThePagesRunOn();
    void twoFingersZoomAboutTheirMiddle();
    void aTapIsAClickAndARestingFingerSelects();

private:
    std::unique_ptr<ReaderPane> m_pane;
    FakeSource *m_source = nullptr;

    [[nodiscard]] PdfView *view() const { return m_pane->view(); }
    [[nodiscard]] QPoint onView(int page, QPointF point) const
    {
        return (view()->layout().toContent({page, point}) - view()->scrollPosition()).toPoint();
    }
    void waitForText(int page);
};

void ViewingTest::init()
{
    m_pane = std::make_unique<ReaderPane>();
    m_pane->resize(900, 700);
    m_pane->setSourceFactory([this](QObject *parent) { return m_source = new FakeSource(9, parent); });
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QSignalSpy painted(m_pane.get(), &ReaderPane::firstPaint);
    m_pane->openPath(QStringLiteral("/nowhere/fake.pdf"));
    QTRY_VERIFY(!painted.isEmpty());
    view()->setFocus();
}

void ViewingTest::waitForText(int page)
{
    m_pane->document()->text->request(page);
    QTRY_VERIFY(m_pane->document()->text->page(page));
}

void ViewingTest::pagesStandSideBySideAndKeysGoByRows()
{
    m_pane->setFit(ReaderPane::Fit::Width);
    const double single = m_pane->zoom();
    QSignalSpy changed(m_pane.get(), &ReaderPane::viewingChanged);
    m_pane->setSpread(Spread::OddRight);
    QVERIFY(!changed.isEmpty());
    QVERIFY(m_pane->zoom() < single * 0.6);
    QCOMPARE(view()->layout().pageRect(1).top(), view()->layout().pageRect(2).top());
    m_pane->nextPage();
    QCOMPARE(m_pane->currentPage(), 1);
    m_pane->nextPage();
    QCOMPARE(m_pane->currentPage(), 3);
    m_pane->previousPage();
    QCOMPARE(m_pane->currentPage(), 1);
    QTRY_VERIFY(view()->isPictureOf(1) && view()->isPictureOf(2));
}

void ViewingTest::screensGoByPagesWhereWholePagesAreFitted()
{
    const auto top = [this](int page) { return view()->layout().windowRect(page).top() - view()->scrollPosition().y(); };
    m_pane->setSpread(Spread::OddLeft);
    m_pane->setFit(ReaderPane::Fit::Page);
    QTest::keyClick(view(), Qt::Key_PageDown);
    QCOMPARE(m_pane->currentPage(), 2);
    const double first = top(2);
    QVERIFY(first >= 0 && first < 20);
    QTest::keyClick(view(), Qt::Key_Space);
    QCOMPARE(m_pane->currentPage(), 4);
    QCOMPARE(top(4), first);
    QTest::keyClick(view(), Qt::Key_PageUp);
    QCOMPARE(top(2), first);
    m_pane->setFit(ReaderPane::Fit::Width); // higher than the view: by what is seen of it
    const double before = view()->scrollPosition().y();
    QTest::keyClick(view(), Qt::Key_PageDown);
    QVERIFY(view()->scrollPosition().y() - before < view()->viewport()->height());
}

void ViewingTest::marginsAreLeftOutAndComeBack()
{
    waitForText(0);
    m_pane->setFit(ReaderPane::Fit::Width);
    const double whole = m_pane->zoom();
    m_pane->setCropped(true);
    QVERIFY(m_pane->isCropped());
    QTRY_VERIFY(m_pane->zoom() > whole * 1.1);
    const QRectF window = view()->layout().window(0);
    QVERIFY(window.contains(QRectF(50, 100, 500, 130))); // all of its words
    m_pane->setCropped(false);
    QCOMPARE(view()->layout().window(0), QRectF(0, 0, 600, 800));
}

void ViewingTest::handDrawnCropHoldsForAllPages()
{
    m_pane->setFit(ReaderPane::Fit::Page);
    m_pane->cropByHand();
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, onView(0, {60, 80}));
    QTest::mouseMove(view()->viewport(), onView(0, {200, 300}));
    QTest::mouseMove(view()->viewport(), onView(0, {540, 700}));
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, onView(0, {540, 700}));
    QVERIFY(m_pane->isCropped());
    for (const int page : {0, 8})
        QVERIFY(QLineF(view()->layout().window(page).topLeft(), QPointF(60, 80)).length() < 3);
    QVERIFY(m_pane->selection().isEmpty());
}

void ViewingTest::viewingComesBackWithTheState()
{
    m_pane->setSpread(Spread::OddLeft);
    m_pane->setCropped(true);
    m_pane->rotate(1);
    const QJsonObject state = m_pane->state();
    QSignalSpy painted(m_pane.get(), &ReaderPane::firstPaint);
    m_pane->openPath(QStringLiteral("/nowhere/other.pdf"));
    QTRY_VERIFY(!painted.isEmpty());
    QCOMPARE(m_pane->spread(), Spread::Single); // another document has its own
    QVERIFY(!m_pane->isCropped());
    painted.clear();
    m_pane->openPath(QStringLiteral("/nowhere/fake.pdf"), {}, state);
    QTRY_VERIFY(!painted.isEmpty());
    QCOMPARE(m_pane->spread(), Spread::OddLeft);
    QVERIFY(m_pane->isCropped());
    QCOMPARE(view()->layout().rotation(), Rotation::Quarter);
}

void ViewingTest::paperChangesThePages()
{
    m_pane->setPaper(PaperTint::Sepia);
    QVERIFY(m_pane->document()->pictures->tint().has_value());
    QTRY_VERIFY(view()->isPictureOf(0));
    m_pane->setPaper(PaperTint::White);
    QVERIFY(!m_pane->document()->pictures->tint());
    m_pane->setPaper(PaperTint::Dark);
    QVERIFY(view()->pageTheme().isDark);
    m_pane->setPaper(PaperTint::AsWindow);
}

void ViewingTest::readingModeReflowsInReadingOrder()
{
    waitForText(0);
    m_pane->setReadingMode(true);
    QVERIFY(m_pane->isReadingMode());
    auto *reading = m_pane->findChild<ReadingView *>();
    QTRY_VERIFY(reading->toPlainText().contains(QStringLiteral("p1left0")));
    const QString text = reading->toPlainText();
    const auto left = text.indexOf(QStringLiteral("p0left49"));
    const auto right = text.indexOf(QStringLiteral("p0right0"));
    QVERIFY(left >= 0 && right > left);
    QVERIFY(!reading->toPlainText().contains(QStringLiteral("p8right49"))); // only as far as one reads
    const auto readOn = [reading] {
        reading->verticalScrollBar()->setValue(reading->verticalScrollBar()->maximum());
        return reading->toPlainText().contains(QStringLiteral("p8right49"));
    };
    QTRY_VERIFY(readOn());
    m_pane->setReadingMode(false);
    QVERIFY(view()->isVisible());
    QVERIFY(m_pane->currentPage() > 4); // where one was in the text
}

void ViewingTest::linkIsPreviewedAndPinned()
{
    waitForText(0);
    waitForText(8);
    m_pane->setFit(ReaderPane::Fit::Page);
    auto *preview = m_pane->findChild<LinkPreview *>();
    QTest::mouseMove(view()->viewport(), onView(0, {300, 400}));
    QTest::mouseMove(view()->viewport(), onView(0, {100, 710})); // over the link to the last page
    QVERIFY(!preview->isVisible());
    QTRY_VERIFY(preview->isVisible());
    QCOMPARE(preview->crop().page(), 8);
    QVERIFY(preview->crop().area().top() <= 400 && preview->crop().area().bottom() > 400);
    QCOMPARE(m_pane->currentPage(), 0); // nobody went anywhere
    QTest::keyClick(view(), Qt::Key_P);
    QVERIFY(!preview->isVisible());
    auto *pins = m_pane->findChild<PinBoard *>();
    QCOMPARE(pins->count(), 1);
    QVERIFY(pins->isVisible());
    const QJsonArray state = pins->state();
    pins->clear();
    QVERIFY(!pins->isVisible());
    pins->restore(state);
    QCOMPARE(pins->state(), state);
    QTRY_VERIFY(view()->isPictureOf(8));
}

void ViewingTest::escapeClosesThePreviewOnly()
{
    waitForText(0);
    m_pane->setFit(ReaderPane::Fit::Page);
    m_pane->selectAllOnPage();
    auto *preview = m_pane->findChild<LinkPreview *>();
    QTest::mouseMove(view()->viewport(), onView(0, {300, 400}));
    QTest::mouseMove(view()->viewport(), onView(0, {100, 710}));
    QTRY_VERIFY(preview->isVisible());
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(!preview->isVisible());
    QVERIFY(!m_pane->selection().isEmpty());
}

void ViewingTest::keysGoThroughTheLinksAndLeaveThePlace()
{
    waitForText(0);
    waitForText(8);
    m_pane->setFit(ReaderPane::Fit::Page);
    auto *preview = m_pane->findChild<LinkPreview *>();
    QTest::keyClick(view(), Qt::Key_K);
    QVERIFY(preview->isVisible()); // at once
    QCOMPARE(preview->crop().page(), 8);
    QVERIFY(preview->accessibleDescription().contains(preview->name()) && !preview->name().isEmpty());
    QCOMPARE(m_pane->currentPage(), 0);
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(!preview->isVisible());
    QCOMPARE(m_pane->currentPage(), 0);
    QTest::keyClick(view(), Qt::Key_K, Qt::ShiftModifier);
    QVERIFY(preview->isVisible());
    QTest::keyClick(view(), Qt::Key_Return);
    QVERIFY(!preview->isVisible());
    QCOMPARE(m_pane->currentPage(), 8);
    m_pane->goBack();
    QCOMPARE(m_pane->currentPage(), 0);
    m_pane->setZoom(3); // the links are below what is in view
    m_pane->goToPage(4);
    waitForText(4);
    QSignalSpy said(m_pane.get(), &ReaderPane::message);
    QTest::keyClick(view(), Qt::Key_K);
    QVERIFY(!preview->isVisible());
    QCOMPARE(said.count(), 1);
}

void ViewingTest::selectionGrowsAndShrinks()
{
    waitForText(0);
    const auto at = static_cast<qint32>(m_pane->document()->text->page(0)->text.indexOf(QStringLiteral("p0left7")));
    view()->setSelectedRange({{0, at + 1}, {0, at + 2}});
    m_pane->growSelection();
    QCOMPARE(m_pane->selectedText(), QStringLiteral("p0left7"));
    const text::TextRange word = m_pane->selection();
    qsizetype length = m_pane->selectedText().size();
    for (int i = 0; i < 3; ++i) {
        m_pane->growSelection();
        QVERIFY(m_pane->selectedText().size() >= length);
        length = m_pane->selectedText().size();
    }
    QVERIFY(m_pane->selectedText().contains(QStringLiteral("p0left49")));
    while (m_pane->selection() != word && !m_pane->selection().isEmpty())
        m_pane->shrinkSelection();
    QCOMPARE(m_pane->selection(), word);
}

void ViewingTest::altDragTakesATable()
{
    waitForText(0);
    m_pane->setFit(ReaderPane::Fit::Page);
    QTest::mousePress(view()->viewport(), Qt::LeftButton, Qt::AltModifier, onView(0, {45, 96}));
    QTest::mouseMove(view()->viewport(), onView(0, {100, 110}));
    QTest::mouseMove(view()->viewport(), onView(0, {142, 126}));
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, Qt::AltModifier, onView(0, {142, 126}));
    const QStringList rows = m_pane->selectedText().split(u'\n');
    QCOMPARE(rows.size(), 2);
    QVERIFY2(rows[0].startsWith(QStringLiteral("p0left0")), qPrintable(rows[0]));
    m_pane->copySelection();
    QCOMPARE(QApplication::clipboard()->text(), rows.join(u'\n'));
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(m_pane->selectedText().isEmpty());
}

void ViewingTest::findTakesOptionsAndListsPlaces()
{
    m_pane->openFind();
    auto *bar = m_pane->findChild<FindBar *>();
    auto *field = bar->findChild<QLineEdit *>(QStringLiteral("findField"));
    FindController *find = m_pane->document()->find;
    QTest::keyClicks(field, QStringLiteral("p3left1"));
    QTRY_VERIFY(!find->isBusy());
    QCOMPARE(find->total(), 11); // 1, 10 … 19
    FindResultsModel *model = m_pane->findChild<FindResultsView *>()->model() ? qobject_cast<FindResultsModel *>(m_pane->findChild<FindResultsView *>()->model()) : nullptr;
    QVERIFY(model);
    QAbstractItemModelTester tester(model);
    QTRY_COMPARE(model->rowCount(), 11);
    for (QToolButton *button : bar->findChildren<QToolButton *>()) {
        if (button->text() == QLatin1String("W"))
            button->click();
    }
    QTRY_COMPARE(find->total(), 1);
    QTRY_COMPARE(model->rowCount(), 1);
    field->clear();
    QTest::keyClicks(field, QStringLiteral("p3left2"));
    for (QToolButton *button : bar->findChildren<QToolButton *>()) {
        if (button->text() == QLatin1String("W"))
            button->click();
    }
    QTRY_COMPARE(model->rowCount(), 11);
    QTest::keyClick(field, Qt::Key_Return); // remembered
    QTest::keyClick(field, Qt::Key_Down);
    auto *list = m_pane->findChild<FindResultsView *>();
    QTRY_VERIFY(list->isVisible() && list->hasFocus());
    const int before = list->currentIndex().row();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), before + 1);
    QCOMPARE(find->currentNumber(), before + 2);
    QVERIFY(model->index(0, 0).data().toString().contains(QStringLiteral("p3left2")));
    QVERIFY(model->index(0, 0).data(Qt::ToolTipRole).toString().startsWith(QLatin1String("<p"))); // escaped: never the page's own tags
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(field->hasFocus());
    field->clear();
    QTest::keyClick(field, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(field->text(), QStringLiteral("p3left2"));
    m_pane->closeFind();
    QVERIFY(!list->isVisible());
}

void ViewingTest::wrongExpressionIsSaid()
{
    m_pane->openFind();
    auto *bar = m_pane->findChild<FindBar *>();
    for (QToolButton *button : bar->findChildren<QToolButton *>()) {
        if (button->text() == QLatin1String(".*"))
            button->click();
    }
    auto *field = bar->findChild<QLineEdit *>(QStringLiteral("findField"));
    QTest::keyClicks(field, QStringLiteral("p0left("));
    QTRY_VERIFY(bar->counterText().contains(QStringLiteral("expression")));
    QTest::keyClicks(field, QStringLiteral("1|2)\\b"));
    QTRY_COMPARE(m_pane->document()->find->total(), 2);
}

void ViewingTest::secondPaneShowsTheSame()
{
    ReaderPane second;
    second.resize(500, 500);
    second.show();
    m_pane->goToPage(4);
    second.mirror(*m_pane);
    QTRY_COMPARE(second.pageCount(), 9);
    QTRY_COMPARE(second.currentPage(), 4);
    second.goToPage(7);
    QCOMPARE(m_pane->currentPage(), 4);
    m_pane->closeDocument();
    second.mirror(*m_pane);
    QVERIFY(!second.isOpen());
}

void ViewingTest::touchpadScrollsByPixels()
{
    const int before = view()->verticalScrollBar()->value();
    const QPointF at(200, 200);
    QWheelEvent event(at, view()->viewport()->mapToGlobal(at), QPoint(0, -37), QPoint(0, -60), Qt::NoButton, {}, Qt::ScrollUpdate, false);
    QApplication::sendEvent(view()->viewport(), &event);
    QCOMPARE(view()->verticalScrollBar()->value(), before + 37);
}

void ViewingTest::aFingerScrollsAndThePagesRunOn()
{
    QPointingDevice *screen = QTest::createTouchDevice();
    QWidget *viewport = view()->viewport();
    const auto *touch = view()->findChild<TouchInput *>();
    const int before = view()->verticalScrollBar()->value();
    QTest::touchEvent(viewport, screen).press(0, {300, 500});
    for (int y = 480; y >= 200; y -= 40)
        QTest::touchEvent(viewport, screen).move(0, {300, y});
    QCOMPARE(view()->verticalScrollBar()->value() - before, 300);
    QVERIFY(view()->selectedRange().isEmpty()); // a finger does not select
    QTest::touchEvent(viewport, screen).release(0, {300, 200});
    QVERIFY(touch->isRunningOn());
    QTRY_VERIFY(view()->verticalScrollBar()->value() - before > 400);
    QTest::touchEvent(viewport, screen).press(0, {300, 500}); // a finger stops it
    QVERIFY(!touch->isRunningOn());
    QTest::touchEvent(viewport, screen).release(0, {300, 500});
}

void ViewingTest::twoFingersZoomAboutTheirMiddle()
{
    QPointingDevice *screen = QTest::createTouchDevice();
    QWidget *viewport = view()->viewport();
    m_pane->setZoom(1);
    const QPointF middle(400, 300);
    QTest::touchEvent(viewport, screen).press(0, {350, 300}).press(1, {450, 300});
    const PagePlace place = view()->layout().toPage(view()->scrollPosition() + middle);
    QTest::touchEvent(viewport, screen).move(0, {300, 300}).move(1, {500, 300});
    QTest::touchEvent(viewport, screen).release(0, {300, 300}).release(1, {500, 300});
    QVERIFY2(std::abs(m_pane->zoom() - 2) < 0.01, qPrintable(QString::number(m_pane->zoom())));
    const QPointF now = view()->layout().toContent(place) - view()->scrollPosition();
    QVERIFY(std::abs(now.y() - middle.y()) < 3);
}

void ViewingTest::aTapIsAClickAndARestingFingerSelects()
{
    waitForText(0);
    QPointingDevice *screen = QTest::createTouchDevice();
    const text::Word &word = view()->currentTextPage()->words[3];
    const QPoint at = onView(0, word.box.center());
    QTest::touchEvent(view()->viewport(), screen).press(0, at);
    QTRY_COMPARE(view()->selectedText(), word.text); // it rested
    const text::Word &last = view()->currentTextPage()->words[4];
    QTest::touchEvent(view()->viewport(), screen).move(0, onView(0, last.box.center()));
    QTest::touchEvent(view()->viewport(), screen).release(0, onView(0, last.box.center()));
    QCOMPARE(view()->selectedText(), word.text + u' ' + last.text);
    QTest::touchEvent(view()->viewport(), screen).press(0, at + QPoint(0, 200));
    QTest::touchEvent(view()->viewport(), screen).release(0, at + QPoint(0, 200));
    QVERIFY(view()->selectedRange().isEmpty());
}

CONSPECTUS_TEST_MAIN(ViewingTest)
#include "viewing_test.moc"
