// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One window per library: a second start hands its files over to the first by D-Bus and ends. Without a session bus every
// start is the first, and the library's own lock keeps writers apart.
#pragma once

#include <QObject>
#include <QStringList>

namespace conspectus {

class SingleInstance final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.example.Conspectus")
public:
    // The folder is part of the name, so that windows of two libraries do not meet.
    explicit SingleInstance(const QString &libraryFolder, QObject *parent = nullptr);

    // True: another window has the library, it was given the files, and this program should end.
    [[nodiscard]] bool handOver(const QStringList &files);
    // Takes calls of later starts; false without a bus.
    bool listen();

public Q_SLOTS:
    // Called over D-Bus. Absolute paths; the token is for the window manager, may be empty.
    Q_SCRIPTABLE void Open(const QStringList &files, const QString &activationToken);

Q_SIGNALS:
    void openRequested(const QStringList &files, const QString &activationToken);

private:
    QString m_service;
};

} // namespace conspectus
