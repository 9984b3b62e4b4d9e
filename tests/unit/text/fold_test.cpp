// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Folding: which spellings are one, and that the map leads back.
#include "support/testenvironment.h"
#include "text/fold.h"
#include "unit/text/pagemaker.h"

#include <algorithm>

using namespace conspectus::text;
using conspectus::test::randomText;

class FoldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folds_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &source, const QString &expected) {
            QTest::newRow(name) << source << expected;
        };
        row("case", QStringLiteral("Large LANGUAGE Models"), QStringLiteral("large language models"));
        row("space", QStringLiteral("  a \t b\u00A0\u2003c  "), QStringLiteral("a b c"));
        row("line end", QStringLiteral("one\ntwo"), QStringLiteral("one two"));
        row("paragraph", QStringLiteral("one\n\ntwo"), QStringLiteral("one two"));
        row("hyphen at a line's end", QStringLiteral("multi-\narmed bandit"), QStringLiteral("multiarmed bandit"));
        row("soft hyphen at a line's end", QStringLiteral("multi\u00AD\narmed"), QStringLiteral("multiarmed"));
        row("soft hyphen within", QStringLiteral("in\u00ADside"), QStringLiteral("inside"));
        row("hyphen within", QStringLiteral("multi-armed"), QStringLiteral("multi-armed"));
        row("hyphen before a number", QStringLiteral("GPT-\n4"), QStringLiteral("gpt-4"));
        row("hyphen before a name", QStringLiteral("Monte-\nCarlo"), QStringLiteral("monte-carlo"));
        row("capitals broken", QStringLiteral("INTRO-\nDUCTION"), QStringLiteral("introduction"));
        row("hyphen before a paragraph", QStringLiteral("end-\n\nNew"), QStringLiteral("end- new"));
        row("hyphen by itself", QStringLiteral("a -\nb"), QStringLiteral("a - b"));
        row("dash at a line's end", QStringLiteral("methods\u2014\nand"), QStringLiteral("methods-and"));
        row("ligatures", QStringLiteral("e\uFB03cient \uFB01ne \uFB02ow"), QStringLiteral("efficient fine flow"));
        row("marks", QStringLiteral("R\u00E9sum\u00E9 na\u00EFve \u00C5ngstr\u00F6m"), QStringLiteral("resume naive angstrom"));
        row("loose marks", QStringLiteral("Re\u0301sume\u0301"), QStringLiteral("resume"));
        row("strokes", QStringLiteral("S\u00F8ren \u0141ukasz Stra\u00DFe"), QStringLiteral("soren lukasz strasse"));
        row("quotes", QStringLiteral("\u201Csafe\u201D \u2018ok\u2019 \u00ABa\u00BB"), QStringLiteral("\"safe\" 'ok' \"a\""));
        row("dashes", QStringLiteral("1\u20132\u2014x \u2212y \u2010z"), QStringLiteral("1-2-x -y -z"));
        row("punctuation is kept", QStringLiteral("C++ (v2.1), #5!"), QStringLiteral("c++ (v2.1), #5!"));
        row("compatibility", QStringLiteral("x\u00B2 \u2026 \u210C \uFF21"), QStringLiteral("x2 ... h a"));
        row("mathematical", QString::fromUcs4(U"\U0001D400\U0001D44F"), QStringLiteral("ab"));
        row("zero width", QStringLiteral("a\u200Bb\uFEFFc"), QStringLiteral("abc"));
        row("Chinese over a line", QStringLiteral("\u5927\u6A21\n\u578B"), QStringLiteral("\u5927\u6A21\u578B"));
        row("Chinese and Latin", QStringLiteral("\u5927 LLM\n\u578B"), QStringLiteral("\u5927 llm \u578B"));
        row("Japanese voicing", QStringLiteral("\u304C"), QStringLiteral("\u304B\u3099"));
        row("Arabic points", QStringLiteral("\u0643\u064E\u062A\u064E\u0628"), QStringLiteral("\u0643\u062A\u0628"));
        row("Arabic forms", QStringLiteral("\uFEFB"), QStringLiteral("\u0644\u0627"));
        row("Greek", QStringLiteral("\u0391\u03AC"), QStringLiteral("\u03B1\u03B1"));
        row("empty", QString(), QString());
        row("only space", QStringLiteral(" \n\n "), QString());
    }
    void folds()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        QCOMPARE(fold(source), expected);
        QCOMPARE(foldWithMap(source).text, expected);
    }

    void theMapLeadsToTheSource()
    {
        const QString source = QStringLiteral("An e\uFB03cient multi-\narmed");
        const Folded folded = foldWithMap(source);
        QCOMPARE(folded.text, QStringLiteral("an efficient multiarmed"));
        QCOMPARE(folded.map.size(), static_cast<size_t>(folded.text.size()) + 1);
        const auto at = [&](const char *part) {
            return source[folded.map[static_cast<size_t>(folded.text.indexOf(QLatin1String(part)))]];
        };
        QCOMPARE(at("ffi"), QChar(0xFB03));
        QCOMPARE(at("fi"), QChar(0xFB03));
        QCOMPARE(at("cient"), QChar(u'c'));
        QCOMPARE(at("armed"), QChar(u'a'));
        QCOMPARE(folded.map.back(), static_cast<qint32>(source.size()));
    }

    void alphanumericKeepsLettersAndDigits()
    {
        QCOMPARE(alphanumeric(QStringLiteral("GPT-4: \u201CA survey\u201D, r\u00E9sum\u00E9 (v2)")),
                 QStringLiteral("gpt4asurveyresumev2"));
        QCOMPARE(alphanumeric(QString::fromUcs4(U"\U00020000!")), QString::fromUcs4(U"\U00020000"));
    }

    void propertiesHoldForRandomText()
    {
        QRandomGenerator random(20240601);
        for (int round = 0; round < 3000; ++round) {
            const QString source = randomText(random, random.bounded(60));
            const Folded folded = foldWithMap(source);
            QCOMPARE(folded.map.size(), static_cast<size_t>(folded.text.size()) + 1);
            QVERIFY(std::ranges::is_sorted(folded.map));
            QVERIFY(folded.map.front() >= 0 && folded.map.back() <= source.size());
            QVERIFY2(!folded.text.contains(QStringLiteral("  ")) && folded.text == folded.text.trimmed(),
                     qPrintable(source));
            QCOMPARE(fold(folded.text), folded.text); // folding twice changes nothing
            QVERIFY(!folded.text.contains(u'\n'));
        }
    }

    // A quote is found by its fold, so the fold of a part cut between words is a part of the fold.
    void theFoldOfAPartIsAPartOfTheFold()
    {
        QRandomGenerator random(77);
        for (int round = 0; round < 1000; ++round) {
            const QString left = randomText(random, 20);
            const QString middle = u'x' + randomText(random, 20) + u'y';
            const QString right = randomText(random, 20);
            const QString whole = fold(left + QStringLiteral(" ") + middle + QStringLiteral(" ") + right);
            QVERIFY2(whole.contains(fold(middle)), qPrintable(middle));
        }
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(FoldTest)
#include "fold_test.moc"
