// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Poppler gives the letters of every word from left to right as they stand on the page, also of Arabic and Hebrew words, which
// are read from the right.
#pragma once

#include "text/rawpage.h"

namespace conspectus::pdfworker {

// Letters and their borders in the order in which they are read; numbers and Latin letters within keep theirs.
void putInReadingOrder(text::RawWord &word);

} // namespace conspectus::pdfworker
