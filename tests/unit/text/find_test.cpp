// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding with options, over line and page ends, and the line that is shown of a place.
#include "support/testenvironment.h"
#include "text/find.h"
#include "unit/text/pagemaker.h"

using namespace conspectus;
using namespace conspectus::text;
using conspectus::test::PageMaker;

namespace {

TextPage pageOf(const QStringList &lines)
{
    return PageMaker().block(72, 100, lines).ordered();
}

QStringList found(const TextPage &page, const QString &needle, const FindOptions &options = {})
{
    QStringList all;
    for (const Span span : FindQuery(needle, options).on(page))
        all.append(page.text.mid(span.begin, span.end - span.begin));
    return all;
}

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class FindTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeWordsLeavePartsOut()
    {
        const TextPage page = pageOf({u("train trains training Train x-train")});
        QCOMPARE(found(page, u("train")).size(), 5);
        QCOMPARE(found(page, u("train"), {.wholeWords = true}), (QStringList{u("train"), u("Train"), u("train")}));
    }

    void caseMattersWhereAsked()
    {
        const TextPage page = pageOf({u("BERT and Bert and bert"), u("M\u00fcller Muller")});
        QCOMPARE(found(page, u("BERT"), {.matchCase = true}), QStringList{u("BERT")});
        QCOMPARE(found(page, u("bert")).size(), 3);
        QCOMPARE(found(page, u("Muller"), {.matchCase = true}).size(), 2); // accents still do not
        QCOMPARE(found(page, u("muller"), {.matchCase = true}).size(), 0);
    }

    void brokenWordsAndLinesAreOne()
    {
        const TextPage page = pageOf({u("the large language mod-"), u("els answer")});
        QCOMPARE(found(page, u("language models answer")).size(), 1);
        QCOMPARE(found(page, u("models"), {.wholeWords = true}).size(), 1);
        QCOMPARE(found(page, u("models"), {.matchCase = true}).size(), 1);
        QCOMPARE(found(page, u("l\\w+ m\\w+s answer"), {.isExpression = true}).size(), 1);
    }

    void expressionsAreBoundedAndSayWhatIsWrong()
    {
        const TextPage page = pageOf({u("accuracy 82.4 % and 91 %"), u("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")});
        QCOMPARE(found(page, u("\\d+(\\.\\d+)? %"), {.isExpression = true}), (QStringList{u("82.4 %"), u("91 %")}));
        QVERIFY(found(page, u("("), {.isExpression = true}).isEmpty());
        QVERIFY(!FindQuery(u("("), {.isExpression = true}).problem().isEmpty());
        QVERIFY(FindQuery(u("a"), {.isExpression = true}).problem().isEmpty());
        QVERIFY(found(page, u("x*"), {.isExpression = true}).isEmpty()); // nothing is no place
        (void)found(page, u("(a+)+$b"), {.isExpression = true});         // comes back
    }

    void aPlaceGoesOverThePagesEnd()
    {
        const TextPage first = pageOf({u("one two three multi-")});
        const TextPage second = pageOf({u("modal models four")});
        const auto place = FindQuery(u("three multimodal models"), {}).across(first, second);
        QVERIFY(place.has_value());
        QCOMPARE(first.text.mid(place->first.begin, place->first.end - place->first.begin), u("three multi-"));
        QCOMPARE(second.text.mid(place->second.begin, place->second.end - place->second.begin), u("modal models"));
        QVERIFY(!FindQuery(u("two three"), {}).across(first, second));
        QVERIFY(!FindQuery(u("models four"), {}).across(first, second));
    }

    void contextShowsWholeWords()
    {
        const TextPage page = pageOf({u("alpha beta gamma delta"), u("epsilon zeta eta theta iota")});
        const auto at = static_cast<qint32>(page.text.indexOf(u("zeta")));
        const FindContext context = contextOf(page, {at, at + 4}, 24);
        QCOMPARE(context.line.mid(context.mark.begin, context.mark.end - context.mark.begin), u("zeta"));
        QVERIFY(context.line.size() <= 26);
        QVERIFY(context.line.startsWith(u("…epsilon")) || context.line.startsWith(u("…")));
        QVERIFY(!context.line.contains(u'\n'));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(FindTest)
#include "find_test.moc"
