// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/layout.h"

#include "text/fold.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace conspectus::text::layout {

namespace {

constexpr double kZone = 0.12;       // of the page's height, at the top and at the bottom
constexpr double kNumberZone = 0.1;  // the same for bare page numbers
constexpr size_t kFewestNumbers = 10; // line numbers on a page that has any

bool isRoman(QStringView text)
{
    return text.size() <= 6 && std::ranges::all_of(text, [](QChar c) { return QStringView(u"ivxlc").contains(c); });
}

// "12", "xii", "- 12 -", "Page 3 of 20", "3/20".
bool isPageNumber(const QString &text)
{
    QString rest = text.toLower();
    rest.remove(QLatin1String("page"));
    const QString key = marginKey(rest).remove(u' ');
    for (const char *form : {"#", "-#-", "#of#", "#/#", "|#", "#|", "p.#", "[#]"}) {
        if (key == QLatin1String(form))
            return text.size() <= 16;
    }
    const QString bare = rest.trimmed();
    return !bare.isEmpty() && isRoman(bare);
}

// Numbers of one margin, from top to bottom.
struct NumberColumn
{
    std::vector<int> pieces;
    double left = 0;
    double right = 0;
};

bool isCounting(const Frame &frame, const NumberColumn &column)
{
    std::vector<double> steps;
    int rising = 0;
    const auto value = [&](size_t i) { return frame.pieces[static_cast<size_t>(column.pieces[i])].text.toInt(); };
    const auto y = [&](size_t i) { return frame.pieces[static_cast<size_t>(column.pieces[i])].box.center().y(); };
    for (size_t i = 1; i < column.pieces.size(); ++i) {
        const int by = value(i) - value(i - 1);
        rising += by == 1 || by == 5 || by == 10;
        steps.push_back(y(i) - y(i - 1));
    }
    if (static_cast<size_t>(rising) * 10 < steps.size() * 9)
        return false;
    // Lines are evenly spaced; entries of a list are not.
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::ranges::nth_element(steps, middle);
    const double pitch = *middle;
    const auto even = std::ranges::count_if(steps, [pitch](double step) { return std::abs(step - pitch) < 0.15 * pitch; });
    return pitch > 0 && static_cast<size_t>(even) * 10 >= steps.size() * 7;
}

// True where hardly anything else stands in the numbers' own strip of the page.
bool ownsStrip(const Frame &frame, const NumberColumn &column)
{
    size_t others = 0;
    for (const Piece &piece : frame.pieces)
        others += piece.box.left() < column.right && piece.box.right() > column.left;
    others -= std::min(others, column.pieces.size());
    return others * 10 <= column.pieces.size();
}

bool isInteger(const QString &text)
{
    return text.size() <= 4 && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

QString marginKey(const QString &text)
{
    QString key;
    for (const QChar c : fold(text)) {
        if (!c.isDigit())
            key.append(c);
        else if (!key.endsWith(u'#'))
            key.append(u'#');
    }
    return key;
}

bool isInMarginZone(const Frame &frame, const QRectF &box)
{
    const double y = box.center().y();
    return y < kZone * frame.size.height() || y > (1 - kZone) * frame.size.height();
}

void markMargins(const Frame &frame, const DocumentProfile &profile, std::vector<Fragment> &fragments)
{
    const auto &known = profile.repeatedMargins; // sorted
    for (Fragment &fragment : fragments) {
        if (fragment.role == Role::Body && isInMarginZone(frame, fragment.box)
            && std::ranges::binary_search(known, marginKey(textOf(frame, fragment.pieces))))
            fragment.role = Role::RunningHead;
    }
    // Page numbers: alone in the outermost row, or beside a running head.
    const auto isNumber = [&](const Fragment &fragment) {
        const double y = fragment.box.center().y();
        const bool outside = y < kNumberZone * frame.size.height() || y > (1 - kNumberZone) * frame.size.height();
        return fragment.role == Role::Body && outside && isPageNumber(textOf(frame, fragment.pieces));
    };
    for (Fragment &number : fragments) {
        if (!isNumber(number))
            continue;
        const bool top = number.box.center().y() < frame.size.height() / 2;
        const bool isOuter = std::ranges::none_of(fragments, [&](const Fragment &other) {
            if (&other == &number || other.role != Role::Body)
                return false;
            return top ? other.box.center().y() < number.box.bottom() : other.box.center().y() > number.box.top();
        });
        if (isOuter)
            number.role = Role::RunningHead;
    }
}

void markLineNumbers(Frame &frame)
{
    std::map<int, NumberColumn> columns; // by right edge, 1/2 em wide; numbers are set flush right, or flush left
    const double width = 0.6 * frame.em;
    for (const bool right : {true, false}) {
        columns.clear();
        for (size_t i = 0; i < frame.pieces.size(); ++i) {
            const Piece &piece = frame.pieces[i];
            if (piece.isLineNumber || !isInteger(piece.text))
                continue;
            const double edge = right ? piece.box.right() : piece.box.left();
            NumberColumn &column = columns[static_cast<int>(edge / width)];
            column.left = column.pieces.empty() ? piece.box.left() : std::min(column.left, piece.box.left());
            column.right = std::max(column.right, piece.box.right());
            column.pieces.push_back(static_cast<int>(i));
        }
        for (auto &[key, column] : columns) {
            if (column.pieces.size() < kFewestNumbers)
                continue;
            std::ranges::stable_sort(column.pieces, {}, [&](int i) {
                return frame.pieces[static_cast<size_t>(i)].box.center().y();
            });
            if (!isCounting(frame, column) || !ownsStrip(frame, column))
                continue;
            for (const int i : column.pieces)
                frame.pieces[static_cast<size_t>(i)].isLineNumber = true;
        }
    }
}

} // namespace conspectus::text::layout
