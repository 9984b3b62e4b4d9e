// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The colours of the window, as a value: the tokens of the look in light and dark, or taken from the desktop's palette.
// The application's ConspectusStyle carries the one in use, as every widget already knows its style; so there is no
// singleton and nothing to pass down. Ask with themeOf(this) each time something is painted and keep no copy. When the
// theme changes every widget gets QEvent::PaletteChange (see changeEvent()): drop cached pixmaps there.
//
// Use: const Theme &theme = themeOf(this);  painter.setPen(theme.ink2);
#pragma once

#include "survey/kinds.h"

#include <QColor>
#include <QPalette>
#include <QString>
#include <optional>

class QWidget;

namespace conspectus {

struct Theme
{
    // What the reader chose. System: our light or dark colours by the lightness of the desktop's Window; the desktop's own
    // roles where it asks for high contrast.
    enum class Choice { System, Light, Dark };

    bool isDark = false;
    QColor desk;   // behind the PDF page
    QColor win;    // menu, bars, group headers
    QColor panel;  // docks, lists
    QColor paper;  // survey page, editors, cards
    QColor line;   // hairlines, ornament only
    QColor edge;   // borders of controls, scroll bar
    QColor ink;    // text
    QColor ink2;   // second text
    QColor ink3;   // third text, counts, labels
    QColor acc;    // links, focus, current, progress
    QColor accink; // text on accent
    QColor sel;    // selected row in the focused pane
    QColor inact;  // selected row in another pane
    QColor hov;    // hover, related row
    QColor tint;   // taxonomy passage on the PDF
    QColor ok;     // saved
    QColor warn, warnbg;
    QColor err, errbg;
    QColor page, pageink; // PDF page: paper and text

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme dark();
    // Black and white with a strong accent: all text 7:1 and better, borders as strong as text.
    [[nodiscard]] static Theme highContrast(bool dark);
    // The desktop's roles, with our kinds, marks and states.
    [[nodiscard]] static Theme fromPalette(const QPalette &desktop);
    [[nodiscard]] static Theme chosen(Choice choice, const QPalette &desktop);

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] const QColor &kindInk(const Kind &kind) const { return isDark ? kind.darkInk : kind.lightInk; }
    [[nodiscard]] const QColor &kindFill(const Kind &kind) const { return isDark ? kind.darkFill : kind.lightFill; }

    friend bool operator==(const Theme &, const Theme &) = default;
};

// The theme of the widget's style (the application's where widget is null); the light one where the style is not ours.
[[nodiscard]] const Theme &themeOf(const QWidget *widget);

// WCAG 2.1 contrast ratio, 1…21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

[[nodiscard]] QString themeChoiceName(Theme::Choice choice); // "system", "light", "dark"
[[nodiscard]] std::optional<Theme::Choice> themeChoiceFromName(const QString &name);

} // namespace conspectus
