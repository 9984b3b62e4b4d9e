// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window remembers that is not about surveys: colours, size of text, and per library how the window is arranged.
// One INI file in the XDG config place. What is being read and where is in the library itself (Library::viewState).
#pragma once

#include "ui/theme.h"

#include <QByteArray>
#include <QSettings>
#include <optional>

namespace conspectus {

// How the window was when it was closed.
struct WindowArrangement
{
    QByteArray geometry;
    int width = 0; // of the window in pixels; 0: not known. Says how wide a page will be before the window is there
    QByteArray docks;
    QByteArray splitter;
    bool isArranged = false; // the reader moved panels: the window no longer arranges them by its width
    bool showsSurveyPage = true;
    bool showsPdf = true;
};

class Settings final
{
public:
    // An empty path: the XDG config place.
    explicit Settings(const QString &path = {});

    [[nodiscard]] Theme::Choice theme() const;
    void setTheme(Theme::Choice choice);
    [[nodiscard]] double textScale() const; // 1.0 = normal
    void setTextScale(double scale);
    [[nodiscard]] bool isLargeTextMode() const;
    void setLargeTextMode(bool on);
    [[nodiscard]] bool showsFloatingBar() const; // the small bar at a selection; true unless turned off
    void setShowsFloatingBar(bool shown);
    [[nodiscard]] bool hidesResolved() const;
    void setHidesResolved(bool hidden);
    [[nodiscard]] QString readingFamily() const; // empty: as designed
    [[nodiscard]] int readingSize() const;       // px at normal text size; 0: as designed
    void setReadingFont(const QString &family, int px);
    [[nodiscard]] QString libraryFolder() const; // empty: the usual place
    void setLibraryFolder(const QString &folder);
    [[nodiscard]] WindowArrangement arrangement(const QString &libraryFolder) const;
    void setArrangement(const QString &libraryFolder, const WindowArrangement &arrangement);
    void forgetArrangement(const QString &libraryFolder);
    // The reader's own keys of an action, portable text with "; " between; nothing: those of the table.
    [[nodiscard]] std::optional<QString> shortcuts(const QString &action) const;
    void setShortcuts(const QString &action, const std::optional<QString> &keys);
    [[nodiscard]] bool hasSeenTour() const;
    void setHasSeenTour(bool seen);
    void sync() { m_settings.sync(); }

private:
    QSettings m_settings;
};

} // namespace conspectus
