// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/textselection.h"

#include "text/foldrules.h"

#include <QTextBoundaryFinder>
#include <algorithm>

namespace conspectus::reader {

using text::Span;
using text::TextLayer;
using text::TextPage;
using text::TextPosition;
using text::TextRange;

namespace {

constexpr qint32 kLongestLetter = 32; // units: a letter with all its marks

const TextPage *pageOf(const TextLayer &layer, int page)
{
    return page < 0 || page >= static_cast<int>(layer.pages.size()) ? nullptr
                                                                    : layer.pages[static_cast<std::size_t>(page)].get();
}

qint32 lengthOf(const TextPage &page)
{
    return static_cast<qint32>(page.text.size());
}

TextRange unitAround(const TextLayer &layer, const TextPosition &at, SelectionUnit unit)
{
    const TextPage *page = pageOf(layer, at.page);
    if (!page || unit == SelectionUnit::Character)
        return {at, at};
    Span span;
    switch (unit) {
    case SelectionUnit::Character:
        break;
    case SelectionUnit::Word:
        span = text::wordSpan(*page, at.offset);
        break;
    case SelectionUnit::Sentence:
        span = text::sentenceSpan(*page, at.offset);
        break;
    case SelectionUnit::Paragraph:
        span = text::paragraphSpan(*page, at.offset);
        break;
    }
    return {{at.page, span.begin}, {at.page, span.end}};
}

// The index of the line on which a caret stands, -1 on a page without words.
int lineOf(const TextPage &page, qint32 offset)
{
    if (page.words.empty())
        return -1;
    int word = page.wordAt(offset);
    // Behind the last letter of a word the caret still belongs to that word's line.
    if (word > 0 && page.words[static_cast<std::size_t>(word - 1)].end == offset)
        --word;
    word = std::clamp(word, 0, static_cast<int>(page.words.size()) - 1);
    return page.words[static_cast<std::size_t>(word)].line;
}

TextPosition onLine(const TextPage &page, int pageIndex, int line, double x)
{
    const QRectF box = page.lines[static_cast<std::size_t>(line)].box;
    const QPointF point(std::clamp(x, box.left(), box.right()), box.center().y());
    return {pageIndex, std::max(0, text::offsetAt(page, point))};
}

TextPosition upOrDown(const TextLayer &layer, const TextPage &page, const TextPosition &caret, int step)
{
    const int line = lineOf(page, caret.offset);
    if (line < 0)
        return caret;
    const double x = text::caretLine(page, caret.offset).center().x();
    const int target = line + step;
    if (target >= 0 && target < static_cast<int>(page.lines.size()))
        return onLine(page, caret.page, target, x);
    const TextPage *other = pageOf(layer, caret.page + step);
    if (!other || other->lines.empty())
        return step < 0 ? TextPosition{caret.page, 0} : TextPosition{caret.page, lengthOf(page)};
    const int edge = step < 0 ? static_cast<int>(other->lines.size()) - 1 : 0;
    return onLine(*other, caret.page + step, edge, x);
}

// True where the line of a caret runs from right to left: there the left arrow goes on in the text. Words of the other direction go
// with their line, so that no arrow ever turns back.
bool runsLeft(const TextPage &page, qint32 offset)
{
    const int line = lineOf(page, offset);
    if (line < 0)
        return false;
    const text::Line &its = page.lines[static_cast<std::size_t>(line)];
    const qint32 begin = page.words[static_cast<std::size_t>(its.firstWord)].begin;
    return text::isRightToLeft(QStringView(page.text).mid(begin, page.words[static_cast<std::size_t>(its.lastWord - 1)].end - begin));
}

// A letter with its marks; the end of a paragraph is one step as well.
TextPosition backward(const TextLayer &layer, const TextPage &page, const TextPosition &caret)
{
    if (caret.offset <= 0) {
        const TextPage *before = pageOf(layer, caret.page - 1);
        return before ? TextPosition{caret.page - 1, lengthOf(*before)} : caret;
    }
    qint32 at = caret.offset - 1;
    if (page.text[at] == u'\n') {
        while (at > 0 && page.text[at - 1] == u'\n')
            --at;
        return {caret.page, at};
    }
    const qint32 from = std::max(0, caret.offset - kLongestLetter);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, page.text.mid(from, caret.offset - from));
    finder.toEnd();
    at = from + static_cast<qint32>(std::max<qsizetype>(0, finder.toPreviousBoundary()));
    return {caret.page, std::min(at, caret.offset - 1)};
}

TextPosition forward(const TextLayer &layer, const TextPage &page, const TextPosition &caret)
{
    if (caret.offset >= lengthOf(page))
        return pageOf(layer, caret.page + 1) ? TextPosition{caret.page + 1, 0} : caret;
    qint32 at = caret.offset + 1;
    if (page.text[caret.offset] == u'\n') {
        while (at < lengthOf(page) && page.text[at] == u'\n')
            ++at;
        return {caret.page, at};
    }
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, page.text.mid(caret.offset, kLongestLetter));
    at = caret.offset + static_cast<qint32>(finder.toNextBoundary());
    return {caret.page, std::max(at, caret.offset + 1)};
}

