// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The document's outline as a flat list with levels, and the shapes of its pages.
#pragma once

#include "pdf/protocol/messages.h"

#include <vector>

namespace conspectus::pdfworker {

class Document;

// Cut at the protocol's ceilings of depth and count (an outline may lead back to itself), and after 4 s.
[[nodiscard]] std::vector<pdf::protocol::OutlineEntry> readOutline(const Document &document);

// Exactly as many as asked for.
[[nodiscard]] std::vector<pdf::protocol::Shape> readShapes(const Document &document,
                                                          const pdf::protocol::ShapesRequest &request);

} // namespace conspectus::pdfworker
