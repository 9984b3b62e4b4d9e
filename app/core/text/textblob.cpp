// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Form of a blob: "CTP1", then stretches of at most 64 KiB, each as its compressed length (4 bytes, big endian) and what
// qCompress() makes of it. qUncompress() does not stop at the size its input claims, so what bounds the memory that a lie
// can take is the length of one stretch: deflate makes at most 1,032 bytes of one.
// Inside, arrays column by column (they compress better so), coordinates as 1/64 pt. What can be computed is not stored.

#include "text/textblob.h"

#include "text/bytes.h"
#include "text/derived.h"

#include <QCoreApplication>
#include <QtEndian>

#include <cmath>

namespace conspectus::text {

namespace {

constexpr QByteArrayView kMagic("CTP1");
constexpr qsizetype kStretch = 64 * 1024;
constexpr qsizetype kMostBytes = 16 * 1024 * 1024; // of one page, unpacked
constexpr qint64 kFarthest = 1LL << 30;            // of a coordinate, in 1/64 pt
constexpr qint64 kMostColumns = 1000;

qint64 toGrid(double value)
{
    return std::llround(onGrid(value) * kGrid);
}

QByteArray compressed(const QByteArray &bytes)
{
    constexpr int kLevel = 3; // half the time of zlib's 6 for a few per cent more bytes

    QByteArray out(kMagic.data(), kMagic.size());
    for (qsizetype at = 0; at < bytes.size(); at += kStretch) {
        const QByteArray stretch = qCompress(bytes.mid(at, kStretch), kLevel);
        const auto size = qToBigEndian(static_cast<quint32>(stretch.size()));
        out.append(reinterpret_cast<const char *>(&size), sizeof size);
        out.append(stretch);
    }
    return out;
}

// Null where the blob is not ours or is cut off.
QByteArray uncompressed(const QByteArray &blob)
{
    QByteArray out;
    if (!blob.startsWith(kMagic))
        return {};
    qsizetype at = kMagic.size();
    while (at < blob.size()) {
        if (blob.size() - at < 8)
            return {};
        const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(blob.constData() + at));
        at += 4;
        if (size < 8 || size > kStretch + 1024 || size > blob.size() - at)
            return {};
        const auto claimed = static_cast<qsizetype>(qFromBigEndian<quint32>(blob.constData() + at));
        if (claimed <= 0 || claimed > kStretch || out.size() + claimed > kMostBytes)
            return {};
        const QByteArray stretch = qUncompress(reinterpret_cast<const uchar *>(blob.constData() + at), size);
        if (stretch.size() != claimed)
            return {};
        out.append(stretch);
        at += size;
    }
    return out;
}

// Applies one function to each element: arrays column by column.
template<typename Elements, typename Function>
void each(Elements &elements, Function function)
{
    for (auto &element : elements)
        function(element);
}

void writeWords(ByteWriter &out, const std::vector<Word> &words)
{
    out.number(words.size());
    qint64 before = 0;
    each(words, [&](const Word &w) {
        out.number(static_cast<quint64>(w.begin - before));
        before = w.end;
    });
    each(words, [&](const Word &w) { out.number(static_cast<quint64>(w.end - w.begin)); });
    before = 0;
    each(words, [&](const Word &w) {
        out.signedNumber(toGrid(w.box.left()) - before);
        before = toGrid(w.box.right());
    });
    before = 0;
    each(words, [&](const Word &w) {
        out.signedNumber(toGrid(w.box.top()) - before);
        before = toGrid(w.box.top());
    });
    each(words, [&](const Word &w) { out.number(static_cast<quint64>(toGrid(w.box.right()) - toGrid(w.box.left()))); });
    each(words, [&](const Word &w) { out.number(static_cast<quint64>(toGrid(w.box.bottom()) - toGrid(w.box.top()))); });
    each(words, [&](const Word &w) { out.signedNumber(toGrid(static_cast<double>(w.size))); });
    each(words, [&](const Word &w) { out.signedNumber(w.font); });
    each(words, [&](const Word &w) { out.number(static_cast<quint64>(w.rotation / 90)); });
    each(words, [&](const Word &w) {
        out.number(w.edges.empty() ? 0 : 1);
        const bool down = w.rotation == 90 || w.rotation == 270;
        qint64 last = toGrid(down ? w.box.top() : w.box.left());
        for (const float edge : w.edges) {
            out.signedNumber(toGrid(static_cast<double>(edge)) - last);
            last = toGrid(static_cast<double>(edge));
        }
    });
}

void writeLinks(ByteWriter &out, const std::vector<RawLink> &links)
{
    out.number(links.size());
    for (const RawLink &link : links) {
        out.number(static_cast<quint64>(link.kind));
        const double values[] = {link.area.x(), link.area.y(), link.area.width(), link.area.height(),
                                 link.targetPoint.x(), link.targetPoint.y()};
        for (const double value : values)
            out.signedNumber(toGrid(value));
        out.signedNumber(link.targetPage);
        out.string(link.destination);
        out.string(link.uri);
    }
}

double coordinate(ByteReader &in, qint64 value)
{
    return static_cast<double>(in.within(value, -kFarthest, kFarthest)) / kGrid;
}

// Where each word stands in the text.
void readOffsets(ByteReader &in, std::vector<Word> &words, qsizetype textSize)
{
    each(words, [&](Word &w) { w.begin = static_cast<qint32>(in.within(static_cast<qint64>(in.number()), 0, textSize)); });
    qint64 before = 0;
    each(words, [&](Word &w) {
        const qint64 begin = before + w.begin;
        const qint64 end = begin + in.within(static_cast<qint64>(in.number()), 1, textSize + 1);
        before = in.within(end, 0, textSize);
        w.begin = static_cast<qint32>(in.within(begin, 0, textSize));
        w.end = static_cast<qint32>(before);
    });
}

void readBoxes(ByteReader &in, std::vector<Word> &words)
{
    std::vector<qint64> left(words.size());
    std::vector<qint64> top(words.size());
    std::vector<qint64> width(words.size());
    each(left, [&](qint64 &value) { value = in.within(in.signedNumber(), -2 * kFarthest, 2 * kFarthest); });
    qint64 before = 0;
    each(top, [&](qint64 &value) {
        value = in.within(before + in.within(in.signedNumber(), -2 * kFarthest, 2 * kFarthest), -kFarthest, kFarthest);
        before = value;
    });
    each(width, [&](qint64 &value) { value = in.within(static_cast<qint64>(in.number()), 0, 2 * kFarthest); });
    before = 0;
    for (size_t i = 0; i < words.size(); ++i) {
        const double x = coordinate(in, before + left[i]);
        before += left[i] + width[i];
        const double height = coordinate(in, in.within(static_cast<qint64>(in.number()), 0, kFarthest));
        words[i].box = QRectF(x, coordinate(in, top[i]), static_cast<double>(width[i]) / kGrid, height);
        before = in.within(before, -2 * kFarthest, 2 * kFarthest);
    }
}

void readEdges(ByteReader &in, Word &word)
{
    if (in.within(static_cast<qint64>(in.number()), 0, 1) == 0 || !in.isGood())
        return;
    const bool down = word.rotation == 90 || word.rotation == 270;
    qint64 last = toGrid(down ? word.box.top() : word.box.left());
    word.edges.resize(static_cast<size_t>(word.end - word.begin) + 1);
    for (float &edge : word.edges) {
        last = in.within(last + in.within(in.signedNumber(), -2 * kFarthest, 2 * kFarthest), -kFarthest, kFarthest);
        edge = static_cast<float>(static_cast<double>(last) / kGrid);
        if (!in.isGood())
            return;
    }
}

void readWords(ByteReader &in, TextPage &page)
{
    page.words.resize(in.count(10));
    readOffsets(in, page.words, page.text.size());
    readBoxes(in, page.words);
    each(page.words, [&](Word &w) { w.size = static_cast<float>(coordinate(in, in.signedNumber())); });
    each(page.words, [&](Word &w) { w.font = static_cast<qint16>(in.within(in.signedNumber(), -1, page.fonts.size() - 1)); });
    each(page.words, [&](Word &w) {
        w.rotation = static_cast<qint16>(90 * in.within(static_cast<qint64>(in.number()), 0, 3));
    });
    each(page.words, [&](Word &w) { readEdges(in, w); });
}

void readLines(ByteReader &in, TextPage &page)
{
    page.lines.resize(in.count(3));
    qint64 next = 0;
    for (Line &line : page.lines) {
        line.firstWord = static_cast<qint32>(next);
        const auto total = static_cast<qint64>(page.words.size());
        next = in.within(next + in.within(static_cast<qint64>(in.number()), 0, total), 0, total);
        line.lastWord = static_cast<qint32>(next);
        line.column = static_cast<qint16>(in.within(in.signedNumber(), -1, kMostColumns));
        const auto flags = in.number();
        line.paragraphEnd = flags & 1;
        line.role = static_cast<Role>(in.within(static_cast<qint64>(flags >> 1), 0, static_cast<int>(Role::LineNumber)));
    }
    if (next != static_cast<qint64>(page.words.size()))
        in.fail(); // words of no line
}

void readLinks(ByteReader &in, TextPage &page)
{
    page.links.resize(in.count(10));
    for (RawLink &link : page.links) {
        link.kind = static_cast<RawLink::Kind>(
            in.within(static_cast<qint64>(in.number()), 0, static_cast<int>(RawLink::Kind::Blocked)));
        double values[6];
        for (double &value : values)
            value = coordinate(in, in.signedNumber());
        link.area = QRectF(values[0], values[1], values[2], values[3]);
        link.targetPoint = QPointF(values[4], values[5]);
        link.targetPage = static_cast<int>(in.within(in.signedNumber(), -1, std::numeric_limits<int>::max()));
        link.destination = in.string();
        link.uri = in.string();
        if (!in.isGood())
            return;
    }
}

Failure damaged(const char *detail)
{
    return failure(ErrorCode::Damaged,
                   QCoreApplication::translate("TextLayer",
                                               "The stored text of a page cannot be read. Your notes are not affected. "
                                               "The text is taken from the PDF again when the survey is opened."),
                   QString::fromLatin1(detail));
}

} // namespace

