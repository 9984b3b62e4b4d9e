// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs of equal pixels. Pages are mostly paper, and what is not is copied as it is: reading back is memory
// speed, where PNG and zlib take tens of milliseconds for a page of 1200 × 1600.
//
// Bytes, little-endian: "CPP1", width, height (32 bit each), then 32-bit counts: bit 31 set = so many times
// the one pixel that follows; clear = so many pixels follow. Pixels are 0x00RRGGBB, 4 bytes.
#include "store/pagepicture.h"

#include <QtEndian>
#include <cstring>

namespace conspectus::store {
namespace {

constexpr quint32 kMagic = 0x31505043; // "CPP1"
constexpr quint32 kRun = 0x80000000;
constexpr int kMaxSide = 16384;
constexpr qsizetype kMinRun = 4;

void put(QByteArray &bytes, quint32 word)
{
    const quint32 little = qToLittleEndian(word);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

void putPixels(QByteArray &bytes, const QRgb *pixels, qsizetype count)
{
    if (count == 0)
        return;
    put(bytes, static_cast<quint32>(count));
    bytes.append(reinterpret_cast<const char *>(pixels), count * static_cast<qsizetype>(sizeof(QRgb)));
}

void packLine(QByteArray &bytes, const QRgb *line, qsizetype width)
{
    qsizetype literal = 0; // begin of the pixels that are not in a run
    for (qsizetype at = 0; at < width;) {
        qsizetype end = at + 1;
        while (end < width && line[end] == line[at])
            ++end;
        if (end - at >= kMinRun) {
            putPixels(bytes, line + literal, at - literal);
            put(bytes, kRun | static_cast<quint32>(end - at));
            put(bytes, line[at]);
            literal = end;
        }
        at = end;
    }
    putPixels(bytes, line + literal, width - literal);
}

class Reader
{
public:
    explicit Reader(const QByteArray &bytes)
        : m_at(bytes.constData())
        , m_end(m_at + bytes.size())
    {
    }

    bool next(quint32 &word)
    {
        if (m_end - m_at < 4)
            return false;
        word = qFromLittleEndian<quint32>(m_at);
        m_at += 4;
        return true;
    }

    bool copy(QRgb *to, qsizetype count)
    {
        if ((m_end - m_at) / 4 < count)
            return false;
        std::memcpy(to, m_at, static_cast<size_t>(count) * 4);
        m_at += count * 4;
        return true;
    }

private:
    const char *m_at;
    const char *m_end;
};

bool unpackLine(Reader &reader, QRgb *line, qsizetype width)
{
    for (qsizetype at = 0; at < width;) {
        quint32 count = 0;
        if (!reader.next(count))
            return false;
        const qsizetype length = count & ~kRun;
        if (length == 0 || length > width - at)
            return false;
        if (count & kRun) {
            quint32 pixel = 0;
            if (!reader.next(pixel))
                return false;
            std::fill_n(line + at, length, pixel);
        } else if (!reader.copy(line + at, length)) {
            return false;
        }
        at += length;
    }
    return true;
}

} // namespace

QByteArray packPicture(const QImage &image)
{
    const QImage pixels = image.convertToFormat(QImage::Format_RGB32);
    if (pixels.isNull() || pixels.width() > kMaxSide || pixels.height() > kMaxSide)
        return {};
    QByteArray bytes;
    put(bytes, kMagic);
    put(bytes, static_cast<quint32>(pixels.width()));
    put(bytes, static_cast<quint32>(pixels.height()));
    for (int y = 0; y < pixels.height(); ++y)
        packLine(bytes, reinterpret_cast<const QRgb *>(pixels.constScanLine(y)), pixels.width());
    return bytes;
}

QImage unpackPicture(const QByteArray &bytes)
{
    Reader reader(bytes);
    quint32 magic = 0;
    quint32 width = 0;
    quint32 height = 0;
    if (!reader.next(magic) || magic != kMagic || !reader.next(width) || !reader.next(height))
        return {};
    if (width == 0 || height == 0 || width > kMaxSide || height > kMaxSide)
        return {};
    // Every line takes eight bytes at least: a small lie about the size costs no memory.
    if (static_cast<qsizetype>(height) * 8 > bytes.size())
        return {};
    QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_RGB32);
    if (image.isNull())
        return {};
    for (int y = 0; y < image.height(); ++y) {
        if (!unpackLine(reader, reinterpret_cast<QRgb *>(image.scanLine(y)), image.width()))
            return {};
    }
    return image;
}

} // namespace conspectus::store
