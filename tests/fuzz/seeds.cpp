// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "seeds.h"

#include "pdf/protocol/messages.h"
#include "survey/valuecodec.h"
#include "text/readingorder.h"
#include "text/textblob.h"
#include "../unit/text/pagemaker.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace conspectus::fuzz {

namespace {

namespace protocol = pdf::protocol;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

text::RawPage rawPage()
{
    test::PageMaker maker;
    maker.line(200, 60, QStringLiteral("A Survey of Maps"), 18);
    maker.block(72, 100, {QStringLiteral("1 Introduction"), QStringLiteral("Maps are sur-"), QStringLiteral("veyed here [1]."),
                          QStringLiteral("Figure 1: A map.")});
    maker.block(320, 100, {QStringLiteral("The second column"), QStringLiteral("says naïve ﬁne 大模型 مسح things.")});
    maker.line(300, 770, QStringLiteral("3"), 9);
    text::RawPage page = maker.raw();
    page.links.push_back({text::RawLink::Kind::Goto, QRectF(72, 110, 20, 12), QStringLiteral("cite.foo"), 3, QPointF(72, 90), QString()});
    return page;
}

QByteArray tagged(char number, const QByteArray &message) { return QByteArray(1, number) + message; }

QByteArray objectLine(const QString &type, const QJsonObject &fields)
{
    const QString survey = QStringLiteral("6f1d3c1e-0f35-4e53-9d53-2b52a1a4f0aa");
    const bool isSurvey = type == QLatin1String("survey");
    return QJsonDocument(QJsonObject{{QStringLiteral("id"), isSurvey ? survey : QStringLiteral("0d3c8f0e-51aa-4cb3-8bd8-7f3c7f6f2e11")},
                                     {QStringLiteral("type"), type},
                                     {QStringLiteral("owner"), isSurvey ? QString() : survey},
                                     {QStringLiteral("fields"), fields},
                                     {QStringLiteral("sets"), QJsonObject{{QStringLiteral("tags"), QJsonArray{QStringLiteral("a")}}}}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

QList<QByteArray> pageTextSeeds()
{
    QList<QByteArray> seeds{
        QByteArrayLiteral("Maps: A Survey\nAda Ash, Bo Beck\xC2\xB9,\xC2\xB2\n\nTL;DR\nMaps.\nContribution\nA map.\nFindings\n- One.\n- Two.\n"
                          "Abstract\nWe look at maps\xE2\x80\xA6\nPeer Reviews\nReviewer 1\nSoundness: 3\nRating: 6\nCode & Models\n- \xF0\x9F\xA4\x97"
                          "a/bmodel\xC2\xB7 2.5k dl\xC2\xB7 \xE2\x99\xA1 822.5k dl\xE2\x99\xA1 82\nVideos\nhttps://youtu.be/x\nTaxonomy\nTopicsA \xC2\xB7 B\n"
                          "MethodsRefunds@X|||How? \xC2\xB7 k-NN\n"),
        QByteArrayLiteral("<html><body><h2>TL;DR</h2><p>x &amp; y</p><h2>Abstract</h2><ul><li>z</li></ul></body></html>"),
        QByteArrayLiteral("# T\n\n**Authors:** A B\n\narXiv: 1706.03446 \xC2\xB7 2018-02-27\n\n## TL;DR\n\nx\n\n## Key findings\n\n- a\n"),
        QByteArrayLiteral("Title:T\nAuthors:A B\nAbstract:We x.\nSubjects: Computation and Language (cs.CL)\n"),
        QByteArrayLiteral("T A B TL;DR x Contribution y Findings z Abstract w Taxonomy TopicsA MethodsB")};
    const QDir pages(QStringLiteral(CONSPECTUS_CORPUS "/pages"));
    for (const QString &name : pages.entryList({QStringLiteral("*.txt")}, QDir::Files))
        seeds.append(contentOf(pages.filePath(name)));
    return seeds;
}

QList<QByteArray> workerReplySeeds()
{
    protocol::TextReply text;
    text.isPage = true;
    text.page = rawPage();
    protocol::LoadReply load;
    load.status = protocol::LoadReply::Status::Opened;
    load.pageCount = 12;
    load.title = QStringLiteral("A title");
    return {tagged(1, protocol::encode(load)), tagged(3, protocol::encode(text)), tagged(0, protocol::encode(protocol::Hello{})),
            tagged(2, protocol::encode(protocol::RenderReply{})),
            tagged(4, protocol::encode(std::vector<protocol::Shape>{{QSizeF(612, 792), {}, QStringLiteral("iv")}})),
            tagged(5, protocol::encode(std::vector<protocol::OutlineEntry>{{QStringLiteral("One"), 0, 1, QPointF(1, 2)}}))};
}

QList<QByteArray> operationSeeds()
{
    return contentOf(QStringLiteral(CONSPECTUS_SOURCE_DIR "/tests/data/operations/v1.jsonl")).trimmed().split('\n');
}

QList<QByteArray> objectSeeds()
{
    const QString version = QStringLiteral("version");
    const QJsonObject anchor{{QStringLiteral("quote"), QStringLiteral("x")}, {QStringLiteral("parts"), QJsonArray{QJsonArray{0, 12, 40}}}};
    const QByteArray survey = objectLine(QStringLiteral("survey"), {{QStringLiteral("title"), QStringLiteral("T")},
                                                                    {QStringLiteral("authors"), QJsonArray{QStringLiteral("A")}}});
    QByteArray all = survey;
    QList<QByteArray> seeds{survey};
    for (const char *type : {"version", "finding", "annotation", "link", "node", "review", "resource", "video"}) {
        const QByteArray line = objectLine(QString::fromLatin1(type),
                                           {{QStringLiteral("title"), QStringLiteral("x")}, {QStringLiteral("text"), QStringLiteral("y")},
                                            {QStringLiteral("order"), QStringLiteral("a0")}, {QStringLiteral("page"), 3},
                                            {QStringLiteral("anchors"), QJsonObject{{version, anchor}}}, {QStringLiteral("anchor:v"), anchor},
                                            {QStringLiteral("kind"), QStringLiteral("topic")}, {QStringLiteral("created"), QStringLiteral("2026-03-14T15:09:26Z")}});
        seeds.append(survey + '\n' + line);
        all += '\n' + line;
    }
    return seeds << all;
}

QList<QByteArray> querySeeds()
{
    return {"deep learning", "\"exact words\" OR near -not", "author:ash year:2019-2021 tag:x", "(a AND b) OR NOT c*",
            "a NEAR/5 b", "\xE5\xA4\xA7\xE6\xA8\xA1\xE5\x9E\x8B C++ p<0.05", "title:\"x y\" kind:claim multi-armed", "((((", "\"", "a* *b \"c*\""};
}

QList<QByteArray> textBlobSeeds()
{
    const text::RawPage page = rawPage();
    QList<QByteArray> seeds{text::packPage(text::orderPage(page, text::profileOf({&page, 1}))), text::packPage(text::TextPage{})};
    for (qsizetype i = 0; i < 2; ++i) // and what is in them: one stretch behind the head of 8 bytes
        seeds.append(qUncompress(seeds.at(i).mid(8)));
    return seeds;
}

} // namespace conspectus::fuzz
