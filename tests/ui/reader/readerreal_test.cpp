// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reader with real workers and a real library: words lie where the picture shows them, marks carry the right quote and
// come back after reopening, a file marked before there is a library keeps its marks.

#include "../../unit/library/libraryfixture.h"
#include "text/quote.h"
#include "text/selection.h"
#include "ui/reader/pagecache.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <algorithm>
#include <cmath>

using namespace conspectus;
using namespace conspectus::reader;

namespace {

const QString kSample = QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/short-survey.pdf");

// How dark the picture is inside the boxes of the words, and how dark outside, 0…255.
struct Darkness
{
    double inside = 0;
    double outside = 0;
    int words = 0;
};

Darkness darkness(const PdfView &view, const text::TextPage &page, int index, const QImage &picture, double ratio)
{
    const QRectF rect = view.layout().pageRect(index);
    QImage mask(picture.size(), QImage::Format_Grayscale8);
    mask.fill(0);
    QPainter painter(&mask);
    Darkness result;
    for (const text::Word &word : page.words) {
        const QRectF box = view.layout().toContent(index).mapRect(word.box).translated(-rect.topLeft());
        painter.fillRect(QRectF(box.topLeft() * ratio, box.size() * ratio), Qt::white);
        ++result.words;
    }
    painter.end();
    double sums[2] = {0, 0};
    double counts[2] = {1, 1};
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const int which = qGray(mask.pixel(x, y)) > 127 ? 1 : 0;
            sums[which] += 255 - qGray(picture.pixel(x, y));
            counts[which] += 1;
        }
    }
    result.inside = sums[1] / counts[1];
    result.outside = sums[0] / counts[0];
    return result;
}

} // namespace

class ReaderRealTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_pane.reset(); }

    void wordsLieWhereThePictureShowsThem_data();
    void wordsLieWhereThePictureShowsThem();
    void digitMarksTheRightPassage();
    void rangeOverPagesLeavesTheFurnitureOut();
    void penAndAreaComeBackAfterReopening();
    void marksMadeBeforeTheLibraryAreWritten();
    void findIsQuickWhereTheTextIsKnown();
    void brokenFilesSayWhy();

private:
    std::unique_ptr<ReaderPane> m_pane;
    // The sample in a library, open at a page whose text is read; nullptr where that failed.
    SurveyData *openSample(conspectus::test::LibraryFixture &fixture, int page);
    [[nodiscard]] QPoint at(int page, QPointF point) const
    {
        return (view()->layout().toContent({page, point}) - view()->scrollPosition()).toPoint();
    }
    [[nodiscard]] PdfView *view() const { return m_pane->view(); }
};

void ReaderRealTest::init()
{
    m_pane = std::make_unique<ReaderPane>();
    m_pane->resize(800, 900);
    m_pane->show();
}

void ReaderRealTest::wordsLieWhereThePictureShowsThem_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("sample") << kSample;
    const QString corpus = conspectus::test::corpusFolder();
    if (corpus.isEmpty())
        return;
    const QDir odd(corpus + QStringLiteral("/odd"));
    for (const QString &name : odd.entryList({QStringLiteral("rotate-*.pdf"), QStringLiteral("box-pypdf*.pdf")}))
        QTest::newRow(qPrintable(name)) << odd.filePath(name);
    const QDir surveys(corpus + QStringLiteral("/surveys"));
    const QStringList names = surveys.entryList({QStringLiteral("*.pdf")});
    for (const QString &name : names.mid(0, 4))
        QTest::newRow(qPrintable(name)) << surveys.filePath(name);
}

void ReaderRealTest::wordsLieWhereThePictureShowsThem()
{
    QFETCH(QString, path);
    QSignalSpy painted(m_pane.get(), &ReaderPane::firstPaint);
    m_pane->openPath(path);
    QTRY_COMPARE(painted.count(), 1);
    QTRY_VERIFY(view()->currentTextPage());
    const int index = m_pane->currentPage(); // of small pages several are seen
    const text::TextPage *page = view()->currentTextPage();
    QVERIFY(page);
    if (page->words.size() < 5)
        QSKIP("hardly any words on the first page");
    // Asked each time: sizes of pages that come late may change the zoom.
    const auto sharpWidth = [&] {
        return int(std::ceil(view()->layout().pageRect(index).width() * m_pane->devicePixelRatioF() - 0.001));
    };
    QTRY_COMPARE_WITH_TIMEOUT(m_pane->firstPagePicture().width(),
                              sharpWidth(), 20000);
    const Darkness dark = darkness(*view(), *page, index, m_pane->firstPagePicture(), m_pane->devicePixelRatioF());
    QVERIFY2(dark.inside > 1.8 * dark.outside,
             qPrintable(QStringLiteral("inside %1, outside %2, words %3").arg(dark.inside).arg(dark.outside).arg(dark.words)));
    // The mouse finds the word that is there.
    const auto word = std::ranges::find_if(page->words, [](const text::Word &w) {
        return w.text.size() > 3 && std::ranges::all_of(w.text, [](QChar c) { return c.isLetter(); });
    });
    if (word == page->words.end())
        return;
    view()->reveal(index, word->box, false);
    const QPointF at = view()->layout().toContent({index, word->box.center()}) - view()->scrollPosition();
    QTest::mouseDClick(view()->viewport(), Qt::LeftButton, {}, at.toPoint());
    QVERIFY2(view()->selectedText().contains(word->text) || word->text.contains(view()->selectedText()),
             qPrintable(view()->selectedText() + QLatin1Char('|') + word->text));
}

