// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The order of reading: columns, bands, margins, roles, and what becomes of words at the edges of the rules.
#include "support/testenvironment.h"
#include "text/readingorder.h"
#include "unit/text/pagemaker.h"

#include <algorithm>

using namespace conspectus;
using namespace conspectus::text;
using conspectus::test::PageMaker;
using conspectus::test::prose;

namespace {

// The first words of the lines of a role, in order.
QStringList firstWords(const TextPage &page, Role role = Role::Body)
{
    QStringList words;
    for (const Line &line : page.lines) {
        if (line.role == role)
            words.append(page.words[static_cast<size_t>(line.firstWord)].text);
    }
    return words;
}

QStringList tags(const QString &tag, int count)
{
    QStringList all;
    for (int i = 0; i < count; ++i)
        all.append(tag + QString::number(i));
    return all;
}

// What must hold for every page, whatever it was made of.
void checkInvariants(const TextPage &page)
{
    qint32 end = 0;
    for (const Word &word : page.words) {
        QVERIFY(word.begin >= end && word.end > word.begin && word.end <= page.text.size());
        QCOMPARE(QStringView(page.text).mid(word.begin, word.end - word.begin), QStringView(word.text));
        QVERIFY(word.edges.empty() || word.edges.size() == static_cast<size_t>(word.end - word.begin) + 1);
        end = word.end;
    }
    qint32 next = 0;
    for (size_t i = 0; i < page.lines.size(); ++i) {
        const Line &line = page.lines[i];
        QCOMPARE(line.firstWord, next);
        QVERIFY(line.lastWord > line.firstWord);
        for (qint32 w = line.firstWord; w < line.lastWord; ++w) {
            QCOMPARE(page.words[static_cast<size_t>(w)].line, static_cast<qint32>(i));
            QCOMPARE(page.words[static_cast<size_t>(w)].role, line.role);
        }
        next = line.lastWord;
    }
    QCOMPARE(next, static_cast<qint32>(page.words.size()));
    QCOMPARE(page.foldToText.size(), static_cast<size_t>(page.fold.size()) + 1);
    QVERIFY(std::ranges::is_sorted(page.foldToText));
    const QRectF paper(QPointF(0, 0), page.size);
    for (const Quad &quad : page.quads({0, static_cast<qint32>(page.text.size())})) {
        for (const QPointF corner : quad.corners)
            QVERIFY(corner.x() >= 0 && corner.x() <= paper.right() && corner.y() >= 0 && corner.y() <= paper.bottom());
    }
}

} // namespace

class OrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneColumn()
    {
        const TextPage page = PageMaker().block(72, 100, prose(QStringLiteral("L"), 20, 460)).ordered();
        QCOMPARE(firstWords(page), tags(QStringLiteral("L"), 20));
        QVERIFY(page.text.startsWith(QStringLiteral("L0 models of language")));
        QVERIFY(page.text.contains(QStringLiteral("\nL1 ")));
        checkInvariants(page);
    }

    void twoColumnsGivenRightFirst()
    {
        PageMaker maker;
        maker.block(316, 100, prose(QStringLiteral("R"), 30)).block(56, 100, prose(QStringLiteral("L"), 30));
        const TextPage page = maker.ordered();
        QCOMPARE(firstWords(page), tags(QStringLiteral("L"), 30) + tags(QStringLiteral("R"), 30));
        QCOMPARE(page.lines.front().column, qint16{0});
        QCOMPARE(page.lines.back().column, qint16{1});
        checkInvariants(page);
    }

    void twoColumnsGivenRowByRow()
    {
        PageMaker maker;
        const QStringList left = prose(QStringLiteral("L"), 25);
        const QStringList right = prose(QStringLiteral("R"), 25);
        for (int i = 0; i < 25; ++i)
            maker.line(56, 100 + 12 * i, left[i]).line(316, 100 + 12 * i, right[i]);
        QCOMPARE(firstWords(maker.ordered()), tags(QStringLiteral("L"), 25) + tags(QStringLiteral("R"), 25));
    }

    void columnsWhoseLinesStandApart()
    {
        PageMaker maker;
        maker.block(56, 100, prose(QStringLiteral("L"), 25)).block(316, 106, prose(QStringLiteral("R"), 25));
        QCOMPARE(firstWords(maker.ordered()), tags(QStringLiteral("L"), 25) + tags(QStringLiteral("R"), 25));
    }

    void threeColumns()
    {
        PageMaker maker;
        maker.block(400, 100, prose(QStringLiteral("C"), 30, 160, 9), 9)
            .block(40, 100, prose(QStringLiteral("A"), 30, 160, 9), 9)
            .block(220, 100, prose(QStringLiteral("B"), 30, 160, 9), 9);
        QCOMPARE(firstWords(maker.ordered()),
                 tags(QStringLiteral("A"), 30) + tags(QStringLiteral("B"), 30) + tags(QStringLiteral("C"), 30));
    }

    void aFullWidthLineCutsThePageIntoBands()
    {
        PageMaker maker;
        maker.block(56, 100, prose(QStringLiteral("A"), 10)).block(316, 100, prose(QStringLiteral("B"), 10));
        maker.line(56, 260, prose(QStringLiteral("X"), 1, 500).front());
        maker.block(56, 300, prose(QStringLiteral("C"), 10)).block(316, 300, prose(QStringLiteral("D"), 10));
        const TextPage page = maker.ordered();
        QCOMPARE(firstWords(page), tags(QStringLiteral("A"), 10) + tags(QStringLiteral("B"), 10)
                                       + QStringList(QStringLiteral("X0")) + tags(QStringLiteral("C"), 10)
                                       + tags(QStringLiteral("D"), 10));
        const Line &across = page.lines[20];
        QCOMPARE(across.column, qint16{-1});
    }

    void anOverfullLineStaysInItsColumn()
    {
        PageMaker maker;
        QStringList left = prose(QStringLiteral("L"), 25);
        left[12] += QStringLiteral("mmmmmmm"); // runs over the gutter, up to the text beside it
        maker.block(56, 100, left).block(316, 100, prose(QStringLiteral("R"), 25));
        QCOMPARE(firstWords(maker.ordered()), tags(QStringLiteral("L"), 25) + tags(QStringLiteral("R"), 25));
    }

    void wordsJoinedOverTheGutterAreSplit()
    {
        PageMaker maker;
        const QStringList left = prose(QStringLiteral("L"), 25);
        const QStringList right = prose(QStringLiteral("R"), 25);
        for (int i = 0; i < 25; ++i) {
            maker.line(56, 100 + 12 * i, left[i]);
            if (i % 8 == 3)
                maker.last().lineEnd = false;
            maker.line(308, 100 + 12 * i, right[i]);
        }
        QCOMPARE(firstWords(maker.ordered()), tags(QStringLiteral("L"), 25) + tags(QStringLiteral("R"), 25));
    }

    void aLabelIsJoinedWithItsText()
    {
        PageMaker maker;
        maker.line(72, 100, QStringLiteral("[85]")).line(72, 112, QStringLiteral("[86]"));
        maker.line(105, 100, QStringLiteral("Smith, A study of things that matter. 2020."));
        maker.line(105, 112, QStringLiteral("Jones, Another study of the same things. 2021."));
        const TextPage page = maker.ordered();
        QVERIFY2(page.text.startsWith(QStringLiteral("[85] Smith")), qPrintable(page.text));
        QVERIFY(page.text.contains(QStringLiteral("[86] Jones")));
    }

    void smallCapitalsAreOneWord()
    {
        PageMaker maker;
        maker.block(72, 140, prose(QStringLiteral("L"), 12, 460));
        maker.word(72, 100, QStringLiteral("I."), 10).word(90, 100, QStringLiteral("I"), 10);
        maker.word(95, 101, QStringLiteral("NTRODUCTION"), 8);
        const TextPage page = maker.ordered();
        QVERIFY2(page.text.startsWith(QStringLiteral("I. INTRODUCTION")), qPrintable(page.text.left(40)));
        QVERIFY(page.fold.startsWith(QStringLiteral("i. introduction")));
        checkInvariants(page);
    }

    void aDropCapBeginsItsWord()
    {
        PageMaker maker;
        maker.word(72, 100, QStringLiteral("T"), 24);
        maker.last().lineEnd = true;
        maker.line(85, 101, QStringLiteral("HE models of language answer many questions"));
        maker.line(85, 113, QStringLiteral("and the second line stands beside it as well"));
        maker.block(72, 125, prose(QStringLiteral("L"), 8, 460));
        const TextPage page = maker.ordered();
        QVERIFY2(page.text.startsWith(QStringLiteral("THE models")), qPrintable(page.text.left(40)));
    }

    void runningHeadsAndPageNumbersGoAside()
    {
        std::vector<RawPage> pages;
        for (int i = 0; i < 6; ++i) {
            PageMaker maker;
            maker.line(200, 40, QStringLiteral("A Survey of Things, Vol. %1").arg(i + 1));
            maker.block(72, 120, prose(QStringLiteral("L"), 20, 460));
            maker.line(300, 760, QString::number(i + 11));
            pages.push_back(maker.raw());
        }
        const DocumentProfile profile = profileOf(pages);
        QCOMPARE(profile.repeatedMargins, std::vector<QString>{QStringLiteral("a survey of things, vol. #")});
        const TextPage page = orderPage(pages[3], profile);
        QCOMPARE(firstWords(page), tags(QStringLiteral("L"), 20));
        QCOMPARE(firstWords(page, Role::RunningHead), (QStringList{QStringLiteral("A"), QStringLiteral("14")}));
        QVERIFY(page.cleanText({0, static_cast<qint32>(page.text.size())}).startsWith(QStringLiteral("L0 ")));
        QVERIFY(!page.cleanText({0, static_cast<qint32>(page.text.size())}).contains(QStringLiteral("Survey")));
        QVERIFY(profileOf({}).repeatedMargins.empty());
    }

    void lineNumbersOfTheMarginGoAside()
    {
        PageMaker maker;
        const QStringList lines = prose(QStringLiteral("L"), 30, 400);
        for (int i = 0; i < 30; ++i) {
            maker.line(i + 1 < 10 ? 45 : 40, 100 + 14 * i, QString::number(i + 1));
            maker.line(72, 100 + 14 * i, lines[i]);
        }
        const TextPage page = maker.ordered();
        QCOMPARE(firstWords(page), tags(QStringLiteral("L"), 30));
        QCOMPARE(firstWords(page, Role::LineNumber).size(), 30);
        checkInvariants(page);
    }

    void aNumberedListKeepsItsNumbers()
    {
        PageMaker maker;
        double y = 100;
        for (int i = 0; i < 15; ++i) { // entries of one to three lines
            maker.line(60, y, QString::number(i + 1));
            for (int line = 0; line <= i % 3; ++line, y += 12)
                maker.line(80, y, QStringLiteral("Author, A title of some length, a journal, 2020."));
        }
        QVERIFY(firstWords(maker.ordered(), Role::LineNumber).isEmpty());
    }

    void theStampAtTheEdgeGoesAside()
    {
        PageMaker maker;
        maker.block(72, 120, prose(QStringLiteral("L"), 20, 460));
        RawWord stamp;
        stamp.text = QStringLiteral("arXiv:2406.03712v1");
        stamp.box = QRectF(15, 200, 20, 350);
        stamp.rotation = 270;
        stamp.size = 20;
        maker.raw().words.insert(maker.raw().words.begin(), stamp);
        const TextPage page = maker.ordered();
        QCOMPARE(firstWords(page), tags(QStringLiteral("L"), 20));
        QCOMPARE(firstWords(page, Role::RunningHead), QStringList(stamp.text));
        checkInvariants(page);
    }

    void captionsAndFootnotesAreSideStreams()
    {
        PageMaker maker;
        maker.block(72, 100, prose(QStringLiteral("L"), 10, 460));
        maker.line(72, 250, QStringLiteral("Figure 3: How the parts hang together."), 8);
        maker.line(72, 259, QStringLiteral("The second line of the caption."), 8);
        maker.block(72, 300, prose(QStringLiteral("M"), 30, 460));
        maker.line(72, 690, QStringLiteral("1 See the appendix for what was left out here."), 8);
        const TextPage page = maker.ordered();
        QCOMPARE(firstWords(page, Role::Caption), (QStringList{QStringLiteral("Figure"), QStringLiteral("The")}));
        QCOMPARE(firstWords(page, Role::Footnote), QStringList(QStringLiteral("1")));
        QCOMPARE(firstWords(page), tags(QStringLiteral("L"), 10) + tags(QStringLiteral("M"), 30));
        QCOMPARE(page.text.left(page.bodyEnd()).right(1), page.words[static_cast<size_t>(page.wordAt(page.bodyEnd() - 1))].text.right(1));
    }

    void aSentenceAboutAFigureIsNoCaption()
    {
        PageMaker maker;
        QStringList lines = prose(QStringLiteral("L"), 10, 460);
        lines[4] = QStringLiteral("Figure 3 shows how the parts hang together and much more besides that");
        const TextPage page = maker.block(72, 100, lines).ordered();
        QVERIFY(firstWords(page, Role::Caption).isEmpty());
    }

    void textBesideALargeTableIsNoHeading()
    {
        PageMaker maker;
        maker.line(72, 60, QStringLiteral("Results"), 14);
        QStringList text = prose(QStringLiteral("P"), 14, 400);
        for (qsizetype i = 1; i < text.size(); i += 2)
            text[i][0] = u'p'; // a run of large lines would be too long for a heading
        maker.block(72, 90, text);
        maker.block(72, 300, prose(QStringLiteral("cell"), 40, 400, 8), 8);
        const TextPage page = maker.ordered();
        QCOMPARE(firstWords(page, Role::Heading), QStringList(QStringLiteral("Results")));
    }

    void headingsStayInTheBody()
    {
        PageMaker maker;
        maker.block(72, 100, prose(QStringLiteral("L"), 5, 460));
        maker.line(72, 180, QStringLiteral("2 Related Work"), 10, QStringLiteral("Times-Bold"));
        maker.block(72, 200, prose(QStringLiteral("M"), 5, 460));
        const TextPage page = maker.ordered();
        QCOMPARE(firstWords(page, Role::Heading), QStringList(QStringLiteral("2")));
        QVERIFY(page.text.contains(QStringLiteral("\n\n2 Related Work\n\nM0")));
    }

    void paragraphs()
    {
        PageMaker maker;
        QStringList first = prose(QStringLiteral("L"), 4, 460);
        first[3] = QStringLiteral("it ends here.");
        maker.block(72, 100, first);
        maker.line(82, 148, QStringLiteral("Another paragraph is indented and goes on for a while, and on, as it"));
        maker.block(72, 160, prose(QStringLiteral("M"), 3, 460));
        const TextPage page = maker.ordered();
        QCOMPARE(page.text.count(QStringLiteral("\n\n")), 1);
        QVERIFY(page.text.contains(QStringLiteral("here.\n\nAnother")));
    }

    void aParagraphGoesOnInTheNextColumn()
    {
        PageMaker maker;
        QStringList left = prose(QStringLiteral("L"), 25);
        left.last().chop(1);
        left.last() += u'-';
        maker.block(56, 100, left).block(316, 100, prose(QStringLiteral("r"), 25));
        const TextPage page = maker.ordered();
        QVERIFY(!page.text.contains(QStringLiteral("\n\n")));
        QVERIFY(page.text.contains(QStringLiteral("-\nr0")));
        QVERIFY(page.fold.contains(QStringLiteral("mr0")));
    }

    void chineseHasNoSpaces()
    {
        PageMaker maker;
        for (int i = 0; i < 6; ++i) {
            for (int w = 0; w < 8; ++w) {
                RawWord word;
                word.text = QStringLiteral("\u6A21\u578B");
                word.box = QRectF(72 + 20 * w, 100 + 14 * i, 20, 11);
                word.size = 10;
                word.lineEnd = w == 7;
                maker.raw().words.push_back(word);
            }
        }
        const TextPage page = maker.ordered();
        QVERIFY(!page.text.contains(u' '));
        QCOMPARE(page.fold, QStringLiteral("\u6A21\u578B").repeated(48));
    }

    void arabicLinesRunFromTheRight()
    {
        PageMaker maker;
        const QStringList words = {QStringLiteral("\u0646\u0645\u0627\u0630\u062C"), QStringLiteral("\u0627\u0644\u0644\u063A\u0629"),
                                   QStringLiteral("\u0627\u0644\u0643\u0628\u064A\u0631\u0629"), QStringLiteral("GPT"), QStringLiteral("4"),
                                   QStringLiteral("\u0637\u0628\u064A\u0629")};
        // As they are read: from the right, but "GPT 4" from the left.
        const double x[] = {440, 400, 360, 300, 330, 260};
        for (int line = 0; line < 4; ++line) {
            for (int i = 0; i < words.size(); ++i) {
                maker.word(x[i], 100 + 14 * line, words[i]);
                maker.last().edges.clear();
            }
        }
        const TextPage page = maker.ordered();
        QCOMPARE(page.text.section(u'\n', 0, 0), words.join(u' '));
        checkInvariants(page);
    }

    // Lines as they are drawn, from left to right, and what was written. Marks between Hebrew and Latin go with the Hebrew, a bracket
    // is drawn as the other half of its pair, a number goes with the Latin words before it.
    void hebrewLinesAreReadAsTheyWereWritten_data()
    {
        QTest::addColumn<QString>("drawn");
        QTest::addColumn<QString>("written");
        const auto u = [](const char *text) { return QString::fromUtf8(text); };
        QTest::newRow("brackets around Latin") << u("גד (Smith et al., 2019) אב") << u("אב (Smith et al., 2019) גד");
        QTest::newRow("brackets of the Latin words") << u("גד Smith (2019) אב") << u("אב Smith (2019) גד");
        QTest::newRow("brackets around both") << u("(RNN גד CNN) אב") << u("אב (CNN גד RNN)");
        QTest::newRow("full stop behind a number") << u(".2020 גד 2010 אב") << u("אב 2010 גד 2020.");
        QTest::newRow("full stop behind a citation") << u(".[12] גד 93.5% אב") << u("אב 93.5% גד [12].");
        QTest::newRow("two numbers") << u("גד 20 10 אב") << u("אב 10 20 גד");
        QTest::newRow("list of Latin words") << u("גד CNN, RNN 4 אב") << u("אב CNN, RNN 4 גד");
        QTest::newRow("Latin at the end") << u(".GPT 4 גד אב") << u("אב גד GPT 4.");
    }
    void hebrewLinesAreReadAsTheyWereWritten()
    {
        QFETCH(QString, drawn);
        QFETCH(QString, written);
        const QString filler = QString(6, QChar(0x05D0)) + u' ' + QString(8, QChar(0x05D1)) + u' ' + QString(7, QChar(0x05D2));
        PageMaker maker;
        maker.line(100, 100, drawn).line(100, 112, filler).line(100, 124, filler);
        const TextPage page = maker.ordered();
        QCOMPARE(page.text.section(u'\n', 0, 0), written);
        checkInvariants(page);
    }

    // As some programs write it: each letter by itself, in the engine's chain from left to right on the page.
    void hebrewLettersStandTogetherAsWords()
    {
        const QString said = QStringLiteral("\u05E1\u05E7\u05D9\u05E8\u05D4 \u05E9\u05DC \u05DE\u05D5\u05D3\u05DC\u05D9\u05DD");
        PageMaker maker;
        for (int line = 0; line < 3; ++line) {
            for (qsizetype i = said.size() - 1; i >= 0; --i) { // the last letter stands leftmost
                if (said[i] == u' ')
                    continue;
                maker.word(400.0 - 5.0 * static_cast<double>(i), 100 + 14 * line, said.mid(i, 1));
                maker.last().edges.clear();
                maker.last().spaceAfter = i > 0 && said[i - 1] == u' ';
                maker.last().lineEnd = i == 0;
            }
        }
        const TextPage page = maker.ordered();
        QCOMPARE(page.text.section(u'\n', 0, 0), said);
        checkInvariants(page);
    }

    void copiedLettersAreThoseThatAreTyped()
    {
        PageMaker maker;
        maker.line(60, 100, QStringLiteral("\uFEE3\uFEAE\uFE8D\uFEA0\uFECC\uFE94")).line(60, 114, QStringLiteral("e\uFB00ect of \uFB01ndings"));
        const TextPage page = maker.ordered();
        const QString copied = page.cleanText({0, static_cast<qint32>(page.text.size())});
        QVERIFY2(copied.contains(QStringLiteral("\u0645\u0631\u0627\u062C\u0639\u0629")), qPrintable(copied));
        QVERIFY2(copied.contains(QStringLiteral("effect of findings")), qPrintable(copied));
    }

    void aPageTurnedOnItsSideIsReadAsItRuns()
    {
        PageMaker upright(QSizeF(792, 612));
        upright.block(60, 100, prose(QStringLiteral("L"), 20, 300)).block(420, 100, prose(QStringLiteral("R"), 20, 300));
        RawPage turned = upright.raw();
        turned.size = QSizeF(612, 792);
        for (RawWord &word : turned.words) { // text that runs down: x = height - bottom, y = left
            word.box = QRectF(612 - word.box.bottom(), word.box.left(), word.box.height(), word.box.width());
            word.rotation = 90;
        }
        const TextPage page = orderPage(turned);
        QCOMPARE(firstWords(page), tags(QStringLiteral("L"), 20) + tags(QStringLiteral("R"), 20));
        checkInvariants(page);
        const Quads quads = page.quads({page.words[0].begin, page.words[0].end});
        QCOMPARE(quads.size(), size_t{1});
        QVERIFY(quads[0].corners[1].y() > quads[0].corners[0].y()); // from top left along the text: downwards
        QCOMPARE(quads[0].corners[0].x(), quads[0].boundingRect().right());
    }

    void wordsOffThePageAndBrokenOnesAreLeftOut()
    {
        PageMaker maker;
        maker.line(72, 100, QStringLiteral("seen"));
        maker.line(900, 100, QStringLiteral("unseen")).line(-400, -50, QStringLiteral("unseen"));
        maker.word(72, 120, QStringLiteral("  ")).word(72, 140, QString());
        maker.word(100, 160, QStringLiteral("a\nb"));
        maker.word(200, 180, QString(QChar(0xD800)));
        const TextPage page = maker.ordered();
        QVERIFY(!page.text.contains(QStringLiteral("unseen")));
        QVERIFY(page.text.contains(QStringLiteral("a b")));
        QVERIFY(page.text.contains(QChar(QChar::ReplacementCharacter)));
        checkInvariants(page);
    }

    // "Figure Figure 1. 1. …": some programs leave the words below a picture of them, in another font.
    void wordsThatStandTwiceAreReadOnce()
    {
        PageMaker maker;
        maker.block(72, 100, prose(QStringLiteral("P"), 10, 400));
        const QStringList words = QStringLiteral("Figure 1. The methods and the methods").split(u' ');
        double x = 100;
        for (const QString &word : words) {
            maker.word(x, 300, word, 9).word(x + 0.6, 302.5, word, 8.8, QStringLiteral("Bold"));
            maker.last().lineEnd = word == words.last() && x > 200;
            x = maker.last().box.right() + 5;
        }
        const TextPage page = maker.ordered();
        QVERIFY2(page.text.contains(words.join(u' ')), qPrintable(page.text));
        QCOMPARE(firstWords(page, Role::Caption), QStringList(QStringLiteral("Figure")));
    }

    // As large as the text, in fonts whose names say nothing: the label has one of its own.
    void captionWithItsLabelSetApart()
    {
        PageMaker maker;
        maker.block(72, 100, prose(QStringLiteral("P"), 10, 400));
        double x = 72;
        for (const QString &word : QStringLiteral("Table 2 Numerical data of the bands").split(u' ')) {
            maker.word(x, 300, word, 10, x < 110 ? QStringLiteral("AdvA") : QStringLiteral("AdvB"));
            x = maker.last().box.right() + 5;
        }
        maker.last().lineEnd = true;
        maker.line(72, 340, QStringLiteral("Table 3 shows what the sentence says of it"));
        QCOMPARE(firstWords(maker.ordered(), Role::Caption), QStringList(QStringLiteral("Table")));
    }

    void pagesWithoutText()
    {
        QVERIFY(PageMaker().ordered().isEmpty());
        QVERIFY(PageMaker(QSizeF(0, 0)).line(10, 10, QStringLiteral("a")).ordered().isEmpty());
        QVERIFY(PageMaker(QSizeF(-5, 1e30)).line(10, 10, QStringLiteral("a")).ordered().isEmpty());
        QCOMPARE(PageMaker().ordered().foldToText, std::vector<qint32>{0});
    }

    void noWordIsLostOnRandomPages()
    {
        QRandomGenerator random(31337);
        for (int round = 0; round < 150; ++round) {
            PageMaker maker;
            QStringList given;
            const int count = random.bounded(300);
            for (int i = 0; i < count; ++i) {
                const QString text = QStringLiteral("w%1-%2").arg(i).arg(random.bounded(1000)); // none twice: copies are left out
                maker.word(random.bounded(560.0), random.bounded(760.0), text, 4 + random.bounded(20.0));
                RawWord &word = maker.last();
                word.rotation = random.bounded(5) == 0 ? static_cast<qint16>(90 * random.bounded(4)) : qint16{0};
                word.lineEnd = random.bounded(6) == 0;
                word.spaceAfter = random.bounded(8) != 0;
                if (random.bounded(4) == 0)
                    word.edges.clear();
                given.append(text);
            }
            const TextPage page = maker.ordered();
            QStringList kept;
            std::ranges::transform(page.words, std::back_inserter(kept), &Word::text);
            given.sort();
            kept.sort();
            QCOMPARE(kept, given);
            checkInvariants(page);
        }
    }

    void layerIdsTellWhatTheyAreMadeFrom()
    {
        const QString id = layerId(QStringLiteral("aa"), QStringLiteral("poppler 22.12"));
        QCOMPARE(id.size(), 64);
        QCOMPARE(id, layerId(QStringLiteral("aa"), QStringLiteral("poppler 22.12")));
        QVERIFY(id != layerId(QStringLiteral("ab"), QStringLiteral("poppler 22.12")));
        QVERIFY(id != layerId(QStringLiteral("aa"), QStringLiteral("poppler 23.01")));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(OrderTest)
#include "order_test.moc"
