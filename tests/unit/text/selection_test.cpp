// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Points to offsets, and the word, sentence and paragraph around one; ranges over pages.
#include "support/testenvironment.h"
#include "text/selection.h"
#include "unit/text/pagemaker.h"

using namespace conspectus;
using namespace conspectus::text;
using conspectus::test::PageMaker;
using conspectus::test::prose;

namespace {

QString part(const TextPage &page, Span span)
{
    return page.text.mid(span.begin, span.end - span.begin);
}

TextPage pageOf(const QStringList &lines)
{
    return PageMaker().block(72, 100, lines).ordered();
}

} // namespace

class SelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPointInALineGivesTheNearestBorder()
    {
        const TextPage page = pageOf({QStringLiteral("abcd efgh"), QStringLiteral("ijkl")});
        QCOMPARE(offsetAt(page, QPointF(72, 105)), 0);
        QCOMPARE(offsetAt(page, QPointF(84, 105)), 2);
        QCOMPARE(offsetAt(page, QPointF(79, 105)), 1);
        QCOMPARE(offsetAt(page, QPointF(400, 105)), 9); // right of the line: its end
        QCOMPARE(offsetAt(page, QPointF(10, 118)), 10); // left of the second line
        QCOMPARE(offsetAt(page, QPointF(72, 700)), 10);
        QCOMPARE(offsetAt(TextPage(), QPointF(1, 1)), -1);
    }

    void besideAShortLineItsEndIsMeant()
    {
        PageMaker maker;
        QStringList left = prose(QStringLiteral("L"), 10);
        left.last() = QStringLiteral("end.");
        maker.block(56, 100, left).block(316, 100, prose(QStringLiteral("R"), 10));
        const TextPage page = maker.ordered();
        const qint32 offset = offsetAt(page, QPointF(250, 100 + 9 * 12 + 5));
        QCOMPARE(page.text.mid(offset - 4, 4), QStringLiteral("end."));
    }

    void inTheGutterTheNearerColumnIsMeant()
    {
        PageMaker maker;
        maker.block(56, 100, prose(QStringLiteral("L"), 10)).block(316, 100, prose(QStringLiteral("R"), 10));
        const TextPage page = maker.ordered();
        const qint32 left = offsetAt(page, QPointF(299, 130));
        const qint32 right = offsetAt(page, QPointF(314, 130));
        QCOMPARE(page.lines[static_cast<size_t>(page.words[static_cast<size_t>(page.wordAt(left - 1))].line)].column, qint16{0});
        QCOMPARE(page.lines[static_cast<size_t>(page.words[static_cast<size_t>(page.wordAt(right))].line)].column, qint16{1});
    }

    void bordersNeverCutASurrogatePair()
    {
        PageMaker maker;
        maker.word(100, 100, QString::fromUcs4(U"a\U0001D400b"));
        const TextPage page = maker.ordered();
        for (double x = 95; x < 130; x += 1) {
            const qint32 offset = offsetAt(page, QPointF(x, 105));
            QVERIFY(offset != 2);
        }
    }

    void overText()
    {
        const TextPage page = pageOf({QStringLiteral("abcd")});
        QVERIFY(isOverText(page, QPointF(80, 105)));
        QVERIFY(isOverText(page, QPointF(70.5, 105)));
        QVERIFY(!isOverText(page, QPointF(60, 105)));
        QVERIFY(!isOverText(page, QPointF(80, 300)));
    }

    // "概観" "する" "モデル" in "…を概観するモデル…"; in Chinese nothing but a dictionary would know.
    void japaneseWordsEndWhereTheScriptChanges()
    {
        const QString said = QStringLiteral("\u3092\u6982\u89B3\u3059\u308B\u30C7\u30FC\u30BF2015\u5E74");
        const TextPage page = pageOf({said});
        QCOMPARE(part(page, wordSpan(page, 1)), said.mid(1, 2));
        QCOMPARE(part(page, wordSpan(page, 4)), said.mid(3, 2));
        QCOMPARE(part(page, wordSpan(page, 6)), said.mid(5, 3));
        QCOMPARE(part(page, wordSpan(page, 8)), QStringLiteral("2015"));
        const TextPage chinese = pageOf({QStringLiteral("\u533B\u5B66\u5927\u8BED\u8A00")});
        QVERIFY(part(chinese, wordSpan(chinese, 2)).size() <= 2);
    }

    void words_data()
    {
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QString>("at"); // the offset is in the middle of this
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QStringList &lines, const QString &at, const QString &word) {
            QTest::newRow(name) << lines << at << word;
        };
        row("plain", {QStringLiteral("one two three")}, QStringLiteral("two"), QStringLiteral("two"));
        row("punctuation left out", {QStringLiteral("(see two), three")}, QStringLiteral("two"), QStringLiteral("two"));
        row("apostrophe", {QStringLiteral("the model\u2019s data")}, QStringLiteral("model"), QStringLiteral("model\u2019s"));
        row("hyphen", {QStringLiteral("a multi-armed bandit")}, QStringLiteral("armed"), QStringLiteral("multi-armed"));
        row("broken", {QStringLiteral("a multi-"), QStringLiteral("armed bandit")}, QStringLiteral("armed"), QStringLiteral("multi-\narmed"));
        row("broken, first half", {QStringLiteral("a multi-"), QStringLiteral("armed bandit")}, QStringLiteral("mult"),
            QStringLiteral("multi-\narmed"));
        row("a line's end is no bridge", {QStringLiteral("one two"), QStringLiteral("three")}, QStringLiteral("two"), QStringLiteral("two"));
        row("number", {QStringLiteral("in 2024, we")}, QStringLiteral("2024"), QStringLiteral("2024"));
    }
    void words()
    {
        QFETCH(QStringList, lines);
        QFETCH(QString, at);
        QFETCH(QString, word);
        const TextPage page = pageOf(lines);
        const auto offset = static_cast<qint32>(page.text.indexOf(at) + at.size() / 2);
        QCOMPARE(part(page, wordSpan(page, offset)), word);
    }

    void sentences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const char *text, const char *at, const char *sentence) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(at) << QString::fromUtf8(sentence);
        };
        row("first", "It works. It does not.", "works", "It works.");
        row("last", "It works. It does not.", "not", "It does not.");
        row("space before", "It works. It does not.", " It does", "It works.");
        row("abbreviation", "Smith et al. Show this in Fig. 3 of it. Next one.", "Show", "Smith et al. Show this in Fig. 3 of it.");
        row("initial", "As J. Smith said. More.", "Smith", "As J. Smith said.");
        row("number", "A gain of 3.5 points. More.", "gain", "A gain of 3.5 points.");
        row("lower case goes on", "See e.g. the list. More.", "list", "See e.g. the list.");
        row("bracket", "It works (really.) More text.", "works", "It works (really.)");
        row("question", "Does it? Yes.", "Does", "Does it?");
        row("Chinese", "\u6A21\u578B\u5F88\u5927\u3002\u6570\u636E\u5F88\u591A\u3002", "\u6570", "\u6570\u636E\u5F88\u591A\u3002");
    }
    void sentences()
    {
        QFETCH(QString, text);
        QFETCH(QString, at);
        QFETCH(QString, sentence);
        const TextPage page = pageOf({text});
        QCOMPARE(part(page, sentenceSpan(page, static_cast<qint32>(page.text.indexOf(at)))), sentence);
    }

    void paragraphs()
    {
        PageMaker maker;
        maker.block(72, 100, prose(QStringLiteral("L"), 3, 400)).block(72, 200, prose(QStringLiteral("M"), 3, 400));
        const TextPage page = maker.ordered();
        const auto middle = static_cast<qint32>(page.text.indexOf(QStringLiteral("\n\n")));
        QCOMPARE(paragraphSpan(page, 5), (Span{0, middle}));
        QCOMPARE(paragraphSpan(page, middle), (Span{0, middle}));
        QCOMPARE(paragraphSpan(page, middle + 1), (Span{0, middle}));
        QCOMPARE(paragraphSpan(page, middle + 2), (Span{middle + 2, static_cast<qint32>(page.text.size())}));
        QVERIFY(paragraphSpan(TextPage(), 0).isEmpty());
    }

    void spansNeverLeaveTheText()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < 400; ++round) {
            TextPage page;
            page.text = conspectus::test::randomText(random, random.bounded(60));
            for (qint32 offset = -2; offset < page.text.size() + 3; ++offset) {
                for (const Span span : {wordSpan(page, offset), sentenceSpan(page, offset), paragraphSpan(page, offset)})
                    QVERIFY(span.begin >= 0 && span.begin <= span.end && span.end <= page.text.size());
            }
        }
    }

    void aRangeOverPagesLeavesOutNotesBetween()
    {
        PageMaker first;
        first.block(72, 100, prose(QStringLiteral("L"), 40, 460));
        first.line(72, 690, QStringLiteral("1 A note at the foot of the page."), 8);
        TextLayer layer;
        layer.pages = {std::make_shared<TextPage>(first.ordered()),
                       std::make_shared<TextPage>(pageOf(prose(QStringLiteral("n"), 5, 460)))};
        const TextRange range{{0, layer.pages[0]->words[10].begin}, {1, layer.pages[1]->words[3].end}};
        QCOMPARE(spanOnPage(layer, range, 0).end, layer.pages[0]->bodyEnd());
        QCOMPARE(spanOnPage(layer, range, 1), (Span{0, layer.pages[1]->words[3].end}));
        QVERIFY(spanOnPage(layer, range, 2).isEmpty());
        const QString clean = cleanText(layer, range);
        QVERIFY(!clean.contains(QStringLiteral("note")));
        QVERIFY(clean.contains(QStringLiteral(" n0 ")));
        // In the note itself the range is kept.
        const TextRange note{{0, layer.pages[0]->bodyEnd() + 2}, {0, static_cast<qint32>(layer.pages[0]->text.size())}};
        QCOMPARE(cleanText(layer, note), QStringLiteral("1 A note at the foot of the page."));
    }

    void pagesNotExtractedYetAreEmpty()
    {
        TextLayer layer;
        layer.pages = {nullptr, nullptr};
        QVERIFY(spanOnPage(layer, {{0, 0}, {1, 5}}, 0).isEmpty());
        QVERIFY(cleanText(layer, {{0, 0}, {1, 5}}).isEmpty());
        QVERIFY(cleanText(layer, {{7, 0}, {9, 5}}).isEmpty());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(SelectionTest)
#include "selection_test.moc"
