// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/textpage.h"

#include "text/foldrules.h"

#include <algorithm>

namespace conspectus::text {

QString roleName(Role role)
{
    switch (role) {
    case Role::Body: return QStringLiteral("body");
    case Role::Heading: return QStringLiteral("heading");
    case Role::Footnote: return QStringLiteral("footnote");
    case Role::Caption: return QStringLiteral("caption");
    case Role::Float: return QStringLiteral("float");
    case Role::RunningHead: return QStringLiteral("running-head");
    case Role::LineNumber: return QStringLiteral("line-number");
    }
    return QStringLiteral("body");
}

Span TextPage::textSpan(Span foldSpan) const
{
    const auto count = static_cast<qint32>(foldToText.size()) - 1;
    const qint32 begin = std::clamp(foldSpan.begin, 0, std::max(count, 0));
    qint32 end = std::clamp(foldSpan.end, begin, std::max(count, 0));
    if (count <= 0 || end == begin)
        return {};
    const auto at = [this](qint32 i) { return foldToText[static_cast<size_t>(i)]; };
    // One character can fold to several ("ﬁ"): take it whole.
    while (end < count && at(end) == at(end - 1))
        ++end;
    return {at(begin), at(end)};
}

Span TextPage::foldSpan(Span textSpan) const
{
    if (foldToText.size() < 2 || textSpan.isEmpty())
        return {};
    const auto last = foldToText.end() - 1; // the end of the last character
    auto begin = std::upper_bound(foldToText.begin(), last, textSpan.begin);
    if (begin != foldToText.begin())
        --begin;
    begin = std::lower_bound(foldToText.begin(), last, *begin);
    const auto end = std::lower_bound(begin, last, textSpan.end);
    if (textSpan.begin >= foldToText.back())
        return {};
    return {static_cast<qint32>(begin - foldToText.begin()), static_cast<qint32>(end - foldToText.begin())};
}

int TextPage::wordAt(qint32 textOffset) const
{
    const auto word = std::ranges::upper_bound(words, textOffset, {}, &Word::end);
    return static_cast<int>(word - words.begin());
}

namespace {

bool runsDown(qint16 rotation)
{
    return rotation == 90 || rotation == 270;
}

// The part of a word's box that its characters [from, to) cover.
QRectF partOf(const Word &word, qint32 from, qint32 to)
{
    const auto size = std::max<qint32>(1, word.end - word.begin);
    const QRectF &box = word.box;
    const bool down = runsDown(word.rotation);
    double a = 0;
    double b = 0;
    if (word.edges.size() == static_cast<size_t>(size) + 1) {
        const auto [low, high] = std::minmax(word.edges[static_cast<size_t>(from)], word.edges[static_cast<size_t>(to)]);
        a = static_cast<double>(low);
        b = static_cast<double>(high);
    } else {
        const bool backward = word.rotation == 180 || word.rotation == 270 || isRightToLeft(word.text);
        const double start = down ? box.top() : box.left();
        const double length = down ? box.height() : box.width();
        const double low = static_cast<double>(backward ? size - to : from) / size;
        const double high = static_cast<double>(backward ? size - from : to) / size;
        a = start + low * length;
        b = start + high * length;
    }
    const double least = down ? box.top() : box.left();
    const double most = down ? box.bottom() : box.right();
    a = std::clamp(a, least, most);
    b = std::clamp(b, a, most);
    return down ? QRectF(box.left(), a, box.width(), b - a) : QRectF(a, box.top(), b - a, box.height());
}

// The corners of a rectangle in the order in which text of that rotation runs.
Quad quadOf(const QRectF &rect, qint16 rotation)
{
    Quad quad = Quad::fromRect(rect);
    const int turns = rotation == 90 ? 1 : rotation == 180 ? 2 : rotation == 270 ? 3 : 0;
    std::rotate(quad.corners.begin(), quad.corners.begin() + turns, quad.corners.end());
    return quad;
}

// True where b goes on from a without a hole as wide as between two cells of a table.
bool adjoins(const QRectF &a, const QRectF &b, qint16 rotation, double size)
{
    const double gap = runsDown(rotation) ? std::max(b.top() - a.bottom(), a.top() - b.bottom())
                                          : std::max(b.left() - a.right(), a.left() - b.right());
    return gap <= 2.5 * std::max(size, 4.0);
}

} // namespace

bool isRightToLeft(QStringView text)
{
    int balance = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t cp = text[i].unicode();
        if (cp < 0x590) {
            balance -= QChar::isLetter(cp) ? 1 : 0;
            continue;
        }
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            cp = QChar::surrogateToUcs4(text[i], text[i + 1]);
        const QChar::Direction direction = QChar::direction(cp);
        if (direction == QChar::DirR || direction == QChar::DirAL)
            ++balance;
        else if (direction == QChar::DirL)
            --balance;
        i += cp > 0xFFFF;
    }
    return balance > 0;
}

Quads TextPage::quads(Span textSpan) const
{
    Quads all;
    QRectF open;
    const Word *previous = nullptr;
    for (auto i = static_cast<size_t>(wordAt(textSpan.begin)); i < words.size(); ++i) {
        const Word &word = words[i];
        if (word.begin >= textSpan.end)
            break;
        const qint32 from = std::max(textSpan.begin, word.begin) - word.begin;
        const qint32 to = std::min(textSpan.end, word.end) - word.begin;
        if (from >= to)
            continue;
        const QRectF part = partOf(word, from, to);
        if (previous && previous->line == word.line && previous->rotation == word.rotation
            && adjoins(open, part, word.rotation, static_cast<double>(word.size))) {
            open = open.united(part);
        } else {
            if (previous)
                all.push_back(quadOf(open, previous->rotation));
            open = part;
        }
        previous = &word;
    }
    if (previous)
        all.push_back(quadOf(open, previous->rotation));
    return all;
}

qint32 TextPage::bodyEnd() const
{
    const auto isSide = [](Role role) { return role != Role::Body && role != Role::Heading; };
    const auto side = std::ranges::find_if(words, isSide, &Word::role);
    return side == words.begin() ? 0 : std::prev(side)->end;
}

} // namespace conspectus::text
