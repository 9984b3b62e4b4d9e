// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where everything of a PageContent stands at a width: one QTextLayout an item, chips in rows, bands from top to bottom.
// Coordinates are those of the whole page (0,0 = its top left), logical pixels. Layouts of texts that did not change are
// taken over from the layout before, so that a changed count costs nothing.
#pragma once

#include "ui/surveypage/pagecontent.h"

#include <QFont>
#include <QTextLayout>
#include <memory>

namespace conspectus {

struct PageMetrics
{
    int width = 0;       // of the page
    int left = 0;        // of the column
    int column = 0;      // its width; about 70 characters at most
    int readingSize = 0; // px at normal text size; 0 = 14
    bool isNarrow = false;
    [[nodiscard]] int right() const { return left + column; }

    [[nodiscard]] static PageMetrics forWidth(int width, int readingSize);
    friend bool operator==(const PageMetrics &, const PageMetrics &) = default;
};

struct LaidItem
{
    QRect band; // the whole width of the page, without the space before it
    QRectF textRect;
    std::unique_ptr<QTextLayout> text; // null where there is none
    double lineHeight = 0;
    QRectF rightRect; // of PageItem::right
    QRectF labelRect; // of a row's, a detail's or chips' label
    QRectF disclosureRect; // of a finding that can be opened
    std::vector<QRectF> chips;
};

class SurveyPageLayout
{
public:
    // Lays out all; what did not change is taken from `before`.
    SurveyPageLayout(const PageContent &content, const PageMetrics &metrics, SurveyPageLayout *before = nullptr);

    [[nodiscard]] const PageMetrics &metrics() const { return m_metrics; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] const std::vector<LaidItem> &items() const { return m_items; }

    // The lines of a stop as rectangles; one rectangle for chips and whole items.
    [[nodiscard]] std::vector<QRectF> rectsOf(const PageContent &content, const PageStop &stop) const;
    // Rectangles of characters [begin, end) of an item's text, one a line.
    [[nodiscard]] std::vector<QRectF> rectsOf(int item, int begin, int end) const;
    // The item whose band contains y, or the nearest; -1 on an empty page.
    [[nodiscard]] int itemAt(double y) const;
    // The character of an item's text nearest to a point.
    [[nodiscard]] int cursorAt(int item, QPointF point) const;
    // The stop at a point: of a text the span or whole, a chip, a right-hand link; -1.
    [[nodiscard]] int stopAt(const PageContent &content, QPointF point) const;

    [[nodiscard]] static QFont fontOf(const PageItem &item, const PageMetrics &metrics);
    [[nodiscard]] static double lineHeightOf(const PageItem &item, const PageMetrics &metrics);
    // The band of a finding as it is highlighted: a little wider than the column.
    [[nodiscard]] QRect highlightOf(int item) const;

private:
    PageMetrics m_metrics;
    std::vector<LaidItem> m_items;
    QHash<QString, size_t> m_byKey; // for taking layouts over
    int m_height = 0;

    void place(const PageContent &content, SurveyPageLayout *before);
    [[nodiscard]] int spaceBefore(const PageItem *previous, const PageItem &item) const;
    int placeText(LaidItem &laid, const PageItem &item, double left, double top, double width, SurveyPageLayout *before);
    int placeRow(LaidItem &laid, const PageItem &item, double top, SurveyPageLayout *before);
    int placeDetail(LaidItem &laid, const PageItem &item, double top, SurveyPageLayout *before);
    int placeChips(LaidItem &laid, const PageItem &item, double top) const;
    int placeMessage(LaidItem &laid, const PageItem &item, double top, SurveyPageLayout *before);
    [[nodiscard]] std::unique_ptr<QTextLayout> takeOver(SurveyPageLayout *before, const PageItem &item, double width) const;
};

} // namespace conspectus
