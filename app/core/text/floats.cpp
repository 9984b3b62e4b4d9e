// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/floats.h"

#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <optional>

namespace conspectus::text {

namespace {

constexpr double kLeastRoom = 28;  // pt of height that a picture or a table needs
constexpr int kLastLines = 3;
constexpr double kSmaller = 0.955;  // of the size of the text: what is set smaller belongs to a float
constexpr double kMargin = 4;      // pt of white around what is shown
constexpr double kPageEdge = 0.04; // of the page's height: where nothing stands any more

class FloatFinder
{
public:
    FloatFinder(const TextPage &page, int pageIndex) : m_page(page), m_index(pageIndex), m_bodySize(bodySize()) {}

    std::vector<FloatPlace> find()
    {
        std::vector<FloatPlace> found;
        for (std::size_t i = 0; i < m_page.lines.size();) {
            if (m_page.lines[i].role != Role::Caption) {
                ++i;
                continue;
            }
            const std::size_t end = captionEnd(i);
            auto place = placeOf(i, end);
            const auto isSame = [&](const FloatPlace &other) { return other.label == place->label && other.caption == place->caption; };
            if (place && std::ranges::none_of(found, isSame))
                found.push_back(std::move(*place));
            i = end;
        }
        return found;
    }

private:
    const TextPage &m_page;
    int m_index;
    double m_bodySize; // pt, of most words of the columns

    // Of most words in lines that fill their column as prose does; of all words where there are hardly any: on a page of tables the
    // cells must not pass for text.
    [[nodiscard]] double bodySize() const
    {
        constexpr std::size_t kFewest = 40; // words
        constexpr int kWordsOfProse = 8;
        std::map<qint16, double> widths;
        for (const Line &line : m_page.lines) {
            if (line.role == Role::Body)
                widths[line.column] = std::max(widths[line.column], line.box.width());
        }
        std::vector<float> all;
        std::vector<float> prose;
        for (const Line &line : m_page.lines) {
            if (line.role != Role::Body)
                continue;
            const bool isFull = line.lastWord - line.firstWord >= kWordsOfProse && line.box.width() > 0.9 * widths[line.column];
            for (qint32 i = line.firstWord; i < line.lastWord; ++i) {
                const float size = m_page.words[static_cast<std::size_t>(i)].size;
                if (line.column >= 0)
                    all.push_back(size);
                if (isFull)
                    prose.push_back(size);
            }
        }
        std::vector<float> &sizes = prose.size() >= kFewest ? prose : all;
        if (sizes.empty())
            return 0;
        const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
        std::ranges::nth_element(sizes, middle);
        return static_cast<double>(*middle);
    }

    // The text of the page, as against the cells and labels of floats, which are set smaller.
    [[nodiscard]] bool isProse(const Line &line) const
    {
        if (line.lastWord <= line.firstWord || (line.role != Role::Body && line.role != Role::Heading))
            return false;
        const auto size = static_cast<double>(m_page.words[static_cast<std::size_t>(line.firstWord)].size);
        return line.role == Role::Heading || size <= 0 || size >= kSmaller * m_bodySize;
    }

    [[nodiscard]] bool isCell(const Line &line) const
    {
        return line.role == Role::Float || (line.role == Role::Body && line.lastWord > line.firstWord && !isProse(line));
    }

    [[nodiscard]] static const QRegularExpression &beginning()
    {
        static const QRegularExpression pattern(
                QStringLiteral(R"(^\s*((fig(?:ure|\.)?|tab(?:le|\.)?|algorithm|abbildung|tabelle|scheme|chart|box)\s*)"
                               R"((?:[A-Z]?\.?\d+(?:[.\-]\d+)*[a-z]?|[IVXLC]+)\b))"),
                QRegularExpression::CaseInsensitiveOption);
        return pattern;
    }

    [[nodiscard]] QString textOf(std::size_t line) const
    {
        const Line &its = m_page.lines[line];
        if (its.lastWord <= its.firstWord)
            return {};
        const qint32 begin = m_page.words[static_cast<std::size_t>(its.firstWord)].begin;
        const qint32 end = m_page.words[static_cast<std::size_t>(its.lastWord - 1)].end;
        return m_page.text.mid(begin, end - begin);
    }

