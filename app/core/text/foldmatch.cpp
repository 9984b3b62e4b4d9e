// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/foldmatch.h"

#include "text/foldrules.h"

namespace conspectus::text {

namespace {

// Offset in needle of its longest stretch without a hyphen, and its length.
std::pair<qsizetype, qsizetype> longestStretch(const QString &needle)
{
    qsizetype best = 0;
    qsizetype length = 0;
    for (qsizetype begin = 0; begin <= needle.size();) {
        qsizetype end = needle.indexOf(u'-', begin);
        if (end < 0)
            end = needle.size();
        if (end - begin > length) {
            best = begin;
            length = end - begin;
        }
        begin = end + 1;
    }
    return {best, length};
}

// Walks needle[from…] to the right from fold offset `at`; the fold offset after it, or -1.
qsizetype walkRight(const QString &fold, qsizetype at, const QString &needle, qsizetype from, const IsJoin &isJoin)
{
    for (qsizetype n = from; n < needle.size(); ++n) {
        if (at < fold.size() && fold[at] == needle[n]) {
            ++at;
            continue;
        }
        if (needle[n] != u'-' || at >= fold.size() || !isJoin(static_cast<qint32>(at)))
            return -1;
    }
    return at;
}

// Walks needle[0…to) to the left, ending at fold offset `at`; where it begins, or -1.
qsizetype walkLeft(const QString &fold, qsizetype at, const QString &needle, qsizetype to, const IsJoin &isJoin)
{
    for (qsizetype n = to; n > 0; --n) {
        if (at > 0 && fold[at - 1] == needle[n - 1]) {
            --at;
            continue;
        }
        if (needle[n - 1] != u'-' || at <= 0 || at >= fold.size() || !isJoin(static_cast<qint32>(at)))
            return -1;
    }
    return at;
}

} // namespace

std::vector<Span> findFolded(const QString &fold, const QString &needle, const IsJoin &isJoin)
{
    std::vector<Span> found;
    if (needle.isEmpty())
        return found;
    auto [offset, length] = longestStretch(needle);
    if (length == 0) { // nothing but hyphens: as it stands
        offset = 0;
        length = needle.size();
    }
    const QString core = needle.mid(offset, length);
    qsizetype free = 0; // where the next match may begin
    for (qsizetype at = fold.indexOf(core); at >= 0; at = fold.indexOf(core, at + 1)) {
        const qsizetype begin = walkLeft(fold, at, needle, offset, isJoin);
        if (begin < free)
            continue;
        const qsizetype end = walkRight(fold, at + length, needle, offset + length, isJoin);
        if (end < 0)
            continue;
        found.push_back({static_cast<qint32>(begin), static_cast<qint32>(end)});
        free = end;
        at = std::max(at, end - 1);
    }
    return found;
}

bool isJoinOf(const TextPage &page, qint32 foldOffset)
{
    const auto i = static_cast<size_t>(foldOffset);
    if (i == 0 || i >= page.foldToText.size())
        return false;
    const qint32 begin = page.foldToText[i - 1];
    const qint32 end = page.foldToText[i];
    // A letter, the hyphen and the line's end.
    return end - begin >= 3 && page.text[end - 1] == u'\n' && isHyphen(page.text[end - 2].unicode());
}

} // namespace conspectus::text
