// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes a picture of the window as PNG once nothing more is being loaded or drawn.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace conspectus {

class MainWindow;

class Picture final : public QObject
{
    Q_OBJECT
public:
    Picture(MainWindow *window, const QString &path, QObject *parent);

Q_SIGNALS:
    void finished(bool good); // false: it took too long, or the file could not be written

private:
    void look();
    void take(bool settled);

    MainWindow *m_window;
    QString m_path;
    QTimer m_timer;
    QElapsedTimer m_since;
    QElapsedTimer m_quiet; // since the window has settled
};

} // namespace conspectus
