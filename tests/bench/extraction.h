// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text of a whole document as the program reads it: worker, order of reading, index on the disk.
#pragma once

#include "benchinput.h"
#include "text/textpage.h"

namespace conspectus::bench {

struct Extracted
{
    double milliseconds = 0; // from the request until the last page is committed
    text::TextLayer layer;
};

// Into a new index in a temporary folder, which goes afterwards.
[[nodiscard]] Extracted extract(const Document &document, const QString &workFolder);

} // namespace conspectus::bench
