// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The project's own source files, as the rules of this folder read them.
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

namespace conspectus::test {

inline QString projectFolder() { return QStringLiteral(CONSPECTUS_SOURCE_DIR); }

inline QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Paths relative to the project, sorted.
inline QStringList sourceFiles(const QString &folder, const QStringList &patterns)
{
    QStringList found;
    const QDir project(projectFolder());
    QDirIterator it(project.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        found << project.relativeFilePath(it.next());
    found.sort();
    return found;
}

inline QStringList includesOf(const QString &relativePath)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    QStringList found;
    auto it = include.globalMatch(contentOf(QDir(projectFolder()).filePath(relativePath)));
    while (it.hasNext())
        found << it.next().captured(1);
    return found;
}

} // namespace conspectus::test
