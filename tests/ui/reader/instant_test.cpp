// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Never a blank page: jumps and scrolling while no picture is answered, what is kept of a document for its next opening, turning
// pages, several views of one document, and an end of all drawing when nothing moves.

#include "../../models/surveyfixture.h"
#include "../../unit/library/libraryfixture.h"
#include "fakesource.h"
#include "ui/reader/pagecache.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"

#include <QRandomGenerator>
#include <QScrollBar>
#include <QStandardPaths>

using namespace conspectus;
using namespace conspectus::reader;
using conspectus::test::FakeSource;

class InstantTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jumpsAndScrollingAreNeverBlank();
    void drawingEndsWhenNothingMoves();
    void longDocumentsKeepToTheirMemory();
    void turnedPagesShowWhatTheyHad();
    void lastPictureComesBeforeTheFileIsOpen();
    void anotherFileInItsPlaceIsShownAsItIs();
    void fileThatIsGoneDoesNotKeepItsPicture();

private:
    FakeSource *m_source = nullptr;

    void open(ReaderPane &pane, int pages, bool hasText = true);
    void use(ReaderPane &pane, int pages, const std::function<void(FakeSource &)> &prepare = {});
    [[nodiscard]] static int blankPages(const PdfView &view);
};

void InstantTest::use(ReaderPane &pane, int pages, const std::function<void(FakeSource &)> &prepare)
{
    pane.setSourceFactory([this, pages, prepare](QObject *parent) {
        m_source = new FakeSource(pages, parent);
        if (prepare)
            prepare(*m_source);
        return m_source;
    });
}

void InstantTest::open(ReaderPane &pane, int pages, bool hasText)
{
    use(pane, pages, [hasText](FakeSource &source) { source.hasText = hasText; });
    pane.resize(700, 600);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QSignalSpy painted(&pane, &ReaderPane::firstPaint);
    pane.openPath(QStringLiteral("/nowhere/fake.pdf"));
    QTRY_VERIFY(!painted.isEmpty());
}

// Pages in view of which nothing is seen but white paper.
int InstantTest::blankPages(const PdfView &view)
{
    const QImage seen = view.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    const double ratio = seen.devicePixelRatio();
    int blank = 0;
    for (int page = view.visiblePages().first; page <= view.visiblePages().last; ++page) {
        const QRectF rect = view.layout().pageRect(page).translated(-view.scrollPosition());
        const QRect part = QRectF(rect.topLeft() * ratio, rect.size() * ratio).toRect().adjusted(3, 3, -3, -3).intersected(seen.rect());
        bool isWhite = part.width() > 4 && part.height() > 40; // less than that says nothing
        for (int y = part.top(); isWhite && y <= part.bottom(); y += 2) {
            for (int x = part.left(); isWhite && x <= part.right(); x += 3)
                isWhite = (seen.pixel(x, y) & 0xffffff) == 0xffffff;
        }
        blank += isWhite ? 1 : 0;
    }
    return blank;
}

void InstantTest::jumpsAndScrollingAreNeverBlank()
{
    ReaderPane pane;
    open(pane, 200, false); // no text that could stand in
    QTRY_VERIFY(m_source->asked.size() > 200);
    PdfView &view = *pane.view();
    QTRY_VERIFY(view.isPictureOf(199) && view.isPictureOf(100));
    m_source->holdsPictures = true; // from here on nothing comes
    QRandomGenerator random(5);
    int blank = 0;
    for (int i = 0; i < 60; ++i) {
        pane.goToPage(static_cast<int>(random.bounded(200U)));
        blank += blankPages(view);
        if (i % 10 == 0)
            pane.setZoom(0.5 + 0.1 * i);
    }
    for (int i = 0; i < 120; ++i) {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + (i < 60 ? 173 : -211));
        blank += blankPages(view);
    }
    QCOMPARE(blank, 0);
}

void InstantTest::drawingEndsWhenNothingMoves()
{
    ReaderPane pane;
    open(pane, 120);
    QTRY_VERIFY(pane.view()->isPictureOf(119));
    QTRY_COMPARE(m_source->heldCount(), std::size_t(0));
    const std::size_t asked = m_source->asked.size();
    QVERIFY(asked <= 120 + 8); // each page once, small, and what is in view
    QVERIFY(!QTest::qWaitFor([&] { return m_source->asked.size() != asked; }, 200)); // it has come to rest
}

void InstantTest::longDocumentsKeepToTheirMemory()
{
    ReaderPane pane;
    open(pane, 3000, false);
    std::size_t asked = 0;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(asked, m_source->asked.size()) == m_source->asked.size() && asked > 300
                                     && m_source->heldCount() == 0,
                             30000);
    QVERIFY(asked < 1500);
    pane.goToPage(2999);
    QTRY_VERIFY(pane.view()->isPictureOf(2999));
    QTRY_VERIFY(pane.view()->isPictureOf(2950));
}

