// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme.h"

#include "ui/style.h"

#include <QApplication>
#include <QWidget>
#include <algorithm>
#include <cmath>

namespace conspectus {
namespace {

QColor rgb(QRgb value)
{
    return QColor(value | 0xff000000U);
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * share)); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

// A desktop with white on black or black on white wants its own colours; any other gets ours.
bool wantsHighContrast(const QPalette &desktop)
{
    return contrast(desktop.color(QPalette::WindowText), desktop.color(QPalette::Window)) > 20.5
        && contrast(desktop.color(QPalette::ButtonText), desktop.color(QPalette::Button)) > 20.5;
}

void setInk(QPalette &palette, QPalette::ColorRole role, const QColor &ink, const QColor &off)
{
    palette.setColor(role, ink);
    palette.setColor(QPalette::Disabled, role, off);
}

} // namespace

Theme Theme::light()
{
    return {.isDark = false,
            .desk = rgb(0xDDE0E1), .win = rgb(0xF1F2F2), .panel = rgb(0xF8F8F7), .paper = rgb(0xFFFFFF),
            .line = rgb(0xDCDEDF), .edge = rgb(0x767C81),
            .ink = rgb(0x1B1D1F), .ink2 = rgb(0x474C51), .ink3 = rgb(0x62686D),
            .acc = rgb(0x0E6274), .accink = rgb(0xFFFFFF),
            .sel = rgb(0xD9E9ED), .inact = rgb(0xE6E8E9), .hov = rgb(0xECEEEE), .tint = rgb(0xDCEBEE),
            .ok = rgb(0x2B6A3C), .warn = rgb(0x7F5400), .warnbg = rgb(0xFBF4E1),
            .err = rgb(0xA3262A), .errbg = rgb(0xFBEAE9),
            .page = rgb(0xFFFFFF), .pageink = rgb(0x17181A)};
}

Theme Theme::dark()
{
    return {.isDark = true,
            .desk = rgb(0x121415), .win = rgb(0x1B1D1F), .panel = rgb(0x1F2224), .paper = rgb(0x232628),
            .line = rgb(0x34383B), .edge = rgb(0x777E84),
            .ink = rgb(0xE6E3DD), .ink2 = rgb(0xBDBDBA), .ink3 = rgb(0xA3A7A9),
            .acc = rgb(0x7CC7D6), .accink = rgb(0x0F2429),
            .sel = rgb(0x193A42), .inact = rgb(0x303538), .hov = rgb(0x2A2E31), .tint = rgb(0x203E45),
            .ok = rgb(0x86C28F), .warn = rgb(0xE3B962), .warnbg = rgb(0x322B1B),
            .err = rgb(0xF29C96), .errbg = rgb(0x3A2222),
            .page = rgb(0x26292B), .pageink = rgb(0xDAD6CE)};
}

Theme Theme::highContrast(bool dark)
{
    Theme theme = dark ? Theme::dark() : light();
    const QColor ground = dark ? Qt::black : Qt::white;
    const QColor ink = dark ? Qt::white : Qt::black;
    theme.desk = mixed(ground, ink, 0.12);
    theme.win = theme.panel = theme.paper = theme.page = ground;
    theme.line = theme.edge = ink;
    theme.ink = theme.ink2 = theme.ink3 = theme.pageink = ink;
    theme.acc = dark ? rgb(0x8FE3F5) : rgb(0x00414F);
    theme.accink = ground;
    theme.sel = theme.tint = mixed(ground, theme.acc, dark ? 0.35 : 0.2);
    theme.inact = theme.hov = mixed(ground, ink, dark ? 0.2 : 0.1);
    theme.ok = dark ? rgb(0xA6E8B0) : rgb(0x0F4A20);
    theme.warn = dark ? rgb(0xFFD98A) : rgb(0x5A3B00);
    theme.err = dark ? rgb(0xFFB8B3) : rgb(0x7F1418);
    theme.warnbg = theme.errbg = ground;
    return theme;
}

Theme Theme::fromPalette(const QPalette &desktop)
{
    const QColor window = desktop.color(QPalette::Window);
    Theme theme = window.lightnessF() < 0.5 ? dark() : light();
    const QColor ink = desktop.color(QPalette::WindowText);
    const QColor accent = desktop.color(QPalette::Highlight);
    theme.win = theme.panel = theme.inact = window;
    theme.paper = desktop.color(QPalette::Base);
    theme.desk = mixed(window, ink, 0.1);
    theme.line = theme.edge = ink;
    theme.ink = theme.ink2 = theme.ink3 = ink;
    theme.acc = contrast(accent, theme.paper) >= 4.5 ? accent : ink;
    theme.accink = contrast(theme.acc, Qt::white) > contrast(theme.acc, Qt::black) ? Qt::white : Qt::black;
    theme.sel = theme.hov = theme.tint = mixed(theme.paper, theme.acc, 0.15);
    return theme;
}

Theme Theme::chosen(Choice choice, const QPalette &desktop)
{
    switch (choice) {
    case Choice::Light:
        return light();
    case Choice::Dark:
        return dark();
    case Choice::System:
        break;
    }
    if (wantsHighContrast(desktop))
        return fromPalette(desktop);
    return desktop.color(QPalette::Window).lightnessF() < 0.5 ? dark() : light();
}

QPalette Theme::palette() const
{
    QPalette palette(ink, paper, mixed(paper, Qt::white, 0.5), edge, line, ink, Qt::white, paper, win);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::BrightText})
        setInk(palette, role, ink, ink3);
    setInk(palette, QPalette::HighlightedText, ink, ink3);
    setInk(palette, QPalette::Link, acc, ink3);
    setInk(palette, QPalette::LinkVisited, acc, ink3);
    palette.setColor(QPalette::Window, win);
    palette.setColor(QPalette::Base, paper);
    palette.setColor(QPalette::AlternateBase, panel);
    palette.setColor(QPalette::Button, paper);
    palette.setColor(QPalette::PlaceholderText, ink3);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Midlight, hov);
    palette.setColor(QPalette::Dark, edge);
    palette.setColor(QPalette::Shadow, isDark ? QColor(Qt::black) : edge);
    palette.setColor(QPalette::ToolTipBase, paper);
    palette.setColor(QPalette::ToolTipText, ink);
    palette.setColor(QPalette::Highlight, sel);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, inact);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, inact);
    return palette;
}

const Theme &themeOf(const QWidget *widget)
{
    static const Theme fallback = Theme::light();
    const QStyle *style = widget != nullptr ? widget->style() : QApplication::style();
    const auto *ours = qobject_cast<const ConspectusStyle *>(style);
    if (ours != nullptr)
        return ours->theme();
    ours = qobject_cast<const ConspectusStyle *>(QApplication::style());
    return ours != nullptr ? ours->theme() : fallback;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QString themeChoiceName(Theme::Choice choice)
{
    switch (choice) {
    case Theme::Choice::Light:
        return QStringLiteral("light");
    case Theme::Choice::Dark:
        return QStringLiteral("dark");
    case Theme::Choice::System:
        break;
    }
    return QStringLiteral("system");
}

std::optional<Theme::Choice> themeChoiceFromName(const QString &name)
{
    for (const auto choice : {Theme::Choice::System, Theme::Choice::Light, Theme::Choice::Dark}) {
        if (themeChoiceName(choice) == name)
            return choice;
    }
    return std::nullopt;
}

} // namespace conspectus
