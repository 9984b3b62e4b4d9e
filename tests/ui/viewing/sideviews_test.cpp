// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands beside the pages: small pictures of them, figures and tables, a presentation; and a passage with its place.

#include "../reader/fakesource.h"
#include "models/roles.h"
#include "support/testenvironment.h"
#include "ui/delegates/rowtreeview.h"
#include "ui/reader/opendocument.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/pinboard.h"
#include "ui/reader/readerpane.h"
#include "exchange/citation.h"
#include "ui/viewing/figurespanel.h"
#include "ui/viewing/floatlistmodel.h"
#include "ui/viewing/presentation.h"
#include "ui/viewing/thumbnailspanel.h"

#include <QAbstractItemModelTester>

using namespace conspectus;
using conspectus::test::FakeSource;

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class SideViewsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_pane.reset(); }
    void thumbnailsFollowThePageAndGoThere();
    void thumbnailsAskOnlyForWhatIsSeen();
    void figuresAreListedAndPinned();
    void presentationGoesByKeysAndEnds();
    void citations_data();
    void citations();

private:
    std::unique_ptr<ReaderPane> m_pane;
    FakeSource *m_source = nullptr;
};

void SideViewsTest::init()
{
    m_pane = std::make_unique<ReaderPane>();
    m_pane->resize(700, 600);
    m_pane->setSourceFactory([this](QObject *parent) { return m_source = new FakeSource(600, parent); });
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QSignalSpy painted(m_pane.get(), &ReaderPane::firstPaint);
    m_pane->openPath(QStringLiteral("/nowhere/fake.pdf"));
    QTRY_VERIFY(!painted.isEmpty());
}

void SideViewsTest::thumbnailsFollowThePageAndGoThere()
{
    ThumbnailsPanel panel(m_pane.get());
    QAbstractItemModelTester tester(panel.model());
    panel.resize(200, 500);
    panel.show();
    QTRY_COMPARE(panel.model()->rowCount(), 600);
    m_pane->goToPage(41);
    QTRY_COMPARE(panel.view()->currentIndex().row(), 41);
    QVERIFY(panel.model()->index(41).data(SavedRole).toBool());
    QCOMPARE(panel.model()->index(41).data(Qt::AccessibleTextRole).toString(), u("Page 42"));
    panel.view()->setCurrentIndex(panel.model()->index(44));
    panel.activateWindow();
    panel.view()->setFocus();
    QTest::keyClick(panel.view(), Qt::Key_Return);
    QTRY_COMPARE(m_pane->currentPage(), 44);
    m_pane->closeDocument();
    QCOMPARE(panel.model()->rowCount(), 0);
}

void SideViewsTest::thumbnailsAskOnlyForWhatIsSeen()
{
    ThumbnailsPanel panel(m_pane.get());
    panel.resize(200, 500);
    panel.show();
    QTRY_COMPARE(panel.model()->rowCount(), 600);
    QTRY_COMPARE(m_source->heldCount(), std::size_t(0));
    panel.view()->scrollTo(panel.model()->index(590), QAbstractItemView::PositionAtTop);
    QTRY_VERIFY(m_pane->view()->isPictureOf(590));
    QVERIFY(m_source->asked.size() < 600);
}

void SideViewsTest::figuresAreListedAndPinned()
{
    FiguresPanel panel(m_pane.get());
    QAbstractItemModelTester tester(panel.model());
    panel.show();
    QCOMPARE(panel.model()->rowCount(), 0);
    text::RawPage raw = m_source->rawPage(5);
    double x = 50;
    for (const QString &word : {u("Figure"), u("2."), u("The"), u("pipeline"), u("of"), u("the"), u("system.")}) {
        text::RawWord caption = raw.words.front();
        caption.text = word;
        caption.box = QRectF(x, 500, 36, 9);
        caption.size = 8;
        caption.lineEnd = word == u("system.");
        x += 40;
        raw.words.push_back(caption);
    }
    Q_EMIT m_source->textReady(5, raw);
    QTRY_COMPARE(panel.model()->rowCount(), 1);
    const QModelIndex row = panel.model()->index(0);
    QVERIFY(row.data().toString().startsWith(u("Figure 2")));
    QVERIFY(row.data(Qt::ToolTipRole).toString().startsWith(u("<p"))); // escaped: never the page's own tags
    QCOMPARE(row.data(PageRole).toInt(), 5);
    panel.view()->setCurrentIndex(row);
    QTest::keyClick(panel.view(), Qt::Key_P);
    QCOMPARE(m_pane->findChild<reader::PinBoard *>()->count(), 1);
    QTest::keyClick(panel.view(), Qt::Key_Return);
    QTRY_COMPARE(m_pane->currentPage(), 5);
}

void SideViewsTest::presentationGoesByKeysAndEnds()
{
    m_pane->goToPage(3);
    auto *shown = new Presentation(m_pane.get());
    shown->resize(800, 600);
    shown->show();
    shown->setPage(3);
    QSignalSpy ended(shown, &Presentation::ended);
    QTest::keyClick(shown, Qt::Key_Right);
    QTest::keyClick(shown, Qt::Key_Space);
    QTest::keyClick(shown, Qt::Key_PageUp);
    QCOMPARE(shown->page(), 4);
    QTest::keyClick(shown, Qt::Key_End);
    QCOMPARE(shown->page(), 599);
    QTest::keyClick(shown, Qt::Key_Right);
    QCOMPARE(shown->page(), 599);
    QTest::keyClick(shown, Qt::Key_Home);
    QCOMPARE(shown->page(), 0);
    QTest::keyClick(shown, Qt::Key_Escape);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().toInt(), 0);
}

void SideViewsTest::citations_data()
{
    QTest::addColumn<QString>("authors");
    QTest::addColumn<QString>("year");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("expected");
    QTest::newRow("many") << u("Lei Liu, Xiaoyan Yang, Junchi Lei") << u("2024") << u("9") << u("9") << u("“A b.” (Liu et al. 2024, p. 9)");
    QTest::newRow("two") << u("Ada Alpha and Ben Beta") << u("2020") << u("9") << u("10") << u("“A b.” (Alpha & Beta 2020, pp. 9–10)");
    QTest::newRow("one, suffix") << u("Sammy Davis Jr.") << QString() << u("iv") << u("iv") << u("“A b.” (Davis, p. iv)");
    QTest::newRow("cjk") << u("王小明，李华") << u("2021") << u("3") << QString() << u("“A b.” (王小明 & 李华 2021, p. 3)");
    QTest::newRow("nothing") << QString() << QString() << QString() << QString() << u("“A b.”");
}

void SideViewsTest::citations()
{
    QFETCH(QString, authors);
    QFETCH(QString, year);
    QFETCH(QString, first);
    QFETCH(QString, last);
    QFETCH(QString, expected);
    QCOMPARE(exchange::quoteWithCitation(u(" A b. "), authors, year, first, last), expected);
}

CONSPECTUS_TEST_MAIN(SideViewsTest)
#include "sideviews_test.moc"
