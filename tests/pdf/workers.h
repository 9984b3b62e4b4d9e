// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paths of fixtures and workers, and which worker processes are ours right now.
#pragma once

#include <QDir>
#include <QFile>
#include <QString>
#include <unistd.h>
#include <vector>

namespace conspectus::test {

inline QString fixture(const QString &name)
{
    return QStringLiteral(CONSPECTUS_SOURCE_DIR "/tests/data/pdf/") + name;
}

// The worker without sanitizers, under the release's limits.
inline QByteArray plainWorker()
{
    return QByteArrayLiteral(CONSPECTUS_BINARY_DIR "/bin/conspectus-pdfworker-plain");
}

// Process ids of this program's children that are alive (not waiting to be reaped).
inline std::vector<pid_t> workerPids()
{
    std::vector<pid_t> found;
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    for (const QString &process : processes) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(process));
        if (!file.open(QFile::ReadOnly))
            continue;
        const QByteArray line = file.readAll();
        // "pid (name) state ppid …", and the name may hold anything.
        const QList<QByteArray> rest = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (rest.size() > 1 && rest[0] != "Z" && rest[1].toInt() == ::getpid())
            found.push_back(process.toInt());
    }
    return found;
}

// Sets a variable of the environment for one scope.
class ScopedVariable
{
public:
    ScopedVariable(const char *name, const QByteArray &value)
        : m_name(name)
    {
        qputenv(name, value);
    }
    ~ScopedVariable() { qunsetenv(m_name); }
    ScopedVariable(const ScopedVariable &) = delete;
    ScopedVariable &operator=(const ScopedVariable &) = delete;

private:
    const char *m_name;
};

} // namespace conspectus::test
