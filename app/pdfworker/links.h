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

// What the links of one page may take in all.
class LinkBudget
{
public:
    // False: this one is too many.
    [[nodiscard]] bool take(const text::RawLink &link);

private:
    qsizetype m_chars = 0;
    int m_links = 0;
};

// Makes a link one that says only that its action is blocked.
void block(text::RawLink &link, const QString &action);
// A web address, or blocked where it is none that may be shown.
void describeAddress(const QString &uri, text::RawLink &link);

// By Poppler: without names of destinations, and slow; see FileLinks.
[[nodiscard]] std::vector<text::RawLink> readLinks(const Document &document, int page, const PageSpace &space);

struct Target
{
    int page = -1;
    QPointF point; // page space of that page
};
[[nodiscard]] Target targetOf(const Document &document, const Poppler::LinkDestination &destination);

} // namespace conspectus::pdfworker
