// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures and tables of a page, by their captions: what they are called and where they stand. The picture of a figure is the
// room between its caption and the text around it, in the caption's column or across. Pure; a guess that is right on most pages of
// papers, so it is only used for showing, never stored.
// Example: {Figure, "Fig. 3", "Fig. 3. The pipeline of …", page 7, (54, 72, 252, 190)}
#pragma once

#include "text/textpage.h"

namespace conspectus::text {

struct FloatPlace
{
    enum class Type : quint8 { Figure, Table, Algorithm };
    Type type = Type::Figure;
    QString label;   // "Figure 3", "TABLE II"
    QString caption; // lines joined
    int page = -1;
    Span span;       // of the caption in the page's text
    QRectF area;     // page space, with the caption
    friend bool operator==(const FloatPlace &, const FloatPlace &) = default;
};

// In the order of the page's text.
[[nodiscard]] std::vector<FloatPlace> floatsOn(const TextPage &page, int pageIndex);

} // namespace conspectus::text
