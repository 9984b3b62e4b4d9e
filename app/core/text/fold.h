// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Folding: the one rule by which two spellings of the same passage are equal. See TextPage for what it does.
#pragma once

#include <QString>
#include <vector>

namespace conspectus::text {

// Raise when folding changes: part of a text layer's id.
inline constexpr int kFoldVersion = 1;

struct Folded
{
    QString text;
    std::vector<qint32> map; // text.size()+1 offsets into the source, never decreasing; text[i] came from source[map[i]…map[i+1])
};

// Folds a page's text stream. A hyphen (or soft hyphen) before a newline is joined with what follows.
[[nodiscard]] Folded foldWithMap(const QString &source);
// The same, without the map: for what a reader typed, and for quotes.
[[nodiscard]] QString fold(const QString &source);
// The letters-and-digits view of fold, for re-anchoring and matching of titles.
[[nodiscard]] QString alphanumeric(const QString &source);

} // namespace conspectus::text
