// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules that folding, finding and copying share: what joins over the end of a line. Each looks only at the characters
// next to the break, so the fold of a part of a text is a part of the fold of the text.
#pragma once

#include <QChar>
#include <QString>
#include <QStringView>

namespace conspectus::text {

// '-', U+2010, U+2011 and the soft hyphen: what may break a word at a line's end.
[[nodiscard]] bool isHyphen(char16_t unit);
// Dashes that are no hyphens; the text after a line's end follows them without a space.
[[nodiscard]] bool isDash(char16_t unit);
// Characters of scripts that are written without spaces, where the end of a line means nothing.
[[nodiscard]] bool isUnspaced(char16_t unit);

// Letters as they are typed: ligatures and the forms that letters have within a word are how a font shows them.
[[nodiscard]] QString plainLetters(const QString &text);

// What stands between two lines once they are joined.
enum class LineJoin {
    Space,      // words of their own
    Nothing,    // scripts without spaces; the hyphen, if any, stays ("GPT-⏎4", "Monte-⏎Carlo")
    DropHyphen, // "multi-⏎armed"
};

// `before` ends with the last character of the line, `after` begins with the first of the next.
[[nodiscard]] LineJoin lineJoin(QStringView before, QStringView after);

} // namespace conspectus::text