void ReaderRealTest::digitMarksTheRightPassage()
{
    conspectus::test::LibraryFixture fixture;
    QVERIFY(fixture.open());
    const auto added = fixture.wait<Result<AddedPdf>>(
            [&](auto done) { fixture.library->addPdf(kSample, {}, &fixture.context, done); });
    QVERIFY(added && added->has_value());
    SurveyData *data = fixture.openSurvey((*added)->survey);
    QVERIFY(data);
    m_pane->setSurvey(&*fixture.library, data, (*added)->version, (*added)->path);
    QTRY_VERIFY(m_pane->isOpen() && view()->currentTextPage());
    QCOMPARE(m_pane->pageCount(), (*added)->pageCount);

    // Two lines of the second page, by the mouse.
    m_pane->goToPage(1);
    QTRY_VERIFY(view()->currentTextPage() && m_pane->currentPage() == 1);
    const text::TextPage &page = *view()->currentTextPage();
    const auto line = std::ranges::find_if(page.lines, [](const text::Line &l) {
        return l.role == text::Role::Body && l.lastWord - l.firstWord > 5 && !l.paragraphEnd;
    });
    QVERIFY(line != page.lines.end());
    const text::Word &first = page.words[static_cast<std::size_t>(line->firstWord)];
    const text::Word &last = page.words[static_cast<std::size_t>(line->lastWord - 1)];
    view()->reveal(1, line->box, true);
    const auto at = [&](QPointF point) {
        return (view()->layout().toContent({1, point}) - view()->scrollPosition()).toPoint();
    };
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, at({first.box.left() + 0.5, first.box.center().y()}));
    QTest::mouseMove(view()->viewport(), at(last.box.center()));
    QTest::mouseMove(view()->viewport(), at({last.box.right() + 1, last.box.center().y()}));
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, at({last.box.right() + 1, last.box.center().y()}));
    const QString words = view()->selectedText();
    QVERIFY2(words.startsWith(first.text.left(2)), qPrintable(words));
    QTest::keyClick(view(), Qt::Key_5);

    QCOMPARE(data->snapshot().annotations.size(), std::size_t(1));
    const Annotation annotation = data->snapshot().annotations.front();
    QCOMPARE(annotation.kind, kindSetOrReading({}).kinds[4].id);
    const Anchor *anchor = annotation.anchorIn((*added)->version);
    QVERIFY(anchor);
    QCOMPARE(anchor->quote, words);
    QCOMPARE(anchor->layerId, data->textLayer().layerId);
    QVERIFY(!anchor->layerId.isEmpty());
    QVERIFY2(!anchor->section.isEmpty(), "the sample has an outline");
    QVERIFY(line->box.adjusted(-2, -2, 2, 2).contains(boundingRect(anchor->parts.front().quads)));
    // The quote leads back to the same place.
    const text::TextRange range = text::resolveQuote(data->textLayer(), anchor->quote, {anchor->prefix, anchor->suffix}, 1);
    QCOMPARE(range.begin.offset, anchor->parts.front().begin);
    QVERIFY(fixture.waitUntilSaved());
    QVERIFY(data->isSaved(asObject(annotation.id)));

    fixture.library->undoStack()->undo();
    QVERIFY(data->snapshot().annotations.empty());
    fixture.library->undoStack()->redo();
    m_pane->goToPage(5);
    m_pane->goToAnnotation(annotation.id);
    QCOMPARE(m_pane->selectedAnnotation(), annotation.id);
    QTest::keyClick(view(), Qt::Key_1);
    QCOMPARE(data->snapshot().annotations.front().kind, kindSetOrReading({}).kinds[0].id);
    QTest::keyClick(view(), Qt::Key_Delete);
    QVERIFY(data->snapshot().annotations.empty());
    m_pane->closeDocument();
}

