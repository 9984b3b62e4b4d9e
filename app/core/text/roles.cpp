// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which lines are no body: captions ("Fig. 3. …", "TABLE II"), the cells and labels of the floats beside them, and
// footnotes; and which are headings. When in doubt a line stays in the body: a stray label there does less harm than a
// sentence that is missing from it.

#include "text/layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace conspectus::text::layout {

namespace {

constexpr double kSmall = 0.93;       // of the body's size: smaller is not body
constexpr double kParagraphGap = 0.55; // em of white between two lines that belong to different blocks
constexpr size_t kLongestCaption = 20; // lines
constexpr size_t kLongestHeading = 3;  // lines

class Roles
{
public:
    Roles(const Frame &frame, const RawPage &page, std::vector<LineDraft> &lines)
        : m_frame(frame), m_page(page), m_lines(lines), m_extents(columnExtents(lines))
    {
        for (const LineDraft &line : lines)
            m_lettersBySize[sizeStep(line.size)] += textOfLine(line).size();
    }

    void run()
    {
        for (LineDraft &line : m_lines)
            line.bold = isBold(line);
        captions();
        footnotes();
        floats();
        headings();
    }

private:
    [[nodiscard]] QString textOfLine(const LineDraft &line) const { return textOf(m_frame, line.pieces); }
    [[nodiscard]] Extent extent(const LineDraft &line) const { return m_extents[static_cast<size_t>(line.column + 1)]; }
    [[nodiscard]] bool isSmall(const LineDraft &line) const { return line.size < kSmall * m_frame.em; }

    // White above line i; large at the top of a column.
    [[nodiscard]] double gapAbove(size_t i) const
    {
        if (i == 0 || !follows(i))
            return 1e6;
        return m_lines[i].box.top() - m_lines[i - 1].box.bottom();
    }
    [[nodiscard]] bool follows(size_t i) const
    {
        const LineDraft &a = m_lines[i - 1];
        const LineDraft &b = m_lines[i];
        // Consecutive full-width lines are bands of their own, yet follow one another.
        const bool across = a.column < 0 && b.column < 0 && b.band - a.band <= 2;
        return across || (a.band == b.band && a.column == b.column);
    }
    [[nodiscard]] bool beginsBlock(size_t i) const
    {
        return gapAbove(i) > kParagraphGap * m_frame.em || std::abs(m_lines[i].size - m_lines[i - 1].size) > 0.5
            || m_lines[i].bold != m_lines[i - 1].bold;
    }

    [[nodiscard]] bool isBold(const LineDraft &line) const
    {
        static constexpr std::array kMarks = {"bold", "black", "heavy", "medi", "demi", "cmbx", "-bd", "sfbx"};
        qsizetype bold = 0;
        qsizetype all = 0;
        for (const int i : line.pieces) {
            const Piece &piece = m_frame.pieces[static_cast<size_t>(i)];
            const int font = m_page.words[static_cast<size_t>(piece.raw)].font;
            all += piece.text.size();
            if (font < 0 || font >= m_page.fonts.size())
                continue;
            const QString &name = m_page.fonts[font];
            if (std::ranges::any_of(kMarks, [&](const char *mark) {
                    return name.contains(QLatin1String(mark), Qt::CaseInsensitive);
                }))
                bold += piece.text.size();
        }
        return 10 * bold > 8 * all;
    }

    // "Figure 3:", "Fig. 3.", "TABLE II", "Algorithm 1 …"; `certain` where a mark after the number says that it is a
    // caption and no sentence.
    [[nodiscard]] static bool isCaptionStart(const QString &text, bool &certain)
    {
        static constexpr std::array kWords = {"figure", "fig.",   "fig",   "table",  "tab.",  "algorithm", "listing",
                                              "scheme", "chart", "box",   "plate",  "exhibit", "supplementary figure",
                                              "supplementary table", "abbildung", "tabelle", "tableau"};
        for (const char *word : kWords) {
            const QLatin1String name(word);
            if (!text.startsWith(name, Qt::CaseInsensitive) || text.size() <= name.size() + 1 || !text[0].isUpper())
                continue;
            qsizetype at = name.size();
            while (at < text.size() && text[at] == u' ')
                ++at;
            if (at == name.size() && !text[at].isDigit())
                continue;
            const qsizetype begin = at;
            while (at < text.size() && (text[at].isDigit() || QStringView(u"IVXLCABS-").contains(text[at])
                                        || (text[at] == u'.' && at + 1 < text.size() && text[at + 1].isDigit())))
                ++at;
            if (at == begin || at - begin > 8 || (at < text.size() && text[at].isLetter()))
                return false;
            const bool isBar = at + 1 < text.size() && text[at] == u' ' && text[at + 1] == u'|'; // "TABLE 1 | …"
            certain = at == text.size() || isBar || QStringView(u".:|\u2014\u2013").contains(text[at]);
            return true;
        }
        return false;
    }

