// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/darkpage.h"

#include "ui/reader/photographs.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace conspectus::reader {

namespace {

constexpr int kPhotoDim = 225;    // of 256
constexpr int kReadable = 130;    // brightness that stands out from a dark page by about 4.3 to 1 …
constexpr int kReadableBlue = 22; // … and how much more blue needs

struct Channels
{
    int r, g, b;
};

Channels channels(QRgb pixel)
{
    return {qRed(pixel), qGreen(pixel), qBlue(pixel)};
}

// As the eye sees it, 0…255 (ITU-R BT.601).
int brightness(const Channels &c)
{
    return (299 * c.r + 587 * c.g + 114 * c.b) / 1000;
}

class Mapping
{
public:
    Mapping(const QColor &page, const QColor &pageink)
    {
        const Channels white = channels(page.rgb());
        const Channels black = channels(pageink.rgb());
        const auto between = [](int dark, int light, int grey) { return dark + (light - dark) * grey / 255; };
        for (int grey = 0; grey < 256; ++grey) {
            m_red[static_cast<std::size_t>(grey)] = between(black.r, white.r, grey);
            m_green[static_cast<std::size_t>(grey)] = between(black.g, white.g, grey);
            m_blue[static_cast<std::size_t>(grey)] = between(black.b, white.b, grey);
        }
    }

    // Grey by the table; what a colour has more or less than its grey is put back, so that red stays red.
    [[nodiscard]] QRgb operator()(QRgb pixel) const
    {
        const Channels in = channels(pixel);
        const int lightest = std::max({in.r, in.g, in.b});
        const int darkest = std::min({in.r, in.g, in.b});
        const int middle = (lightest + darkest) / 2; // lightness as in HSL: turned over, the hue stays
        const auto index = static_cast<std::size_t>(middle);
        if (lightest - darkest < 8)
            return qRgb(m_red[index], m_green[index], m_blue[index]);
        const auto put = [](int base, int extra) { return std::clamp(base + extra * 4 / 5, 0, 255); };
        const Channels out{put(m_red[index], in.r - middle), put(m_green[index], in.g - middle),
                           put(m_blue[index], in.b - middle)};
        // Blue and red look darker than their lightness says: what was easy to read on white is lifted till it can be read here.
        const auto seen = static_cast<std::size_t>(brightness(in));
        const int readable = kReadable + kReadableBlue * std::clamp(in.b - in.r, 0, 128) / 128;
        const int wanted = std::min(readable, brightness({m_red[seen], m_green[seen], m_blue[seen]}));
        const int lift = std::max(0, wanted - brightness(out));
        return qRgb(std::min(255, out.r + lift), std::min(255, out.g + lift), std::min(255, out.b + lift));
    }

private:
    std::array<int, 256> m_red, m_green, m_blue;
};

QRgb dimmed(QRgb pixel)
{
    return qRgb(qRed(pixel) * kPhotoDim / 256, qGreen(pixel) * kPhotoDim / 256, qBlue(pixel) * kPhotoDim / 256);
}

// Runs of one colour are mapped once.
void mapStretch(const Mapping &mapping, QRgb *from, const QRgb *to)
{
    QRgb lastIn = qRgb(255, 255, 255);
    QRgb lastOut = mapping(lastIn);
    for (; from != to; ++from) {
        if (*from != lastIn) {
            lastIn = *from;
            lastOut = mapping(lastIn);
        }
        *from = lastOut;
    }
}

// Where the stretch of row y ends that begins at x, and whether it is of a photograph.
std::pair<int, bool> stretchAt(const std::vector<QRect> &photographs, int x, int y, int width)
{
    int next = width;
    for (const QRect &each : photographs) {
        if (each.top() > y || each.bottom() < y)
            continue;
        if (each.left() <= x && each.right() >= x)
            return {each.right() + 1, true};
        if (each.left() > x)
            next = std::min(next, each.left());
    }
    return {next, false};
}

int meanGrey(const QImage &picture, const QRect &line)
{
    qint64 sum = 0;
    for (int y = line.top(); y <= line.bottom(); ++y) {
        for (int x = line.left(); x <= line.right(); ++x)
            sum += qGray(picture.pixel(x, y));
    }
    return static_cast<int>(sum / (qint64{line.width()} * line.height()));
}

// A photograph seldom ends on a whole pixel: a line at its edge that is more of the white page than of the photograph would stand
// beside it on the dark page as a bright rule.
QRect withoutFringe(const QImage &picture, QRect photograph)
{
    constexpr int kLeastSide = 8;
    if (photograph.width() < kLeastSide || photograph.height() < kLeastSide)
        return photograph;
    const auto isFringe = [&](const QRect &edge, QPoint inwards) {
        const int inner = meanGrey(picture, edge.translated(inwards));
        return meanGrey(picture, edge) > inner + (255 - inner) / 2;
    };
    const QRect r = photograph;
    if (isFringe({r.left(), r.top(), 1, r.height()}, {1, 0}))
        photograph.setLeft(r.left() + 1);
    if (isFringe({r.right(), r.top(), 1, r.height()}, {-1, 0}))
        photograph.setRight(r.right() - 1);
    if (isFringe({r.left(), r.top(), r.width(), 1}, {0, 1}))
        photograph.setTop(r.top() + 1);
    if (isFringe({r.left(), r.bottom(), r.width(), 1}, {0, -1}))
        photograph.setBottom(r.bottom() - 1);
    return photograph;
}

} // namespace

QImage darkPage(QImage picture, const QColor &page, const QColor &pageink)
{
    if (picture.isNull())
        return picture;
    picture.convertTo(QImage::Format_RGB32);
    const Mapping mapping(page, pageink);
    std::vector<QRect> photographs = photographsIn(picture);
    for (QRect &each : photographs)
        each = withoutFringe(picture, each);
    for (int y = 0; y < picture.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < picture.width();) {
            const auto [next, isPhotograph] = stretchAt(photographs, x, y, picture.width());
            if (isPhotograph)
                std::transform(line + x, line + next, line + x, dimmed);
            else
                mapStretch(mapping, line + x, line + next);
            x = next;
        }
    }
    return picture;
}

} // namespace conspectus::reader
