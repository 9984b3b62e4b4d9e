// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a PDF says about itself besides its text: its outline, and the size and label of each page. Kept in the index as
// JSON, so that it is there when the file is not.
#pragma once

#include "pdf/documentsession.h"
#include "text/textpage.h"

#include <QByteArray>

namespace conspectus {

struct DocumentStructure
{
    std::vector<pdf::OutlineItem> outline; // in order; page -1: no such place
    std::vector<pdf::PageShape> pages;
    [[nodiscard]] bool isEmpty() const { return outline.empty() && pages.empty(); }
};

[[nodiscard]] QByteArray toJson(const DocumentStructure &structure);
// What is odd is left out; nothing readable gives an empty structure.
[[nodiscard]] DocumentStructure structureFromJson(const QByteArray &json);

// The size of each page in pt, from the structure or else the text layer; empty sizes where neither knows.
[[nodiscard]] std::vector<QSizeF> pageSizes(const DocumentStructure &structure, const text::TextLayer &layer, int pageCount);

} // namespace conspectus
