// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words that models and views share.

#include "models/wording.h"
#include "support/testenvironment.h"

using namespace conspectus;

class WordingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersAndNouns()
    {
        QCOMPARE(counted(1, Noun::Version), QStringLiteral("1 version"));
        QCOMPARE(counted(48, Noun::Page), QStringLiteral("48 pages"));
        QCOMPARE(counted(0, Noun::Annotation), QStringLiteral("0 annotations"));
        QCOMPARE(counted(2, Noun::EntryHeldBack), QStringLiteral("2 entries held back"));
    }

    void sections_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<QString>("expected");
        QTest::newRow("numbered") << QStringLiteral("4.2 Clinical decision support") << QStringLiteral("§4.2");
        QTest::newRow("with a dot") << QStringLiteral("4. Methods") << QStringLiteral("§4");
        QTest::newRow("appendix") << QStringLiteral("A.1 Proofs") << QStringLiteral("§A.1");
        QTest::newRow("without a number") << QStringLiteral("Abstract") << QStringLiteral("Abstract");
        QTest::newRow("a year is a title") << QStringLiteral("2024") << QStringLiteral("2024");
        QTest::newRow("empty") << QString() << QString();
    }

    void sections()
    {
        QFETCH(QString, section);
        QFETCH(QString, expected);
        QCOMPARE(sectionShort(section), expected);
    }

    void placesByColumnAndLine()
    {
        auto page = std::make_shared<text::TextPage>();
        page->text = QStringLiteral("Running\n\nleft one\nleft two\nright one");
        const auto addLine = [&page](qint16 column, text::Role role, int begin, int end) {
            text::Word word;
            word.begin = begin;
            word.end = end;
            word.line = static_cast<qint32>(page->lines.size());
            page->words.push_back(word);
            text::Line line;
            line.column = column;
            line.role = role;
            page->lines.push_back(line);
        };
        addLine(0, text::Role::RunningHead, 0, 7);
        addLine(0, text::Role::Body, 9, 17);
        addLine(0, text::Role::Body, 18, 26);
        addLine(1, text::Role::Body, 27, 36);
        text::TextLayer layer;
        layer.layerId = QStringLiteral("layer");
        layer.pages = {page};
        Anchor anchor;
        anchor.layerId = layer.layerId;
        anchor.parts = {{0, 18, 22, {}}};
        QCOMPARE(placeOnPage(layer, anchor), QStringLiteral("col. 1, l. 2"));
        anchor.parts = {{0, 27, 30, {}}};
        QCOMPARE(placeOnPage(layer, anchor), QStringLiteral("col. 2, l. 1"));
        anchor.parts = {{3, 27, 30, {}}};
        QCOMPARE(placeOnPage(layer, anchor), QString());
        anchor.parts = {{0, 18, 22, {}}};
        anchor.layerId = QStringLiteral("another layer");
        QCOMPARE(placeOnPage(layer, anchor), QString());
    }

    void oneLineHasNoControlCharacters()
    {
        QCOMPARE(oneLine(QStringLiteral(" a\tb\u2028c\r\n d ")), QStringLiteral("a b c d"));
        QCOMPARE(oneLine(QString(1000, QLatin1Char('x')), 10), QString(9, QLatin1Char('x')) + QChar(0x2026));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(WordingTest)
#include "wording_test.moc"
