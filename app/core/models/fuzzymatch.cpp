// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fuzzymatch.h"

#include "text/fold.h"

#include <algorithm>

namespace conspectus {
namespace {

constexpr int kBeginning = 1000;
constexpr int kWordBeginnings = 800;
constexpr int kInside = 600;
constexpr int kLetters = 300;
constexpr int kLongestForLetters = 80;

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

// Where a word stands, at the beginning of another where there is such a place; -1.
qsizetype placeOf(const QString &word, const QString &text, bool *atBeginning)
{
    const qsizetype first = text.indexOf(word);
    for (qsizetype at = first; at >= 0; at = text.indexOf(word, at + 1)) {
        if (beginsWord(text, at)) {
            *atBeginning = true;
            return at;
        }
    }
    *atBeginning = false;
    return first;
}

std::optional<FuzzyMatch> byWords(const QString &text, const QStringList &words)
{
    FuzzyMatch match;
    match.score = kWordBeginnings;
    qsizetype last = -1;
    for (const QString &word : words) {
        bool atBeginning = false;
        const qsizetype at = placeOf(word, text, &atBeginning);
        if (at < 0)
            return std::nullopt;
        match.score = std::min(match.score, atBeginning ? kWordBeginnings : kInside) - (at < last ? 20 : 0);
        last = at;
        match.marks.push_back({static_cast<qint32>(at), static_cast<qint32>(at + word.size())});
    }
    return match;
}

// The letters in order, each at the beginning of a word where it can be, else as soon as possible.
std::optional<FuzzyMatch> byLetters(const QString &text, const QString &letters)
{
    FuzzyMatch match;
    match.score = kLetters;
    qsizetype from = 0;
    int gaps = 0;
    for (const QChar letter : letters) {
        qsizetype at = from < text.size() && text.at(from) == letter ? from : -1; // goes on
        for (qsizetype i = from; at < 0 && i < text.size(); ++i) {
            if (text.at(i) == letter && beginsWord(text, i))
                at = i;
        }
        const bool isBeginning = at >= 0 && beginsWord(text, at);
        if (at < 0)
            at = text.indexOf(letter, from);
        if (at < 0)
            return std::nullopt;
        if (match.marks.empty() || at > match.marks.back().end) {
            match.marks.push_back({static_cast<qint32>(at), static_cast<qint32>(at + 1)});
            gaps += isBeginning ? 0 : 1;
        } else {
            match.marks.back().end = static_cast<qint32>(at + 1);
        }
        match.score += isBeginning ? 8 : 0;
        from = at + 1;
    }
    // Letters strewn over the name are chance.
    if (gaps > (letters.size() < 4 ? 0 : letters.size() / 4))
        return std::nullopt;
    match.score -= gaps * 40;
    return match;
}

std::optional<FuzzyMatch> matchFolded(const QString &text, const QString &query)
{
    if (text.startsWith(query))
        return FuzzyMatch{kBeginning, {{0, static_cast<qint32>(query.size())}}};
    const QStringList words = query.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (auto match = byWords(text, words))
        return match;
    const QString letters = words.join(QString());
    if (letters.size() < 2 || text.size() > kLongestForLetters)
        return std::nullopt;
    return byLetters(text, letters);
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &name, const QString &query)
{
    const QString wanted = text::fold(query).trimmed();
    if (wanted.isEmpty())
        return FuzzyMatch();
    const text::Folded folded = text::foldWithMap(name);
    auto match = matchFolded(folded.text, wanted);
    if (!match)
        return std::nullopt;
    match->score -= std::min(static_cast<int>(folded.text.size()) / 8, 19); // of two that fit alike, the shorter one
    std::ranges::sort(match->marks, {}, &text::Span::begin);
    for (text::Span &mark : match->marks)
        mark = {folded.map[static_cast<size_t>(mark.begin)], folded.map[static_cast<size_t>(mark.end)]};
    return match;
}

} // namespace conspectus
