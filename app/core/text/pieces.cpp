// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/layout.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <map>

namespace conspectus::text::layout {

namespace {

// Takes nothing away, so that character borders still fit: what has no place in a stream becomes a space or U+FFFD.
QString cleaned(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.unicode() < 0x20 || c.unicode() == 0x7F || (c.isSpace() && c != u' '))
            text[i] = u' ';
        else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (c.isSurrogate() || c.category() == QChar::Other_NotAssigned)
            text[i] = c.isSurrogate() ? QChar(QChar::ReplacementCharacter) : c;
    }
    return text;
}

int quarterTurns(qint16 rotation)
{
    return rotation == 90 ? 1 : rotation == 180 ? 2 : rotation == 270 ? 3 : 0;
}

// A page space rectangle in the frame of a rotation.
QRectF turned(const QRectF &box, int turns, const QSizeF &page)
{
    switch (turns) {
    case 1: return {box.top(), page.width() - box.right(), box.height(), box.width()};
    case 2: return {page.width() - box.right(), page.height() - box.bottom(), box.width(), box.height()};
    case 3: return {page.height() - box.bottom(), box.left(), box.height(), box.width()};
    default: return box;
    }
}

bool isOnPage(const QRectF &box, const QSizeF &page)
{
    return box.left() < page.width() && box.right() > 0 && box.top() < page.height() && box.bottom() > 0;
}

Piece pieceOf(const RawWord &word, int index, int turns, const QSizeF &page)
{
    Piece piece;
    piece.text = cleaned(word.text.normalized(QString::NormalizationForm_C));
    piece.raw = index;
    const QRectF onPage = word.box.normalized().intersected(QRectF(QPointF(0, 0), page));
    piece.box = turned(onPage, turns, page);
    piece.size = word.size > 0 && word.size < 1000 ? static_cast<double>(word.size) : 0.8 * piece.box.height();
    // Some fonts claim twice the height of their letters; rows would then run into one another. What they claim above
    // the baseline is mostly right.
    constexpr double kTallest = 1.25;
    if (piece.box.height() > kTallest * piece.size)
        piece.box.setHeight(kTallest * piece.size);
    piece.spaceAfter = word.spaceAfter;
    piece.lineEnd = word.lineEnd;
    piece.rightToLeft = isRightToLeft(piece.text);
    return piece;
}

// Words that stand on the page twice, one copy upon the other, as some programs leave them below a figure.
class Copies
{
public:
    [[nodiscard]] bool isCopy(const Piece &piece)
    {
        constexpr size_t kMostLookedAt = 64;
        std::vector<QRectF> &seen = m_seen[piece.text];
        const auto from = seen.size() > kMostLookedAt ? seen.end() - kMostLookedAt : seen.begin();
        const bool isKnown = std::any_of(from, seen.end(), [&](const QRectF &other) {
            const QRectF both = other.intersected(piece.box);
            const double least = std::min(other.width() * other.height(), piece.box.width() * piece.box.height());
            return least > 0 && both.width() * both.height() > 0.4 * least;
        });
        if (!isKnown)
            seen.push_back(piece.box);
        return isKnown;
    }

private:
    QHash<QString, std::vector<QRectF>> m_seen;
};

void mirror(Frame &frame)
{
    frame.mirrored = true;
    for (Piece &piece : frame.pieces)
        piece.box.moveLeft(frame.size.width() - piece.box.right());
}

qsizetype letters(const Frame &frame)
{
    qsizetype sum = 0;
    for (const Piece &piece : frame.pieces)
        sum += piece.text.size();
    return sum;
}

void finish(Frame &frame)
{
    frame.em = bodySize(frame.pieces);
    frame.hasChains = std::ranges::any_of(frame.pieces, &Piece::lineEnd);
    qsizetype backward = 0;
    for (const Piece &piece : frame.pieces)
        backward += piece.rightToLeft ? piece.text.size() : 0;
    if (2 * backward > letters(frame))
        mirror(frame);
}

} // namespace

double bodySize(const std::vector<Piece> &pieces)
{
    std::map<int, qsizetype> weights; // by quarter points
    for (const Piece &piece : pieces)
        weights[static_cast<int>(piece.size * 4 + 0.5)] += piece.text.size();
    const auto most = std::ranges::max_element(weights, {}, [](const auto &entry) { return entry.second; });
    return most == weights.end() ? 10 : std::max(most->first / 4.0, 1.0);
}

std::vector<Frame> framesOf(const RawPage &page)
{
    constexpr double kLargestPage = 1e6;
    std::vector<Frame> frames;
    if (!(page.size.width() > 0 && page.size.height() > 0 && page.size.width() <= kLargestPage
          && page.size.height() <= kLargestPage))
        return frames;
    std::array<Frame, 4> byTurns;
    std::array<Copies, 4> copies;
    for (size_t i = 0; i < page.words.size(); ++i) {
        const RawWord &word = page.words[i];
        if (word.text.trimmed().isEmpty() || !isOnPage(word.box.normalized(), page.size))
            continue;
        const int turns = quarterTurns(word.rotation);
        Piece piece = pieceOf(word, static_cast<int>(i), turns, page.size);
        if (copies[static_cast<size_t>(turns)].isCopy(piece)) {
            std::vector<Piece> &before = byTurns[static_cast<size_t>(turns)].pieces;
            before.back().lineEnd = before.back().lineEnd || piece.lineEnd;
            continue;
        }
        byTurns[static_cast<size_t>(turns)].pieces.push_back(std::move(piece));
    }
    for (size_t turns = 0; turns < byTurns.size(); ++turns) {
        Frame &frame = byTurns[turns];
        if (frame.pieces.empty())
            continue;
        frame.rotation = static_cast<int>(turns) * 90;
        frame.size = turns % 2 == 1 ? page.size.transposed() : page.size;
        finish(frame);
        frames.push_back(std::move(frame));
    }
    std::ranges::stable_sort(frames, std::greater<>(), letters);
    return frames;
}

} // namespace conspectus::text::layout
