// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/textselection.h"

#include <algorithm>

namespace conspectus::reader {

using text::Span;
using text::TextLayer;
using text::TextPage;
using text::TextPosition;
using text::TextRange;

namespace {

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

double caretX(const TextPage &page, qint32 offset)
{
    const int word = std::clamp(page.wordAt(offset), 0, static_cast<int>(page.words.size()) - 1);
    const text::Word &w = page.words[static_cast<std::size_t>(word)];
    const double share = w.end > w.begin
                                 ? std::clamp(double(offset - w.begin) / double(w.end - w.begin), 0.0, 1.0)
                                 : 0.0;
    return w.box.left() + share * w.box.width();
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
    const double x = caretX(page, caret.offset);
    const int target = line + step;
    if (target >= 0 && target < static_cast<int>(page.lines.size()))
        return onLine(page, caret.page, target, x);
    const TextPage *other = pageOf(layer, caret.page + step);
    if (!other || other->lines.empty())
        return step < 0 ? TextPosition{caret.page, 0} : TextPosition{caret.page, lengthOf(page)};
    const int edge = step < 0 ? static_cast<int>(other->lines.size()) - 1 : 0;
    return onLine(*other, caret.page + step, edge, x);
}

TextPosition left(const TextLayer &layer, const TextPosition &caret)
{
    if (caret.offset > 0)
        return {caret.page, caret.offset - 1};
    const TextPage *before = pageOf(layer, caret.page - 1);
    return before ? TextPosition{caret.page - 1, lengthOf(*before)} : caret;
}

TextPosition right(const TextLayer &layer, const TextPage &page, const TextPosition &caret)
{
    if (caret.offset < lengthOf(page))
        return {caret.page, caret.offset + 1};
    return pageOf(layer, caret.page + 1) ? TextPosition{caret.page + 1, 0} : caret;
}

TextPosition wordLeft(const TextLayer &layer, const TextPage &page, const TextPosition &caret)
{
    for (auto it = page.words.rbegin(); it != page.words.rend(); ++it) {
        if (it->begin < caret.offset)
            return {caret.page, it->begin};
    }
    return left(layer, {caret.page, 0});
}

TextPosition wordRight(const TextLayer &layer, const TextPage &page, const TextPosition &caret)
{
    for (const text::Word &word : page.words) {
        if (word.end > caret.offset)
            return {caret.page, word.end};
    }
    return right(layer, page, {caret.page, lengthOf(page)});
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
    switch (move) {
    case CaretMove::Left:
        return left(layer, caret);
    case CaretMove::Right:
        return right(layer, *page, caret);
    case CaretMove::WordLeft:
        return wordLeft(layer, *page, caret);
    case CaretMove::WordRight:
        return wordRight(layer, *page, caret);
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
