// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fusion with our look: focus rings, bars at the left of rows, quiet tabs, hairlines, buttons, thin scroll bars. Carries
// the Theme in use (see theme.h). No style sheets anywhere: they would take palette and style from item views.
//
// What a widget may ask for with dynamic properties:
//   "conspectus.default"  true on a QPushButton: drawn in the accent
//   "conspectus.quiet"    true on a QToolButton or QPushButton: no border until hovered; on a QLineEdit: none
//   "conspectus.link"     true on a QPushButton or QToolButton: drawn as a link
//   "conspectus.pane"     "panel", "paper", "win" on a QWidget with autoFillBackground: kept in step by setPane()
#pragma once

#include "ui/theme.h"

#include <QProxyStyle>

namespace conspectus {

class ConspectusStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    explicit ConspectusStyle(const Theme &theme);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    // Call Appearance::apply() to change the theme of the program; this alone repaints nothing.
    void setTheme(const Theme &theme) { m_theme = theme; }

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returnData) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;

private:
    Theme m_theme;
};

// Background of a row of an item view, as delegates draw it: hov under the pointer, sel with a 3 px accent bar for the
// selected row of the focused pane, inact with a 3 px edge bar in another pane. related: hov without the pointer.
void paintRowBackground(QPainter &painter, const QRect &row, const Theme &theme, bool selected, bool focusedPane,
                        bool hovered, bool related = false);

// Fills a widget with a token and keeps it so when the theme changes: "panel", "paper", "win" or "desk".
void setPane(QWidget *widget, const char *token);

} // namespace conspectus
