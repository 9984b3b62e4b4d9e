// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Puts style, palette and font of the program in step with what the reader chose, at once, and follows the desktop where that
// was chosen. One object, made by main() before the first widget; needs a QApplication.
#pragma once

#include "ui/theme.h"

#include <QFont>
#include <QObject>

class QDBusVariant;

namespace conspectus {

class ConspectusStyle;

class Appearance final : public QObject
{
    Q_OBJECT
public:
    explicit Appearance(QObject *parent = nullptr);

    void setTheme(Theme::Choice choice);
    [[nodiscard]] Theme::Choice theme() const { return m_choice; }
    void setTextScale(double scale); // 1.0 = normal
    [[nodiscard]] double textScale() const { return m_scale; }
    // All text larger by kLargeText and the colours of high contrast, over what else was chosen; off: as it was before.
    void setLargeTextMode(bool on);
    [[nodiscard]] bool isLargeTextMode() const { return m_isLargeText; }
    static constexpr double kLargeText = 1.6;
    // See fonts.h; every widget is told.
    void setReadingFont(const QString &family, int px);
    [[nodiscard]] QString readingFamily() const { return m_readingFamily; }
    [[nodiscard]] int readingSize() const { return m_readingSize; }
    // The sizes that Larger Text and Smaller Text go through.
    [[nodiscard]] static double nextScale(double scale, int direction);

Q_SIGNALS:
    void changed();

public Q_SLOTS:
    // The desktop's setting, from its settings portal: 0 none, 1 dark, 2 light.
    void desktopSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void apply();
    static void tellAllWidgets();
    void askDesktop();
    void setDesktopScheme(uint scheme);

    QPalette m_desktop;
    QFont m_desktopFont;
    ConspectusStyle *m_style; // owned by QApplication
    Theme::Choice m_choice = Theme::Choice::System;
    double m_scale = 1.0;
    bool m_isLargeText = false;
    QString m_readingFamily;
    int m_readingSize = 0;
    uint m_desktopScheme = 0;
};

} // namespace conspectus