SurveyData *ReaderRealTest::openSample(conspectus::test::LibraryFixture &fixture, int page)
{
    if (!fixture.open())
        return nullptr;
    const auto added = fixture.wait<Result<AddedPdf>>(
            [&](auto done) { fixture.library->addPdf(kSample, {}, &fixture.context, done); });
    SurveyData *data = added && *added ? fixture.openSurvey((*added)->survey) : nullptr;
    if (!data)
        return nullptr;
    m_pane->setSurvey(&*fixture.library, data, (*added)->version, (*added)->path);
    if (!QTest::qWaitFor([&] { return m_pane->isOpen() && view()->currentTextPage(); }, conspectus::test::kLongWait))
        return nullptr;
    m_pane->goToPage(page);
    const bool isThere = QTest::qWaitFor([&] { return m_pane->currentPage() == page && view()->currentTextPage(); }, conspectus::test::kLongWait);
    return isThere ? data : nullptr;
}

void ReaderRealTest::rangeOverPagesLeavesTheFurnitureOut()
{
    conspectus::test::LibraryFixture fixture;
    SurveyData *data = openSample(fixture, 0);
    QVERIFY(data);
    QTRY_VERIFY(data->textLayer().pages.size() > 1 && data->textLayer().pages[0] && data->textLayer().pages[1]);
    const text::TextPage &first = *data->textLayer().pages[0];
    const text::TextPage &second = *data->textLayer().pages[1];
    // From the last words of the body over the page number to the third line of the next page, by keys of the caret.
    view()->setSelectedRange({{0, first.bodyEnd() - 40}, {1, second.words[20].end}});
    QTest::keyClick(view(), Qt::Key_2);
    QCOMPARE(data->snapshot().annotations.size(), std::size_t(1)); // one annotation, listed once
    const Anchor anchor = data->snapshot().annotations.front().anchors.front();
    QVERIFY(anchor.parts.size() >= 2);
    QCOMPARE(anchor.parts.front().page, 0);
    QCOMPARE(anchor.parts.back().page, 1);
    for (const AnchorPart &part : anchor.parts) {
        for (const text::Word &word : data->textLayer().pages[static_cast<std::size_t>(part.page)]->words) {
            const bool isFurniture = word.role == text::Role::RunningHead || word.role == text::Role::LineNumber;
            QVERIFY2(!isFurniture || word.end <= part.begin || word.begin >= part.end, qPrintable(word.text));
        }
    }
    QVERIFY(anchor.quote.contains(second.words[3].text));
    // Down to the number at the foot of the page: the number is not meant.
    view()->setSelectedRange({{0, first.bodyEnd() - 40}, {0, static_cast<qint32>(first.text.size())}});
    QTest::keyClick(view(), Qt::Key_3);
    QCOMPARE(data->snapshot().annotations.size(), std::size_t(2));
    const text::Word &number = first.words.back();
    QCOMPARE(number.role, text::Role::RunningHead);
    for (const Annotation &annotation : data->snapshot().annotations) {
        for (const AnchorPart &part : annotation.anchors.front().parts)
            QVERIFY(part.page != 0 || part.end <= number.begin);
    }
    fixture.library->undoStack()->undo();
    fixture.library->undoStack()->undo();
    QVERIFY(data->snapshot().annotations.empty());
    m_pane->closeDocument();
}

