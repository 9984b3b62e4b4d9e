// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchquery.h"

#include "text/fold.h"

#include <algorithm>

namespace conspectus::store {
namespace {

bool isUnspaced(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

bool isWordCharacter(char32_t c) { return QChar::isLetterOrNumber(c) || QChar::isMark(c); }

char32_t characterAt(const QString &text, qsizetype at)
{
    const QChar c = text.at(at);
    if (c.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
        return QChar::surrogateToUcs4(c, text.at(at + 1));
    return c.unicode();
}

char32_t characterBefore(const QString &text, qsizetype at)
{
    const QChar c = text.at(at - 1);
    if (c.isLowSurrogate() && at >= 2 && text.at(at - 2).isHighSurrogate())
        return QChar::surrogateToUcs4(text.at(at - 2), c);
    return c.unicode();
}

bool standsAlone(const QString &fold, qsizetype begin, qsizetype end, const SearchTerm &term)
{
    if (term.isUnspaced || term.isLiteral)
        return true;
    const bool opens = begin == 0 || !isWordCharacter(characterBefore(fold, begin)) ||
                       !isWordCharacter(characterAt(fold, begin));
    const bool closes = end == fold.size() || term.isPrefix || !isWordCharacter(characterAt(fold, end));
    return opens && closes;
}

void findTerm(const SearchTerm &term, int number, const QString &fold, std::vector<TermPlace> &places)
{
    for (const QString &spelling : term.spellings) {
        for (qsizetype at = fold.indexOf(spelling); at >= 0; at = fold.indexOf(spelling, at + 1)) {
            const qsizetype end = at + spelling.size();
            if (standsAlone(fold, at, end, term))
                places.push_back({{static_cast<qint32>(at), static_cast<qint32>(end)}, number});
        }
    }
}

} // namespace

bool hasUnspacedScript(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isUnspaced(characterAt(text, i)))
            return true;
    }
    return false;
}

QString facetValue(const QString &text)
{
    QString value(QLatin1Char(' '));
    for (const QChar c : text::fold(text)) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            value += c;
        else if (!value.endsWith(QLatin1Char(' ')))
            value += QLatin1Char(' ');
    }
    return value.endsWith(QLatin1Char(' ')) ? value : value + QLatin1Char(' ');
}

std::vector<TermPlace> placesOf(const SearchQuery &query, const QString &fold)
{
    std::vector<TermPlace> all;
    for (size_t i = 0; i < query.terms.size(); ++i)
        findTerm(query.terms[i], static_cast<int>(i), fold, all);
    std::ranges::sort(all, [](const TermPlace &a, const TermPlace &b) {
        return std::pair(a.span.begin, -a.span.end) < std::pair(b.span.begin, -b.span.end);
    });
    std::vector<TermPlace> apart;
    for (const TermPlace &place : all) {
        if (apart.empty() || place.span.begin >= apart.back().span.end)
            apart.push_back(place);
    }
    return apart;
}

namespace {

// Where the piece begins: a little before the match from which the most others are in reach.
qint32 snippetBegin(const QString &text, const std::vector<text::Span> &marks, int length)
{
    size_t best = 0;
    qsizetype bestCount = 0;
    for (size_t i = 0; i < marks.size(); ++i) {
        const auto reach = marks[i].begin + length * 2 / 3;
        const auto count = std::ranges::count_if(marks.begin() + static_cast<std::ptrdiff_t>(i), marks.end(),
                                                 [&](const text::Span &mark) { return mark.end <= reach; });
        if (count > bestCount) {
            best = i;
            bestCount = count;
        }
    }
    qint32 begin = marks.empty() ? 0 : qMax(0, marks[best].begin - length / 4);
    const qint32 limit = marks.empty() ? 0 : marks[best].begin;
    while (begin > 0 && begin < limit && !text.at(begin - 1).isSpace())
        ++begin; // from a whole word on
    return begin;
}

// "Hal-" at a line's end and "lucination" on the next are shown as one word, as people read them.
bool isWordBrokenAt(const QString &text, qint32 lineEnd, qint32 end)
{
    return text.at(lineEnd) == QLatin1Char('\n') && lineEnd >= 2 && lineEnd + 1 < end &&
           text.at(lineEnd - 1) == QLatin1Char('-') && text.at(lineEnd - 2).isLetter() &&
           text.at(lineEnd + 1).isLower();
}

} // namespace

Snippet cutSnippet(const QString &text, const std::vector<text::Span> &marks, int length)
{
    const qint32 begin = snippetBegin(text, marks, length);
    qint32 end = static_cast<qint32>(qMin<qsizetype>(text.size(), begin + length));
    while (end < text.size() && end > begin + length / 2 && !text.at(end).isSpace())
        --end; // to a whole word
    if (end <= begin + length / 2)
        end = static_cast<qint32>(qMin<qsizetype>(text.size(), begin + length));

    Snippet snippet;
    std::vector<qint32> places; // of text.at(begin + i) in the snippet
    if (begin > 0)
        snippet.text += QChar(0x2026);
    for (qint32 i = begin; i < end; ++i) {
        places.push_back(static_cast<qint32>(snippet.text.size()));
        const QChar c = text.at(i);
        if (!c.isSpace())
            snippet.text += c;
        else if (isWordBrokenAt(text, i, end))
            snippet.text.chop(1);
        else if (!snippet.text.isEmpty() && !snippet.text.back().isSpace() &&
                 snippet.text.back() != QChar(0x2026))
            snippet.text += QLatin1Char(' ');
    }
    places.push_back(static_cast<qint32>(snippet.text.size()));
    for (const text::Span &mark : marks) {
        const qint32 from = qMax(mark.begin, begin);
        const qint32 to = qMin(mark.end, end);
        if (from < to)
            snippet.marks.push_back(
                {places[static_cast<size_t>(from - begin)], places[static_cast<size_t>(to - begin)]});
    }
    if (end < text.size())
        snippet.text += QChar(0x2026);
    return snippet;
}

} // namespace conspectus::store
