// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Spans, quads and clean text of a page, and finding in it.
#include "support/testenvironment.h"
#include "text/find.h"
#include "text/fold.h"
#include "unit/text/pagemaker.h"

#include <algorithm>

using namespace conspectus;
using namespace conspectus::text;
using conspectus::test::PageMaker;
using conspectus::test::prose;
using conspectus::test::randomText;

namespace {

// A page of nothing but a text and its fold.
TextPage bare(const QString &text)
{
    TextPage page;
    page.text = text;
    Folded folded = foldWithMap(text);
    page.fold = folded.text;
    page.foldToText = folded.map;
    return page;
}

QStringList texts(const TextPage &page, const std::vector<Span> &spans)
{
    QStringList all;
    for (const Span span : spans)
        all.append(page.text.mid(span.begin, span.end - span.begin));
    return all;
}

} // namespace

class TextPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("needle");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *name, const QString &text, const QString &needle, const QStringList &found) {
            QTest::newRow(name) << text << needle << found;
        };
        row("plain", QStringLiteral("A cat, a CAT."), QStringLiteral("cat"), {QStringLiteral("cat"), QStringLiteral("CAT")});
        row("nothing", QStringLiteral("abc"), QString(), {});
        row("only space", QStringLiteral("a b"), QStringLiteral("  "), {});
        row("not there", QStringLiteral("abc"), QStringLiteral("d"), {});
        row("not overlapping", QStringLiteral("aaaaa"), QStringLiteral("aa"), {QStringLiteral("aa"), QStringLiteral("aa")});
        row("over a line's end", QStringLiteral("language\nmodels"), QStringLiteral("language models"),
            {QStringLiteral("language\nmodels")});
        row("broken word, joined", QStringLiteral("a multi-\narmed bandit"), QStringLiteral("multiarmed"),
            {QStringLiteral("multi-\narmed")});
        row("broken word, with its hyphen", QStringLiteral("a multi-\narmed bandit, multi-armed"),
            QStringLiteral("Multi-armed"), {QStringLiteral("multi-\narmed"), QStringLiteral("multi-armed")});
        row("hyphens on both sides", QStringLiteral("state-of-\nthe-art"), QStringLiteral("state-of-the-art"),
            {QStringLiteral("state-of-\nthe-art")});
        row("a hyphen needs a broken line", QStringLiteral("multiarmed"), QStringLiteral("multi-armed"), {});
        row("part of a ligature", QStringLiteral("e\uFB03cient"), QStringLiteral("fic"), {QStringLiteral("\uFB03c")});
        row("ligature typed", QStringLiteral("efficient"), QStringLiteral("e\uFB03"), {QStringLiteral("effi")});
        row("accents", QStringLiteral("r\u00E9sum\u00E9"), QStringLiteral("resume"), {QStringLiteral("r\u00E9sum\u00E9")});
        row("loose accent whole", QStringLiteral("re\u0301 x"), QStringLiteral("re"), {QStringLiteral("re\u0301")});
        row("punctuation", QStringLiteral("C and C++"), QStringLiteral("c++"), {QStringLiteral("C++")});
        row("hyphens alone", QStringLiteral("a--b"), QStringLiteral("--"), {QStringLiteral("--")});
    }
    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QString, needle);
        QFETCH(QStringList, found);
        const TextPage page = bare(text);
        QCOMPARE(texts(page, findAll(page, needle)), found);
    }

    // Each stretch of a text is found by its own fold, and the place covers it.
    void whatIsThereIsFound()
    {
        QRandomGenerator random(4711);
        for (int round = 0; round < 1500; ++round) {
            const TextPage page = bare(randomText(random, 40 + random.bounded(40)));
            if (page.fold.size() < 4)
                continue;
            const int begin = random.bounded(static_cast<int>(page.fold.size() - 2));
            const QString needle = page.fold.mid(begin, 1 + random.bounded(12)).trimmed();
            if (needle.isEmpty() || needle.front().isLowSurrogate() || needle.back().isHighSurrogate()
                || fold(needle) != needle)
                continue;
            const auto spans = findAll(page, needle);
            QVERIFY2(!spans.empty(), qPrintable(needle));
            for (const Span span : spans)
                QVERIFY(span.begin >= 0 && span.end <= page.text.size() && span.begin < span.end);
        }
    }

    void spansComeBack()
    {
        QRandomGenerator random(99);
        for (int round = 0; round < 2000; ++round) {
            const TextPage page = bare(randomText(random, random.bounded(50)));
            const auto size = static_cast<int>(page.fold.size());
            if (size < 2)
                continue;
            const qint32 begin = random.bounded(size - 1);
            const Span inFold{begin, begin + 1 + random.bounded(size - begin)};
            const Span inText = page.textSpan(inFold);
            QVERIFY(inText.begin >= 0 && inText.end <= page.text.size() && !inText.isEmpty());
            const Span again = page.foldSpan(inText);
            // Widened to whole characters at the most, and then it stays.
            QVERIFY(again.begin <= inFold.begin && again.end >= inFold.end);
            QCOMPARE(page.textSpan(again), inText);
        }
    }

    void spansOutsideAreHeldIn()
    {
        const TextPage page = bare(QStringLiteral("abc def"));
        QCOMPARE(page.textSpan({-5, 100}), (Span{0, 7}));
        QVERIFY(page.textSpan({3, 3}).isEmpty());
        QVERIFY(page.foldSpan({50, 60}).isEmpty());
        QCOMPARE(page.foldSpan({0, 100}), (Span{0, 7}));
        QVERIFY(bare(QString()).textSpan({0, 5}).isEmpty());
        QVERIFY(bare(QString()).foldSpan({0, 5}).isEmpty());
    }

    void wordsAreFoundByOffset()
    {
        const TextPage page = PageMaker().line(72, 100, QStringLiteral("one two three")).ordered();
        QCOMPARE(page.wordAt(0), 0);
        QCOMPARE(page.wordAt(2), 0);
        QCOMPARE(page.wordAt(3), 1); // the space before "two"
        QCOMPARE(page.wordAt(12), 2);
        QCOMPARE(page.wordAt(13), 3);
    }

    void quadsFollowCharacterBorders()
    {
        const TextPage page = PageMaker().line(100, 200, QStringLiteral("abcd efgh")).ordered();
        const Quads quads = page.quads({1, 7});
        QCOMPARE(quads.size(), size_t{1});
        QCOMPARE(quads[0].boundingRect(), QRectF(105, 200, 30, 11));
    }

    void withoutBordersCharactersAreEvenlySpread()
    {
        PageMaker maker;
        maker.word(100, 200, QStringLiteral("abcd"));
        maker.last().edges.clear();
        const Quads quads = maker.ordered().quads({2, 4});
        QCOMPARE(quads.at(0).boundingRect(), QRectF(110, 200, 10, 11));
    }

    void oneQuadForEachLine()
    {
        const TextPage page = PageMaker().block(72, 100, prose(QStringLiteral("L"), 3, 300)).ordered();
        const qint32 size = static_cast<qint32>(page.text.size());
        QCOMPARE(page.quads({0, size}).size(), size_t{3});
        QCOMPARE(page.quads({5, 5}).size(), size_t{0});
        QCOMPARE(page.quads({size, size + 10}).size(), size_t{0});
    }

    void cleanTextJoins_data()
    {
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QString>("clean");
        QTest::newRow("lines") << QStringList{QStringLiteral("one two"), QStringLiteral("three")} << QStringLiteral("one two three");
        QTest::newRow("broken word") << QStringList{QStringLiteral("the hy-"), QStringLiteral("phen")} << QStringLiteral("the hyphen");
        QTest::newRow("compound") << QStringList{QStringLiteral("state-of-"), QStringLiteral("the-art")}
                                  << QStringLiteral("state-of-the-art");
        QTest::newRow("name with a number") << QStringList{QStringLiteral("use GPT-"), QStringLiteral("4 here")}
                                            << QStringLiteral("use GPT-4 here");
        QTest::newRow("hyphened elsewhere") << QStringList{QStringLiteral("a long-term aim, and long-"), QStringLiteral("term ones")}
                                            << QStringLiteral("a long-term aim, and long-term ones");
        QTest::newRow("soft hyphen") << QStringList{QStringLiteral("in\u00AD"), QStringLiteral("side out\u00ADside")}
                                     << QStringLiteral("inside outside");
        QTest::newRow("Chinese") << QStringList{QStringLiteral("\u5927\u6A21"), QStringLiteral("\u578B")}
                                 << QStringLiteral("\u5927\u6A21\u578B");
    }
    void cleanTextJoins()
    {
        QFETCH(QStringList, lines);
        QFETCH(QString, clean);
        const TextPage page = PageMaker().block(72, 100, lines).ordered();
        QCOMPARE(page.cleanText({0, static_cast<qint32>(page.text.size())}), clean);
    }

    void paragraphsAreKeptApart()
    {
        PageMaker maker;
        maker.block(72, 100, prose(QStringLiteral("L"), 3, 400)).block(72, 200, prose(QStringLiteral("M"), 3, 400));
        const TextPage page = maker.ordered();
        const QString clean = page.cleanText({0, static_cast<qint32>(page.text.size())});
        QCOMPARE(clean.count(QStringLiteral("\n\n")), 1);
        QCOMPARE(clean.count(u'\n'), 2);
        QCOMPARE(page.cleanText({0, 2}), QStringLiteral("L0"));
        QVERIFY(page.cleanText({7, 7}).isEmpty());
    }

    void roleNames()
    {
        QCOMPARE(roleName(Role::Body), QStringLiteral("body"));
        QCOMPARE(roleName(Role::RunningHead), QStringLiteral("running-head"));
        QCOMPARE(roleName(Role::LineNumber), QStringLiteral("line-number"));
    }

    void directions()
    {
        QVERIFY(isRightToLeft(QStringLiteral("\u05D0\u05D1\u05D2 ab")));
        QVERIFY(!isRightToLeft(QStringLiteral("abc \u05D0")));
        QVERIFY(!isRightToLeft(QStringLiteral("123")));
        QVERIFY(!isRightToLeft({}));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TextPageTest)
#include "textpage_test.moc"
