// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The drawing of ConspectusStyle, one function an element; each takes the option and the theme and nothing else.
// Controls that can have the focus keep kRing pixels of their own rectangle free for the ring around them.
#pragma once

#include "ui/theme.h"

#include <QStyleOption>

class QPainter;
class QWidget;

namespace conspectus::drawing {

constexpr int kRing = 3;      // room round a button: a ring of 2 px, 1 px away
constexpr int kFieldRing = 2; // room round a field
constexpr double kRadius = 4;

[[nodiscard]] bool isSet(const QWidget *widget, const char *property);
void fillRound(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border, double radius = kRadius,
               double pen = 1);

// stylecontrols.cpp
void button(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme);
void buttonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget, const Theme &theme);
void toolButtonPanel(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme);
// Room for the arrow of a button that shows a text and opens a menu; 0 for any other.
[[nodiscard]] int menuArrowWidth(const QStyleOption *option);
void menuArrow(const QStyleOptionToolButton &option, QPainter &painter, const Theme &theme);
void field(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme);
void checkBox(const QStyleOption &option, QPainter &painter, const Theme &theme);
void radioButton(const QStyleOption &option, QPainter &painter, const Theme &theme);
void comboBox(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget, const Theme &theme);
void focusRing(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme);
void branch(const QStyleOption &option, QPainter &painter, const Theme &theme);

// stylebars.cpp
void tabShape(const QStyleOptionTab &option, QPainter &painter, const Theme &theme);
void tabLabel(const QStyleOptionTab &option, QPainter &painter, const Theme &theme);
void menuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const Theme &theme, bool showsMnemonic);
void menuItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget, const Theme &theme);
[[nodiscard]] QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &size);
void scrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &slider, const Theme &theme);
void progressBar(const QStyleOptionProgressBar &option, QPainter &painter, const Theme &theme);
void splitter(const QStyleOption &option, QPainter &painter, const Theme &theme);
void dockSeparator(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme);
void headerSection(const QStyleOptionHeader &option, QPainter &painter, const Theme &theme);

} // namespace conspectus::drawing
