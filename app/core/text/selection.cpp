// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/selection.h"

#include "text/foldrules.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace conspectus::text {

namespace {

constexpr double kTolerance = 2; // pt around a word within which the pointer is on it

double outside(double value, double low, double high)
{
    return std::max({low - value, value - high, 0.0});
}

// Left and right of the body's columns, by column: a short last line still owns its row of the column.
std::map<qint16, std::pair<double, double>> columnsOf(const TextPage &page)
{
    std::map<qint16, std::pair<double, double>> columns;
    for (const Line &line : page.lines) {
        if (line.role != Role::Body || line.firstWord >= line.lastWord)
            continue;
        if (page.words[static_cast<size_t>(line.firstWord)].rotation != 0)
            continue;
        const auto [it, isNew] = columns.try_emplace(line.column, line.box.left(), line.box.right());
        it->second.first = std::min(it->second.first, line.box.left());
        it->second.second = std::max(it->second.second, line.box.right());
    }
    return columns;
}

const Line *nearestLine(const TextPage &page, QPointF point)
{
    const auto columns = columnsOf(page);
    const Line *best = nullptr;
    double least = std::numeric_limits<double>::max();
    for (const Line &line : page.lines) {
        if (line.firstWord >= line.lastWord)
            continue;
        const double dy = outside(point.y(), line.box.top(), line.box.bottom());
        const double dx = outside(point.x(), line.box.left(), line.box.right());
        double column = dx;
        if (const auto it = columns.find(line.column); line.role == Role::Body && it != columns.end())
            column = std::min(dx, outside(point.x(), it->second.first, it->second.second));
        // Far to the side is worse than far above or below; ties go to the line that is really there.
        const double distance = dy + 4 * column + dx * 1e-3
            + std::abs(point.y() - line.box.center().y()) * 1e-3;
        if (distance < least) {
            least = distance;
            best = &line;
        }
    }
    return best;
}

bool runsDown(const Word &word)
{
    return word.rotation == 90 || word.rotation == 270;
}

// The borders of a word's characters along its line, in the order of its text.
std::vector<double> bordersOf(const Word &word)
{
    const qint32 size = word.end - word.begin;
    std::vector<double> borders(static_cast<size_t>(size) + 1);
    if (word.edges.size() == borders.size()) {
        std::ranges::transform(word.edges, borders.begin(), [](float edge) { return static_cast<double>(edge); });
        return borders;
    }
    const bool backward = word.rotation == 180 || word.rotation == 270 || isRightToLeft(word.text);
    const double low = runsDown(word) ? word.box.top() : word.box.left();
    const double length = runsDown(word) ? word.box.height() : word.box.width();
    for (qint32 i = 0; i <= size; ++i)
        borders[static_cast<size_t>(i)] = low + length * (backward ? size - i : i) / std::max(size, 1);
    return borders;
}

// The character border of a word nearest to a point, as an offset into the page's text.
qint32 nearestBorder(const Word &word, QPointF point)
{
    const double at = runsDown(word) ? point.y() : point.x();
    const qint32 size = word.end - word.begin;
    const std::vector<double> borders = bordersOf(word);
    const auto nearest = std::ranges::min_element(borders, {}, [at](double border) { return std::abs(border - at); });
    auto offset = static_cast<qint32>(nearest - borders.begin());
    // Never between the halves of a surrogate pair.
    if (offset > 0 && offset < size && word.text[offset].isLowSurrogate() && word.text[offset - 1].isHighSurrogate())
        --offset;
    return word.begin + offset;
}

double distanceTo(const QRectF &box, QPointF point)
{
    return std::hypot(outside(point.x(), box.left(), box.right()), outside(point.y(), box.top(), box.bottom()));
}

bool isOfWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_';
}

// True where text[i] holds a word together: an apostrophe or a hyphen between letters, with the line's end or without.
bool bridges(const QString &text, qint32 i)
{
    if (i <= 0 || i + 1 >= text.size())
        return false;
    const QChar c = text[i];
    if (c == u'\n')
        return isHyphen(text[i - 1].unicode()) && i >= 2 && isOfWord(text[i - 2]) && isOfWord(text[i + 1]);
    if (c != u'\'' && c != u'\u2019' && !isHyphen(c.unicode()))
        return false;
    if (!isOfWord(text[i - 1]))
        return false;
    return isOfWord(text[i + 1]) || (text[i + 1] == u'\n' && i + 2 < text.size() && isOfWord(text[i + 2]));
}