// Whole runs of scripts without spaces stand as one word of the page; there words are what the script says. Elsewhere a word of the
// page can be a part of one: some programs write each letter by itself.
TextPosition wordBackward(const TextLayer &layer, const TextPage &page, const TextPosition &caret)
{
    qint32 before = caret.offset - 1;
    while (before > 0 && page.text[before].isSpace())
        --before;
    if (before >= 0 && text::isUnspaced(page.text[before].unicode()))
        return {caret.page, std::min(before, text::wordSpan(page, before).begin)};
    for (auto it = page.words.rbegin(); it != page.words.rend(); ++it) {
        const bool goesOn = std::next(it) != page.words.rend() && std::next(it)->end == it->begin;
        if (it->begin < caret.offset && !goesOn)
            return {caret.page, it->begin};
    }
    return backward(layer, page, {caret.page, 0});
}

TextPosition wordForward(const TextLayer &layer, const TextPage &page, const TextPosition &caret)
{
    qint32 at = caret.offset;
    while (at < lengthOf(page) && page.text[at].isSpace())
        ++at;
    if (at < lengthOf(page) && text::isUnspaced(page.text[at].unicode()))
        return {caret.page, std::max(at + 1, text::wordSpan(page, at).end)};
    for (auto it = page.words.begin(); it != page.words.end(); ++it) {
        const bool goesOn = std::next(it) != page.words.end() && std::next(it)->begin == it->end;
        if (it->end > caret.offset && !goesOn)
            return {caret.page, it->end};
    }
    return forward(layer, page, {caret.page, lengthOf(page)});
}

TextPosition lineEdge(const TextPage &page, const TextPosition &caret, bool end)
{
    const int line = lineOf(page, caret.offset);
    if (line < 0)
        return caret;
    const text::Line &l = page.lines[static_cast<std::size_t>(line)];
    if (l.lastWord <= l.firstWord)
        return caret;
    return {caret.page, end ? page.words[static_cast<std::size_t>(l.lastWord - 1)].end
                            : page.words[static_cast<std::size_t>(l.firstWord)].begin};
}

} // namespace

void TextSelection::start(const TextLayer &layer, const TextPosition &at, SelectionUnit unit)
{
    m_unit = unit;
    m_anchor = unitAround(layer, at, unit);
    m_range = m_anchor;
    m_caret = m_anchor.end;
}

void TextSelection::extend(const TextLayer &layer, const TextPosition &to)
{
    if (!hasAnchor()) {
        start(layer, to);
        return;
    }
    const TextRange unit = unitAround(layer, to, m_unit);
    m_range.begin = std::min(m_anchor.begin, unit.begin);
    m_range.end = std::max(m_anchor.end, unit.end);
    m_caret = to < m_anchor.begin ? unit.begin : unit.end;
}

void TextSelection::setRange(const TextRange &range)
{
    m_unit = SelectionUnit::Character;
    m_anchor = {range.begin, range.begin};
    m_range = range;
    m_caret = range.end;
}

TextPosition moved(const TextLayer &layer, const TextPosition &caret, CaretMove move)
{
    const TextPage *page = pageOf(layer, caret.page);
    if (!page)
        return caret;
    const bool isTurned = runsLeft(*page, caret.offset);
    switch (move) {
    case CaretMove::Left:
    case CaretMove::Right:
        return (move == CaretMove::Left) != isTurned ? backward(layer, *page, caret) : forward(layer, *page, caret);
    case CaretMove::WordLeft:
    case CaretMove::WordRight:
        return (move == CaretMove::WordLeft) != isTurned ? wordBackward(layer, *page, caret) : wordForward(layer, *page, caret);
    case CaretMove::LineUp:
        return upOrDown(layer, *page, caret, -1);
    case CaretMove::LineDown:
        return upOrDown(layer, *page, caret, 1);
    case CaretMove::LineStart:
        return lineEdge(*page, caret, false);
    case CaretMove::LineEnd:
        return lineEdge(*page, caret, true);
    case CaretMove::PageStart:
        return {caret.page, 0};
    case CaretMove::PageEnd:
        return {caret.page, lengthOf(*page)};
    }
    return caret;
}

} // namespace conspectus::reader
