// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a kind looks, as numbers: four colours made from one, and what is wrong with a look. Two kinds must be told apart
// without colour (LOOK.md): their swatches are painted, the colours taken away and the grey levels evened, and what is left is
// compared. Any thread that may paint on images.
#pragma once

#include "survey/kinds.h"

namespace conspectus {

// The kind with inks and fills of this colour's hue, dark and light enough to be read: ink on fill at least 4.1 and text on
// fill at least 4.5 on light and dark pages.
[[nodiscard]] Kind withColour(Kind kind, const QColor &colour);

// 0 (the same) … 255: how far two swatches are apart by their pattern alone, root mean square of the grey levels.
[[nodiscard]] double patternDifference(const Kind &a, const Kind &b, bool dark);
inline constexpr double kToldApart = 6.0;

// What to change, in words, about this kind among the others of its set; empty where all is well.
[[nodiscard]] QStringList problemsOf(const Kind &kind, const std::vector<Kind> &all);

} // namespace conspectus