// The script of a letter of Japanese, with the mark of a long vowel as katakana; Common for all others.
QChar::Script japaneseScript(QChar c)
{
    const QChar::Script script = c == u'\u30FC' ? QChar::Script_Katakana : c == u'\u3005' ? QChar::Script_Han : c.script();
    const bool isJapanese = script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
    return isJapanese ? script : QChar::Script_Common;
}

// Japanese goes over to another script mostly where a word or its ending begins. In Chinese, without kana near, nothing says so.
std::optional<Span> japaneseWord(const QString &text, qint32 offset)
{
    constexpr qint32 kNear = 12;
    const QChar::Script script = japaneseScript(text[offset]);
    const auto near = QStringView(text).mid(std::max(0, offset - kNear), 2 * kNear);
    const bool hasKana = std::any_of(near.begin(), near.end(), [](QChar c) {
        return japaneseScript(c) == QChar::Script_Hiragana || japaneseScript(c) == QChar::Script_Katakana;
    });
    if (script == QChar::Script_Common || !hasKana)
        return {};
    Span span{offset, offset + 1};
    while (span.begin > 0 && japaneseScript(text[span.begin - 1]) == script)
        --span.begin;
    while (span.end < text.size() && japaneseScript(text[span.end]) == script)
        ++span.end;
    return span;
}

// One word of a script without spaces; where nothing better is known as Unicode's rules cut it.
Span unspacedWord(const QString &text, qint32 offset)
{
    if (const auto word = japaneseWord(text, offset))
        return *word;
    qint32 begin = offset;
    qint32 end = offset;
    while (begin > 0 && isUnspaced(text[begin - 1].unicode()))
        --begin;
    while (end < text.size() && (isUnspaced(text[end].unicode()) || text[end].isLowSurrogate()))
        ++end;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text.mid(begin, end - begin));
    finder.setPosition(offset - begin + 1);
    const auto to = finder.isAtBoundary() ? offset - begin + 1 : finder.toNextBoundary();
    finder.setPosition(to);
    const auto from = finder.toPreviousBoundary();
    if (from < 0 || to < 0)
        return {begin, end};
    return {begin + static_cast<qint32>(from), begin + static_cast<qint32>(to)};
}

} // namespace

qint32 offsetAt(const TextPage &page, QPointF point)
{
    const Line *line = nearestLine(page, point);
    if (!line)
        return -1;
    const auto first = page.words.begin() + line->firstWord;
    const auto last = page.words.begin() + line->lastWord;
    const auto nearest = std::min_element(first, last, [point](const Word &a, const Word &b) {
        return distanceTo(a.box, point) < distanceTo(b.box, point);
    });
    return nearestBorder(*nearest, point);
}

QLineF caretLine(const TextPage &page, qint32 offset)
{
    if (page.words.empty())
        return {};
    auto index = static_cast<size_t>(page.wordAt(offset));
    const bool isBetween = index >= page.words.size() || page.words[index].begin > offset;
    if (isBetween && index > 0)
        --index; // behind the word before
    const Word &word = page.words[index];
    const qint32 in = std::clamp(offset - word.begin, 0, word.end - word.begin);
    const double at = bordersOf(word)[static_cast<size_t>(in)];
    return runsDown(word) ? QLineF(word.box.left(), at, word.box.right(), at) : QLineF(at, word.box.top(), at, word.box.bottom());
}

bool isOverText(const TextPage &page, QPointF point)
{
    return std::ranges::any_of(page.words, [point](const Word &word) {
        return word.box.adjusted(-kTolerance, -kTolerance, kTolerance, kTolerance).contains(point);
    });
}

