// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real worker on small files whose content is known (tests/data/pdf/make_fixtures.py), and what happens when it is
// killed, aborted or too slow.

#include "pdf/sessionprobe.h"
#include "pdf/workers.h"
#include "support/testenvironment.h"

#include <QTransform>
#include <algorithm>
#include <csignal>
#include <sys/stat.h>

using namespace conspectus;
using namespace conspectus::test;

namespace {

const text::RawWord *wordOf(const text::RawPage &page, const QString &text)
{
    const auto found = std::ranges::find(page.words, text, &text::RawWord::text);
    return found == page.words.end() ? nullptr : &*found;
}

bool isNear(double a, double b, double tolerance = 1.0)
{
    return std::abs(a - b) < tolerance;
}

pdf::RenderRequest slowPage(quint64 tag, int page = 1)
{
    pdf::RenderRequest request;
    request.page = page;
    request.tag = tag;
    return request;
}

// Beginning of a file without a table of its objects, which Poppler then makes itself.
QByteArray pageList(const QByteArray &kids, int count)
{
    return "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids" + kids + "/Count " +
           QByteArray::number(count) + ">>\nendobj\n";
}

QByteArray pageObject(int number, const QByteArray &entries = {})
{
    return QByteArray::number(number) + " 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]" + entries + ">>\nendobj\n";
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAndDescribes()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        QVERIFY(probe.isOpen);
        const pdf::DocumentInfo &info = probe.session.info();
        QCOMPARE(info.pageCount, 2);
        QCOMPARE(info.firstPageSize, QSizeF(612, 792));
        QCOMPARE(info.metaTitle, QStringLiteral("Words"));
        QCOMPARE(info.metaAuthor, QStringLiteral("Nobody"));
        QVERIFY(!info.encrypted);
        QVERIFY(probe.session.protection().seccomp && probe.session.protection().limits);
    }

