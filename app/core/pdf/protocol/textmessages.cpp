// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text of a page as a message: words with boxes, fonts, links.

#include "pdf/protocol/parts.h"

namespace conspectus::pdf::protocol {

namespace {

constexpr quint8 kSpaceAfter = 1;
constexpr quint8 kLineEnd = 2;
constexpr qsizetype kMinWordBytes = 33;
constexpr qsizetype kMinLinkBytes = 37;

void putWord(ByteWriter &out, const text::RawWord &word)
{
    out.string(word.text, kMaxWordChars);
    putRect(out, word.box);
    out.number(static_cast<quint32>(word.edges.size()));
    for (const float edge : word.edges)
        out.number(edge);
    out.number(word.size);
    out.number(word.font);
    out.number(word.rotation);
    out.number(static_cast<quint8>((word.spaceAfter ? kSpaceAfter : 0) | (word.lineEnd ? kLineEnd : 0)));
}

text::RawWord takeWord(ByteReader &in, qsizetype fontCount)
{
    text::RawWord word;
    word.text = in.string(kMaxWordChars);
    word.box = takeRect(in);
    const qsizetype edges = in.count(kMaxWordChars + 1, sizeof(float));
    if (edges != 0 && edges != word.text.size() + 1)
        in.fail();
    word.edges.reserve(static_cast<size_t>(edges));
    for (qsizetype i = 0; i < edges && !in.hasFailed(); ++i)
        word.edges.push_back(static_cast<float>(takeCoordinate(in)));
    word.size = in.within<float>(0, 100'000);
    word.font = in.within<qint16>(-1, static_cast<qint16>(fontCount - 1));
    word.rotation = in.within<qint16>(0, 270);
    if (word.rotation % 90 != 0)
        in.fail();
    const quint8 flags = in.within<quint8>(0, kSpaceAfter | kLineEnd);
    word.spaceAfter = (flags & kSpaceAfter) != 0;
    word.lineEnd = (flags & kLineEnd) != 0;
    return word;
}

void putLink(ByteWriter &out, const text::RawLink &link)
{
    out.number(static_cast<quint8>(link.kind));
    putRect(out, link.area);
    out.string(link.destination, kMaxNameChars);
    out.number(static_cast<qint32>(link.targetPage));
    putPoint(out, link.targetPoint);
    out.string(link.uri, kMaxUriChars);
}

text::RawLink takeLink(ByteReader &in)
{
    text::RawLink link;
    link.kind = takeEnum<text::RawLink::Kind>(in, text::RawLink::Kind::Blocked);
    link.area = takeRect(in);
    link.destination = in.string(kMaxNameChars);
    link.targetPage = in.within<qint32>(-1, kMaxPages);
    link.targetPoint = takePoint(in);
    link.uri = in.string(kMaxUriChars);
    return link;
}

} // namespace

QByteArray encode(const TextRequest &value)
{
    ByteWriter out;
    out.number(static_cast<qint32>(value.page));
    putFlag(out, value.withNames);
    return out.data();
}

template<>
std::optional<TextRequest> decode(QByteArrayView bytes)
{
    ByteReader in(bytes);
    TextRequest value;
    value.page = in.within<qint32>(0, kMaxPages);
    value.withNames = takeFlag(in);
    return complete(in, std::move(value));
}

QByteArray encode(const TextReply &value)
{
    ByteWriter out;
    out.reserve(64 + static_cast<qsizetype>(value.page.words.size()) * 96);
    putFlag(out, value.isPage);
    putFlag(out, value.isCrowded);
    putSize(out, value.page.size);
    out.number(static_cast<quint32>(value.page.fonts.size()));
    for (const QString &font : value.page.fonts)
        out.string(font, kMaxNameChars);
    out.number(static_cast<quint32>(value.page.words.size()));
    for (const text::RawWord &word : value.page.words)
        putWord(out, word);
    out.number(static_cast<quint32>(value.page.links.size()));
    for (const text::RawLink &link : value.page.links)
        putLink(out, link);
    return out.data();
}

template<>
std::optional<TextReply> decode(QByteArrayView bytes)
{
    ByteReader in(bytes);
    TextReply value;
    value.isPage = takeFlag(in);
    value.isCrowded = takeFlag(in);
    value.page.size = takePageSize(in);
    const qsizetype fonts = in.count(kMaxFonts, 4);
    for (qsizetype i = 0; i < fonts && !in.hasFailed(); ++i)
        value.page.fonts.append(in.string(kMaxNameChars));
    const qsizetype words = in.count(kMaxWords, kMinWordBytes);
    value.page.words.reserve(static_cast<size_t>(words));
    qsizetype chars = 0;
    for (qsizetype i = 0; i < words && !in.hasFailed(); ++i) {
        value.page.words.push_back(takeWord(in, fonts));
        chars += value.page.words.back().text.size();
        if (chars > kMaxPageChars)
            in.fail();
    }
    const qsizetype links = in.count(kMaxLinks, kMinLinkBytes);
    for (qsizetype i = 0; i < links && !in.hasFailed(); ++i)
        value.page.links.push_back(takeLink(in));
    return complete(in, std::move(value));
}

} // namespace conspectus::pdf::protocol
