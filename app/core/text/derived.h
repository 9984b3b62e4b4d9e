// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a TextPage says twice, computed in one place: by the reading order and by reading a stored page.
#pragma once

#include "text/textpage.h"

namespace conspectus::text {

// Coordinates of a text layer are whole 1/64 pt, so that they survive being stored as integers.
inline constexpr double kGrid = 64;
[[nodiscard]] double onGrid(double value);

// From text, words (text offsets, boxes) and lines (word ranges, role): every word's text, line and role, every line's
// box, and the fold stream with its map.
void derive(TextPage &page);

} // namespace conspectus::text
