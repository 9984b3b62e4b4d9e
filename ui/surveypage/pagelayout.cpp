// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveypage/pagelayout.h"

#include "ui/fonts.h"

#include <QFontMetricsF>
#include <QTextOption>
#include <algorithm>
#include <cmath>

namespace conspectus {

namespace {

constexpr int kLeftGutter = 32;  // marks stand here
constexpr int kRightGutter = 26;
constexpr int kColumn = 482;     // at 14 px of reading text: about 70 characters of Noto Serif
constexpr int kNarrow = 460;     // page width below which title and gutters shrink
constexpr int kRowLabel = 118;   // "CODE & MODELS"
constexpr int kChipHeight = 22;
constexpr int kDetailIndent = 12;
constexpr int kDetailLabel = 104; // "gives a value for"

QFont chipFont() { return fontFor(FontRole::Small); }

bool isWhole(const PageItem &item) { return item.spans.empty() && item.chips.empty(); }

} // namespace

PageMetrics PageMetrics::forWidth(int width, int readingSize)
{
    PageMetrics metrics;
    metrics.width = width;
    metrics.readingSize = readingSize;
    metrics.isNarrow = width < scaled(kNarrow);
    const int left = scaled(kLeftGutter);
    const int right = metrics.isNarrow ? scaled(18) : scaled(kRightGutter);
    const int most = scaled(kColumn) * (readingSize > 0 ? readingSize : 14) / 14;
    metrics.column = std::max(scaled(120), std::min(width - left - right, most));
    metrics.left = left + std::max(0, (width - left - right - metrics.column) / 2);
    return metrics;
}

SurveyPageLayout::SurveyPageLayout(const PageContent &content, const PageMetrics &metrics, SurveyPageLayout *before) : m_metrics(metrics)
{
    place(content, before && before->m_metrics == metrics ? before : nullptr);
}

QFont SurveyPageLayout::fontOf(const PageItem &item, const PageMetrics &metrics)
{
    switch (item.part) {
    case PageItem::Part::Title:
        return fontFor(metrics.isNarrow ? FontRole::SurveyTitleNarrow : FontRole::SurveyTitle);
    case PageItem::Part::Text:
        return fontFor(FontRole::Reading, metrics.readingSize);
    case PageItem::Part::Label:
        return fontFor(FontRole::SectionLabel);
    case PageItem::Part::Facts:
    case PageItem::Part::Aside:
    case PageItem::Part::Note:
    case PageItem::Part::Row:
    case PageItem::Part::Detail:
    case PageItem::Part::Chips:
    case PageItem::Part::Message:
        return fontFor(FontRole::Small);
    case PageItem::Part::Authors:
        break;
    }
    return fontFor(FontRole::Interface);
}

double SurveyPageLayout::lineHeightOf(const PageItem &item, const PageMetrics &metrics)
{
    switch (item.part) {
    case PageItem::Part::Title:
        return lineHeightFor(metrics.isNarrow ? FontRole::SurveyTitleNarrow : FontRole::SurveyTitle);
    case PageItem::Part::Text:
        return lineHeightFor(FontRole::Reading, metrics.readingSize);
    case PageItem::Part::Label:
        return lineHeightFor(FontRole::SectionLabel);
    case PageItem::Part::Authors:
        return lineHeightFor(FontRole::Interface) + scaled(2);
    default:
        return lineHeightFor(FontRole::Small) + scaled(2);
    }
}

void SurveyPageLayout::place(const PageContent &content, SurveyPageLayout *before)
{
    m_items.resize(content.items.size());
    int top = scaled(16);
    const PageItem *previous = nullptr;
    for (size_t i = 0; i < content.items.size(); ++i) {
        const PageItem &item = content.items[i];
        LaidItem &laid = m_items[i];
        top += spaceBefore(previous, item);
        const double left = m_metrics.left;
        int height = 0;
        if (item.part == PageItem::Part::Row) {
            height = placeRow(laid, item, top, before);
        } else if (item.part == PageItem::Part::Detail) {
            height = placeDetail(laid, item, top, before);
        } else if (item.part == PageItem::Part::Chips) {
            height = placeChips(laid, item, top);
        } else if (item.part == PageItem::Part::Message) {
            height = placeMessage(laid, item, top, before);
        } else if (item.part == PageItem::Part::Note) {
            const int indent = scaled(22);
            height = placeText(laid, item, left + indent, top, m_metrics.column - indent, before);
        } else {
            const int room = item.hasMark ? scaled(26) : 0; // for the number of passages
            height = placeText(laid, item, left, top, m_metrics.column - room, before);
        }
        if (!item.right.isEmpty()) {
            const QFontMetricsF metrics(fontFor(FontRole::Small));
            const double width = metrics.horizontalAdvance(item.right);
            laid.rightRect = QRectF(m_metrics.right() - width, top, width, height);
        }
        if (item.canOpen)
            laid.disclosureRect = QRectF(m_metrics.right() + scaled(3), top, scaled(14), laid.lineHeight);
        laid.band = QRect(0, top, m_metrics.width, height);
        m_byKey.insert(item.key, i);
        top += height;
        previous = &item;
    }
    m_height = top + scaled(24);
}

int SurveyPageLayout::spaceBefore(const PageItem *previous, const PageItem &item) const
{
    if (!previous)
        return 0;
    using Part = PageItem::Part;
    switch (item.part) {
    case Part::Authors:
        return scaled(6);
    case Part::Facts:
        return scaled(4);
    case Part::Label:
        return previous->part == Part::Facts ? scaled(16) : scaled(13);
    case Part::Text:
        return previous->part == Part::Label ? scaled(2) : scaled(4);
    case Part::Aside:
    case Part::Detail:
        return scaled(2);
    case Part::Row:
        return previous->part == Part::Row ? 0 : scaled(12);
    case Part::Chips:
        return scaled(5);
    case Part::Message:
        return scaled(12);
    case Part::Note:
        return scaled(4);
    case Part::Title:
        break;
    }
    return 0;
}

std::unique_ptr<QTextLayout> SurveyPageLayout::takeOver(SurveyPageLayout *before, const PageItem &item, double width) const
{
    const auto known = before ? before->m_byKey.constFind(item.key) : QHash<QString, size_t>::const_iterator();
    if (!before || known == before->m_byKey.constEnd())
        return nullptr;
    LaidItem &old = before->m_items[*known];
    const int bold = old.text && !old.text->formats().isEmpty() ? old.text->formats().front().length : 0;
    const bool isSame = old.text && old.text->text() == item.text && qFuzzyCompare(old.textRect.width(), width)
                        && old.text->font() == fontOf(item, m_metrics) && bold == item.boldUntil
                        && (item.mostLines == 0 || old.text->lineCount() <= item.mostLines)
                        && old.text->cacheEnabled() == (item.mostLines == 0);
    return isSame ? std::move(old.text) : nullptr;
}

int SurveyPageLayout::placeText(LaidItem &laid, const PageItem &item, double left, double top, double width, SurveyPageLayout *before)
{
    laid.lineHeight = lineHeightOf(item, m_metrics);
    laid.text = takeOver(before, item, width);
    if (!laid.text) {
        laid.text = std::make_unique<QTextLayout>(item.text, fontOf(item, m_metrics));
        QTextOption option(item.text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
        option.setTextDirection(item.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        laid.text->setTextOption(option);
        laid.text->setCacheEnabled(item.mostLines == 0); // also tells a folded text from a whole one, see takeOver()
        if (item.boldUntil > 0) {
            QTextCharFormat bold;
            bold.setFontWeight(QFont::DemiBold);
            laid.text->setFormats({{0, item.boldUntil, bold}});
        }
        laid.text->beginLayout();
        double y = 0;
        for (int lines = 0; item.mostLines == 0 || lines < item.mostLines; ++lines) {
            QTextLine line = laid.text->createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(width);
            // Lines of scripts with taller fonts get the room they need.
            const double height = std::max(laid.lineHeight, std::ceil(line.height()));
            line.setPosition(QPointF(0, y + (height - line.height()) / 2));
            y += height;
        }
        laid.text->endLayout();
    }
    const int count = laid.text->lineCount();
    double height = laid.lineHeight;
    if (count > 0) {
        const QTextLine last = laid.text->lineAt(count - 1);
        height = std::max(laid.lineHeight, last.y() + last.height() + std::max(0.0, (laid.lineHeight - last.height()) / 2));
    }
    laid.textRect = QRectF(left, top, width, std::ceil(height));
    return static_cast<int>(std::ceil(height));
}

int SurveyPageLayout::placeRow(LaidItem &laid, const PageItem &item, double top, SurveyPageLayout *before)
{
    const int padding = scaled(4);
    const bool stacked = m_metrics.column < scaled(300);
    const int indent = stacked ? 0 : scaled(kRowLabel);
    const int labelHeight = lineHeightFor(FontRole::Small) + scaled(2);
    const double textTop = top + padding + (stacked ? labelHeight : 0);
    laid.labelRect = QRectF(m_metrics.left, top + padding, stacked ? m_metrics.column : indent, labelHeight);
    const int height = placeText(laid, item, m_metrics.left + indent, textTop, m_metrics.column - indent, before);
    return height + 2 * padding + (stacked ? labelHeight : 0);
}

int SurveyPageLayout::placeDetail(LaidItem &laid, const PageItem &item, double top, SurveyPageLayout *before)
{
    const bool stacked = m_metrics.column < scaled(300);
    const double left = m_metrics.left + scaled(kDetailIndent);
    const double label = scaled(kDetailLabel);
    const int labelHeight = lineHeightFor(FontRole::Small) + scaled(2);
    const double shown = QFontMetricsF(fontFor(FontRole::Small)).horizontalAdvance(item.label);
    laid.labelRect = QRectF(left, top, std::min<double>(shown, m_metrics.right() - left), labelHeight);
    const double indent = stacked ? 0 : label;
    const int height = placeText(laid, item, left + indent, top + (stacked ? labelHeight : 0), m_metrics.right() - left - indent, before);
    return height + (stacked ? labelHeight : 0);
}

int SurveyPageLayout::placeChips(LaidItem &laid, const PageItem &item, double top) const
{
    const QFontMetricsF metrics(chipFont());
    const double gap = scaled(6);
    const double height = scaled(kChipHeight);
    const double labelWidth = metrics.horizontalAdvance(item.label);
    laid.labelRect = QRectF(m_metrics.left, top, labelWidth, height);
    double x = m_metrics.left + std::max<double>(scaled(56), labelWidth + 2 * gap);
    double y = top;
    for (const PageChip &chip : item.chips) {
        const double text = metrics.horizontalAdvance(chip.text) + metrics.horizontalAdvance(QString::number(chip.count));
        const double width = std::min<double>(std::ceil(text) + scaled(8 + 6 + 8), m_metrics.column);
        if (x + width > m_metrics.right() && x > m_metrics.left) {
            x = m_metrics.left;
            y += height + scaled(4);
        }
        laid.chips.emplace_back(x, y, width, height);
        x += width + gap;
    }
    return static_cast<int>(std::ceil(y - top + height));
}

int SurveyPageLayout::placeMessage(LaidItem &laid, const PageItem &item, double top, SurveyPageLayout *before)
{
    const int padding = scaled(8);
    const int indent = scaled(40); // bar and icon
    const int height = placeText(laid, item, m_metrics.left + indent, top + padding,
                                 m_metrics.column - indent - padding, before);
    return height + 2 * padding;
}

std::vector<QRectF> SurveyPageLayout::rectsOf(const PageContent &content, const PageStop &stop) const
{
    const PageItem &item = content.items[static_cast<size_t>(stop.item)];
    const LaidItem &laid = m_items[static_cast<size_t>(stop.item)];
    if (stop.index == PageStop::Right)
        return {laid.rightRect};
    if (stop.index == PageStop::Label)
        return {laid.labelRect};
    if (stop.index == PageStop::Disclosure)
        return {laid.disclosureRect};
    if (stop.index >= 0 && !item.chips.empty())
        return {laid.chips[static_cast<size_t>(stop.index)]};
    if (stop.index >= 0) {
        const StopSpan &span = item.spans[static_cast<size_t>(stop.index)];
        return rectsOf(stop.item, span.begin, span.end);
    }
    if (isWhole(item) && laid.text)
        return {laid.textRect};
    return {QRectF(m_metrics.left, laid.band.top(), m_metrics.column, laid.band.height())};
}

std::vector<QRectF> SurveyPageLayout::rectsOf(int number, int begin, int end) const
{
    std::vector<QRectF> rects;
    const LaidItem &laid = m_items[static_cast<size_t>(number)];
    if (!laid.text)
        return rects;
    for (int i = 0; i < laid.text->lineCount(); ++i) {
        const QTextLine line = laid.text->lineAt(i);
        const int from = std::max(begin, line.textStart());
        const int to = std::min(end, line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const double x1 = line.cursorToX(from);
        const double x2 = line.cursorToX(to);
        rects.emplace_back(laid.textRect.left() + std::min(x1, x2), laid.textRect.top() + line.y(), std::abs(x2 - x1),
                           line.height());
    }
    return rects;
}

int SurveyPageLayout::itemAt(double y) const
{
    if (m_items.empty())
        return -1;
    const auto after = std::ranges::upper_bound(m_items, static_cast<int>(y), {}, [](const LaidItem &laid) { return laid.band.top(); });
    return std::max(0, static_cast<int>(after - m_items.begin()) - 1);
}

int SurveyPageLayout::cursorAt(int number, QPointF point) const
{
    const LaidItem &laid = m_items[static_cast<size_t>(number)];
    if (!laid.text || laid.text->lineCount() == 0)
        return 0;
    const QPointF inText = point - laid.textRect.topLeft();
    for (int i = 0; i < laid.text->lineCount(); ++i) {
        const QTextLine line = laid.text->lineAt(i);
        if (inText.y() < line.y() + line.height() || i == laid.text->lineCount() - 1)
            return inText.y() < 0 && i == 0 ? 0 : line.xToCursor(inText.x());
    }
    return 0;
}

int SurveyPageLayout::stopAt(const PageContent &content, QPointF point) const
{
    const int number = itemAt(point.y());
    int whole = -1;
    for (size_t i = 0; i < content.stops.size(); ++i) {
        const PageStop &stop = content.stops[i];
        if (stop.item != number)
            continue;
        if (stop.index == PageStop::Whole) {
            const bool isInBand = m_items[static_cast<size_t>(number)].band.contains(point.toPoint());
            whole = isInBand && point.x() >= m_metrics.left - scaled(26) && point.x() <= m_metrics.right() + scaled(12)
                        ? static_cast<int>(i)
                        : -1;
            continue;
        }
        for (const QRectF &rect : rectsOf(content, stop)) {
            if (rect.adjusted(-2, -3, 2, 3).contains(point))
                return static_cast<int>(i);
        }
    }
    return whole;
}

QRect SurveyPageLayout::highlightOf(int number) const
{
    const QRect band = m_items[static_cast<size_t>(number)].band;
    return QRect(m_metrics.left - scaled(26), band.top() - scaled(2), m_metrics.column + scaled(26) + scaled(12),
                 band.height() + scaled(4));
}

} // namespace conspectus
