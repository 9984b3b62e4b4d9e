// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Quotes: found however they are broken into lines, over the end of a page, and told apart by what stands around them.
#include "support/testenvironment.h"
#include "text/quote.h"
#include "text/selection.h"
#include "unit/text/pagemaker.h"

using namespace conspectus;
using namespace conspectus::text;
using conspectus::test::PageMaker;
using conspectus::test::prose;

namespace {

TextLayer layerOf(const std::vector<QStringList> &pages)
{
    TextLayer layer;
    for (const QStringList &lines : pages)
        layer.pages.push_back(std::make_shared<TextPage>(PageMaker().block(72, 100, lines).ordered()));
    return layer;
}

} // namespace

class QuoteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foundOverLinesAndPages_data()
    {
        QTest::addColumn<QString>("quote");
        QTest::addColumn<int>("places");
        QTest::addColumn<QString>("clean");
        const auto row = [](const char *name, const char *quote, int places, const char *clean) {
            QTest::newRow(name) << QString::fromUtf8(quote) << places << QString::fromUtf8(clean);
        };
        row("in a line", "Large language", 1, "Large language");
        row("over lines", "language models answer", 1, "language models answer");
        row("other case and space", "LANGUAGE   models", 1, "language models");
        row("broken word", "multiarmed bandits", 1, "multiarmed bandits");
        row("broken word with its hyphen", "multi-armed bandits", 1, "multiarmed bandits");
        row("over the page's end", "the page ends here and goes on", 1, "the page ends here and goes on");
        row("word broken at the page's end", "with clini-\ncal records", 1, "with clinical records");
        row("the same with its hyphen", "with clini-cal records", 1, "with clinical records");
        row("not there", "small language", 0, "");
        row("nothing", "  ", 0, "");
    }
    void foundOverLinesAndPages()
    {
        QFETCH(QString, quote);
        QFETCH(int, places);
        QFETCH(QString, clean);
        const TextLayer layer = layerOf({{QStringLiteral("Large language"), QStringLiteral("models answer with multi-"),
                                          QStringLiteral("armed bandits, and the page ends")},
                                         {QStringLiteral("here and goes on with clini-")},
                                         {QStringLiteral("cal records.")}});
        const auto found = findQuote(layer, quote);
        QCOMPARE(static_cast<int>(found.size()), places);
        if (places > 0)
            QCOMPARE(cleanText(layer, found.front()), clean);
    }

    void aQuoteCanRunOverSeveralPages()
    {
        const TextLayer layer = layerOf({{QStringLiteral("one two")}, {QStringLiteral("three")}, {QStringLiteral("four five")}});
        const auto found = findQuote(layer, QStringLiteral("two three four"));
        QCOMPARE(found.size(), size_t{1});
        QCOMPARE(found[0].begin, (TextPosition{0, 4}));
        QCOMPARE(found[0].end, (TextPosition{2, 4}));
    }

    void onlyOnePage()
    {
        const TextLayer layer = layerOf({{QStringLiteral("the same")}, {QStringLiteral("the same")}, {QStringLiteral("the same")}});
        QCOMPARE(findQuote(layer, QStringLiteral("the same")).size(), size_t{3});
        const auto found = findQuote(layer, QStringLiteral("the same"), 1);
        QCOMPARE(found.size(), size_t{1});
        QCOMPARE(found[0].begin.page, 1);
        QVERIFY(findQuote(layer, QStringLiteral("the same"), 9).empty());
    }

    void theFootOfThePageIsNoBridge()
    {
        PageMaker first;
        first.block(72, 100, prose(QStringLiteral("L"), 40, 460));
        first.line(72, 690, QStringLiteral("1 A note at the foot of the page."), 8);
        PageMaker second;
        second.block(72, 100, {QStringLiteral("goes on after it")});
        TextLayer layer;
        layer.pages = {std::make_shared<TextPage>(first.ordered()), std::make_shared<TextPage>(second.ordered())};
        const QString last = layer.pages[0]->text.left(layer.pages[0]->bodyEnd()).section(u' ', -1);
        QCOMPARE(findQuote(layer, last + QStringLiteral(" goes on")).size(), size_t{1});
        QVERIFY(findQuote(layer, QStringLiteral("of the page. goes on")).empty());
        QCOMPARE(findQuote(layer, QStringLiteral("a note at the foot")).size(), size_t{1});
    }

    void contextChoosesAmongEqualQuotes()
    {
        const TextLayer layer = layerOf({{QStringLiteral("We found no harm in adults, and it was safe.")},
                                         {QStringLiteral("We found no harm in children, though few took part.")},
                                         {QStringLiteral("They found no harm in animals.")}});
        const QString quote = QStringLiteral("found no harm");
        for (const TextRange &place : findQuote(layer, quote)) {
            const QuoteContext context = contextOf(layer, place);
            QCOMPARE(resolveQuote(layer, quote, context, 0), place);
            QCOMPARE(resolveQuote(layer, quote, context, 2), place);
        }
        const QuoteContext edited{QStringLiteral("we"), QStringLiteral("in the children, though")};
        QCOMPARE(resolveQuote(layer, quote, edited, 0).begin.page, 1);
    }

    void withoutContextTheNearestPageIsTaken()
    {
        const TextLayer layer = layerOf({{QStringLiteral("same")}, {QStringLiteral("other")}, {QStringLiteral("same")}});
        const QuoteContext context = contextOf(layer, {{0, 0}, {0, 4}});
        Q_UNUSED(context)
        QCOMPARE(resolveQuote(layer, QStringLiteral("other"), {}, 2).begin.page, 1);
        const TextLayer equal = layerOf({{QStringLiteral("same")}, {}, {}, {QStringLiteral("same")}});
        QCOMPARE(resolveQuote(equal, QStringLiteral("same"), {}, 3).begin.page, 3);
        QCOMPARE(resolveQuote(equal, QStringLiteral("same"), {}, 0).begin.page, 0);
        QVERIFY(!resolveQuote(equal, QStringLiteral("nowhere"), {}, 0).begin.isValid());
    }

    void contextsReachOverPages()
    {
        const TextLayer layer = layerOf({{QStringLiteral("before the end")}, {QStringLiteral("here")}, {QStringLiteral("after it")}});
        const QuoteContext context = contextOf(layer, {{1, 0}, {1, 4}});
        QCOMPARE(context.prefix.trimmed(), QStringLiteral("before the end"));
        QCOMPARE(context.suffix.trimmed(), QStringLiteral("after it"));
    }

    void contextsAreAtMost64Long()
    {
        const TextLayer layer = layerOf({prose(QStringLiteral("L"), 20, 400)});
        const TextPage &page = *layer.pages[0];
        const QuoteContext context = contextOf(layer, {{0, page.words[40].begin}, {0, page.words[44].end}});
        QCOMPARE(context.prefix.size(), 64);
        QCOMPARE(context.suffix.size(), 64);
        const qint32 at = page.foldSpan({page.words[40].begin, page.words[44].end}).begin;
        QCOMPARE(context.prefix, page.fold.mid(at - 64, 64));
    }

    // What a reader selects is found again by what is kept of it.
    void whatIsCopiedIsFoundAgain()
    {
        QRandomGenerator random(8);
        std::vector<QStringList> pages;
        for (int p = 0; p < 4; ++p) {
            QStringList lines;
            for (int i = 0; i < 12; ++i) {
                QString line;
                for (int w = 0; w < 8; ++w)
                    line += QStringLiteral("w%1 ").arg(random.bounded(60));
                line += random.bounded(3) == 0 ? QStringLiteral("bro-") : QStringLiteral("whole");
                lines.append(line);
            }
            pages.push_back(lines);
        }
        const TextLayer layer = layerOf(pages);
        for (int round = 0; round < 300; ++round) {
            const int first = random.bounded(4);
            const int last = std::min(3, first + random.bounded(2));
            const auto word = [&](int page) {
                const auto &words = layer.pages[static_cast<size_t>(page)]->words;
                return words[static_cast<size_t>(random.bounded(static_cast<int>(words.size())))];
            };
            TextRange range{{first, word(first).begin}, {last, word(last).end}};
            if (range.isEmpty() || cleanText(layer, range).endsWith(u'-') || cleanText(layer, range).endsWith(QStringLiteral("bro")))
                continue;
            QCOMPARE(resolveQuote(layer, cleanText(layer, range), contextOf(layer, range), first), range);
        }
    }

    void pagesNotExtractedYet()
    {
        TextLayer layer = layerOf({{QStringLiteral("one two")}, {QStringLiteral("three")}});
        layer.pages.push_back(nullptr);
        layer.pages.insert(layer.pages.begin(), nullptr);
        QCOMPARE(findQuote(layer, QStringLiteral("two three")).size(), size_t{1});
        QVERIFY(contextOf(layer, {{0, 0}, {3, 4}}).prefix.isEmpty());
        QVERIFY(contextOf(layer, {{-1, 0}, {99, 4}}).suffix.isEmpty());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(QuoteTest)
#include "quote_test.moc"
