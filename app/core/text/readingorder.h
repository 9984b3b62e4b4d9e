// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Puts what the engine gives into the order in which people read: columns, bands, roles. Pure.
#pragma once

#include "text/textpage.h"

#include <span>

namespace conspectus::text {

// Raise when the order changes: part of a text layer's id.
inline constexpr int kOrderVersion = 3;

// What is known of a document as a whole before its pages are ordered: the lines that repeat at the top and bottom of
// its pages. Built from the pages at hand; one page alone gives an empty profile.
struct DocumentProfile
{
    std::vector<QString> repeatedMargins; // folded, digits masked by '#'
};

[[nodiscard]] DocumentProfile profileOf(std::span<const RawPage> pages);

[[nodiscard]] TextPage orderPage(const RawPage &page, const DocumentProfile &profile = {});

// SHA-256 (hex) over file hash, the extractor's name and the fold and order versions.
[[nodiscard]] QString layerId(const QString &fileSha256, const QString &extractor);

} // namespace conspectus::text
