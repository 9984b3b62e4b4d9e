// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/tableselection.h"

#include <algorithm>

namespace conspectus::text {

namespace {

constexpr double kLeastGap = 0.7; // of the height of a word: white between two columns, more than between two words

struct Interval
{
    double low = 0;
    double high = 0;
};

std::vector<const Word *> wordsIn(const TextPage &page, const QRectF &area)
{
    std::vector<const Word *> words;
    for (const Word &word : page.words) {
        if (word.rotation == 0 && area.contains(word.box.center()))
            words.push_back(&word);
    }
    return words;
}

// Rows from top to bottom: words that overlap by more than half of the lower one's height stand in one row.
std::vector<std::vector<const Word *>> rowsOf(std::vector<const Word *> words)
{
    std::ranges::sort(words, {}, [](const Word *word) { return word->box.center().y(); });
    std::vector<std::vector<const Word *>> rows;
    Interval row;
    for (const Word *word : words) {
        const double middle = word->box.center().y();
        if (rows.empty() || middle > row.high || middle < row.low) {
            rows.emplace_back();
            row = {middle - word->box.height() * 0.5, middle + word->box.height() * 0.5};
        }
        rows.back().push_back(word);
    }
    for (auto &each : rows)
        std::ranges::sort(each, {}, [](const Word *word) { return word->box.left(); });
    return rows;
}

// Stretches of x that are covered by words, left to right; what is between them is white in every row. Words that stand over
// several columns (a heading of two) are left out of the account where they would close a gap of most rows.
std::vector<Interval> columnsOf(const std::vector<std::vector<const Word *>> &rows, double height)
{
    // Words of one row that are near each other are one cell.
    std::vector<Interval> cells;
    for (const auto &row : rows) {
        for (const Word *word : row) {
            const bool goesOn = word != row.front() && word->box.left() - cells.back().high < kLeastGap * height;
            if (goesOn)
                cells.back().high = std::max(cells.back().high, word->box.right());
            else
                cells.push_back({word->box.left(), word->box.right()});
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

} // namespace

TableCells tableIn(const TextPage &page, const QRectF &area)
{
    TableCells table;
    const std::vector<const Word *> words = wordsIn(page, area);
    if (words.empty())
        return table;
    std::vector<double> heights;
    for (const Word *word : words)
        heights.push_back(word->box.height());
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    const auto rows = rowsOf(words);
    const std::vector<Interval> columns = columnsOf(rows, *middle);
    for (const auto &row : rows) {
        QStringList cells;
        for (std::size_t i = 0; i < columns.size(); ++i)
            cells.append(QString());
        for (const Word *word : row) {
            const double x = word->box.center().x();
            const auto column = std::ranges::min_element(columns, {}, [x](const Interval &each) {
                return std::max({each.low - x, x - each.high, 0.0});
            });
            QString &cell = cells[column - columns.begin()];
            cell += (cell.isEmpty() ? QString() : QStringLiteral(" ")) + word->text;
            table.words.push_back(Quad::fromRect(word->box));
        }
        table.rows.push_back(cells);
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
