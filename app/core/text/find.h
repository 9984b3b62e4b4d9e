// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding in folded text. Pure; a whole document takes about a millisecond.
#pragma once

#include "text/textpage.h"

namespace conspectus::text {

// All places of folded needle in page.fold, left to right, not overlapping, as spans of page.text. An empty needle finds
// nothing. The needle is folded here.
[[nodiscard]] std::vector<Span> findAll(const TextPage &page, const QString &needle);

} // namespace conspectus::text
