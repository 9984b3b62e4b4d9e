// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines that run from right to left and what in them does not: Latin words, numbers, and the marks around both. What is drawn
// is turned back into what was written, as far as the drawing says: the rules of Unicode's UAX #9, read backwards.

#include "text/layout.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace conspectus::text::layout {

namespace {

enum class Kind { Backward, Forward, Digits, Mark };

Kind kindOf(const Piece &piece)
{
    if (piece.rightToLeft)
        return Kind::Backward;
    bool hasDigit = false;
    for (const QChar c : piece.text) {
        if (c.isLetter() || c.isSurrogate())
            return Kind::Forward;
        hasDigit = hasDigit || c.isDigit();
    }
    return hasDigit ? Kind::Digits : Kind::Mark;
}

// Marks that go with the line and not with the word that they touch.
bool isApart(QChar c)
{
    return c.hasMirrored() || QStringView(u".,;:!?\"'\u201C\u201D\u2018\u2019\u2026\u060C\u061B\u061F").contains(c);
}

// Between two digits these belong to the number.
bool holdsNumber(const QString &text)
{
    return text.size() == 1 && QStringView(u".,:/+-%\u066A\u066B\u066C").contains(text.front());
}

// [from, to) of a word as a word of its own.
RawWord partOf(const RawWord &word, qsizetype from, qsizetype to)
{
    RawWord part = word;
    part.text = word.text.mid(from, to - from);
    const double step = word.box.width() / static_cast<double>(word.text.size());
    double left = word.box.left() + step * static_cast<double>(from);
    double right = word.box.left() + step * static_cast<double>(to);
    part.edges.clear();
    if (word.edges.size() == static_cast<size_t>(word.text.size()) + 1) {
        part.edges.assign(word.edges.begin() + from, word.edges.begin() + to + 1);
        left = static_cast<double>(part.edges.front());
        right = static_cast<double>(part.edges.back());
    }
    part.box = QRectF(QPointF(std::min(left, right), word.box.top()), QPointF(std::max(left, right), word.box.bottom()));
    return part;
}

void appendParts(std::vector<RawWord> &words, const RawWord &word)
{
    const QString &text = word.text;
    qsizetype from = 0;
    qsizetype to = text.size();
    const bool isUpright = word.rotation == 0 && !isRightToLeft(text)
        && std::ranges::any_of(text, [](QChar c) { return c.isLetterOrNumber(); });
    while (isUpright && isApart(text[from]))
        ++from;
    while (isUpright && to > from && isApart(text[to - 1]))
        --to;
    const qsizetype cuts[] = {0, from, to, text.size()};
    if (from == 0 && to == text.size()) {
        words.push_back(word);
        return;
    }
    for (size_t i = 0; i < 3; ++i) {
        if (cuts[i] == cuts[i + 1])
            continue;
        words.push_back(partOf(word, cuts[i], cuts[i + 1]));
        const bool isLast = cuts[i + 1] == text.size();
        words.back().spaceAfter = isLast && word.spaceAfter;
        words.back().lineEnd = isLast && word.lineEnd;
    }
}

// The pieces of a line from right to left, in which what runs forward is to be turned.
class BackwardLine
{
public:
    BackwardLine(const Frame &frame, std::vector<int> &pieces)
        : m_frame(frame), m_pieces(pieces)
    {
    }

    void turn()
    {
        for (size_t i = 0; i < m_pieces.size();) {
            const size_t end = runFrom(i);
            std::reverse(m_pieces.begin() + static_cast<std::ptrdiff_t>(i), m_pieces.begin() + static_cast<std::ptrdiff_t>(end));
            i = std::max(end, i + 1);
        }
    }

private:
    [[nodiscard]] const Piece &piece(size_t i) const { return m_frame.pieces[static_cast<size_t>(m_pieces[i])]; }

    // Where the run ends that begins at i and is read from the left; i where there is none.
    [[nodiscard]] size_t runFrom(size_t i) const
    {
        size_t first = i;
        if (closesWithin(i))
            ++first;
        const Kind kind = kindOf(piece(first));
        if (kind != Kind::Forward && kind != Kind::Digits)
            return i;
        size_t end = numberFrom(first);
        // A number goes with the Latin words before it (rule W7), and marks with what stands on both sides of them.
        for (size_t next = first; next < m_pieces.size() && kindOf(piece(next)) != Kind::Backward; ++next) {
            if (kindOf(piece(next)) == Kind::Forward)
                end = next + 1;
        }
        return end;
    }

