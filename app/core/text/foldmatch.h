// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding a folded needle where a hyphen at a line's end may have been the word's own: folding joins "multi-⏎armed" to
// "multiarmed", and "multi-armed" has to find it too.
#pragma once

#include "text/textpage.h"

#include <functional>

namespace conspectus::text {

// Tells whether a hyphen was dropped between fold[i - 1] and fold[i].
using IsJoin = std::function<bool(qint32 i)>;

// All places in fold, left to right, not overlapping, as spans of fold. `needle` is folded.
[[nodiscard]] std::vector<Span> findFolded(const QString &fold, const QString &needle, const IsJoin &isJoin);

// The predicate for one page.
[[nodiscard]] bool isJoinOf(const TextPage &page, qint32 foldOffset);

} // namespace conspectus::text
