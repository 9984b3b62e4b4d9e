// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a reader gets by copying: lines and broken words joined, paragraphs kept, nothing of the margins.

#include "text/foldrules.h"
#include "text/textpage.h"

#include <algorithm>

namespace conspectus::text {

namespace {

bool isOfWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || isHyphen(c.unicode());
}

// Whether the hyphen between two halves of a word is the word's own: one half has another hyphen ("state-of-⏎the-art"),
// or the page writes the word with its hyphen elsewhere and never without.
bool keepsHyphen(QStringView left, QStringView right, const QString &fold)
{
    qsizetype from = left.size() - 1; // before the hyphen itself
    while (from > 0 && isOfWord(left[from - 1]))
        --from;
    qsizetype to = 0;
    while (to < right.size() && isOfWord(right[to]))
        ++to;
    const QString head = left.mid(from, left.size() - 1 - from).toString().toCaseFolded();
    const QString tail = right.left(to).toString().toCaseFolded();
    const auto hyphened = [](const QString &part) { return part.mid(0, part.size() - 1).contains(u'-'); };
    if (hyphened(head) || hyphened(tail))
        return true;
    // Halves of one or two letters ("e-⏎mail") say too little to be looked up as they stand.
    return fold.contains(head + u'-' + tail) && fold.count(head + tail) <= 1;
}

// Joins the lines of one paragraph.
QString joinedLines(QStringView paragraph, const QString &fold)
{
    QString out;
    out.reserve(paragraph.size());
    qsizetype begin = 0;
    while (begin < paragraph.size()) {
        qsizetype end = paragraph.indexOf(u'\n', begin);
        if (end < 0)
            end = paragraph.size();
        out.append(paragraph.mid(begin, end - begin));
        begin = end + 1;
        if (begin >= paragraph.size())
            break;
        const QStringView rest = paragraph.mid(begin);
        switch (lineJoin(paragraph.left(end), rest)) {
        case LineJoin::Space: out.append(u' '); break;
        case LineJoin::Nothing: break;
        case LineJoin::DropHyphen:
            if (out.back().unicode() == u'\u00AD' || !keepsHyphen(paragraph.left(end), rest, fold))
                out.chop(1);
            break;
        }
    }
    out.remove(QChar(0x00AD));
    return out.trimmed();
}

} // namespace

QString plainLetters(const QString &text)
{
    const auto isForm = [](QChar c) {
        const char16_t unit = c.unicode();
        return (unit >= 0xFB00 && unit <= 0xFDFF) || (unit >= 0xFE70 && unit <= 0xFEFC);
    };
    if (std::none_of(text.begin(), text.end(), isForm))
        return text;
    QString out;
    out.reserve(text.size() + 8);
    for (const QChar c : text)
        out.append(isForm(c) ? QString(c).normalized(QString::NormalizationForm_KC) : QString(c));
    return out;
}

QString TextPage::cleanText(Span textSpan) const
{
    // The stretches of text that are not of the margins.
    QString kept;
    const auto total = static_cast<qint32>(text.size());
    const qint32 end = std::min(textSpan.end, total);
    for (qint32 at = std::max(textSpan.begin, 0); at < end;) {
        const auto i = static_cast<size_t>(wordAt(at));
        if (i >= words.size())
            break;
        const Role role = words[i].role;
        size_t next = i;
        while (next < words.size() && words[next].role == role && words[next].begin < end)
            ++next;
        const qint32 stop = next < words.size() ? std::min(end, words[next].begin) : end;
        if (role != Role::RunningHead && role != Role::LineNumber)
            kept.append(QStringView(text).mid(at, stop - at));
        at = stop;
    }
    QString out;
    for (const QString &paragraph : kept.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
        const QString joined = joinedLines(paragraph, fold);
        if (joined.isEmpty())
            continue;
        if (!out.isEmpty())
            out.append(QLatin1String("\n\n"));
        out.append(joined);
    }
    return plainLetters(out);
}

} // namespace conspectus::text
