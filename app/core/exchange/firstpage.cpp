// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/firstpage.h"

#include "text/foldrules.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace conspectus::exchange {

using text::Line;
using text::TextPage;
using text::Word;

namespace {

constexpr size_t kMaxLines = 2000;

double sizeOfMostLetters(std::span<const Word> words)
{
    constexpr double kStep = 0.5; // pt: sizes within it are one
    std::map<qint64, std::pair<qsizetype, double>> sizes; // letters and the size of the first word
    for (const Word &word : words) {
        const double size = std::clamp(sizeOf(word), 0.0, 1e6);
        auto &[letters, first] = sizes.try_emplace(std::llround(size / kStep), 0, size).first->second;
        letters += word.text.size();
    }
    const auto most = std::ranges::max_element(sizes, {}, [](const auto &entry) { return entry.second.first; });
    return most == sizes.end() ? 0 : most->second.second;
}

PageLine lineFrom(const TextPage &page, const Line &line)
{
    PageLine result;
    const auto count = static_cast<qint32>(page.words.size());
    const qint32 first = std::clamp(line.firstWord, 0, count);
    const qint32 last = std::clamp(line.lastWord, first, count);
    result.words =
        std::span(page.words).subspan(static_cast<size_t>(first), static_cast<size_t>(last - first));
    result.box = line.box;
    result.role = line.role;
    result.upright = std::ranges::all_of(result.words, [](const Word &word) { return word.rotation == 0; });
    result.size = sizeOfMostLetters(result.words);
    if (!result.words.empty())
        result.span = {result.words.front().begin, result.words.back().end};
    result.text = joinedWords(result.words);
    return result;
}

} // namespace

double sizeOf(const Word &word)
{
    const double size = word.size > 0 ? static_cast<double>(word.size) : word.box.height();
    return std::isfinite(size) ? size : 0;
}

QString joinedWords(std::span<const Word> words, double leastSize)
{
    QString all;
    qint32 end = 0;
    for (const Word &word : words) {
        if (sizeOf(word) < leastSize)
            continue;
        if (word.begin > end)
            all.append(u' ');
        all.append(word.text);
        end = word.end;
    }
    return text::plainLetters(all).simplified();
}

int letterCount(const QString &text)
{
    return static_cast<int>(std::ranges::count_if(text, [](QChar c) { return c.isLetter(); }));
}

std::vector<PageLine> linesOf(const TextPage &page)
{
    std::vector<PageLine> lines;
    for (const Line &line : page.lines) {
        PageLine read = lineFrom(page, line);
        if (!read.text.isEmpty())
            lines.push_back(std::move(read));
        if (lines.size() >= kMaxLines)
            break;
    }
    return lines;
}

} // namespace conspectus::exchange
