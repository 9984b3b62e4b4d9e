// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The links of a page out of the file's own dictionaries, read by libqpdf: with the names of their destinations
// ("cite.foo2020"), which Poppler resolves and forgets, and without Poppler's cost of resolving each of them anew
// (9 ms a page of a survey with 2,700 links, more than its words take). Each name is resolved once.
#pragma once

#include "text/rawpage.h"

#include <memory>
#include <optional>
#include <vector>

namespace conspectus::pdfworker {

class Document;
struct PageSpace;

class FileLinks
{
public:
    FileLinks();
    ~FileLinks();

    // Nothing where libqpdf cannot read the file: Poppler bears more damage, see readLinks().
    [[nodiscard]] std::optional<std::vector<text::RawLink>> ofPage(Document &document, int page, const PageSpace &space);

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
    bool m_isUseless = false;
};

} // namespace conspectus::pdfworker
