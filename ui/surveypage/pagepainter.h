// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints a laid-out survey page: values in, pixels out. What is current, hovered, related or selected is told by PageMarks.
#pragma once

#include "ui/surveypage/pagelayout.h"
#include "ui/theme.h"

class QPainter;

namespace conspectus {

struct PageSelection // of text: from the anchor to the cursor, either way round
{
    int anchorItem = -1;
    int anchor = 0;
    int cursorItem = -1;
    int cursor = 0;
    [[nodiscard]] bool isEmpty() const
    {
        return anchorItem < 0 || (anchorItem == cursorItem && anchor == cursor);
    }
    // The selected characters [first, second) of an item of that length.
    [[nodiscard]] std::pair<int, int> within(int item, int length) const;
};

struct PageMarks
{
    int current = -1; // stops
    int hovered = -1;
    int dropTarget = -1;
    int dropLine = -1; // y of the page where a dragged finding would go
    bool hasFocus = false;
    QSet<int> related; // items
    int edited = -1;   // item whose text is being edited: not painted
    PageSelection selection;
};

class PagePainter
{
public:
    PagePainter(QPainter &painter, const PageContent &content, const SurveyPageLayout &layout, const Theme &theme,
                const PageMarks &marks);

    // The items that touch `area` (page coordinates).
    void paint(const QRect &area);

private:
    QPainter &m_painter;
    const PageContent &m_content;
    const SurveyPageLayout &m_layout;
    const Theme &m_theme;
    const PageMarks &m_marks;

    void paintItem(int number);
    void paintBackground(int number);
    void paintText(int number);
    void paintRight(const PageItem &item, const LaidItem &laid, int number);
    void paintRow(const PageItem &item, const LaidItem &laid);
    void paintDetail(const PageItem &item, const LaidItem &laid, int number);
    void paintFindingMarks(const PageItem &item, const LaidItem &laid, int number);
    void paintChips(int number);
    void paintMessage(const PageItem &item, const LaidItem &laid);
    void paintStopMarks(int number);
    [[nodiscard]] bool isAt(int stop, int item, int index) const;
    [[nodiscard]] QColor colorOf(const PageItem &item) const;
    [[nodiscard]] QList<QTextLayout::FormatRange> formatsOf(int number) const;
};

} // namespace conspectus
