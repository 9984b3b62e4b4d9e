// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/layout.h"

#include "text/foldrules.h"

#include <algorithm>
#include <numeric>

namespace conspectus::text::layout {

namespace {

// Holes wider than this end a fragment. The engine's own chains are trusted further than bare geometry.
constexpr double kWidestHole = 0.9;        // em
constexpr double kWidestChainedHole = 1.6; // em
constexpr double kLabelHole = 3.5;         // em between a label and its text

double overlap(double lowA, double highA, double lowB, double highB)
{
    return std::min(highA, highB) - std::max(lowA, lowB);
}

// On one baseline: the lower one of the two heights lies half within the other (superscripts do, the next line does not).
bool sharesRow(const QRectF &a, const QRectF &b)
{
    return overlap(a.top(), a.bottom(), b.top(), b.bottom()) >= 0.5 * std::min(a.height(), b.height());
}

double hole(const QRectF &a, const QRectF &b)
{
    return std::max(b.left() - a.right(), a.left() - b.right());
}

bool isUpper(QStringView text)
{
    bool any = false;
    for (const QChar c : text) {
        if (c.isLower())
            return false;
        any = any || c.isUpper();
    }
    return any;
}

// "[12]", "3.1", "IV.", "B.", "(a)", "•": what stands before a text and means nothing alone.
bool isLabel(QStringView text)
{
    if (text.isEmpty() || text.size() > 8)
        return false;
    if (text.size() == 1 && !text.front().isLetterOrNumber())
        return !QStringView(u".,;:").contains(text.front());
    qsizetype letters = 0;
    qsizetype digits = 0;
    for (const QChar c : text) {
        if (c.isDigit())
            ++digits;
        else if (c.isLetter())
            ++letters;
        else if (!QStringView(u"[](){}.:").contains(c))
            return false;
    }
    if (letters == 0)
        return digits > 0;
    const bool marked = !text.back().isLetterOrNumber();
    const auto isRoman = [](QChar c) { return QStringView(u"IVXLCivxlc[](){}.:").contains(c); };
    return marked && (letters == 1 || std::ranges::all_of(text, isRoman));
}

// Words that the engine chained are on one line even where their fonts' boxes lie apart (italics of some publishers).
bool isChained(const Piece &last, const Piece &next)
{
    const double apart = std::abs(last.box.center().y() - next.box.center().y());
    return apart < 0.9 * std::max(last.size, next.size) && next.box.left() > last.box.right() - 0.5 * last.size;
}

bool continues(const Frame &frame, const std::vector<int> &run, const Piece &next)
{
    const Piece &first = frame.pieces[static_cast<size_t>(run.front())];
    const Piece &last = frame.pieces[static_cast<size_t>(run.back())];
    if (last.lineEnd)
        return false;
    const bool inRow = sharesRow(last.box, next.box) || sharesRow(first.box, next.box);
    if (!inRow && !(frame.hasChains && isChained(last, next)))
        return false;
    const double em = std::max({last.size, next.size, 0.5 * frame.em});
    const double widest = frame.hasChains ? kWidestChainedHole : kWidestHole;
    return hole(last.box, next.box) <= widest * em;
}

} // namespace

namespace {

// Top and bottom of the line that most letters stand on: raised and lowered ones and tall signs do not count.
std::pair<double, double> heightOf(const Frame &frame, const std::vector<int> &pieces)
{
    std::vector<std::pair<double, int>> centres;
    qsizetype letters = 0;
    for (const int i : pieces) {
        centres.emplace_back(frame.pieces[static_cast<size_t>(i)].box.center().y(), i);
        letters += frame.pieces[static_cast<size_t>(i)].text.size();
    }
    std::ranges::sort(centres);
    qsizetype before = 0;
    for (const auto &[centre, i] : centres) {
        const Piece &piece = frame.pieces[static_cast<size_t>(i)];
        before += piece.text.size();
        if (2 * before >= letters)
            return {piece.box.top(), piece.box.bottom()};
    }
    return {0, 0};
}

} // namespace

Fragment fragmentFrom(const Frame &frame, std::vector<int> pieces)
{
    Fragment fragment;
    if (pieces.empty())
        return fragment;
    orderPieces(frame, pieces);
    double weighted = 0;
    double weight = 0;
    double left = frame.pieces[static_cast<size_t>(pieces.front())].box.left();
    double right = left;
    for (const int i : pieces) {
        const Piece &piece = frame.pieces[static_cast<size_t>(i)];
        left = std::min(left, piece.box.left());
        right = std::max(right, piece.box.right());
        // Letters raised or lowered say little of a line's size.
        const auto letters = static_cast<double>(piece.text.size()) * (piece.size < 0.8 * frame.em ? 0.5 : 1);
        weighted += piece.size * letters;
        weight += letters;
    }
    const auto [top, bottom] = heightOf(frame, pieces);
    fragment.box = QRectF(left, top, right - left, bottom - top);
    fragment.size = weight > 0 ? weighted / weight : frame.em;
    fragment.pieces = std::move(pieces);
    return fragment;
}

std::vector<Fragment> fragmentsOf(const Frame &frame)
{
    std::vector<Fragment> fragments;
    std::vector<int> run;
    const auto close = [&] {
        if (!run.empty())
            fragments.push_back(fragmentFrom(frame, std::move(run)));
        run.clear();
    };
    for (size_t i = 0; i < frame.pieces.size(); ++i) {
        if (frame.pieces[i].isLineNumber) {
            close();
            fragments.push_back(fragmentFrom(frame, {static_cast<int>(i)}));
            fragments.back().role = Role::LineNumber;
            continue;
        }
        if (!run.empty() && !continues(frame, run, frame.pieces[i]))
            close();
        run.push_back(static_cast<int>(i));
    }
    close();
    return fragments;
}

int numberRows(std::vector<Fragment> &fragments)
{
    std::vector<size_t> order(fragments.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::stable_sort(order, {}, [&](size_t i) { return fragments[i].box.center().y(); });
    int row = -1;
    double top = 0;
    double bottom = 0;
    for (const size_t i : order) {
        const QRectF &box = fragments[i].box;
        const double shared = overlap(box.top(), box.bottom(), top, bottom);
        if (row < 0 || shared < 0.5 * std::min(box.height(), bottom - top)) {
            ++row;
            top = box.top();
            bottom = box.bottom();
        }
        fragments[i].row = row;
    }
    return row + 1;
}

namespace {

// A capital over several lines: it begins the topmost line beside it.
bool isDropCap(const Frame &frame, const Fragment &fragment)
{
    return fragment.pieces.size() == 1 && fragment.size >= 1.7 * frame.em
        && frame.pieces[static_cast<size_t>(fragment.pieces.front())].text.size() == 1
        && frame.pieces[static_cast<size_t>(fragment.pieces.front())].text.front().isUpper();
}

// Index of the fragment that a label or drop cap belongs to, or -1.
int hostOf(const Frame &frame, const std::vector<Fragment> &fragments, size_t label, bool dropCap)
{
    const QRectF &box = fragments[label].box;
    int best = -1;
    double nearest = (dropCap ? 1.5 : kLabelHole) * frame.em;
    for (size_t i = 0; i < fragments.size(); ++i) {
        const QRectF &other = fragments[i].box;
        const double gap = other.left() - box.right();
        if (i == label || fragments[i].pieces.empty() || fragments[i].role != Role::Body || gap < -0.5 * frame.em)
            continue;
        const bool beside = dropCap ? std::abs(other.top() - box.top()) < 0.9 * frame.em : sharesRow(box, other);
        if (beside && gap < nearest) {
            nearest = gap;
            best = static_cast<int>(i);
        }
    }
    return best;
}

} // namespace

void mergeLabels(const Frame &frame, std::vector<Fragment> &fragments)
{
    // A page of nothing but labels (a table, or hostile) is left as it is: this is quadratic.
    constexpr size_t kMostLabels = 400;
    std::vector<std::pair<size_t, bool>> labels;
    for (size_t i = 0; i < fragments.size(); ++i) {
        const bool dropCap = isDropCap(frame, fragments[i]);
        const bool isShort = fragments[i].pieces.size() <= 2 && fragments[i].role == Role::Body;
        if (dropCap || (isShort && isLabel(textOf(frame, fragments[i].pieces))))
            labels.emplace_back(i, dropCap);
    }
    if (labels.size() > kMostLabels)
        return;
    for (const auto &[label, dropCap] : labels) {
        const int host = hostOf(frame, fragments, label, dropCap);
        if (host < 0)
            continue;
        Fragment &whole = fragments[static_cast<size_t>(host)];
        whole.pieces.insert(whole.pieces.begin(), fragments[label].pieces.begin(), fragments[label].pieces.end());
        whole.box.setLeft(std::min(whole.box.left(), fragments[label].box.left()));
        fragments[label].pieces.clear();
    }
    std::erase_if(fragments, [](const Fragment &fragment) { return fragment.pieces.empty(); });
}

// The engine's chain of words runs from left to right on the page, also where the text runs from right to left: whether there is
// white between two of them is known of the left one.
bool isWhiteBetween(const Frame &frame, const Piece &a, const Piece &b)
{
    const bool isBackward = frame.mirrored || (a.rightToLeft && b.rightToLeft);
    const bool isSecondLeft = (a.box.center().x() < b.box.center().x()) == frame.mirrored;
    return isBackward && isSecondLeft ? b.spaceAfter : a.spaceAfter;
}

bool isSpaced(const Frame &frame, const Piece &a, const Piece &b)
{
    const bool isWhite = isWhiteBetween(frame, a, b);
    const double em = std::max(std::min(a.size, b.size), 1.0);
    const double gap = hole(a.box, b.box);
    if (!isWhite && gap < 0.25 * em)
        return false;
    if (isUnspaced(a.text.back().unicode()) && isUnspaced(b.text.front().unicode()))
        return gap > 0.5 * em;
    // Small capitals: a capital and smaller capitals that touch it; a drop cap and the rest of its word.
    const bool smaller = b.size < 0.92 * a.size;
    const bool dropCap = a.text.size() == 1 && a.size >= 1.7 * frame.em && a.text.front().isUpper();
    if (dropCap)
        return gap > 0.4 * frame.em || (isWhite && a.text.front() == u'A' && gap > 0.2 * frame.em);
    return !(smaller && gap < 0.09 * a.size && isUpper(a.text.right(1)) && isUpper(b.text));
}

QString textOf(const Frame &frame, const std::vector<int> &pieces)
{
    const std::vector<bool> spaces = spacesIn(frame, pieces);
    QString text;
    const Piece *previous = nullptr;
    for (size_t i = 0; i < pieces.size(); ++i) {
        const Piece &piece = frame.pieces[static_cast<size_t>(pieces[i])];
        if (spaces[i])
            text.append(u' ');
        text.append(isBackwardMark(frame, previous, piece) ? turnedMark(piece.text) : piece.text);
        previous = &piece;
    }
    return text;
}

} // namespace conspectus::text::layout
