// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The names of link destinations ("cite.foo2020"), which Poppler resolves and forgets. libqpdf reads them from the
// links' own dictionaries. Where it cannot read the file, links simply stay without names.
#pragma once

#include "text/rawpage.h"

#include <memory>
#include <vector>

namespace conspectus::pdfworker {

class Document;
struct PageSpace;

class DestinationNames
{
public:
    DestinationNames();
    ~DestinationNames();

    // Writes the names into the links that lead inside the document, matched by their areas.
    void fill(Document &document, int page, const PageSpace &space, std::vector<text::RawLink> &links);

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
    bool m_isUseless = false;
};

} // namespace conspectus::pdfworker