    void wordsStandWhereTheyWereSet()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        QVERIFY(probe.read(0) && probe.texts.contains(0));
        const text::RawPage &page = probe.texts[0];
        QCOMPARE(page.size, QSizeF(612, 792));
        QCOMPARE(page.words.size(), 3u);
        const text::RawWord *alpha = wordOf(page, QStringLiteral("Alpha"));
        QVERIFY(alpha);
        // Set at (72, 720) from the bottom, so the baseline is 72 from the top.
        QVERIFY2(isNear(alpha->box.left(), 72) && alpha->box.top() < 72 && alpha->box.bottom() > 71,
                 qPrintable(QString::number(alpha->box.top())));
        QCOMPARE(alpha->edges.size(), 6u);
        QVERIFY(std::ranges::is_sorted(alpha->edges));
        QVERIFY(isNear(static_cast<double>(alpha->edges.front()), alpha->box.left()));
        QVERIFY(isNear(static_cast<double>(alpha->edges.back()), alpha->box.right()));
        QVERIFY(alpha->spaceAfter && !alpha->lineEnd);
        QCOMPARE(alpha->size, 12.0F);
        QCOMPARE(page.fonts.value(alpha->font), QStringLiteral("Helvetica"));
        QVERIFY(wordOf(page, QStringLiteral("beta"))->lineEnd);
        QCOMPARE(wordOf(page, QStringLiteral("Gamma"))->size, 24.0F);
    }

    // Page 2: crop box (20, 30) to (420, 630), turned by 90 degrees; the word is set at (100, 400).
    void turnedPagesAreToldUnturned()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        QVERIFY(probe.read(1) && probe.texts.contains(1));
        const text::RawPage &page = probe.texts[1];
        QCOMPARE(page.size, QSizeF(400, 600));
        const text::RawWord *word = wordOf(page, QStringLiteral("Turned"));
        QVERIFY(word);
        QVERIFY(isNear(word->box.left(), 80));
        QVERIFY(word->box.top() < 230 && word->box.bottom() > 229 && isNear(word->box.center().y(), 226, 6));
        QCOMPARE(word->rotation, qint16(0));
        QVERIFY(std::ranges::is_sorted(word->edges));
        QVERIFY(isNear(static_cast<double>(word->edges.front()), 80));
    }

    void linksLeadWhereTheFileSays()
    {
        using Kind = text::RawLink::Kind;
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        QVERIFY(probe.read(0));
        const std::vector<text::RawLink> &links = probe.texts[0].links;
        QCOMPARE(links.size(), 4u);
        QCOMPARE(links[0].kind, Kind::Goto);
        QCOMPARE(links[0].destination, QStringLiteral("cite.one"));
        QCOMPARE(links[0].targetPage, 1);
        // /XYZ 120 430 in a crop box from (20, 30) to (420, 630).
        QVERIFY2(isNear(links[0].targetPoint.x(), 100, 1.5) && isNear(links[0].targetPoint.y(), 200, 1.5),
                 qPrintable(QStringLiteral("%1 %2").arg(links[0].targetPoint.x()).arg(links[0].targetPoint.y())));
        QVERIFY(isNear(links[0].area.left(), 72) && isNear(links[0].area.top(), 80));
        QCOMPARE(links[1].kind, Kind::Uri);
        QCOMPARE(links[1].uri, QStringLiteral("https://example.org/a"));
        QCOMPARE(links[2].kind, Kind::Blocked);
        QCOMPARE(links[2].uri, QStringLiteral("Launch"));
        QCOMPARE(links[3].kind, Kind::Blocked);
        QCOMPARE(links[3].uri, QStringLiteral("URI"));
    }

    void outlineThatLoopsEnds()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        probe.session.requestOutline();
        QTRY_VERIFY(probe.outline.has_value());
        QVERIFY(probe.outline->size() >= 2);
        QCOMPARE(probe.outline->at(0).title, QStringLiteral("One"));
        QCOMPARE(probe.outline->at(0).page, 0);
        QCOMPARE(probe.outline->at(1).title, QStringLiteral("Two"));
        QCOMPARE(probe.outline->at(1).level, 1);
        QCOMPARE(probe.outline->at(1).page, 1);
    }

    void shapesAndLabels()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        probe.session.requestShapes(0, 2);
        QTRY_COMPARE(probe.shapes.size(), 2);
        QCOMPARE(probe.shapes[0].label, QStringLiteral("i"));
        QCOMPARE(probe.shapes[1].label, QStringLiteral("ii"));
        QCOMPARE(probe.shapes[1].size, QSizeF(400, 600));
        QCOMPARE(probe.shapes[1].rotation, Rotation::Quarter);
    }

    void aClipIsTheCropOfThePage()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        const QImage whole = probe.draw({.page = 0, .scale = 2, .tag = 1});
        QCOMPARE(whole.size(), QSize(1224, 1584));
        const QRect clip(100, 100, 700, 500);
        const QImage part = probe.draw({.page = 0, .scale = 2, .clip = clip, .tag = 2});
        QCOMPARE(part.size(), clip.size());
        QVERIFY(part == whole.copy(clip));
        // The blue box: (300, 100) to (350, 125) from the bottom.
        QCOMPARE(whole.pixelColor(650, 1584 - 225), QColor(Qt::blue));
        QCOMPARE(whole.pixelColor(590, 1584 - 225), QColor(Qt::white));
    }

    void aTurnedPictureHasItsSidesSwapped()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        const QImage upright = probe.draw({.page = 0, .tag = 1});
        const QImage turned = probe.draw({.page = 0, .rotation = Rotation::Quarter, .tag = 2});
        QCOMPARE(turned.size(), upright.size().transposed());
        QCOMPARE(turned.pixelColor(turned.width() - 112, 325), QColor(Qt::white));
        QCOMPARE(turned.pixelColor(112, 325), QColor(Qt::blue));
        // The file turns page 2 by itself.
        QCOMPARE(probe.draw({.page = 1, .tag = 3}).size(), QSize(600, 400));
    }

    void bigPicturesGetABiggerArena()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        const QImage big = probe.draw({.page = 0, .scale = 5, .tag = 1}); // 12 Mpx: more than the first arena
        QCOMPARE(big.size(), QSize(3060, 3960));
        QVERIFY(probe.draw({.page = 0, .scale = 20, .tag = 2}).isNull());
        QCOMPARE(probe.failedPictures[2].code, ErrorCode::TooLarge);
        QVERIFY(probe.draw({.page = 7, .tag = 3}).isNull());
        QCOMPARE(probe.failedPictures[3].code, ErrorCode::NotFound);
    }

    void answersNeverComeFromWithinTheCall()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        probe.session.render({.page = 99, .tag = 5});
        QVERIFY(probe.failedPictures.isEmpty());
        QTRY_VERIFY(probe.failedPictures.contains(5));
    }

    void aZeroBoxFailsKindly()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("zerobox.pdf"))));
        QVERIFY(probe.isOpen);
        QCOMPARE(probe.session.info().firstPageSize, QSizeF(612, 792));
        QVERIFY(probe.draw({.page = 0, .tag = 1}).isNull());
        QCOMPARE(probe.failedPictures[1].code, ErrorCode::Damaged);
        QVERIFY(probe.read(0) && probe.texts.contains(0));
    }

    void refusesWithAReason_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("missing") << m_folder.filePath(QStringLiteral("missing.pdf")) << ErrorCode::NotFound;
        QTest::newRow("folder") << m_folder.path() << ErrorCode::NotAPdf;
        QTest::newRow("no pages") << fixture(QStringLiteral("nopages.pdf")) << ErrorCode::NoPages;
        const auto written = [this](const char *name, const QByteArray &bytes) {
            const QString path = m_folder.filePath(QString::fromLatin1(name));
            QFile file(path);
            return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
        };
        QTest::newRow("empty") << written("empty.pdf", {}) << ErrorCode::NotAPdf;
        QTest::newRow("text") << written("text.pdf", QByteArray("A survey of surveys\n").repeated(500))
                              << ErrorCode::NotAPdf;
        QTest::newRow("header only") << written("header.pdf", "%PDF-1.7\nnothing else") << ErrorCode::Damaged;
        QTest::newRow("lock of another kind")
            << written("lock.pdf", pageList("[3 0 R]", 1) + pageObject(3) +
                                       "trailer\n<</Root 1 0 R/ID[(a)(b)]/Encrypt<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s4/V 2/Length 128"
                                       "/Recipients[(x)]>>>>\n")
            << ErrorCode::UnsupportedHere;
        const QString pipe = m_folder.filePath(QStringLiteral("pipe.pdf"));
        if (::mkfifo(pipe.toUtf8().constData(), 0600) == 0)
            QTest::newRow("pipe") << pipe << ErrorCode::NotAPdf;
    }
    void refusesWithAReason()
    {
        QFETCH(QString, path);
        QFETCH(ErrorCode, code);
        SessionProbe probe;
        QVERIFY(probe.open(path));
        QVERIFY(!probe.isOpen && probe.error);
        QCOMPARE(errorCodeName(probe.error->code), errorCodeName(code));
        QVERIFY(!probe.error->message.isEmpty());
        QVERIFY(probe.draw({.page = 0, .tag = 1}).isNull());
        QCOMPARE(probe.failedPictures[1].code, probe.error->code);
    }

    // Letters stand on the page from left to right; Hebrew is read from the right, the number in it from the left.
    void backwardWordsAreInReadingOrder()
    {
        const QString path = m_folder.filePath(QStringLiteral("backward.pdf"));
        const QByteArray map = "/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
                               "7 beginbfchar <28> <0028> <29> <0029> <41> <05D0> <42> <05D1> <43> <05D2> <31> <0031> <32> <0032> endbfchar endcmap end";
        const QByteArray content = "BT /F 20 Tf 20 100 Td (CBA) Tj 0 -40 Td (CB12A) Tj 0 -20 Td (\\(CBA\\)) Tj ET";
        const auto stream = [](int number, const QByteArray &data) {
            return QByteArray::number(number) + " 0 obj\n<</Length " + QByteArray::number(data.size()) + ">>stream\n" + data +
                   "\nendstream\nendobj\n";
        };
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(pageList("[3 0 R]", 1) + pageObject(3, "/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>") + stream(4, content) +
                   "5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>\nendobj\n" + stream(6, map) +
                   "trailer\n<</Root 1 0 R>>\n");
        file.close();
        SessionProbe probe;
        QVERIFY(probe.open(path));
        QVERIFY(probe.read(0) && probe.texts.contains(0));
        const text::RawWord *word = wordOf(probe.texts[0], QStringLiteral("\u05D0\u05D1\u05D2"));
        QVERIFY(word);
        QCOMPARE(word->edges.size(), size_t(4));
        QVERIFY(std::ranges::is_sorted(word->edges, std::greater()));
        QVERIFY(wordOf(probe.texts[0], QStringLiteral("\u05D012\u05D1\u05D2")));
        QVERIFY(wordOf(probe.texts[0], QStringLiteral("(\u05D0\u05D1\u05D2)")));
    }

    // Poppler gives up a page with more than 10,000 annotations, and says only that there is none.
    void aCrowdedPageSaysSo()
    {
        const QString path = m_folder.filePath(QStringLiteral("crowded.pdf"));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(pageList("[4 0 R 3 0 R 4 0 R]", 3) + pageObject(3, "/Annots[" + QByteArray("null ").repeated(10'001) + "]") + pageObject(4) +
                   "trailer\n<</Root 1 0 R>>\n");
        file.close();
        SessionProbe probe;
        QVERIFY(probe.open(path));
        QVERIFY(probe.isOpen);
        for (const int page : {1, 2}) {
            const auto tag = static_cast<quint64>(page);
            QVERIFY(probe.draw({.page = page, .tag = tag}).isNull());
            QCOMPARE(errorCodeName(probe.failedPictures[tag].code), errorCodeName(ErrorCode::TooLarge));
            QVERIFY(probe.failedPictures[tag].message.contains(QLatin1String("10,000")));
            QVERIFY(probe.read(page));
            QCOMPARE(probe.failedTexts[page].message, probe.failedPictures[tag].message);
        }
        QVERIFY(!probe.draw({.page = 0, .tag = 9}).isNull());
    }

    void asksForThePasswordUntilItIsRight()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("locked.pdf"))));
        QVERIFY(!probe.isOpen && probe.passwordAsks == 1 && !probe.wasPasswordWrong);
        probe.session.retryWithPassword("falsch");
        QTRY_COMPARE(probe.passwordAsks, 2);
        QVERIFY(probe.wasPasswordWrong);
        probe.session.retryWithPassword("Geheimnis");
        QTRY_VERIFY(probe.isOpen);
        QVERIFY(probe.session.info().encrypted);
        QVERIFY(!probe.draw({.page = 0, .tag = 1}).isNull());
        QVERIFY(probe.read(0));
        QVERIFY(wordOf(probe.texts[0], QStringLiteral("Gamma")));
        QCOMPARE(probe.texts[0].links[0].destination, QStringLiteral("cite.one"));
    }

    void aKilledWorkerIsReplacedAndThePageComes()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        const QImage before = probe.draw({.page = 0, .tag = 1});
        QVERIFY(!before.isNull());
        for (const pid_t worker : workerPids())
            ::kill(worker, SIGKILL);
        QVERIFY(probe.draw({.page = 0, .tag = 2}) == before);
        QVERIFY(!probe.error);
    }

    void aKilledWorkerInTheMiddleOfAPage()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("slow.pdf"))));
        probe.session.render(slowPage(1));
        QTRY_VERIFY(!workerPids().empty());
        probe.session.cancelRender(1); // the slow page itself shall not come back
        for (const pid_t worker : workerPids())
            ::kill(worker, SIGKILL);
        QVERIFY(!probe.draw({.page = 0, .tag = 2}).isNull());
        QVERIFY(!probe.pictures.contains(1) && !probe.failedPictures.contains(1));
    }

    void abortingKeepsTheWorker()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("slow.pdf"))));
        QVERIFY(!probe.draw({.page = 0, .tag = 1}).isNull());
        const std::vector<pid_t> before = workerPids();
        probe.session.render(slowPage(2));
        probe.session.render(slowPage(3, 2));
        QTRY_VERIFY(workerPids().size() >= 2); // a second drawer came, so both are being drawn
        probe.session.cancelAllRenders();
        QVERIFY(!probe.draw({.page = 0, .scale = 1.1, .tag = 4}).isNull());
        QVERIFY(std::ranges::includes(workerPids(), before));
        QVERIFY(!probe.pictures.contains(2) && !probe.failedPictures.contains(2));
    }

    void whatIsSeenDoesNotWaitForNeighbours()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("slow.pdf"))));
        pdf::RenderRequest neighbour = slowPage(1);
        neighbour.priority = 1;
        probe.session.render(neighbour);
        QTRY_VERIFY(!workerPids().empty());
        QVERIFY(!probe.draw({.page = 0, .tag = 2}, 20'000).isNull());
        QVERIFY(!probe.pictures.contains(1));
        probe.session.cancelAllRenders();
    }

    void aSlowPageIsOutAfterItsDeadline()
    {
        const ScopedVariable worker("CONSPECTUS_PDFWORKER", plainWorker());
        const ScopedVariable percent("CONSPECTUS_PDF_DEADLINE_PERCENT", "4");
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("slow.pdf"))));
        QVERIFY(probe.isOpen);
        QVERIFY(probe.draw(slowPage(1)).isNull());
        QCOMPARE(probe.failedPictures[1].code, ErrorCode::TimedOut);
        QVERIFY(probe.slowPages.contains(1));
        QVERIFY(!probe.failedPictures[1].message.isEmpty());
        // Out at once now; the others are drawn, and asking again is possible.
        QVERIFY(probe.draw(slowPage(2)).isNull());
        QVERIFY(!probe.draw({.page = 0, .tag = 3}).isNull());
        QVERIFY(probe.read(0) && probe.texts.contains(0));
        probe.session.retryPage(1);
        probe.session.render(slowPage(4));
        QTRY_COMPARE(probe.slowPages.count(1), 2);
        probe.session.cancelAllRenders();
    }

    void textComesInOrderAndCanBeStopped()
    {
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        probe.session.requestText(0, 99);
        QTRY_COMPARE_WITH_TIMEOUT(probe.textOrder, (QList<int>{0, 1}), 60'000);
        probe.session.requestText(1, 1);
        probe.session.cancelText();
        probe.session.requestText(0, 1);
        QTRY_COMPARE_WITH_TIMEOUT(probe.textOrder, (QList<int>{0, 1, 0}), 60'000);
    }

    // A document that cannot be used still answers what it is asked, so that nobody waits for ever.
    void aFailedDocumentStillAnswers()
    {
        SessionProbe probe;
        QSignalSpy shapes(&probe.session, &pdf::DocumentSession::shapesReady);
        QVERIFY(probe.open(fixture(QStringLiteral("nopages.pdf"))));
        QVERIFY(probe.error);
        probe.session.requestShapes(0, 3);
        QTRY_COMPARE(shapes.size(), 1);
        QVERIFY(probe.shapes.isEmpty());
    }

    void aPreparedWorkerIsTaken()
    {
        QTRY_VERIFY(workerPids().empty());
        pdf::DocumentSession::prepareWorker();
        QTRY_COMPARE(workerPids().size(), 1u);
        const auto prepared = workerPids();
        SessionProbe probe;
        QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
        QVERIFY(!probe.error);
        QCOMPARE(workerPids(), prepared);
    }

    void theFirstPageIsDrawnAhead()
    {
        SessionProbe ahead;
        QSignalSpy opened(&ahead.session, &pdf::DocumentSession::opened);
        ahead.session.openAhead(fixture(QStringLiteral("words.pdf")), {612 * 1.5, 2000});
        QTRY_COMPARE(ahead.session.info().pageCount, 2);
        QCOMPARE(opened.size(), 0);
        ahead.session.takeUp();
        QCOMPARE(opened.size(), 1);
        pdf::RenderRequest request;
        request.scale = 1.5;
        request.tag = 7;
        const QImage picture = ahead.draw(request);
        QCOMPARE(ahead.drawnOrder, QList<quint64>{7});
        SessionProbe usual;
        QVERIFY(usual.open(fixture(QStringLiteral("words.pdf"))));
        QCOMPARE(picture, usual.draw(request));
    }

    // Of a page much taller than the view; whoever asks for less of it gets what there is.
    void ofATallPageThePartInViewIsDrawnAhead()
    {
        SessionProbe ahead;
        ahead.session.openAhead(fixture(QStringLiteral("words.pdf")), {612 * 1.5, 400});
        ahead.session.takeUp();
        QTRY_VERIFY(ahead.isOpen);
        QSignalSpy rendered(&ahead.session, &pdf::DocumentSession::rendered);
        pdf::RenderRequest request;
        request.scale = 1.5;
        request.clip = QRect(0, 0, 918, 350);
        request.tag = 7;
        const QImage part = ahead.draw(request);
        QCOMPARE(part.size(), QSize(918, 400));
        QCOMPARE(rendered.first().first().value<pdf::RenderedPage>().request.clip, QRect(0, 0, 918, 400));
        request.clip = {};
        request.tag = 8;
        const QImage whole = ahead.draw(request);
        QCOMPARE(part, whole.copy(0, 0, 918, 400));
        QCOMPARE(ahead.drawnOrder, (QList<quint64>{7, 8}));
    }

    // Asked for while it is drawn, asked for twice, or never asked for: each question has one answer.
    void anotherPictureThanTheOneAheadIsDrawn()
    {
        SessionProbe probe;
        probe.session.openAhead(fixture(QStringLiteral("words.pdf")), {612 * 1.5, 2000});
        probe.session.takeUp();
        QTRY_VERIFY(probe.isOpen);
        pdf::RenderRequest request;
        request.scale = 2;
        request.tag = 1;
        const QImage picture = probe.draw(request);
        QCOMPARE(picture.size(), QSize(1224, 1584));
        request.scale = 1.5;
        request.tag = 2;
        QCOMPARE(probe.draw(request).width(), 918);
        request.tag = 3;
        QCOMPARE(probe.draw(request).width(), 918);
        QCOMPARE(probe.drawnOrder, (QList<quint64>{1, 2, 3}));
    }

    void aPictureAheadThatIsCancelledHasNoAnswer()
    {
        SessionProbe probe;
        probe.session.openAhead(fixture(QStringLiteral("words.pdf")), {612 * 1.5, 2000});
        probe.session.takeUp();
        QTRY_VERIFY(probe.isOpen);
        pdf::RenderRequest request;
        request.scale = 1.5;
        request.tag = 1;
        probe.session.render(request);
        probe.session.cancelRender(1);
        request.tag = 2;
        QCOMPARE(probe.draw(request).width(), 918);
        QCOMPARE(probe.drawnOrder, QList<quint64>{2});
    }

    void whatCannotBeOpenedAheadIsSaidWhenTakenUp()
    {
        SessionProbe probe;
        probe.session.openAhead(fixture(QStringLiteral("nopages.pdf")), {900, 900});
        QTRY_VERIFY(!workerPids().empty());
        QTRY_VERIFY(workerPids().empty());
        QVERIFY(!probe.error);
        probe.session.takeUp();
        QTRY_VERIFY(probe.error);
    }

    void workersEndWithTheirSession()
    {
        {
            SessionProbe probe;
            QVERIFY(probe.open(fixture(QStringLiteral("words.pdf"))));
            QVERIFY(!workerPids().empty());
        }
        QTRY_VERIFY(workerPids().empty());
    }

private:
    QTemporaryDir m_folder;
};

CONSPECTUS_TEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
