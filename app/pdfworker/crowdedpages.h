// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages that Poppler gives up because they carry more than 10,000 annotations. It gives a null page like for any damage and
// tells the reason in words only (Page.cc: "Page annotations object (page 7) is likely malformed. Too big: (20000)").
#pragma once

#include <QString>

namespace conspectus::pdfworker {

// One sentence of Poppler's about this process's one document.
void noteCrowdedPage(const QString &message);
// page counts from 0. Poppler reads the list of pages up to such a page and never behind it, so those behind it are out too.
[[nodiscard]] bool isCrowded(int page);

} // namespace conspectus::pdfworker
