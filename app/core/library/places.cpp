// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/places.h"

#include <QDir>
#include <QFile>

namespace conspectus {

namespace {

// The specification: a path that is not absolute is as if it were not set.
QString place(const char *variable, const QString &underHome)
{
    const QString set = QFile::decodeName(qgetenv(variable));
    return QDir::isAbsolutePath(set) ? set : QDir::homePath() + underHome;
}

} // namespace

QString defaultLibraryFolder()
{
    return place("XDG_DATA_HOME", QStringLiteral("/.local/share")) + QStringLiteral("/conspectus/library");
}

QString defaultStateFolder()
{
    return place("XDG_STATE_HOME", QStringLiteral("/.local/state")) + QStringLiteral("/conspectus");
}

} // namespace conspectus