    // "Fig. 1" in a font of its own, whatever that is called, and the rest of the line in another.
    [[nodiscard]] bool isLabelSetApart(const LineDraft &line) const
    {
        if (line.pieces.size() < 3)
            return false;
        const auto fontOf = [&](size_t i) {
            return m_page.words[static_cast<size_t>(m_frame.pieces[static_cast<size_t>(line.pieces[i])].raw)].font;
        };
        return fontOf(0) >= 0 && fontOf(0) == fontOf(1) && fontOf(line.pieces.size() - 1) != fontOf(0);
    }

    void captions()
    {
        for (size_t i = 0; i < m_lines.size(); ++i) {
            if (m_lines[i].role != Role::Body)
                continue;
            bool certain = false;
            if (!isCaptionStart(textOfLine(m_lines[i]), certain) || !beginsBlock(i))
                continue;
            if (!certain && !isSmall(m_lines[i]) && !m_lines[i].bold && !isLabelSetApart(m_lines[i]))
                continue;
            const double size = m_lines[i].size;
            size_t end = i + 1;
            while (end < m_lines.size() && end - i < kLongestCaption && m_lines[end].role == Role::Body && follows(end)
                   && gapAbove(end) <= kParagraphGap * m_frame.em && std::abs(m_lines[end].size - size) <= 0.12 * size
                   && m_lines[end].fragments == 1 && !(isCaptionStart(textOfLine(m_lines[end]), certain) && certain))
                ++end;
            for (size_t k = i; k < end; ++k)
                m_lines[k].role = Role::Caption;
            i = end - 1;
        }
    }

    // The small lines at the foot of each column.
    void footnotes()
    {
        for (size_t end = m_lines.size(); end > 0;) {
            size_t begin = end - 1;
            while (begin > 0 && follows(begin))
                --begin;
            footnotesIn(begin, end);
            end = begin;
        }
    }

    void footnotesIn(size_t begin, size_t end)
    {
        while (end > begin && m_lines[end - 1].role != Role::Body)
            --end;
        size_t first = end;
        while (first > begin && m_lines[first - 1].role == Role::Body && isSmall(m_lines[first - 1]))
            --first;
        if (first == end || m_lines[first].box.top() < 0.5 * m_frame.size.height())
            return;
        const QString text = textOfLine(m_lines[first]);
        const bool isReference = text.startsWith(u'[') || isNumbered(text);
        const bool isMarked = isFootnoteMark(text);
        const double height = m_lines[end - 1].box.bottom() - m_lines[first].box.top();
        const double column = m_lines[end - 1].box.bottom() - m_lines[begin].box.top();
        const bool isLow = m_lines[end - 1].box.bottom() > 0.8 * m_frame.size.height();
        const double least = isMarked ? 0.4 : 1.0;
        const double share = isMarked ? 0.6 : 0.35;
        if (isReference || !isLow || height > share * column || (first > begin && gapAbove(first) < least * m_frame.em))
            return;
        for (size_t i = first; i < end; ++i)
            m_lines[i].role = Role::Footnote;
    }

    // "1." as in lists of references, not "1 See …".
    [[nodiscard]] static bool isNumbered(const QString &text)
    {
        qsizetype at = 0;
        while (at < text.size() && text[at].isDigit())
            ++at;
        return at > 0 && at < text.size() && QStringView(u".)]").contains(text[at]);
    }
    [[nodiscard]] static bool isFootnoteMark(const QString &text)
    {
        if (text.isEmpty())
            return false;
        qsizetype at = 0;
        while (at < text.size() && at < 3 && text[at].isDigit())
            ++at;
        if (at > 0)
            return at < text.size() && (text[at] == u' ' || text[at].isLetter());
        return QStringView(u"*\u2217\u2020\u2021\u00A7\u00B6\u2021").contains(text[0]);
    }

