// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stored pages: what goes in comes out, and what a stranger wrote is refused, not trusted.
#include "support/testenvironment.h"
#include "text/fold.h"
#include "text/textblob.h"
#include "unit/text/pagemaker.h"

#include <QtEndian>

#include <algorithm>

using namespace conspectus;
using namespace conspectus::text;
using conspectus::test::PageMaker;
using conspectus::test::prose;
using conspectus::test::randomText;

namespace {

void compare(const TextPage &a, const TextPage &b)
{
    QCOMPARE(a.size, b.size);
    QCOMPARE(a.text, b.text);
    QCOMPARE(a.fold, b.fold);
    QCOMPARE(a.foldToText, b.foldToText);
    QCOMPARE(a.fonts, b.fonts);
    QCOMPARE(a.words.size(), b.words.size());
    for (size_t i = 0; i < a.words.size(); ++i) {
        const Word &x = a.words[i];
        const Word &y = b.words[i];
        QCOMPARE(x.text, y.text);
        QVERIFY(x.box == y.box);
        QVERIFY(x.edges == y.edges);
        QVERIFY(x.begin == y.begin && x.end == y.end && x.line == y.line && x.role == y.role);
        QVERIFY(x.font == y.font && x.rotation == y.rotation);
        QCOMPARE(x.size, y.size);
    }
    QCOMPARE(a.lines.size(), b.lines.size());
    for (size_t i = 0; i < a.lines.size(); ++i) {
        const Line &x = a.lines[i];
        const Line &y = b.lines[i];
        QVERIFY(x.firstWord == y.firstWord && x.lastWord == y.lastWord && x.column == y.column && x.role == y.role);
        QVERIFY(x.box == y.box && x.paragraphEnd == y.paragraphEnd);
    }
    QCOMPARE(a.links.size(), b.links.size());
    for (size_t i = 0; i < a.links.size(); ++i) {
        QVERIFY(a.links[i].kind == b.links[i].kind && a.links[i].area == b.links[i].area);
        QCOMPARE(a.links[i].destination, b.links[i].destination);
        QCOMPARE(a.links[i].uri, b.links[i].uri);
        QCOMPARE(a.links[i].targetPage, b.links[i].targetPage);
        QCOMPARE(a.links[i].targetPoint, b.links[i].targetPoint);
    }
}

TextPage richPage()
{
    PageMaker maker;
    maker.block(56.123, 100.4567, prose(QStringLiteral("L"), 30)).block(316, 100, prose(QStringLiteral("R"), 30));
    maker.line(56, 60, QStringLiteral("A title in bold, with \uFB01ne \u6A21\u578B"), 16, QStringLiteral("Times-Bold"));
    maker.last().edges.clear();
    RawWord stamp;
    stamp.text = QStringLiteral("arXiv:1");
    stamp.box = QRectF(15, 200, 20, 350);
    stamp.rotation = 270;
    maker.raw().words.push_back(stamp);
    RawLink link;
    link.area = QRectF(100, 120, 30, -10); // as engines give them
    link.destination = QStringLiteral("cite.foo2020");
    link.targetPage = 12;
    link.targetPoint = QPointF(10.1, 20.2);
    maker.raw().links.push_back(link);
    RawLink blocked;
    blocked.kind = RawLink::Kind::Blocked;
    blocked.uri = QStringLiteral("Launch");
    maker.raw().links.push_back(blocked);
    return maker.ordered();
}

} // namespace

class TextBlobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatGoesInComesOut()
    {
        const TextPage page = richPage();
        QCOMPARE(page.links[0].area, QRectF(100, 110, 30, 10));
        const Result<TextPage> back = unpackPage(packPage(page));
        QVERIFY(back.has_value());
        compare(*back, page);
    }

    void anEmptyPageComesBack()
    {
        const TextPage page = PageMaker().ordered();
        const Result<TextPage> back = unpackPage(packPage(page));
        QVERIFY(back.has_value());
        compare(*back, page);
        QVERIFY(unpackPage(packPage(TextPage())).has_value());
    }

    void randomPagesComeBack()
    {
        QRandomGenerator random(2026);
        for (int round = 0; round < 100; ++round) {
            PageMaker maker(QSizeF(random.bounded(2000.0), random.bounded(2000.0)));
            const int count = random.bounded(120);
            for (int i = 0; i < count; ++i) {
                maker.word(random.bounded(2200.0) - 100, random.bounded(2200.0) - 100,
                           randomText(random, 1 + random.bounded(9)), 1 + random.bounded(30.0));
                maker.last().rotation = static_cast<qint16>(90 * random.bounded(4));
            }
            const TextPage page = maker.ordered();
            const Result<TextPage> back = unpackPage(packPage(page));
            QVERIFY(back.has_value());
            compare(*back, page);
        }
    }

    void aLargePageTakesSeveralStretches()
    {
        PageMaker maker(QSizeF(3000, 3000));
        QRandomGenerator random(6);
        for (int i = 0; i < 12000; ++i)
            maker.word(random.bounded(2900.0), random.bounded(2900.0), QString::number(random.generate()));
        const TextPage page = maker.ordered();
        const Result<TextPage> back = unpackPage(packPage(page));
        QVERIFY(back.has_value());
        compare(*back, page);
    }

    void aPageIsSmall()
    {
        QVERIFY(packPage(richPage()).size() < 20000);
    }

    void notOurs_data()
    {
        QTest::addColumn<QByteArray>("blob");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello, this is no page at all");
        QTest::newRow("only the mark") << QByteArray("CTP1");
        QTest::newRow("no stretch") << QByteArray("CTP1\0\0\0\0", 8);
        QTest::newRow("stretch longer than the blob") << QByteArray("CTP1\0\0\7\7\0\0\0\4abcd", 16);
        QByteArray other = packPage(richPage());
        other[3] = '2';
        QTest::newRow("another form") << other;
    }
    void notOurs()
    {
        QFETCH(QByteArray, blob);
        const Result<TextPage> page = unpackPage(blob);
        QVERIFY(!page.has_value());
        QCOMPARE(page.error().code, ErrorCode::Damaged);
        QVERIFY(!page.error().message.isEmpty());
    }

    // A stretch that says it is small and is not.
    void aBombIsRefused()
    {
        QByteArray bomb = qCompress(QByteArray(60 * 1024 * 1024, 'a'), 9);
        QVERIFY(bomb.size() < 65 * 1024);
        qToBigEndian<quint32>(1024, bomb.data());
        QByteArray blob("CTP1");
        QByteArray size(4, 0);
        qToBigEndian<quint32>(static_cast<quint32>(bomb.size()), size.data());
        QVERIFY(!unpackPage(blob + size + bomb).has_value());
    }

    void cutOffBlobsAreRefused()
    {
        const QByteArray blob = packPage(richPage());
        for (qsizetype size = 0; size < blob.size(); size += size < 64 ? 1 : 37)
            QVERIFY(!unpackPage(blob.left(size)).has_value());
        QVERIFY(!unpackPage(blob + 'x').has_value());
    }

    // Bytes changed under an intact envelope: each is refused or gives a page that keeps its own rules.
    void changedFieldsNeverBreakAPage()
    {
        const QByteArray blob = packPage(richPage());
        const QByteArray bytes = qUncompress(blob.mid(8));
        QVERIFY(!bytes.isEmpty());
        QRandomGenerator random(13);
        int refused = 0;
        for (int round = 0; round < 1000; ++round) {
            QByteArray changed = bytes;
            for (int n = 1 + random.bounded(4); n > 0; --n)
                changed[random.bounded(static_cast<int>(changed.size()))] = static_cast<char>(random.bounded(256));
            if (random.bounded(4) == 0)
                changed.truncate(random.bounded(static_cast<int>(changed.size())));
            const QByteArray stretch = qCompress(changed, 1);
            QByteArray size(4, 0);
            qToBigEndian<quint32>(static_cast<quint32>(stretch.size()), size.data());
            const Result<TextPage> page = unpackPage("CTP1" + size + stretch);
            if (!page) {
                ++refused;
                continue;
            }
            qint32 end = 0;
            for (const Word &word : page->words) {
                QVERIFY(word.begin >= end && word.end > word.begin && word.end <= page->text.size());
                QVERIFY(word.line >= 0 && static_cast<size_t>(word.line) < page->lines.size());
                QVERIFY(word.font < page->fonts.size());
                end = word.end;
            }
            const Quads quads = page->quads({0, static_cast<qint32>(page->text.size())});
            QVERIFY(quads.size() <= page->words.size());
            QVERIFY(page->cleanText({0, static_cast<qint32>(page->text.size())}).size() <= 2 * page->text.size());
        }
        QVERIFY2(refused > 200, qPrintable(QString::number(refused)));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TextBlobTest)
#include "textblob_test.moc"
