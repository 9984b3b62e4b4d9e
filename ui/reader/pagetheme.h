// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The paper on which pages of a PDF are shown: as the window, white, sepia or dark, in any colours of the window. Marks and
// hits take the colours that belong to the paper. Pure.
#pragma once

#include "ui/reader/pagepictures.h"
#include "ui/theme.h"

namespace conspectus::reader {

enum class PaperTint { AsWindow, White, Sepia, Dark };

[[nodiscard]] Theme pageTheme(PaperTint paper, const Theme &window);
// How pictures are mapped for a theme of pages; nullopt: shown as the file has them.
[[nodiscard]] std::optional<PageTint> tintFor(const Theme &pages);

} // namespace conspectus::reader
