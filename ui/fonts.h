// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The type of the window by role. All sizes follow the application's font (13 px at normal text size), so large text is
// one number. Interface is Noto Sans, reading is Noto Serif; then what the desktop has. Digits are tabular in both.
// When the size of text changes every widget gets QEvent::StyleChange (see changeEvent(); Qt gives changeEvent() no
// ApplicationFontChange, and a widget with a font of its own no FontChange): ask again there.
#pragma once

#include <QFont>

namespace conspectus {

enum class FontRole {
    EmptyTitle,        // 27/34 serif, 600
    SurveyTitle,       // 20/26 serif, 600
    SurveyTitleNarrow, // 18/24 serif, 600
    Reading,           // 14/21 serif, the reader's choice of 12–22
    NoteEditor,        // 14/21 serif
    Interface,         // 13/18, list rows 25
    InterfaceStrong,   // 13/18, 600
    Quote,             // 13/18 serif: a quote in a list
    Small,             // 12/16: location, counts, status
    SectionLabel,      // 11/16 capitals, spaced, 600
};

// readingSize: px at normal text size, for FontRole::Reading and NoteEditor only; 0 = 14.
[[nodiscard]] QFont fontFor(FontRole role, int readingSize = 0);
// The reader's choice for reading text and notes: a family (empty: Noto Serif) and a size in px at normal text size (0: as
// designed). Widgets are told by Appearance::setReadingFont().
void setReadingFont(const QString &family, int px);
// The height of a line in that role, px.
[[nodiscard]] int lineHeightFor(FontRole role, int readingSize = 0);
// A length of the look (px at normal text size) at the size of text in use, for rows and bars that hold text.
[[nodiscard]] int scaled(int px);

// The application's font: Noto Sans where it is there, else the desktop's, at 13 px times the desktop's and the reader's
// scale (1.0 = normal).
[[nodiscard]] QFont applicationFont(const QFont &desktop, double textScale);

} // namespace conspectus
