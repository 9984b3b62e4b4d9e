// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/photographs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <unordered_map>
#include <utility>

namespace conspectus::reader {

namespace {

constexpr int kBlock = 8;            // pixels; every other one is looked at
constexpr int kLeastSide = 5;        // blocks
constexpr int kPaperStep = 10;       // a channel that differs less from the paper's is paper
constexpr double kMostPaper = 0.35;  // of a block within a photograph
constexpr double kLeastFilled = 0.86; // of the rectangle round a photograph; a disc fills 0.79
constexpr int kRaggedSide = 20;      // blocks: a large one may have a white sky, when its other sides are straight
constexpr double kRaggedTouch = 0.6;
constexpr double kLeastTextured = 0.45, kLeastTones = 2.8; // share of pixels; bits
constexpr int kTextMean = 195, kTextColour = 12; // lighter and less coloured than this: words, too small to be told apart
constexpr double kWholePage = 0.8;   // of the picture: a scan
constexpr int kScanMean = 165;

struct Block
{
    int all = 0, paper = 0, textured = 0, grey = 0, colour = 0;
    std::array<quint16, 32> tones{};
};

struct Grid
{
    int columns = 0, rows = 0;
    std::vector<Block> blocks;
    [[nodiscard]] bool isFilled(int i) const
    {
        const Block &block = blocks[static_cast<std::size_t>(i)];
        return block.all > 0 && block.paper < kMostPaper * block.all;
    }
};

const QRgb *lineOf(const QImage &picture, int y)
{
    return reinterpret_cast<const QRgb *>(picture.constScanLine(y));
}

// The light colour that most of the picture has; white where there is none.
QRgb paperOf(const QImage &picture)
{
    std::unordered_map<QRgb, int> counts;
    int all = 0;
    for (int y = 0; y < picture.height(); y += 7) {
        const QRgb *line = lineOf(picture, y);
        for (int x = 0; x < picture.width(); x += 7, ++all)
            ++counts[line[x] & 0xfffcfcfc];
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto &each) { return each.second; });
    const bool isPaper = most != counts.end() && 5 * most->second >= all && qGray(most->first) >= 200;
    return isPaper ? most->first | 0x00020202 : qRgb(255, 255, 255);
}

bool isPaper(QRgb pixel, QRgb paper)
{
    const auto isNear = [](int a, int b) { return std::abs(a - b) <= kPaperStep; };
    const bool isWhite = std::min({qRed(pixel), qGreen(pixel), qBlue(pixel)}) >= 250;
    return isWhite || (isNear(qRed(pixel), qRed(paper)) && isNear(qGreen(pixel), qGreen(paper)) && isNear(qBlue(pixel), qBlue(paper)));
}

// A pixel of the middle tones whose right neighbour differs a little: what photographs are made of. Text has such pixels only at
// the edges of letters; flat fills have none.
bool isTextured(int grey, int next)
{
    const int step = std::abs(grey - next);
    return grey >= 12 && grey <= 243 && step >= 1 && step <= 28;
}

void count(Block &block, QRgb pixel, QRgb next, QRgb paper)
{
    const int grey = qGray(pixel);
    ++block.all;
    block.paper += isPaper(pixel, paper) ? 1 : 0;
    block.textured += isTextured(grey, qGray(next)) ? 1 : 0;
    block.grey += grey;
    block.colour += std::max({qRed(pixel), qGreen(pixel), qBlue(pixel)}) - std::min({qRed(pixel), qGreen(pixel), qBlue(pixel)});
    ++block.tones[static_cast<std::size_t>(grey / 8)];
}

Grid gridOf(const QImage &picture, QRgb paper)
{
    Grid grid{(picture.width() + kBlock - 1) / kBlock, (picture.height() + kBlock - 1) / kBlock, {}};
    grid.blocks.resize(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
    for (int y = 0; y < picture.height(); y += 2) {
        const QRgb *line = lineOf(picture, y);
        Block *row = &grid.blocks[static_cast<std::size_t>(y / kBlock * grid.columns)];
        for (int x = 0; x + 1 < picture.width(); x += 2)
            count(row[x / kBlock], line[x], line[x + 1], paper);
    }
    return grid;
}

// Filled blocks that hang together by their sides.
struct Region
{
    std::vector<int> blocks;
    QRect box; // in blocks
};

Region regionFrom(const Grid &grid, int start, std::vector<char> &seen)
{
    Region region{{start}, QRect(start % grid.columns, start / grid.columns, 1, 1)};
    seen[static_cast<std::size_t>(start)] = 1;
    for (std::size_t i = 0; i < region.blocks.size(); ++i) {
        const int column = region.blocks[i] % grid.columns;
        const int row = region.blocks[i] / grid.columns;
        region.box |= QRect(column, row, 1, 1);
        for (const auto &[x, y] : {std::pair{column - 1, row}, {column + 1, row}, {column, row - 1}, {column, row + 1}}) {
            const int index = y * grid.columns + x;
            if (x < 0 || y < 0 || x >= grid.columns || y >= grid.rows || seen[static_cast<std::size_t>(index)] || !grid.isFilled(index))
                continue;
            seen[static_cast<std::size_t>(index)] = 1;
            region.blocks.push_back(index);
        }
    }
    return region;
}

// The share of its rectangle's sides at which the region stands.
double touchOf(const Grid &grid, const Region &region)
{
    int touching = 0;
    for (const int block : region.blocks) {
        const int column = block % grid.columns;
        const int row = block / grid.columns;
        touching += (column == region.box.left()) + (column == region.box.right()) + (row == region.box.top())
                    + (row == region.box.bottom());
    }
    return touching / (2.0 * (region.box.width() + region.box.height()));
}

bool isRectangle(const Grid &grid, const Region &region)
{
    const int side = std::min(region.box.width(), region.box.height());
    if (side < kLeastSide)
        return false;
    const double area = static_cast<double>(region.box.width()) * region.box.height();
    return static_cast<double>(region.blocks.size()) >= kLeastFilled * area
           || (side >= kRaggedSide && touchOf(grid, region) >= kRaggedTouch);
}

bool hasManyTones(const Grid &grid, const Region &region)
{
    std::array<int, 32> tones{};
    double all = 0, textured = 0, grey = 0, colour = 0;
    for (const int index : region.blocks) {
        const Block &block = grid.blocks[static_cast<std::size_t>(index)];
        all += block.all;
        textured += block.textured;
        grey += block.grey;
        colour += block.colour;
        for (std::size_t i = 0; i < tones.size(); ++i)
            tones[i] += block.tones[i];
    }
    const bool isPage = static_cast<double>(region.blocks.size()) > kWholePage * static_cast<double>(grid.blocks.size());
    if ((grey > kTextMean * all && colour < kTextColour * all) || (isPage && grey > kScanMean * all))
        return false;
    double bits = 0;
    for (const int tone : tones) {
        if (tone > 0)
            bits -= tone / all * std::log2(tone / all);
    }
    return textured >= kLeastTextured * all || bits >= kLeastTones;
}

// The rectangle of blocks, to the pixel: its outermost rows and columns are no paper.
QRect toPixels(const QImage &picture, const QRect &blocks, QRgb paper)
{
    QRect box(blocks.left() * kBlock, blocks.top() * kBlock, blocks.width() * kBlock, blocks.height() * kBlock);
    box = box.adjusted(-kBlock, -kBlock, kBlock, kBlock).intersected(picture.rect());
    const auto isMostlyPaper = [&](const QRect &strip) {
        int white = 0, all = 0;
        for (int y = strip.top(); y <= strip.bottom(); ++y) {
            for (int x = strip.left(); x <= strip.right(); ++x, ++all)
                white += isPaper(lineOf(picture, y)[x], paper) ? 1 : 0;
        }
        return 2 * white > all;
    };
    for (int i = 0; i < 2 * kBlock && box.height() > 1 && isMostlyPaper(QRect(box.left(), box.top(), box.width(), 1)); ++i)
        box.setTop(box.top() + 1);
    for (int i = 0; i < 2 * kBlock && box.height() > 1 && isMostlyPaper(QRect(box.left(), box.bottom(), box.width(), 1)); ++i)
        box.setBottom(box.bottom() - 1);
    for (int i = 0; i < 2 * kBlock && box.width() > 1 && isMostlyPaper(QRect(box.left(), box.top(), 1, box.height())); ++i)
        box.setLeft(box.left() + 1);
    for (int i = 0; i < 2 * kBlock && box.width() > 1 && isMostlyPaper(QRect(box.right(), box.top(), 1, box.height())); ++i)
        box.setRight(box.right() - 1);
    return box;
}

} // namespace

std::vector<QRect> photographsIn(const QImage &picture)
{
    std::vector<QRect> photographs;
    if (picture.width() < kLeastSide * kBlock || picture.height() < kLeastSide * kBlock)
        return photographs;
    const QRgb paper = paperOf(picture);
    const Grid grid = gridOf(picture, paper);
    std::vector<char> seen(grid.blocks.size(), 0);
    for (int start = 0; start < static_cast<int>(grid.blocks.size()); ++start) {
        if (seen[static_cast<std::size_t>(start)] || !grid.isFilled(start))
            continue;
        const Region region = regionFrom(grid, start, seen);
        if (isRectangle(grid, region) && hasManyTones(grid, region))
            photographs.push_back(toPixels(picture, region.box, paper));
    }
    return photographs;
}

} // namespace conspectus::reader
