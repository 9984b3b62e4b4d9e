// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A paragraph ends where there is more white than between lines, where the size of letters changes, where the next line
// is indented (or, in lists of references, stands out) after a line that came to an end.

#include "text/layout.h"

#include <algorithm>
#include <cmath>

namespace conspectus::text::layout {

namespace {

bool endsSentence(const QString &text)
{
    return QStringView(u".!?:;)]\u201D\"\u3002").contains(text.back());
}

// White between the lines of one paragraph: the median over neighbours in a column.
double usualGap(const Frame &frame, const std::vector<LineDraft> &lines)
{
    std::vector<double> gaps;
    for (size_t i = 1; i < lines.size(); ++i) {
        const double gap = lines[i].box.top() - lines[i - 1].box.bottom();
        if (lines[i].band == lines[i - 1].band && lines[i].column == lines[i - 1].column && gap < 2 * frame.em)
            gaps.push_back(gap);
    }
    if (gaps.empty())
        return 0.2 * frame.em;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::ranges::nth_element(gaps, middle);
    return *middle;
}

class Paragraphs
{
public:
    Paragraphs(const Frame &frame, std::vector<LineDraft> &lines)
        : m_frame(frame), m_lines(lines), m_extents(columnExtents(lines)), m_gap(usualGap(frame, lines))
    {
    }

    // i and i + 1 are neighbours in the stream.
    [[nodiscard]] bool endsAfter(size_t i) const
    {
        const LineDraft &line = m_lines[i];
        const LineDraft &next = m_lines[i + 1];
        if (line.role != next.role || line.role == Role::RunningHead)
            return true;
        const QString text = textOf(m_frame, line.pieces);
        const QString nextText = textOf(m_frame, next.pieces);
        if (text.size() > 1 && text.back() == u'-' && nextText.front().isLower())
            return false;
        if (std::abs(line.size - next.size) > 0.15 * std::max(line.size, next.size))
            return true;
        const bool isNeighbour = line.band == next.band ? line.column == next.column : line.column < 0 && next.column < 0;
        if (!isNeighbour) // over to the next column or band
            return endsSentence(text) && (isShort(line) || isIndented(next) || nextText.front().isUpper());
        const double gap = next.box.top() - line.box.bottom();
        if (gap > m_gap + 0.4 * m_frame.em)
            return true;
        return breaksByShape(i, text, nextText);
    }

private:
    [[nodiscard]] Extent extent(const LineDraft &line) const { return m_extents[static_cast<size_t>(line.column + 1)]; }
    [[nodiscard]] bool isShort(const LineDraft &line) const
    {
        return extent(line).right - line.box.right() > 0.12 * extent(line).width();
    }
    [[nodiscard]] bool isIndented(const LineDraft &line) const
    {
        return line.box.left() - extent(line).left > 0.6 * m_frame.em;
    }

    [[nodiscard]] bool breaksByShape(size_t i, const QString &text, const QString &nextText) const
    {
        const LineDraft &line = m_lines[i];
        const LineDraft &next = m_lines[i + 1];
        const bool ends = endsSentence(text);
        const double step = next.box.left() - line.box.left();
        const double em = 0.6 * m_frame.em;
        // "[12] …" begins an entry, whatever its shape.
        if (nextText.front() == u'[' && nextText.size() > 2 && nextText[1].isDigit() && std::abs(step) < 6 * em
            && (ends || isShort(line)) && step <= 0)
            return true;
        const bool hasAfter = i + 2 < m_lines.size() && m_lines[i + 2].column == next.column
            && m_lines[i + 2].role == next.role;
        const double after = hasAfter ? m_lines[i + 2].box.left() - next.box.left() : 0;
        if (step > em && step < 6 * em) // a first line's indent
            return (ends || isShort(line)) && (!hasAfter || after < -em || isShort(line));
        if (step < -em && ends) // a hanging first line
            return isShort(line) || after > em;
        return isShort(line) && ends && !nextText.front().isLower();
    }

    const Frame &m_frame;
    std::vector<LineDraft> &m_lines;
    std::vector<Extent> m_extents;
    double m_gap;
};

} // namespace

void markParagraphs(const Frame &frame, std::vector<LineDraft> &lines)
{
    const Paragraphs paragraphs(frame, lines);
    for (size_t i = 0; i < lines.size(); ++i)
        lines[i].paragraphEnd = i + 1 == lines.size() || paragraphs.endsAfter(i);
}

} // namespace conspectus::text::layout
