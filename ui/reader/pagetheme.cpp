// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/pagetheme.h"

namespace conspectus::reader {

Theme pageTheme(PaperTint paper, const Theme &window)
{
    Theme theme = window;
    switch (paper) {
    case PaperTint::AsWindow:
        return theme;
    case PaperTint::White:
        theme = Theme::light();
        break;
    case PaperTint::Sepia:
        theme = Theme::light();
        theme.page = QColor(0xF6, 0xEE, 0xDC);
        theme.pageink = QColor(0x3A, 0x2C, 0x1C); // 11.7 : 1
        theme.line = QColor(0xDD, 0xD2, 0xBC);
        break;
    case PaperTint::Dark:
        theme = Theme::dark();
        break;
    }
    theme.desk = window.desk;
    return theme;
}

std::optional<PageTint> tintFor(const Theme &pages)
{
    if (pages.page == QColor(Qt::white))
        return std::nullopt;
    return PageTint{pages.page, pages.pageink};
}

} // namespace conspectus::reader
