// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/kindlook.h"

#include "ui/kindpainter.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace conspectus {

namespace {

constexpr double kInkOnFill = 4.1;
constexpr double kTextOnFill = 4.5;
constexpr int kSide = 28;

// Lighter or darker in small steps until it stands out enough.
QColor standingOut(QColor colour, const QColor &against, double ratio, double step)
{
    for (int i = 0; i < 100 && contrast(colour, against) < ratio; ++i) {
        const double lightness = std::clamp(static_cast<double>(colour.lightnessF()) + step, 0.0, 1.0);
        colour = QColor::fromHslF(colour.hslHueF(), colour.hslSaturationF(), static_cast<float>(lightness));
    }
    return colour;
}

// In grey, and of the same mean: only the form is left.
std::vector<double> formOf(const Kind &kind, bool dark)
{
    const Theme theme = dark ? Theme::dark() : Theme::light();
    QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.paper);
    QPainter painter(&image);
    painter.scale(2, 2);
    paintKindSwatch(painter, QRectF(0, 0, kSide / 2, kSide / 2), kind, theme);
    painter.end();
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    std::vector<double> levels;
    double sum = 0;
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            levels.push_back(grey.constScanLine(y)[x]);
            sum += levels.back();
        }
    }
    const double mean = sum / static_cast<double>(levels.size());
    for (double &level : levels)
        level -= mean;
    return levels;
}

QString words(const char *text) { return QCoreApplication::translate("KindLook", text); }

} // namespace

Kind withColour(Kind kind, const QColor &colour)
{
    const float hue = std::max(0.0F, colour.hslHueF());
    const float saturation = colour.hslSaturationF();
    kind.lightFill = QColor::fromHslF(hue, std::min(0.85F, saturation), 0.86F);
    kind.darkFill = QColor::fromHslF(hue, std::min(0.5F, saturation), 0.21F);
    kind.lightInk = standingOut(QColor::fromHslF(hue, std::max(saturation, 0.0F), 0.34F), kind.lightFill, kInkOnFill, -0.01);
    kind.darkInk = standingOut(QColor::fromHslF(hue, std::min(0.75F, saturation), 0.66F), kind.darkFill, kInkOnFill, 0.01);
    kind.darkFill = standingOut(kind.darkFill, Theme::dark().pageink, kTextOnFill, -0.01);
    return kind;
}

double patternDifference(const Kind &a, const Kind &b, bool dark)
{
    const std::vector<double> one = formOf(a, dark);
    const std::vector<double> other = formOf(b, dark);
    double sum = 0;
    for (size_t i = 0; i < one.size(); ++i)
        sum += (one[i] - other[i]) * (one[i] - other[i]);
    return std::sqrt(sum / static_cast<double>(one.size()));
}

QStringList problemsOf(const Kind &kind, const std::vector<Kind> &all)
{
    QStringList problems;
    for (const Kind &other : all) {
        if (other.id == kind.id)
            continue;
        if (std::min(patternDifference(kind, other, false), patternDifference(kind, other, true)) < kToldApart)
            problems << words("Without colour it cannot be told from “%1”. Choose another pattern.").arg(other.name);
        if (!kind.key.isEmpty() && kind.key == other.key)
            problems << words("“%1” has the same digit.").arg(other.name);
        if (kind.name.compare(other.name, Qt::CaseInsensitive) == 0)
            problems << words("Another kind of this set has the same name.");
    }
    const bool isReadable = contrast(Theme::light().pageink, kind.lightFill) >= kTextOnFill
                         && contrast(Theme::dark().pageink, kind.darkFill) >= kTextOnFill;
    if (!isReadable)
        problems << words("Text on this colour is hard to read. Choose another colour.");
    if (contrast(kind.lightInk, kind.lightFill) < 3 || contrast(kind.darkInk, kind.darkFill) < 3)
        problems << words("The pattern hardly shows on this colour. Choose another colour.");
    return problems;
}

} // namespace conspectus
