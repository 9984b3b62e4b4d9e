// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/tableselection.h"

#include "text/foldrules.h"

#include <algorithm>
#include <map>
#include <optional>

namespace conspectus::text {

namespace {

constexpr double kLeastGap = 0.7; // of the height of a word: white between two columns, more than between two words

constexpr double kTallest = 1.15; // of the size of letters

struct Interval
{
    double low = 0;
    double high = 0;
};

// A word where it stands in a table that is read from left to right and downwards.
struct Cell
{
    const Word *word = nullptr;
    QRectF box;
};
using Cells = std::vector<Cell>;

// A box of a page as seen by who reads words of a rotation.
QRectF upright(const QRectF &box, int rotation, const QSizeF &page)
{
    switch (rotation) {
    case 90: return {box.top(), page.width() - box.right(), box.height(), box.width()};
    case 180: return {page.width() - box.right(), page.height() - box.bottom(), box.width(), box.height()};
    case 270: return {page.height() - box.bottom(), box.left(), box.height(), box.width()};
    default: return box;
    }
}

// The words in an area that run the way most of them do.
Cells wordsIn(const TextPage &page, const QRectF &area)
{
    std::map<int, Cells> byRotation;
    for (const Word &word : page.words) {
        QRectF box = upright(word.box, word.rotation, page.size);
        if (word.size > 0) // some fonts claim twice the height of their letters, below the baseline
            box.setHeight(std::min(box.height(), kTallest * static_cast<double>(word.size)));
        if (area.contains(word.box.center()))
            byRotation[word.rotation].push_back({&word, box});
    }
    const auto most = std::ranges::max_element(byRotation, {}, [](const auto &each) { return each.second.size(); });
    return most == byRotation.end() ? Cells() : most->second;
}

// Words on one baseline, line below line, each from left to right: those whose middle is within the height of the line's first.
std::vector<Cells> linesOf(Cells words)
{
    std::ranges::stable_sort(words, {}, [](const Cell &cell) { return cell.box.center().y(); });
    std::vector<Cells> lines;
    Interval line;
    for (const Cell &cell : words) {
        const double middle = cell.box.center().y();
        if (lines.empty() || middle > line.high || middle < line.low) {
            lines.emplace_back();
            line = {middle - cell.box.height() * 0.5, middle + cell.box.height() * 0.5};
        }
        lines.back().push_back(cell);
    }
    for (Cells &each : lines)
        std::ranges::stable_sort(each, {}, [](const Cell &cell) { return cell.box.left(); });
    return lines;
}

// Rows from top to bottom, parted by white that runs through all columns: cells of one row can be set at different heights. Where
// nothing parts them each line is a row.
std::vector<Cells> bandsOf(Cells words)
{
    constexpr double kCore = 0.35; // of the height to each side of the middle: boxes of lines close together overlap
    const auto core = [](const Cell &cell) {
        const double middle = cell.box.center().y();
        return Interval{middle - kCore * cell.box.height(), middle + kCore * cell.box.height()};
    };
    std::ranges::stable_sort(words, {}, [&](const Cell &cell) { return core(cell).low; });
    std::vector<Cells> bands;
    double bottom = 0;
    for (const Cell &cell : words) {
        if (bands.empty() || core(cell).low > bottom) {
            bands.emplace_back();
            bottom = core(cell).high;
        }
        bands.back().push_back(cell);
        bottom = std::max(bottom, core(cell).high);
    }
    std::vector<Cells> lines = linesOf(words);
    const bool arePartless = bands.size() * 6 < lines.size();
    return arePartless ? lines : bands;
}

Interval heightOf(const Cells &band)
{
    Interval all{1e9, -1e9};
    for (const Cell &cell : band)
        all = {std::min(all.low, cell.box.top()), std::max(all.high, cell.box.bottom())};
    return all;
}

// White between bands that is clearly of two sizes: the smaller is between the lines of one row. Nothing where it is of one size.
std::optional<double> gapOfRows(const std::vector<Cells> &bands, double height)
{
    std::vector<double> gaps;
    for (std::size_t i = 1; i < bands.size(); ++i)
        gaps.push_back(heightOf(bands[i]).low - heightOf(bands[i - 1]).high);
    std::ranges::sort(gaps);
    if (gaps.size() < 4)
        return std::nullopt;
    std::size_t at = 1; // behind the widest step
    for (std::size_t i = 1; i < gaps.size(); ++i) {
        if (gaps[i] - gaps[i - 1] > gaps[at] - gaps[at - 1])
            at = i;
    }
    const double step = gaps[at] - gaps[at - 1];
    const bool areClear = step > 0.2 * height && step > 2 * (gaps[at - 1] - gaps.front());
    const std::size_t large = gaps.size() - at;
    if (!areClear || at < 2 || large * 4 < gaps.size())
        return std::nullopt;
    return (gaps[at] + gaps[at - 1]) / 2;
}

// Stretches of x that are covered by words, left to right; what is between them is white in every row. Words that stand over
// several columns (a heading of two) are left out of the account where they would close a gap of most rows.
std::vector<Interval> columnsOf(const std::vector<Cells> &rows, double height)
{
    // Words of one row that are near each other are one cell.
    std::vector<Interval> cells;
    for (const auto &row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const QRectF &box = row[i].box;
            if (i > 0 && box.left() - cells.back().high < kLeastGap * height)
                cells.back().high = std::max(cells.back().high, box.right());
            else
                cells.push_back({box.left(), box.right()});
        }
    }
    // Narrow cells first: they make the columns; a wide one that touches several is a heading over them.
    std::ranges::sort(cells, {}, [](const Interval &cell) { return cell.high - cell.low; });
    std::vector<Interval> columns;
    for (const Interval &cell : cells) {
        std::vector<std::size_t> touched;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (cell.low < columns[i].high && cell.high > columns[i].low)
                touched.push_back(i);
        }
        if (touched.empty()) {
            columns.push_back(cell);
        } else if (touched.size() == 1) {
            Interval &column = columns[touched.front()];
            column = {std::min(column.low, cell.low), std::max(column.high, cell.high)};
        }
    }
    std::ranges::sort(columns, {}, &Interval::low);
    std::vector<Interval> apart;
    for (const Interval &column : columns) {
        if (!apart.empty() && column.low < apart.back().high)
            apart.back().high = std::max(apart.back().high, column.high);
        else
            apart.push_back(column);
    }
    return apart;
}

