// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of a page with boxes, character borders and fonts, in the engine's order and in page space.
#pragma once

#include "text/rawpage.h"

namespace conspectus::pdfworker {

class Document;
struct PageSpace;

// Fills words and fonts; cuts them at the protocol's ceilings.
void readWords(Document &document, int page, const PageSpace &space, text::RawPage &out);

} // namespace conspectus::pdfworker
