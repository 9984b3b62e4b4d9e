// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preferences, legend and kind sets in the window. Owns the library's kinds; when they change, everything that shows kinds
// is painted anew at once.
#pragma once

#include "library/kindregistry.h"
#include "ui/actions.h"
#include "ui/appearance.h"
#include "ui/settings.h"

#include <QPointer>

namespace conspectus {

class LibraryPanel;
class MainWindow;
class PreferencesDialog;

class PreferencesController final : public QObject
{
    Q_OBJECT
public:
    PreferencesController(Settings &settings, Appearance &appearance, LibraryPanel *panel, MainWindow *window);
    [[nodiscard]] KindRegistry *kinds() const { return m_kinds; }
    PreferencesDialog *showPreferences();

private:
    void run(ActionId id);
    void showLegend();
    void chooseKindSet();
    void setLargeTextMode(bool on);
    void kindsChanged();
    void updateActions();

    Settings &m_settings;
    Appearance &m_appearance;
    LibraryPanel *m_panel;
    MainWindow *m_window;
    Library *m_library;
    const Actions &m_actions;
    KindRegistry *m_kinds;
    QPointer<PreferencesDialog> m_dialog;
};

} // namespace conspectus