// The words of one cell, line by line; letters that touch are one word.
QString textOf(const Cells &cell)
{
    QString text;
    for (const Cells &line : linesOf(cell)) {
        const Word *before = nullptr;
        for (const Cell &each : line) {
            const bool isBroken = !before && text.size() > 1 && text.back() == u'-' && text[text.size() - 2].isLetter()
                && each.word->text.front().isLower();
            if (isBroken)
                text.chop(1);
            else if (!text.isEmpty() && !(before && before->end == each.word->begin))
                text += u' ';
            text += each.word->text;
            before = each.word;
        }
    }
    return plainLetters(text);
}

// A band that goes on with the row above: its first cell is empty, and its last or most of them; or its first cell goes on with the
// one above and its last, where rows have a number or a reference, is empty.
bool goesOn(const std::vector<Cells> &cells, const std::vector<Cells> &above)
{
    if (cells.size() < 3)
        return false;
    const auto filled = std::ranges::count_if(cells, [](const Cells &cell) { return !cell.empty(); });
    if (cells.front().empty())
        return cells.back().empty() || static_cast<std::size_t>(filled) * 2 <= cells.size();
    const QString first = textOf(cells.front());
    const bool isRest = first.front().isLower() || first.front() == u'(' || textOf(above.front()).endsWith(u'-');
    return cells.back().empty() && isRest;
}

} // namespace

TableCells tableIn(const TextPage &page, const QRectF &area)
{
    TableCells table;
    const Cells words = wordsIn(page, area);
    if (words.empty())
        return table;
    std::vector<double> heights;
    for (const Cell &cell : words) {
        heights.push_back(cell.box.height());
        table.words.push_back(Quad::fromRect(cell.word->box));
    }
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    const std::vector<Interval> columns = columnsOf(linesOf(words), *middle);
    const std::vector<Cells> bands = bandsOf(words);
    const std::optional<double> gap = gapOfRows(bands, *middle);
    std::vector<std::vector<Cells>> rows;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        std::vector<Cells> cells(columns.size());
        for (const Cell &cell : bands[i]) {
            const double x = cell.box.center().x();
            const auto column = std::ranges::min_element(columns, {}, [x](const Interval &each) {
                return std::max({each.low - x, x - each.high, 0.0});
            });
            cells[static_cast<std::size_t>(column - columns.begin())].push_back(cell);
        }
        const bool isClose = gap && i > 0 && heightOf(bands[i]).low - heightOf(bands[i - 1]).high < *gap;
        if (i > 0 && (gap ? isClose : goesOn(cells, rows.back()))) {
            for (std::size_t k = 0; k < cells.size(); ++k)
                rows.back()[k].insert(rows.back()[k].end(), cells[k].begin(), cells[k].end());
        } else {
            rows.push_back(std::move(cells));
        }
    }
    for (const std::vector<Cells> &row : rows) {
        QStringList texts;
        for (const Cells &cell : row)
            texts.append(textOf(cell));
        table.rows.push_back(texts);
    }
    return table;
}

QString tabSeparated(const TableCells &table)
{
    QStringList lines;
    for (const QStringList &row : table.rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(cell.simplified());
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

} // namespace conspectus::text
