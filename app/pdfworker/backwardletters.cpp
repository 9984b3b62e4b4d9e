// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backwardletters.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace conspectus::pdfworker {

namespace {

// One character of a word, or what one glyph stands for, with the borders before and behind it.
struct Letter
{
    QString text;
    float begin = 0;
    float end = 0;

    [[nodiscard]] QChar::Direction direction() const
    {
        const bool isPair = text.size() >= 2 && text[0].isHighSurrogate();
        return QChar::direction(isPair ? QChar::surrogateToUcs4(text[0], text[1]) : text[0].unicode());
    }
    [[nodiscard]] bool isBackward() const { return direction() == QChar::DirR || direction() == QChar::DirAL; }
    [[nodiscard]] bool isForward() const
    {
        return direction() == QChar::DirL || direction() == QChar::DirEN || direction() == QChar::DirAN;
    }
};

std::vector<Letter> lettersOf(const text::RawWord &word, bool hasEdges)
{
    std::vector<Letter> letters;
    for (qsizetype i = 0; i < word.text.size();) {
        const bool isPair = word.text[i].isHighSurrogate() && i + 1 < word.text.size() && word.text[i + 1].isLowSurrogate();
        const qsizetype next = i + (isPair ? 2 : 1);
        Letter letter{word.text.mid(i, next - i)};
        if (hasEdges) {
            letter.begin = word.edges[static_cast<size_t>(i)];
            letter.end = word.edges[static_cast<size_t>(next)];
        }
        letters.push_back(letter);
        i = next;
    }
    return letters;
}

// A glyph that stands for a whole word says it in reading order; the engine spreads the letters evenly over its width, far
// narrower than any letter.
void joinGlyphs(std::vector<Letter> &letters, double size)
{
    constexpr double kNarrow = 0.15; // of the size
    constexpr float kSame = 0.01F;   // pt
    const auto width = [](const Letter &letter) { return letter.end - letter.begin; };
    std::vector<Letter> joined;
    float last = 0;
    for (const Letter &letter : letters) {
        const bool isNarrow = width(letter) > 0 && static_cast<double>(width(letter)) < kNarrow * size;
        if (!joined.empty() && isNarrow && std::abs(width(letter) - last) < kSame) {
            joined.back().text += letter.text;
            joined.back().end = letter.end;
        } else {
            joined.push_back(letter);
        }
        last = width(letter);
    }
    letters = std::move(joined);
}

// A bracket in what is read from the right is drawn as the other half of its pair.
void turn(std::vector<Letter>::iterator from, std::vector<Letter>::iterator to)
{
    std::reverse(from, to);
    for (auto letter = from; letter != to; ++letter) {
        std::swap(letter->begin, letter->end);
        if (letter->text.size() == 1)
            letter->text[0] = letter->text[0].mirroredChar();
    }
}

// Turns each run of letters of one direction that letters of the other one do not interrupt.
void turnRuns(std::vector<Letter> &letters, bool (Letter::*isOfRun)() const, bool (Letter::*interrupts)() const)
{
    for (auto from = letters.begin(); from != letters.end();) {
        from = std::find_if(from, letters.end(), std::mem_fn(isOfRun));
        const auto stop = std::find_if(from, letters.end(), std::mem_fn(interrupts));
        auto to = stop;
        while (to != from && !((*(to - 1)).*isOfRun)())
            --to;
        turn(from, to);
        from = stop;
    }
}

// Whether most of the word is read from the right: then "2017", "1.5" and "DNA" in it are still read from the left.
bool isBackwardWord(const QString &word)
{
    int balance = 0;
    for (const QChar c : word) {
        const QChar::Direction direction = c.direction();
        balance += direction == QChar::DirR || direction == QChar::DirAL ? 1 : direction == QChar::DirL ? -1 : 0;
    }
    return balance > 0;
}

} // namespace

void putInReadingOrder(text::RawWord &word)
{
    const bool hasEdges = word.edges.size() == static_cast<size_t>(word.text.size()) + 1;
    std::vector<Letter> letters = lettersOf(word, hasEdges);
    if (std::ranges::none_of(letters, &Letter::isBackward))
        return;
    if (hasEdges)
        joinGlyphs(letters, static_cast<double>(word.size));
    if (isBackwardWord(word.text)) {
        turn(letters.begin(), letters.end());
        turnRuns(letters, &Letter::isForward, &Letter::isBackward);
    } else {
        turnRuns(letters, &Letter::isBackward, &Letter::isForward);
    }
    word.text.clear();
    const bool isOneRun = std::ranges::none_of(letters, &Letter::isForward);
    if (!isOneRun || !hasEdges)
        word.edges.clear(); // borders between runs would have two places
    size_t unit = 0;
    for (const Letter &letter : letters) {
        word.text.append(letter.text);
        const float step = (letter.end - letter.begin) / static_cast<float>(letter.text.size());
        for (qsizetype i = 0; i < letter.text.size() && !word.edges.empty(); ++i)
            word.edges[unit++] = letter.begin + step * static_cast<float>(i);
    }
    if (!word.edges.empty())
        word.edges[unit] = letters.back().end;
}

} // namespace conspectus::pdfworker
