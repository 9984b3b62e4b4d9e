// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/darkpage.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>
#include <vector>

namespace conspectus::reader {

namespace {

constexpr int kBlock = 16;        // pixels; small enough to follow the edge of a figure
constexpr int kPhotoPercent = 55; // of the pixels of a block are neither paper nor ink nor one flat colour
constexpr int kFillPasses = 2, kFillNeighbours = 5;
constexpr int kLeastPhoto = 9;    // blocks that hang together
constexpr int kPhotoDim = 225;    // of 256

struct Channels
{
    int r, g, b;
};

Channels channels(QRgb pixel)
{
    return {qRed(pixel), qGreen(pixel), qBlue(pixel)};
}

// A pixel of the middle tones whose right neighbour differs a little: what photographs and shaded renderings are made of.
// Text has such pixels only at the edges of letters; flat fills have none.
bool isTextured(QRgb pixel, QRgb next)
{
    const int grey = qGray(pixel);
    if (grey < 24 || grey > 236)
        return false;
    const int step = std::abs(grey - qGray(next));
    return step >= 1 && step <= 28;
}

// One flag a block: photograph or not. A block counts only together with neighbours, so that single letters never do.
std::vector<char> photoBlocks(const QImage &picture, int columns, int rows)
{
    std::vector<char> likely(static_cast<std::size_t>(columns * rows), 0);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int right = std::min((column + 1) * kBlock, picture.width() - 1);
            const int bottom = std::min((row + 1) * kBlock, picture.height());
            int textured = 0;
            int all = 0;
            for (int y = row * kBlock; y < bottom; y += 2) {
                const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
                for (int x = column * kBlock; x < right; x += 2, ++all)
                    textured += isTextured(line[x], line[x + 1]) ? 1 : 0;
            }
            likely[static_cast<std::size_t>(row * columns + column)] = all > 0 && textured * 100 > all * kPhotoPercent;
        }
    }
    std::vector<char> photo(likely.size(), 0);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            int neighbours = 0;
            for (int y = std::max(0, row - 1); y <= std::min(rows - 1, row + 1); ++y) {
                for (int x = std::max(0, column - 1); x <= std::min(columns - 1, column + 1); ++x)
                    neighbours += likely[static_cast<std::size_t>(y * columns + x)];
            }
            photo[static_cast<std::size_t>(row * columns + column)] = neighbours >= 4;
        }
    }
    return photo;
}

// Holes in a photograph belong to it; a few blocks by themselves are a shaded drawing, which is mapped as a whole.
void tidy(std::vector<char> &photo, int columns, int rows)
{
    const auto at = [&](int column, int row) -> char & { return photo[static_cast<std::size_t>(row * columns + column)]; };
    const auto neighbours = [&](int column, int row) {
        int count = 0;
        for (int y = std::max(0, row - 1); y <= std::min(rows - 1, row + 1); ++y) {
            for (int x = std::max(0, column - 1); x <= std::min(columns - 1, column + 1); ++x)
                count += (x != column || y != row) && at(x, y) == 1 ? 1 : 0;
        }
        return count;
    };
    for (int pass = 0; pass < kFillPasses; ++pass) {
        const std::vector<char> before = photo;
        for (int i = 0; i < columns * rows; ++i) {
            if (!before[static_cast<std::size_t>(i)] && neighbours(i % columns, i / columns) >= kFillNeighbours)
                photo[static_cast<std::size_t>(i)] = 1;
        }
    }
    std::vector<char> seen(photo.size(), 0);
    std::vector<int> group;
    for (int start = 0; start < columns * rows; ++start) {
        if (!photo[static_cast<std::size_t>(start)] || seen[static_cast<std::size_t>(start)])
            continue;
        group.assign(1, start);
        seen[static_cast<std::size_t>(start)] = 1;
        for (std::size_t i = 0; i < group.size(); ++i) {
            const int column = group[i] % columns;
            const int row = group[i] / columns;
            for (const auto &[x, y] : {std::pair{column - 1, row}, {column + 1, row}, {column, row - 1}, {column, row + 1}}) {
                const auto index = static_cast<std::size_t>(y * columns + x);
                if (x < 0 || y < 0 || x >= columns || y >= rows || !photo[index] || seen[index])
                    continue;
                seen[index] = 1;
                group.push_back(y * columns + x);
            }
        }
        if (static_cast<int>(group.size()) < kLeastPhoto) {
            for (const int index : group)
                photo[static_cast<std::size_t>(index)] = 0;
        }
    }
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
        return qRgb(put(m_red[index], in.r - middle), put(m_green[index], in.g - middle),
                    put(m_blue[index], in.b - middle));
    }

private:
    std::array<int, 256> m_red, m_green, m_blue;
};

QRgb dimmed(QRgb pixel)
{
    return qRgb(qRed(pixel) * kPhotoDim / 256, qGreen(pixel) * kPhotoDim / 256, qBlue(pixel) * kPhotoDim / 256);
}

} // namespace

QImage darkPage(QImage picture, const QColor &page, const QColor &pageink)
{
    if (picture.isNull())
        return picture;
    picture.convertTo(QImage::Format_RGB32);
    const Mapping mapping(page, pageink);
    const int columns = (picture.width() + kBlock - 1) / kBlock;
    const int rows = (picture.height() + kBlock - 1) / kBlock;
    std::vector<char> photo = photoBlocks(picture, columns, rows);
    tidy(photo, columns, rows);
    QRgb lastIn = qRgb(255, 255, 255);
    QRgb lastOut = mapping(lastIn);
    for (int y = 0; y < picture.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(y));
        const auto *flags = &photo[static_cast<std::size_t>((y / kBlock) * columns)];
        for (int x = 0; x < picture.width(); ++x) {
            if (flags[x / kBlock]) {
                line[x] = dimmed(line[x]);
                continue;
            }
            if (line[x] != lastIn) {
                lastIn = line[x];
                lastOut = mapping(lastIn);
            }
            line[x] = lastOut;
        }
    }
    return picture;
}

} // namespace conspectus::reader
