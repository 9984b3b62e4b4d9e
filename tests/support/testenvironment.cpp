// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testenvironment.h"

#include <QDir>
#include <QFileInfo>

namespace conspectus::test {

Environment::Environment()
{
    const struct { const char *variable; const char *folder; } places[] = {
        {"HOME", ""},
        {"XDG_DATA_HOME", "data"},
        {"XDG_CONFIG_HOME", "config"},
        {"XDG_CACHE_HOME", "cache"},
        {"XDG_STATE_HOME", "state"},
        {"XDG_RUNTIME_DIR", "run"},
    };
    for (const auto &place : places) {
        const QString path = m_folder.filePath(QString::fromLatin1(place.folder));
        QDir().mkpath(path);
        qputenv(place.variable, path.toUtf8());
    }
    QFile::setPermissions(m_folder.filePath(QStringLiteral("run")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
}

QString corpusFolder()
{
    const QString path = QStringLiteral(CONSPECTUS_CORPUS);
    return QFileInfo(path).isDir() ? QDir(path).canonicalPath() : QString();
}

} // namespace conspectus::test
