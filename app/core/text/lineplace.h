// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where on a page a stretch of text stands, as people say it: "col. 2, l. 14". Lines are counted in their column, without running
// heads and printed line numbers.
#pragma once

#include "text/textpage.h"

#include <optional>

namespace conspectus::text {

struct LinePlace
{
    int line = 1;   // from 1
    int column = 0; // from 1; 0: the page has one column, or the line goes across them
};
[[nodiscard]] std::optional<LinePlace> linePlace(const TextPage &page, qint32 textOffset);

} // namespace conspectus::text
