// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// In which section of the paper a place stands: by the PDF's outline, compared in reading order so that a right column comes
// after a left one; before its first entry and without an outline, by the headings of the text. Pure values. The one way in which
// window and command line name a section.
// Example: {8, 2310} → "4.2 Clinical decision support".
#pragma once

#include "pdf/documentsession.h"
#include "text/textpage.h"

namespace conspectus {

class SectionIndex
{
public:
    void setOutline(std::vector<pdf::OutlineItem> items) { m_items = std::move(items); }
    void clear() { m_items.clear(); }
    [[nodiscard]] const std::vector<pdf::OutlineItem> &outline() const { return m_items; }

    // Empty where nothing is known. The offset is one of the page's text; where that is not read, the point decides.
    [[nodiscard]] QString at(const text::TextLayer &layer, int page, qint32 offset) const;
    [[nodiscard]] QString at(const text::TextLayer &layer, int page, QPointF point) const;

private:
    std::vector<pdf::OutlineItem> m_items;

    [[nodiscard]] bool isAtOrBefore(const pdf::OutlineItem &item, const text::TextLayer &layer, int page, qint32 offset,
                                    const QPointF *point) const;
    [[nodiscard]] QString find(const text::TextLayer &layer, int page, qint32 offset, const QPointF *point) const;
};

} // namespace conspectus