void ReaderRealTest::penAndAreaComeBackAfterReopening()
{
    conspectus::test::LibraryFixture fixture;
    SurveyData *data = openSample(fixture, 1);
    QVERIFY(data);
    const SurveyId survey = data->id();
    const double top = view()->layout().toPage(view()->scrollPosition() + QPointF(0, 60)).point.y();
    const auto drag = [&](QPointF from, QPointF to) {
        QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, at(1, from));
        for (int step = 1; step <= 10; ++step)
            QTest::mouseMove(view()->viewport(), at(1, from + (to - from) * step / 10));
        QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, at(1, to));
    };
    m_pane->setTool(AnnotationStyle::Ink);
    drag({120, top + 40}, {220, top + 60});
    drag({120, top + 60}, {220, top + 40});
    QTest::keyClick(view(), Qt::Key_Escape);
    m_pane->setTool(AnnotationStyle::Area);
    drag({320, top + 20}, {520, top + 140});
    QCOMPARE(data->snapshot().annotations.size(), std::size_t(2));
    const auto area = std::ranges::find(data->snapshot().annotations, AnnotationStyle::Area, &Annotation::style);
    QVERIFY(area != data->snapshot().annotations.end());
    const AnnotationId areaId = area->id;
    // Its picture is the page there: a crop of the page drawn at the same scale.
    QTRY_VERIFY(!m_pane->areaPicture(areaId, 400).isNull());
    const QImage picture = m_pane->areaPicture(areaId, 400);
    QVERIFY(std::abs(picture.width() - 400) <= 1);
    QVERIFY2(std::abs(picture.height() - 240) <= 3, qPrintable(QString::number(picture.height())));
    int dark = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            dark += qGray(picture.pixel(x, y)) < 128 ? 1 : 0;
    }
    QVERIFY2(dark > 200, "the text of the page is in it");
    QVERIFY(fixture.waitUntilSaved());
    const std::vector<Annotation> before = data->snapshot().annotations;
    m_pane->closeDocument();
    QVERIFY(fixture.reopen());
    data = fixture.openSurvey(survey);
    QVERIFY(data);
    QCOMPARE(data->snapshot().annotations.size(), before.size());
    for (const Annotation &annotation : before) {
        const Annotation *now = data->snapshot().annotation(annotation.id);
        QVERIFY(now && now->style == annotation.style);
        QCOMPARE(now->anchors.front().strokes.size(), annotation.anchors.front().strokes.size());
    }
}

void ReaderRealTest::marksMadeBeforeTheLibraryAreWritten()
{
    m_pane->openPath(kSample);
    QTRY_VERIFY(view()->currentTextPage());
    view()->setSelectedRange({{0, 0}, {0, 30}});
    QSignalSpy created(m_pane.get(), &ReaderPane::annotationCreated);
    QTest::keyClick(view(), Qt::Key_3);
    QCOMPARE(created.count(), 1);
    const auto id = created.front().front().value<AnnotationId>();

    conspectus::test::LibraryFixture fixture;
    QVERIFY(fixture.open());
    const auto added = fixture.wait<Result<AddedPdf>>(
            [&](auto done) { fixture.library->addPdf(kSample, {}, &fixture.context, done); });
    QVERIFY(added && added->has_value());
    SurveyData *data = fixture.openSurvey((*added)->survey);
    QVERIFY(data);
    const QPointF before = view()->scrollPosition();
    m_pane->setSurvey(&*fixture.library, data, (*added)->version, (*added)->path, kSample);
    QCOMPARE(data->snapshot().annotations.size(), std::size_t(1));
    const Annotation annotation = data->snapshot().annotations.front();
    QCOMPARE(annotation.id, id);
    QVERIFY(annotation.anchorIn((*added)->version));
    QCOMPARE(view()->scrollPosition(), before); // the picture stays
    QVERIFY(view()->isPictureOf(0));
    QVERIFY(fixture.waitUntilSaved());
    m_pane->closeDocument();
}

void ReaderRealTest::findIsQuickWhereTheTextIsKnown()
{
    m_pane->openPath(kSample);
    QTRY_VERIFY(m_pane->isOpen() && view()->currentTextPage());
    m_pane->openFind();
    auto *field = m_pane->findChild<QLineEdit *>(QStringLiteral("findField"));
    auto *counter = m_pane->findChild<QLabel *>(QStringLiteral("findCounter"));
    QTest::keyClicks(field, QStringLiteral("clinical"));
    QTRY_VERIFY(counter->text().startsWith(QLatin1String("1 of ")));
    QTRY_VERIFY(!counter->text().contains(QLatin1String("read")));
    const int total = counter->text().section(QLatin1Char(' '), 2).toInt();
    QVERIFY2(total >= 3, qPrintable(counter->text()));
    QElapsedTimer clock;
    clock.start();
    field->clear();
    QTest::keyClicks(field, QStringLiteral("medical"));
    QTRY_VERIFY(counter->text().startsWith(QLatin1String("1 of ")));
    qInfo("seven letters typed and found in %lld ms", clock.elapsed());
}

void ReaderRealTest::brokenFilesSayWhy()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("not.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("This is not a PDF.");
    file.close();
    QSignalSpy failed(m_pane.get(), &ReaderPane::documentFailed);
    m_pane->openPath(file.fileName());
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!failed.front().front().value<Error>().message.isEmpty());
    QVERIFY(!m_pane->isOpen());
    m_pane->openPath(kSample); // and the next one opens
    QTRY_VERIFY(m_pane->isOpen());
}

CONSPECTUS_TEST_MAIN(ReaderRealTest)
#include "readerreal_test.moc"
