// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/lineplace.h"

#include <algorithm>

namespace conspectus::text {
namespace {

int lineNumberInColumn(const TextPage &page, qint32 line)
{
    const qint16 column = page.lines[static_cast<size_t>(line)].column;
    const auto end = page.lines.begin() + line + 1;
    return static_cast<int>(std::count_if(page.lines.begin(), end, [column](const Line &each) {
        return each.column == column && each.role != Role::RunningHead && each.role != Role::LineNumber;
    }));
}

} // namespace

std::optional<LinePlace> linePlace(const TextPage &page, qint32 textOffset)
{
    const int word = page.wordAt(textOffset);
    if (word < 0 || static_cast<size_t>(word) >= page.words.size())
        return std::nullopt;
    const qint32 line = page.words[static_cast<size_t>(word)].line;
    if (line < 0 || static_cast<size_t>(line) >= page.lines.size())
        return std::nullopt;
    const bool hasColumns = std::ranges::any_of(page.lines, [](const Line &each) { return each.column > 0; });
    const int column = page.lines[static_cast<size_t>(line)].column;
    return LinePlace{lineNumberInColumn(page, line), hasColumns && column >= 0 ? column + 1 : 0};
}

} // namespace conspectus::text
