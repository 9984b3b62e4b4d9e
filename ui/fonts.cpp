// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <algorithm>
#include <cmath>

namespace conspectus {
namespace {

constexpr double kInterfacePx = 13.0;
constexpr int kReadingPx = 14;

struct Type
{
    int px;
    int line;
    bool serif;
    QFont::Weight weight;
};

Type typeOf(FontRole role)
{
    switch (role) {
    case FontRole::EmptyTitle:
        return {27, 34, true, QFont::DemiBold};
    case FontRole::SurveyTitle:
        return {20, 26, true, QFont::DemiBold};
    case FontRole::SurveyTitleNarrow:
        return {18, 24, true, QFont::DemiBold};
    case FontRole::Reading:
    case FontRole::NoteEditor:
        return {kReadingPx, 21, true, QFont::Normal};
    case FontRole::Interface:
        return {13, 18, false, QFont::Normal};
    case FontRole::InterfaceStrong:
        return {13, 18, false, QFont::DemiBold};
    case FontRole::Quote:
        return {13, 18, true, QFont::Normal};
    case FontRole::Small:
        return {12, 16, false, QFont::Normal};
    case FontRole::SectionLabel:
        return {11, 16, false, QFont::DemiBold};
    }
    return {13, 18, false, QFont::Normal};
}

double scale()
{
    const int px = QApplication::font().pixelSize();
    return px > 0 ? px / kInterfacePx : QFontInfo(QApplication::font()).pixelSize() / kInterfacePx;
}

int rounded(double value)
{
    return static_cast<int>(std::lround(value));
}

bool followsReader(FontRole role)
{
    return role == FontRole::Reading || role == FontRole::NoteEditor;
}

// What the reader chose for reading text; GUI thread, as everything with fonts of widgets.
struct ReadingFont
{
    QString family; // empty: Noto Serif
    int px = 0;     // at normal text size; 0: as designed
};

ReadingFont &readingFont()
{
    static ReadingFont font;
    return font;
}

int chosenSize(FontRole role, int readingSize)
{
    return followsReader(role) && readingSize <= 0 ? readingFont().px : readingSize;
}

} // namespace

QFont fontFor(FontRole role, int readingSize)
{
    const Type type = typeOf(role);
    QFont font = QApplication::font();
    if (type.serif) {
        QStringList families{QStringLiteral("Noto Serif"), QStringLiteral("DejaVu Serif"), font.family()};
        if (followsReader(role) && !readingFont().family.isEmpty())
            families.prepend(readingFont().family);
        font.setFamilies(families);
        font.setStyleHint(QFont::Serif);
    }
    readingSize = chosenSize(role, readingSize);
    const int px = followsReader(role) && readingSize > 0 ? readingSize : type.px;
    font.setPixelSize(std::max(11, rounded(px * scale())));
    font.setWeight(type.weight);
    if (role == FontRole::SectionLabel) {
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.7);
    }
    return font;
}

int lineHeightFor(FontRole role, int readingSize)
{
    const Type type = typeOf(role);
    readingSize = chosenSize(role, readingSize);
    const double share = followsReader(role) && readingSize > 0 ? static_cast<double>(readingSize) / type.px : 1.0;
    return rounded(type.line * share * scale());
}

void setReadingFont(const QString &family, int px)
{
    readingFont() = {family, px};
}

int scaled(int px)
{
    return std::max(px, rounded(px * scale()));
}

QFont applicationFont(const QFont &desktop, double textScale)
{
    QFont font = desktop;
    const QString ours = QStringLiteral("Noto Sans");
    if (QFontDatabase::hasFamily(ours))
        font.setFamilies({ours, desktop.family()});
    const double desktopScale = std::clamp(QFontInfo(desktop).pixelSize() / kInterfacePx, 1.0, 3.0);
    font.setPixelSize(rounded(kInterfacePx * desktopScale * std::clamp(textScale, 0.5, 4.0)));
    return font;
}

} // namespace conspectus