    // The first line after the caption: another caption, another role, or a hole.
    [[nodiscard]] std::size_t captionEnd(std::size_t first) const
    {
        std::size_t i = first + 1;
        for (; i < m_page.lines.size() && m_page.lines[i].role == Role::Caption; ++i) {
            const QRectF &before = m_page.lines[i - 1].box;
            const QRectF &box = m_page.lines[i].box;
            static const QRegularExpression mark(QStringLiteral(R"(^\s*[.:|])"));
            const QString text = textOf(i);
            const auto match = beginning().match(text);
            const bool isNew = match.hasMatch()
                && (m_page.lines[i - 1].paragraphEnd || mark.match(QStringView(text).mid(match.capturedEnd())).hasMatch());
            if (isNew || box.top() - before.bottom() > 1.5 * before.height() || box.bottom() < before.top())
                break;
        }
        return i;
    }

    // A last line of the caption that was taken for text: it stands close below, as large as the caption, and nothing goes on from
    // it.
    [[nodiscard]] QRectF withLastLines(QRectF caption) const
    {
        const auto lineBelow = [this](const QRectF &box) -> const Line * {
            for (const Line &line : m_page.lines) {
                const double gap = line.box.top() - box.bottom();
                if (isProse(line) && line.role == Role::Body && gap > -2 && gap < 0.6 * line.box.height()
                    && line.box.left() >= box.left() - 3 && line.box.left() <= box.left() + 3)
                    return &line;
            }
            return nullptr;
        };
        QRectF box = caption;
        for (int i = 0; i <= kLastLines; ++i) {
            const Line *line = lineBelow(box);
            if (!line)
                return box;
            box = box.united(line->box);
        }
        return caption; // a paragraph
    }

    // What stands left and right of the caption's column; a caption across the columns has the whole width of the text.
    [[nodiscard]] std::pair<double, double> sides(std::size_t first, std::size_t end) const
    {
        double left = m_page.size.width();
        double right = 0;
        for (std::size_t i = first; i < end; ++i) {
            left = std::min(left, m_page.lines[i].box.left());
            right = std::max(right, m_page.lines[i].box.right());
        }
        const double middle = (left + right) / 2;
        double columnLeft = left;
        double columnRight = right;
        for (const Line &line : m_page.lines) {
            if (isProse(line) && line.column >= 0 && line.box.left() <= middle && line.box.right() >= middle) {
                columnLeft = std::min(columnLeft, line.box.left());
                columnRight = std::max(columnRight, line.box.right());
            }
        }
        // A short caption in the middle of the page belongs to something as wide as the text.
        const double page = m_page.size.width();
        const bool isAcross = m_page.lines[first].column < 0 || std::abs(middle - page / 2) < page * 0.03;
        if (isAcross || columnRight - columnLeft > page * 0.6) {
            for (const Line &line : m_page.lines) {
                if (isProse(line)) {
                    columnLeft = std::min(columnLeft, line.box.left());
                    columnRight = std::max(columnRight, line.box.right());
                }
            }
        }
        return {columnLeft, columnRight};
    }

    [[nodiscard]] bool isText(const Line &line) const
    {
        return isProse(line) || line.role == Role::Footnote || line.role == Role::RunningHead;
    }

    // The room above or below the caption up to the nearest text of the same column.
    [[nodiscard]] QRectF room(const QRectF &caption, double left, double right, bool above, std::size_t first,
                              std::size_t end) const
    {
        const double edge = m_page.size.height() * kPageEdge;
        double top = above ? edge : caption.bottom();
        double bottom = above ? caption.top() : m_page.size.height() - edge;
        for (std::size_t i = 0; i < m_page.lines.size(); ++i) {
            const Line &line = m_page.lines[i];
            const bool isOther = line.role == Role::Caption && (i < first || i >= end);
            if ((!isText(line) && !isOther) || line.box.right() <= left + 2 || line.box.left() >= right - 2)
                continue;
            const double below = line.role == Role::RunningHead ? 2 * kMargin : 0; // what hangs from its letters, and its rule
            if (above && line.box.bottom() <= caption.top() + 1)
                top = std::max(top, std::min(line.box.bottom() + below, caption.top()));
            if (!above && line.box.top() >= caption.bottom() - 1)
                bottom = std::min(bottom, line.box.top());
        }
        return {QPointF(left, top), QPointF(right, std::max(top, bottom))};
    }

    // How much of a room is taken by words that are cells or labels.
    [[nodiscard]] int cellsIn(const QRectF &area) const
    {
        int cells = 0;
        for (const Line &line : m_page.lines)
            cells += isCell(line) && area.contains(line.box.center()) ? 1 : 0;
        return cells;
    }

    // A table that is turned by a quarter has its caption along the edge and takes the page but for its running heads.
    [[nodiscard]] QRectF turnedArea(const QRectF &caption) const
    {
        QRectF area = caption;
        for (const Line &line : m_page.lines) {
            if (line.role != Role::RunningHead && line.role != Role::LineNumber)
                area = area.united(line.box);
        }
        return area;
    }