void InstantTest::turnedPagesShowWhatTheyHad()
{
    ReaderPane pane;
    open(pane, 5, false);
    QTRY_VERIFY(pane.view()->isPictureOf(4));
    m_source->holdsPictures = true;
    for (int i = 0; i < 4; ++i) {
        pane.rotate(1);
        QCOMPARE(blankPages(*pane.view()), 0);
    }
}

void InstantTest::lastPictureComesBeforeTheFileIsOpen()
{
    test::LibraryFixture library;
    QVERIFY(library.open());
    test::SurveyFixture survey;
    const VersionId version = survey.snapshot().currentVersion()->id;
    ReaderPane pane;
    use(pane, 30);
    pane.resize(700, 600);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QSignalSpy painted(&pane, &ReaderPane::firstPaint);
    QSignalSpy remembered(&pane, &ReaderPane::stateToRemember);
    pane.setSurvey(&*library.library, survey.data.get(), version, QStringLiteral("/nowhere/a.pdf"));
    QTRY_VERIFY(!painted.isEmpty());
    pane.setFit(ReaderPane::Fit::Width);
    pane.goToPage(17);
    QTRY_VERIFY(pane.view()->isPictureOf(17));
    QTRY_COMPARE(m_source->heldCount(), std::size_t(0));
    QCoreApplication::sendPostedEvents();
    const QImage before = pane.view()->viewport()->grab().toImage();
    pane.setSurvey(&*library.library, nullptr, {}, {}); // the survey is left
    QVERIFY(!remembered.isEmpty());
    const auto state = remembered.last().first().value<QJsonObject>();

    painted.clear();
    QSignalSpy opened(&pane, &ReaderPane::documentOpened);
    use(pane, 30, [](FakeSource &source) {
        source.holdsOpening = true;
        source.hasText = false;
    });
    pane.setSurvey(&*library.library, survey.data.get(), version, QStringLiteral("/nowhere/a.pdf"), {}, state);
    QTRY_VERIFY(!painted.isEmpty()); // the worker has not said a word
    QVERIFY(opened.isEmpty());
    QVERIFY(m_source->asked.empty());
    QCOMPARE(pane.currentPage(), 17);
    QCOMPARE(pane.view()->viewport()->grab().toImage(), before);
    m_source->answerOpening();
    QTRY_VERIFY(!opened.isEmpty());
    QCOMPARE(pane.currentPage(), 17);
    QTRY_VERIFY(!m_source->asked.empty());
    QTRY_VERIFY(pane.view()->isPictureOf(2));
}

void InstantTest::anotherFileInItsPlaceIsShownAsItIs()
{
    test::LibraryFixture library;
    QVERIFY(library.open());
    test::SurveyFixture survey;
    const VersionId version = survey.snapshot().currentVersion()->id;
    ReaderPane pane;
    use(pane, 30);
    pane.resize(700, 600);
    pane.show();
    QSignalSpy painted(&pane, &ReaderPane::firstPaint);
    pane.setSurvey(&*library.library, survey.data.get(), version, QStringLiteral("/nowhere/a.pdf"));
    QTRY_VERIFY(!painted.isEmpty());
    pane.goToPage(25);
    QTRY_VERIFY(pane.view()->isPictureOf(25));
    pane.setSurvey(&*library.library, nullptr, {}, {});
    use(pane, 4);
    QSignalSpy opened(&pane, &ReaderPane::documentOpened);
    pane.setSurvey(&*library.library, survey.data.get(), version, QStringLiteral("/nowhere/a.pdf"));
    QTRY_VERIFY(!opened.isEmpty());
    QCOMPARE(pane.pageCount(), 4);
    QTRY_VERIFY(pane.view()->isPictureOf(pane.currentPage()));
}

void InstantTest::fileThatIsGoneDoesNotKeepItsPicture()
{
    test::LibraryFixture library;
    QVERIFY(library.open());
    test::SurveyFixture survey;
    const VersionId version = survey.snapshot().currentVersion()->id;
    ReaderPane pane;
    use(pane, 3);
    pane.resize(700, 600);
    pane.show();
    QSignalSpy painted(&pane, &ReaderPane::firstPaint);
    pane.setSurvey(&*library.library, survey.data.get(), version, QStringLiteral("/nowhere/a.pdf"));
    QTRY_VERIFY(!painted.isEmpty());
    pane.setSurvey(&*library.library, nullptr, {}, {});
    use(pane, 3, [](FakeSource &source) { source.isUnreadable = true; });
    QSignalSpy failed(&pane, &ReaderPane::documentFailed);
    pane.setSurvey(&*library.library, survey.data.get(), version, QStringLiteral("/nowhere/a.pdf"));
    QTRY_VERIFY(!failed.isEmpty());
    QVERIFY(!pane.isOpen());
    QVERIFY(!pane.view()->isVisible());
}

CONSPECTUS_TEST_MAIN(InstantTest)
#include "instant_test.moc"