QByteArray packPage(const TextPage &page)
{
    ByteWriter out;
    out.signedNumber(toGrid(page.size.width()));
    out.signedNumber(toGrid(page.size.height()));
    out.string(page.text);
    out.number(static_cast<quint64>(page.fonts.size()));
    for (const QString &font : page.fonts)
        out.string(font);
    writeWords(out, page.words);
    out.number(page.lines.size());
    for (const Line &line : page.lines) {
        out.number(static_cast<quint64>(line.lastWord - line.firstWord));
        out.signedNumber(line.column);
        out.number(static_cast<quint64>(line.role) << 1 | (line.paragraphEnd ? 1 : 0));
    }
    writeLinks(out, page.links);
    return compressed(out.bytes());
}

Result<TextPage> unpackText(const QByteArray &blob)
{
    const QByteArray bytes = uncompressed(blob);
    ByteReader in(bytes);
    TextPage page;
    const double width = coordinate(in, in.signedNumber());
    page.size = QSizeF(width, coordinate(in, in.signedNumber()));
    page.text = in.string();
    if (!in.isGood())
        return damaged("text blob: not ours, or its text is cut off");
    derive(page);
    return page;
}

Result<TextPage> unpackPage(const QByteArray &blob)
{
    const QByteArray bytes = uncompressed(blob);
    if (bytes.isEmpty())
        return damaged("text blob: not ours, cut off or of a wrong size");
    ByteReader in(bytes);
    TextPage page;
    const double width = coordinate(in, in.signedNumber());
    page.size = QSizeF(width, coordinate(in, in.signedNumber()));
    page.text = in.string();
    const size_t fonts = in.count();
    for (size_t i = 0; i < fonts && in.isGood(); ++i)
        page.fonts.append(in.string());
    readWords(in, page);
    readLines(in, page);
    readLinks(in, page);
    if (!in.isGood() || !in.atEnd())
        return damaged("text blob: a field is out of its range");
    derive(page);
    return page;
}

} // namespace conspectus::text
