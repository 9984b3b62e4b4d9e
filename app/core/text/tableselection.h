// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A rectangle over a page as rows and columns: for copying a table out of a PDF. Words whose middle is inside are put into rows
// by height; columns are parted where white runs through all rows. Pure.
// Example: {{"Model", "Params"}, {"GPT-4", "—"}, {"PaLM", "540B"}}
#pragma once

#include "text/textpage.h"

namespace conspectus::text {

struct TableCells
{
    std::vector<QStringList> rows; // all of the same length
    Quads words;                   // what was taken, for painting
    [[nodiscard]] bool isEmpty() const { return rows.empty(); }
};

// area: page space.
[[nodiscard]] TableCells tableIn(const TextPage &page, const QRectF &area);
// Cells by tabs, rows by newlines; tabs and newlines inside a cell become spaces.
[[nodiscard]] QString tabSeparated(const TableCells &table);

} // namespace conspectus::text