Span wordSpan(const TextPage &page, qint32 offset)
{
    const QString &text = page.text;
    const auto size = static_cast<qint32>(text.size());
    if (size == 0 || offset < 0)
        return {};
    qint32 at = std::min(offset, size - 1);
    const auto isInner = [&](qint32 i) { return isOfWord(text[i]) || bridges(text, i); };
    if (!isInner(at) && at > 0 && isInner(at - 1))
        --at; // at the border after a word
    if (isUnspaced(text[at].unicode()))
        return unspacedWord(text, at);
    if (!isInner(at)) { // punctuation, by itself
        return text[at].isSpace() ? Span{at, at} : Span{at, at + 1};
    }
    qint32 begin = at;
    qint32 end = at + 1;
    while (begin > 0 && isInner(begin - 1) && !isUnspaced(text[begin - 1].unicode()))
        --begin;
    while (end < size && isInner(end) && !isUnspaced(text[end].unicode()))
        ++end;
    return {begin, end};
}

Span paragraphSpan(const TextPage &page, qint32 offset)
{
    const QString &text = page.text;
    if (text.isEmpty() || offset < 0)
        return {};
    const QLatin1String separator("\n\n");
    const qsizetype at = std::min<qsizetype>(offset, text.size() - 1);
    // On the separator itself the paragraph before it is meant.
    qsizetype before = at == 0 ? -1 : text.lastIndexOf(separator, at - 1);
    if (before >= 0 && before + 1 == at)
        before = before == 0 ? -1 : text.lastIndexOf(separator, before - 1);
    const qsizetype begin = before < 0 ? 0 : before + separator.size();
    qsizetype end = text.indexOf(separator, begin);
    if (end < 0)
        end = text.size();
    return {static_cast<qint32>(begin), static_cast<qint32>(end)};
}

Span columnSpan(const TextPage &page, qint32 offset)
{
    if (page.words.empty() || offset < 0)
        return {};
    const auto last = static_cast<int>(page.words.size()) - 1;
    const Word &word = page.words[static_cast<size_t>(std::min(page.wordAt(offset), last))];
    const Line &line = page.lines[static_cast<size_t>(word.line)];
    if (line.role != Role::Body && line.role != Role::Heading)
        return paragraphSpan(page, offset);
    const auto belongs = [&](const Line &other) {
        return other.column == line.column && (other.role == Role::Body || other.role == Role::Heading)
               && other.firstWord < other.lastWord;
    };
    auto first = static_cast<size_t>(word.line);
    auto end = first + 1;
    while (first > 0 && belongs(page.lines[first - 1]))
        --first;
    while (end < page.lines.size() && belongs(page.lines[end]))
        ++end;
    return {page.words[static_cast<size_t>(page.lines[first].firstWord)].begin,
            page.words[static_cast<size_t>(page.lines[end - 1].lastWord - 1)].end};
}

Span spanOnPage(const TextLayer &layer, const TextRange &range, int page)
{
    if (range.isEmpty() || page < range.begin.page || page > range.end.page || page < 0
        || static_cast<size_t>(page) >= layer.pages.size())
        return {};
    const TextPagePtr &text = layer.pages[static_cast<size_t>(page)];
    if (!text)
        return {};
    const auto size = static_cast<qint32>(text->text.size());
    const qint32 begin = page == range.begin.page ? std::clamp(range.begin.offset, 0, size) : 0;
    if (page == range.end.page)
        return {begin, std::clamp(range.end.offset, begin, size)};
    // What goes on over the page's end goes on in the body; notes and captions below it are not meant, unless the range
    // begins in them.
    const qint32 body = text->bodyEnd();
    return {begin, begin < body ? body : size};
}

QString cleanText(const TextLayer &layer, const TextRange &range)
{
    QString all;
    for (int page = std::max(range.begin.page, 0); page <= range.end.page; ++page) {
        const Span span = spanOnPage(layer, range, page);
        if (span.isEmpty())
            continue;
        const QString part = layer.pages[static_cast<size_t>(page)]->cleanText(span);
        if (part.isEmpty())
            continue;
        if (all.isEmpty()) {
            all = part;
            continue;
        }
        const LineJoin join = lineJoin(all, part);
        // A sentence that has come to its end ends its paragraph; else it goes on over the page's end.
        const bool ends = QStringView(u".!?:\u3002").contains(all.back());
        if (join == LineJoin::DropHyphen)
            all.chop(1);
        else if (join == LineJoin::Space)
            all.append(ends ? QStringLiteral("\n\n") : QStringLiteral(" "));
        all.append(part);
    }
    return all;
}

} // namespace conspectus::text
