// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws a page, or a part of it, into the arena: 32 bits a pixel, rows without gaps.
#pragma once

#include "pdf/protocol/arena.h"
#include "pdf/protocol/messages.h"

namespace conspectus::pdfworker {

class Document;

// Gives up within a few milliseconds when the parent names this request's id in the arena.
[[nodiscard]] pdf::protocol::RenderReply draw(const Document &document, const pdf::protocol::RenderRequest &request,
                                              const pdf::Arena &arena, quint64 requestId);

} // namespace conspectus::pdfworker
