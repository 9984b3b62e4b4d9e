// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/derived.h"

#include "text/fold.h"

#include <algorithm>
#include <cmath>

namespace conspectus::text {

double onGrid(double value)
{
    constexpr double kFarthest = 1e7;
    return std::round(std::clamp(value, -kFarthest, kFarthest) * kGrid) / kGrid;
}

namespace {

QRectF boxOf(const TextPage &page, const Line &line)
{
    const auto first = page.words.begin() + line.firstWord;
    const auto last = page.words.begin() + line.lastWord;
    if (first == last)
        return {};
    double left = first->box.left();
    double top = first->box.top();
    double right = first->box.right();
    double bottom = first->box.bottom();
    for (auto word = first; word != last; ++word) {
        left = std::min(left, word->box.left());
        top = std::min(top, word->box.top());
        right = std::max(right, word->box.right());
        bottom = std::max(bottom, word->box.bottom());
    }
    return {left, top, right - left, bottom - top};
}

} // namespace

void derive(TextPage &page)
{
    for (size_t i = 0; i < page.lines.size(); ++i) {
        Line &line = page.lines[i];
        line.box = boxOf(page, line);
        for (qint32 w = line.firstWord; w < line.lastWord; ++w) {
            Word &word = page.words[static_cast<size_t>(w)];
            word.line = static_cast<qint32>(i);
            word.role = line.role;
            word.text = page.text.mid(word.begin, word.end - word.begin);
        }
    }
    Folded folded = foldWithMap(page.text);
    page.fold = std::move(folded.text);
    page.foldToText = std::move(folded.map);
}

} // namespace conspectus::text
