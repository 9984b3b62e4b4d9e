// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/layout.h"

#include "text/derived.h"

#include <algorithm>

namespace conspectus::text::layout {

namespace {

QRectF gridBox(const QRectF &box, const QSizeF &page)
{
    const QRectF onPage = box.normalized().intersected(QRectF(QPointF(0, 0), page));
    const double left = onGrid(onPage.left());
    const double top = onGrid(onPage.top());
    return {left, top, onGrid(onPage.right()) - left, onGrid(onPage.bottom()) - top};
}

// Character borders, where the engine gave one for each; held within the box.
std::vector<float> gridEdges(const RawWord &raw, const QString &text, const QRectF &box)
{
    std::vector<float> edges;
    if (raw.edges.size() != static_cast<size_t>(text.size()) + 1)
        return edges;
    const bool down = raw.rotation == 90 || raw.rotation == 270;
    const double low = down ? box.top() : box.left();
    const double high = down ? box.bottom() : box.right();
    edges.reserve(raw.edges.size());
    for (const float edge : raw.edges)
        edges.push_back(static_cast<float>(onGrid(std::clamp(static_cast<double>(edge), low, high))));
    return edges;
}

void appendWord(TextPage &page, const RawPage &raw, const Piece &piece, bool isTurned)
{
    const QString text = isTurned ? turnedMark(piece.text) : piece.text;
    const RawWord &source = raw.words[static_cast<size_t>(piece.raw)];
    Word word;
    word.box = gridBox(source.box, page.size);
    word.edges = gridEdges(source, text, word.box);
    if (isTurned)
        std::ranges::reverse(word.edges);
    word.begin = static_cast<qint32>(page.text.size());
    page.text.append(text);
    word.end = static_cast<qint32>(page.text.size());
    word.size = static_cast<float>(onGrid(piece.size));
    word.font = source.font >= 0 && source.font < raw.fonts.size() ? source.font : qint16{-1};
    const bool isQuarter = source.rotation == 90 || source.rotation == 180 || source.rotation == 270;
    word.rotation = isQuarter ? source.rotation : qint16{0};
    page.words.push_back(std::move(word));
}

} // namespace

void appendLines(TextPage &page, const RawPage &raw, const Frame &frame, const std::vector<LineDraft> &lines)
{
    for (const LineDraft &draft : lines) {
        if (!page.text.isEmpty())
            page.text.append(page.lines.back().paragraphEnd ? QStringLiteral("\n\n") : QStringLiteral("\n"));
        Line line;
        line.firstWord = static_cast<qint32>(page.words.size());
        line.column = draft.column;
        line.paragraphEnd = draft.paragraphEnd;
        line.role = draft.role;
        const Piece *previous = nullptr;
        const std::vector<bool> spaces = spacesIn(frame, draft.pieces);
        for (size_t i = 0; i < draft.pieces.size(); ++i) {
            const Piece &piece = frame.pieces[static_cast<size_t>(draft.pieces[i])];
            if (spaces[i])
                page.text.append(u' ');
            appendWord(page, raw, piece, isBackwardMark(frame, previous, piece));
            previous = &piece;
        }
        line.lastWord = static_cast<qint32>(page.words.size());
        page.lines.push_back(line);
    }
}

} // namespace conspectus::text::layout
