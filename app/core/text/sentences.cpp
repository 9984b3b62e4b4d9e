// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where sentences end: a full stop, question or exclamation mark with what closes after it, then space, then something
// that can begin a sentence; not after an abbreviation of scholarly writing or an initial.

#include "text/selection.h"

#include <algorithm>
#include <array>

namespace conspectus::text {

namespace {

constexpr std::array kAbbreviations = {
    "al",  "approx", "assoc", "ca",  "cf",  "ch",   "chap", "def", "dr",   "ed",   "eds", "eq",   "eqs",  "esp", "et",
    "etc", "ex",     "fig",   "figs", "i.e", "e.g",  "inc",  "jr",  "lemma", "ltd", "mr",  "mrs",  "ms",   "no",  "nos",
    "p",   "pp",     "prof",  "prop", "ref", "refs", "resp", "sec", "sect", "sects", "st", "tab",  "thm",  "viz", "vol",
    "vs",  "w.r.t",  "i.i.d", "a.k.a", "u.s"};

bool closes(QChar c)
{
    return QStringView(u")]}\"'\u2019\u201D\u00BB\u300D\u300F\uFF09").contains(c);
}

bool isFullWidthStop(QChar c)
{
    return QStringView(u"\u3002\uFF01\uFF1F\uFF0E").contains(c);
}

// The letters and inner dots before a full stop: "e.g", "Fig", "J".
QStringView tokenBefore(QStringView text, qsizetype stop)
{
    qsizetype begin = stop;
    while (begin > 0 && (text[begin - 1].isLetter() || (text[begin - 1] == u'.' && begin < stop)))
        --begin;
    return text.mid(begin, stop - begin);
}

bool isAbbreviation(QStringView token)
{
    if (token.size() == 1)
        return token.front().isUpper(); // an initial
    return std::ranges::any_of(kAbbreviations, [token](const char *known) {
        return token.compare(QLatin1String(known), Qt::CaseInsensitive) == 0;
    });
}

bool canBegin(QChar c)
{
    return !c.isLower() && !QStringView(u",;:)]}").contains(c);
}

// The end of the sentence whose stop stands at `stop`, or -1 where it is no end.
qsizetype endAt(QStringView text, qsizetype stop)
{
    const QChar c = text[stop];
    const bool wide = isFullWidthStop(c);
    if (!wide && c != u'.' && c != u'!' && c != u'?')
        return -1;
    qsizetype end = stop + 1;
    while (end < text.size() && closes(text[end]))
        ++end;
    if (end >= text.size() || wide)
        return end;
    if (!text[end].isSpace())
        return -1;
    qsizetype next = end;
    while (next < text.size() && text[next].isSpace())
        ++next;
    if (next < text.size() && !canBegin(text[next]))
        return -1;
    return c == u'.' && isAbbreviation(tokenBefore(text, stop)) ? -1 : end;
}

} // namespace

Span sentenceSpan(const TextPage &page, qint32 offset)
{
    const Span paragraph = paragraphSpan(page, offset);
    if (paragraph.isEmpty())
        return paragraph;
    const QStringView text = QStringView(page.text).mid(paragraph.begin, paragraph.end - paragraph.begin);
    const qsizetype at = std::min<qsizetype>(std::max(offset - paragraph.begin, 0), text.size() - 1);
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype end = endAt(text, i);
        if (end < 0)
            continue;
        qsizetype next = end;
        while (next < text.size() && text[next].isSpace())
            ++next;
        if (at < next) // the space between two sentences belongs to the one before
            return {paragraph.begin + static_cast<qint32>(begin), paragraph.begin + static_cast<qint32>(end)};
        begin = next;
        i = next - 1;
    }
    return {paragraph.begin + static_cast<qint32>(begin), paragraph.end};
}

} // namespace conspectus::text