    [[nodiscard]] QRectF areaOf(const QRectF &caption, FloatPlace::Type type, std::size_t first, std::size_t end) const
    {
        if (caption.height() > std::max(kLeastRoom, 3 * caption.width()))
            return turnedArea(caption).adjusted(-kMargin, -kMargin, kMargin, kMargin).intersected(QRectF(QPointF(0, 0), m_page.size));
        const auto [left, right] = sides(first, end);
        const QRectF above = room(caption, left, right, true, first, end);
        const QRectF below = room(caption, left, right, false, first, end);
        const bool fitsAbove = above.height() >= kLeastRoom;
        const bool fitsBelow = below.height() >= kLeastRoom;
        bool isAbove = type == FloatPlace::Type::Figure;
        if (fitsAbove != fitsBelow)
            isAbove = fitsAbove;
        else if (fitsAbove && cellsIn(above) != cellsIn(below) && std::min(cellsIn(above), cellsIn(below)) == 0)
            isAbove = cellsIn(above) > 0;
        QRectF area = caption;
        area.setLeft(std::min(left, caption.left()));
        area.setRight(std::max(right, caption.right()));
        if (fitsAbove || fitsBelow)
            area = widened(area.united(tightened(isAbove ? above : below, isAbove)), caption);
        return area.adjusted(-kMargin, -kMargin, kMargin, kMargin).intersected(QRectF(QPointF(0, 0), m_page.size));
    }

    // A short caption over the left column of a table across both: cells that stand beside, where nothing else does.
    [[nodiscard]] QRectF widened(const QRectF &area, const QRectF &caption) const
    {
        QRectF left;
        QRectF right;
        bool isLeftFree = true;
        bool isRightFree = true;
        for (const Line &line : m_page.lines) {
            if (line.box.bottom() <= area.top() || line.box.top() >= area.bottom() || caption.intersects(line.box))
                continue;
            const bool isLeft = line.box.right() <= area.left() + 2;
            const bool isRight = line.box.left() >= area.right() - 2;
            const bool isOther = isText(line) || line.role == Role::Caption;
            isLeftFree = isLeftFree && !(isLeft && isOther);
            isRightFree = isRightFree && !(isRight && isOther);
            if (isCell(line) && isLeft)
                left = left.united(line.box);
            if (isCell(line) && line.box.right() > area.right())
                right = right.united(line.box);
        }
        QRectF wide = area;
        if (isLeftFree && !left.isNull())
            wide.setLeft(left.left());
        if (isRightFree && !right.isNull())
            wide.setRight(std::max(wide.right(), right.right()));
        return wide;
    }

    // Below a caption only as far as the cells of the table go; what is drawn above one may have no words at all.
    [[nodiscard]] QRectF tightened(QRectF area, bool isAbove) const
    {
        if (isAbove)
            return area;
        std::optional<double> bottom;
        for (const Line &line : m_page.lines) {
            if (isCell(line) && area.contains(line.box.center()))
                bottom = std::max(bottom.value_or(0), line.box.bottom());
        }
        if (bottom)
            area.setBottom(std::min(area.bottom(), *bottom + 6));
        return area;
    }

    [[nodiscard]] std::optional<FloatPlace> placeOf(std::size_t first, std::size_t end) const
    {
        const auto match = beginning().match(textOf(first));
        if (!match.hasMatch())
            return std::nullopt;
        FloatPlace place;
        place.page = m_index;
        place.label = match.captured(1).simplified();
        const QString word = match.captured(2).toLower();
        if (word.startsWith(QLatin1String("tab")))
            place.type = FloatPlace::Type::Table;
        else if (word == QLatin1String("algorithm"))
            place.type = FloatPlace::Type::Algorithm;
        QRectF box;
        for (std::size_t i = first; i < end; ++i)
            box = box.isNull() ? m_page.lines[i].box : box.united(m_page.lines[i].box);
        box = withLastLines(box);
        place.span = {m_page.words[static_cast<std::size_t>(m_page.lines[first].firstWord)].begin,
                      m_page.words[static_cast<std::size_t>(m_page.lines[end - 1].lastWord - 1)].end};
        place.caption = m_page.cleanText(place.span);
        place.area = areaOf(box, place.type, first, end);
        return place;
    }
};

} // namespace

std::vector<FloatPlace> floatsOn(const TextPage &page, int pageIndex)
{
    return FloatFinder(page, pageIndex).find();
}

} // namespace conspectus::text
