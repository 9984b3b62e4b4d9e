// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Export ▸ Review Draft: makes the draft of the open survey and shows it in its dialog.
#pragma once

#include <QObject>

namespace conspectus {

class MainWindow;

class ReviewExport final : public QObject
{
    Q_OBJECT
public:
    explicit ReviewExport(MainWindow *window);

private:
    void run();
    MainWindow *m_window;
};

// A file name from a title: its words, without what file systems refuse; never empty.
[[nodiscard]] QString fileNameOf(const QString &title);

} // namespace conspectus
