// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages survive the way there and back; changed ones are refused or harmless, never a crash.

#include "pdf/protocol/messages.h"
#include "support/testenvironment.h"

#include <QRandomGenerator>
#include <cmath>
#include <limits>

using namespace conspectus;
using namespace conspectus::pdf;

namespace {

protocol::TextReply samplePage()
{
    protocol::TextReply reply;
    reply.isPage = true;
    reply.page.size = QSizeF(612, 792);
    reply.page.fonts = {QStringLiteral("Helvetica"), QStringLiteral("Times")};
    for (int i = 0; i < 40; ++i) {
        text::RawWord word;
        word.text = QStringLiteral("wörd%1").arg(i);
        word.box = QRectF(10.5 + i, 20, 30, 12);
        for (qsizetype edge = 0; edge <= word.text.size(); ++edge)
            word.edges.push_back(static_cast<float>(10.5 + i + static_cast<double>(edge) * 5));
        word.size = 11.5F;
        word.font = static_cast<qint16>(i % 3 - 1);
        word.rotation = static_cast<qint16>(i % 4 * 90);
        word.spaceAfter = i % 2 == 0;
        word.lineEnd = i % 5 == 0;
        reply.page.words.push_back(word);
    }
    reply.page.links.push_back({text::RawLink::Kind::Goto, QRectF(1, 2, 3, 4), QStringLiteral("cite.foo"), 7,
                                QPointF(72, 100), QString()});
    reply.page.links.push_back({text::RawLink::Kind::Blocked, QRectF(1, 2, 3, 4), QString(), -1, QPointF(),
                                QStringLiteral("Launch")});
    return reply;
}

protocol::LoadReply sampleLoad()
{
    return {protocol::LoadReply::Status::Opened, 12, {QSizeF(595.2, 841.9), Rotation::Quarter, QStringLiteral("i")},
            true, QStringLiteral("A title"), QStringLiteral("An author")};
}

// A copy with some bytes changed, cut off or added.
QByteArray mutated(QByteArray bytes, QRandomGenerator &random)
{
    const int changes = random.bounded(1, 6);
    for (int i = 0; i < changes && !bytes.isEmpty(); ++i) {
        const auto place = random.bounded(static_cast<int>(bytes.size()));
        switch (random.bounded(5)) {
        case 0: bytes[place] = static_cast<char>(random.bounded(256)); break;
        case 1: bytes[place] = static_cast<char>(bytes[place] ^ (1 << random.bounded(8))); break;
        case 2: bytes.truncate(place); break;
        case 3: bytes.insert(place, QByteArray(random.bounded(1, 9), static_cast<char>(0xFF))); break;
        default: bytes.replace(place, 4, QByteArray(4, static_cast<char>(0xFF))); break;
        }
    }
    return bytes;
}

bool keepsTheRules(const protocol::TextReply &reply)
{
    const auto isGoodWord = [&](const text::RawWord &word) {
        const bool edges = word.edges.empty() || word.edges.size() == static_cast<size_t>(word.text.size()) + 1;
        return edges && protocol::isSane(word.box) && word.font < reply.page.fonts.size() && word.rotation % 90 == 0
            && std::isfinite(word.size);
    };
    const auto isGoodLink = [](const text::RawLink &link) {
        return protocol::isSane(link.area) && protocol::isSane(link.targetPoint) && link.targetPage >= -1;
    };
    return std::ranges::all_of(reply.page.words, isGoodWord) && std::ranges::all_of(reply.page.links, isGoodLink);
}

} // namespace

class ProtocolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textSurvivesTheWay()
    {
        const protocol::TextReply sent = samplePage();
        const auto got = protocol::decode<protocol::TextReply>(encode(sent));
        QVERIFY(got);
        QCOMPARE(got->page.fonts, sent.page.fonts);
        QCOMPARE(got->page.words.size(), sent.page.words.size());
        for (size_t i = 0; i < sent.page.words.size(); ++i) {
            QCOMPARE(got->page.words[i].text, sent.page.words[i].text);
            QCOMPARE(got->page.words[i].box, sent.page.words[i].box);
            QCOMPARE(got->page.words[i].edges, sent.page.words[i].edges);
            QCOMPARE(got->page.words[i].font, sent.page.words[i].font);
            QCOMPARE(got->page.words[i].rotation, sent.page.words[i].rotation);
            QCOMPARE(got->page.words[i].spaceAfter, sent.page.words[i].spaceAfter);
            QCOMPARE(got->page.words[i].lineEnd, sent.page.words[i].lineEnd);
        }
        QCOMPARE(got->page.links[0].destination, QStringLiteral("cite.foo"));
        QCOMPARE(got->page.links[0].targetPage, 7);
        QCOMPARE(got->page.links[1].uri, QStringLiteral("Launch"));
    }

    void loadingSurvivesTheWay()
    {
        const auto got = protocol::decode<protocol::LoadReply>(encode(sampleLoad()));
        QVERIFY(got);
        QCOMPARE(got->pageCount, 12);
        QCOMPARE(got->firstPage.size, QSizeF(595.2, 841.9));
        QCOMPARE(got->firstPage.rotation, Rotation::Quarter);
        QCOMPARE(got->title, QStringLiteral("A title"));
    }

    void unknownSizesTravelAsNothing()
    {
        protocol::LoadReply refusal;
        refusal.status = protocol::LoadReply::Status::NoPages;
        QVERIFY(protocol::decode<protocol::LoadReply>(encode(refusal)));
        QVERIFY(protocol::decode<protocol::RenderReply>(encode(protocol::RenderReply{})));
    }

    void liesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, auto change) {
            protocol::TextReply reply = samplePage();
            change(reply.page);
            QTest::newRow(name) << encode(reply);
        };
        constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
        row("box not a number", [&](text::RawPage &page) { page.words[0].box.setX(kNaN); });
        row("box at infinity", [](text::RawPage &page) { page.words[0].box.moveTop(1e30); });
        row("edge not a number", [&](text::RawPage &page) { page.words[0].edges[1] = static_cast<float>(kNaN); });
        row("edges of another word", [](text::RawPage &page) { page.words[0].edges.pop_back(); });
        row("font that is not there", [](text::RawPage &page) { page.words[0].font = 2; });
        row("turned by 45 degrees", [](text::RawPage &page) { page.words[0].rotation = 45; });
        row("negative font size", [](text::RawPage &page) { page.words[0].size = -1; });
        row("page before the first", [](text::RawPage &page) { page.links[0].targetPage = -2; });
        row("endless page", [](text::RawPage &page) { page.size.setHeight(1e6); });
        QByteArray manyWords = encode(protocol::TextReply{});
        manyWords.replace(21, 4, QByteArray(4, static_cast<char>(0xFF))); // the count of words
        QTest::newRow("four thousand million words") << manyWords;
        QTest::newRow("left-over bytes") << encode(samplePage()) + "x";
        QTest::newRow("nothing") << QByteArray();
    }
    void liesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!protocol::decode<protocol::TextReply>(bytes));
    }

    void tooMuchTextIsRefused()
    {
        protocol::TextReply reply;
        text::RawWord word;
        word.text = QString(protocol::kMaxWordChars, u'x');
        reply.page.words.assign(21, word);
        QVERIFY(!protocol::decode<protocol::TextReply>(encode(reply)));
        reply.page.words.pop_back();
        QVERIFY(protocol::decode<protocol::TextReply>(encode(reply)));
    }

    void outlineHasAFloor()
    {
        std::vector<protocol::OutlineEntry> outline(1);
        outline[0].level = protocol::kMaxOutlineDepth;
        QVERIFY(protocol::decode<std::vector<protocol::OutlineEntry>>(encode(outline)));
        ++outline[0].level;
        QVERIFY(!protocol::decode<std::vector<protocol::OutlineEntry>>(encode(outline)));
    }

    void mutatedRepliesNeverCrash()
    {
        QRandomGenerator random(20241123);
        const QByteArray page = encode(samplePage());
        const QByteArray load = encode(sampleLoad());
        const QByteArray picture = encode(protocol::RenderReply{protocol::RenderReply::Status::Drawn, QSize(10, 20),
                                                                QSizeF(612, 792), Rotation::Half});
        const QByteArray shapes = encode(std::vector<protocol::Shape>(5));
        const QByteArray outline = encode(std::vector<protocol::OutlineEntry>(5));
        int accepted = 0;
        for (int round = 0; round < 20'000; ++round) {
            if (const auto text = protocol::decode<protocol::TextReply>(mutated(page, random))) {
                ++accepted;
                QVERIFY(keepsTheRules(*text));
            }
            if (const auto reply = protocol::decode<protocol::LoadReply>(mutated(load, random)))
                QVERIFY(reply->pageCount >= 0 && std::isfinite(reply->firstPage.size.width()));
            if (const auto reply = protocol::decode<protocol::RenderReply>(mutated(picture, random)))
                QVERIFY(reply->size.width() >= 0 && reply->size.height() <= 1'000'000);
            if (const auto reply = protocol::decode<std::vector<protocol::Shape>>(mutated(shapes, random)))
                QVERIFY(reply->size() <= static_cast<size_t>(protocol::kShapesPerReply));
            if (const auto reply = protocol::decode<std::vector<protocol::OutlineEntry>>(mutated(outline, random)))
                QVERIFY(reply->size() <= static_cast<size_t>(protocol::kMaxOutlineItems));
        }
        QVERIFY2(accepted > 100, "the mutations hit nothing but the frame");
    }

    void pixelSizeRoundsUpButNotForNoise()
    {
        QCOMPARE(protocol::pixelSize(QSizeF(612, 792), Rotation::None, 1.5), QSize(918, 1188));
        QCOMPARE(protocol::pixelSize(QSizeF(595.2, 841.8), Rotation::Quarter, 1.0), QSize(842, 596));
        QCOMPARE(protocol::pixelSize(QSizeF(0.1, 0.1), Rotation::None, 0.001), QSize(1, 1));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(ProtocolTest)
#include "protocol_test.moc"