    // Lines beside a caption that are no prose: cells, axis labels, boxes.
    void floats()
    {
        for (size_t i = 0; i < m_lines.size(); ++i) {
            if (m_lines[i].role != Role::Caption)
                continue;
            size_t end = i;
            while (end < m_lines.size() && m_lines[end].role == Role::Caption && (end == i || follows(end)))
                ++end;
            const bool isTable = m_lines[i].pieces.size() > 0
                && m_frame.pieces[static_cast<size_t>(m_lines[i].pieces.front())].text.startsWith(QLatin1String("tab"),
                                                                                               Qt::CaseInsensitive);
            if (!isTable || !absorbBelow(end))
                absorbAbove(i);
            i = end - 1;
        }
    }

    bool absorbBelow(size_t at)
    {
        bool any = false;
        while (at < m_lines.size() && m_lines[at].role == Role::Body && isInSameStack(at) && isFloatLike(m_lines[at])) {
            m_lines[at++].role = Role::Float;
            any = true;
        }
        return any;
    }
    void absorbAbove(size_t at)
    {
        while (at > 0 && m_lines[at - 1].role == Role::Body && isInSameStack(at) && isFloatLike(m_lines[at - 1]))
            m_lines[--at].role = Role::Float;
    }
    // Line i goes on downwards from the one before it in the order.
    [[nodiscard]] bool isInSameStack(size_t i) const
    {
        return i > 0 && i < m_lines.size()
            && (follows(i) || m_lines[i].column < 0 || m_lines[i - 1].column < 0)
            && m_lines[i].box.top() >= m_lines[i - 1].box.top();
    }
    [[nodiscard]] bool isFloatLike(const LineDraft &line) const
    {
        if (line.fragments >= 3)
            return true;
        const double width = extent(line).width();
        const bool isWide = line.box.width() > 0.85 * width;
        if (std::abs(line.size - m_frame.em) <= 0.07 * m_frame.em)
            return line.fragments == 2 && line.box.width() < 0.95 * width && !isWide;
        if (line.size > m_frame.em)
            return line.fragments >= 2;
        return isSmall(line);
    }

    void headings()
    {
        for (size_t i = 0; i < m_lines.size(); ++i) {
            if (m_lines[i].role != Role::Body || !looksLikeHeading(m_lines[i]) || gapAbove(i) < 0.25 * m_frame.em)
                continue;
            size_t end = i + 1;
            while (end < m_lines.size() && follows(end) && m_lines[end].role == Role::Body
                   && looksLikeHeading(m_lines[end]) && std::abs(m_lines[end].size - m_lines[i].size) < 0.3
                   && m_lines[end].bold == m_lines[i].bold && gapAbove(end) < 0.9 * m_lines[i].size)
                ++end;
            if (end - i <= kLongestHeading) {
                for (size_t k = i; k < end; ++k)
                    m_lines[k].role = Role::Heading;
            }
            i = end - 1;
        }
    }

    [[nodiscard]] bool looksLikeHeading(const LineDraft &line) const
    {
        if (line.fragments > 1 || isSmall(line))
            return false;
        const QString text = textOfLine(line);
        const auto letters = std::ranges::count_if(text, [](QChar c) { return c.isLetter(); });
        if (letters < 3 || letters * 2 < text.size() || QStringView(u".,;").contains(text.back()))
            return false;
        if (!text.front().isUpper() && !text.front().isDigit() && text.front().script() == QChar::Script_Latin)
            return false;
        const bool capitals = text == text.toUpper() && text != text.toLower() && line.box.width() < 0.95 * extent(line).width();
        return (line.size > 1.08 * m_frame.em && !isSizeOfProse(line.size)) || line.bold || capitals;
    }

    // Where a table fills most of a page its small letters are the page's, and the text beside it is larger without being a heading.
    [[nodiscard]] bool isSizeOfProse(double size) const
    {
        constexpr qsizetype kMostOfHeadings = 500; // letters of one size
        const auto at = m_lettersBySize.find(sizeStep(size));
        return at != m_lettersBySize.end() && at->second > kMostOfHeadings;
    }
    [[nodiscard]] static int sizeStep(double size) { return static_cast<int>(std::lround(size * 4)); }

    const Frame &m_frame;
    const RawPage &m_page;
    std::vector<LineDraft> &m_lines;
    std::vector<Extent> m_extents;
    std::map<int, qsizetype> m_lettersBySize;
};

} // namespace

void markRoles(const Frame &frame, const RawPage &page, std::vector<LineDraft> &lines)
{
    if (!lines.empty())
        Roles(frame, page, lines).run();
}

} // namespace conspectus::text::layout