    // The digits and marks of one number that the engine gave one by one.
    [[nodiscard]] size_t numberFrom(size_t i) const
    {
        size_t end = i + 1;
        for (size_t next = end; next < m_pieces.size() && touches(next - 1, next); ++next) {
            const Kind kind = kindOf(piece(next));
            if (kind == Kind::Digits)
                end = next + 1;
            else if (kind != Kind::Mark || !holdsNumber(piece(next).text))
                break;
        }
        return end;
    }
    [[nodiscard]] bool touches(size_t a, size_t b) const { return !isSpaced(m_frame, piece(a), piece(b)); }

    // "Smith (2019)": a bracket at the right whose other half stands between two Latin pieces to its left is one of theirs.
    [[nodiscard]] bool closesWithin(size_t i) const
    {
        if (i + 1 >= m_pieces.size() || kindOf(piece(i)) != Kind::Mark || piece(i).text.size() != 1
            || !QStringView(u")]}").contains(piece(i).text.front()))
            return false;
        const QChar opening = piece(i).text.front().mirroredChar();
        std::optional<size_t> found;
        for (size_t next = i + 1; next < m_pieces.size() && kindOf(piece(next)) != Kind::Backward; ++next) {
            if (found && kindOf(piece(next)) == Kind::Forward)
                return true;
            if (piece(next).text == opening)
                found = next;
        }
        return false;
    }

    const Frame &m_frame;
    std::vector<int> &m_pieces;
};

// Runs of the other direction in a line that runs from left to right.
void turnBackwardRuns(const Frame &frame, std::vector<int> &pieces)
{
    const auto isBackward = [&](int i) { return frame.pieces[static_cast<size_t>(i)].rightToLeft; };
    for (auto begin = pieces.begin(); begin != pieces.end();) {
        begin = std::find_if(begin, pieces.end(), isBackward);
        const auto end = std::find_if_not(begin, pieces.end(), isBackward);
        std::reverse(begin, end);
        begin = end;
    }
}

} // namespace

RawPage withMarksApart(const RawPage &page)
{
    RawPage apart{page.size, {}, page.fonts, page.links};
    apart.words.reserve(page.words.size() + page.words.size() / 8);
    for (const RawWord &word : page.words) {
        if (word.text.isEmpty())
            apart.words.push_back(word);
        else
            appendParts(apart.words, word);
    }
    return apart;
}

void orderPieces(const Frame &frame, std::vector<int> &pieces)
{
    std::ranges::stable_sort(pieces, {}, [&](int i) { return frame.pieces[static_cast<size_t>(i)].box.center().x(); });
    if (frame.mirrored)
        BackwardLine(frame, pieces).turn();
    else
        turnBackwardRuns(frame, pieces);
}

std::vector<bool> spacesIn(const Frame &frame, const std::vector<int> &pieces)
{
    const auto piece = [&](int i) -> const Piece & { return frame.pieces[static_cast<size_t>(i)]; };
    std::vector<bool> spaces(pieces.size(), false);
    if (!frame.mirrored) {
        for (size_t i = 1; i < pieces.size(); ++i)
            spaces[i] = isSpaced(frame, piece(pieces[i - 1]), piece(pieces[i]));
        return spaces;
    }
    std::vector<size_t> drawn(pieces.size()); // from right to left
    std::iota(drawn.begin(), drawn.end(), size_t{0});
    std::ranges::stable_sort(drawn, {}, [&](size_t i) { return piece(pieces[i]).box.center().x(); });
    std::vector<size_t> rank(pieces.size());
    for (size_t i = 0; i < drawn.size(); ++i)
        rank[drawn[i]] = i;
    for (size_t i = 1; i < pieces.size(); ++i) {
        size_t before = i - 1;
        size_t after = i;
        // What is read from the left stands between the two: the white is at the end of it that the other one touches.
        if (rank[after] > rank[before] + 1) {
            const bool isLeaving = i >= 2 && rank[i - 2] > rank[before];
            (isLeaving ? before : after) = drawn[isLeaving ? rank[after] - 1 : rank[before] + 1];
        }
        spaces[i] = isSpaced(frame, piece(pieces[before]), piece(pieces[after]));
    }
    return spaces;
}

bool isBackwardMark(const Frame &frame, const Piece *previous, const Piece &piece)
{
    if (!frame.mirrored || kindOf(piece) != Kind::Mark)
        return false;
    const bool isForward = previous && previous->box.center().x() > piece.box.center().x(); // x counts from the right
    return !isForward;
}

QString turnedMark(QString text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](QChar c) { return c.mirroredChar(); });
    std::reverse(text.begin(), text.end());
    return text;
}

} // namespace conspectus::text::layout
