// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program around the window: colours and type, one window per library, handing files over to a window that is open already,
// changing to another library, and the picture that --picture asks for. Made by main() after QApplication.
#pragma once

#include "base/clock.h"
#include "ui/appearance.h"
#include "ui/settings.h"

#include <QObject>
#include <QPointer>
#include <QSize>
#include <QStringList>
#include <memory>
#include <optional>

namespace conspectus {

class MainWindow;
class SingleInstance;

namespace reader {
class PageSource;
}

struct StartOptions
{
    QString libraryFolder; // empty: the usual one
    bool sample = false;
    QString picture; // path of a PNG to write; then the program ends
    QSize size;
    std::optional<Theme::Choice> theme;
    QStringList files; // absolute paths
    bool networkDenied = false;
};

// XDG data place: "conspectus/library" and "conspectus/sample".
[[nodiscard]] QString usualLibraryFolder();
[[nodiscard]] QString sampleLibraryFolder();

class Application final : public QObject
{
    Q_OBJECT
public:
    explicit Application(StartOptions options, QObject *parent = nullptr);
    ~Application() override;

    // False: another window took the files and this program should end.
    [[nodiscard]] bool start();
    [[nodiscard]] MainWindow *window() const { return m_window.get(); }

private:
    [[nodiscard]] std::unique_ptr<reader::PageSource> drawnAhead(const QString &folder) const;
    // folder: absolute.
    void openWindow(const QString &folder, bool isSample, const QStringList &files, std::unique_ptr<reader::PageSource> ahead);
    void raiseWindow(const QStringList &files, const QString &activationToken);
    void takePicture();

    StartOptions m_options;
    SystemClock m_clock;
    Settings m_settings;
    Appearance m_appearance;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace conspectus
