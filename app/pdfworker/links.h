// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The links of a page: where they lead inside the document, web addresses, and the bare names of all other actions,
// whose payloads go no further than here.
#pragma once

#include "text/rawpage.h"

#include <vector>

namespace Poppler {
class LinkDestination;
}

namespace conspectus::pdfworker {

class Document;
struct PageSpace;

[[nodiscard]] std::vector<text::RawLink> readLinks(const Document &document, int page, const PageSpace &space);

struct Target
{
    int page = -1;
    QPointF point; // page space of that page
};
[[nodiscard]] Target targetOf(const Document &document, const Poppler::LinkDestination &destination);

} // namespace conspectus::pdfworker
