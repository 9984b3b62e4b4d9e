// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/replica.h"

#include "base/logging.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace conspectus::store {

Replica Replica::decide(FileSystem &files, const QString &libraryFolder, const QString &stateFolder,
                        const QString &libraryId, const QString &idInLibrary, const QString &placeInLibrary,
                        qint64 lastSeq)
{
    Replica replica;
    replica.m_place = files.identity(libraryFolder);
    bool isOurs = !idInLibrary.isEmpty() && placeInLibrary == replica.m_place;
    if (!stateFolder.isEmpty()) {
        // One note for each place of a library: a copy of it beside the original has its own.
        replica.m_stateFile =
            QStringLiteral("%1/replicas/%2-%3.json").arg(stateFolder, libraryId, replica.m_place);
        const auto bytes = readAll(files, replica.m_stateFile);
        const QJsonObject state = QJsonDocument::fromJson(bytes.value_or(QByteArray())).object();
        // A library that knows less than was noted here is an older copy that was put back.
        isOurs = isOurs && state.value(QLatin1String("replica")).toString() == idInLibrary &&
                 state.value(QLatin1String("seq")).toInteger() <= lastSeq;
    }
    replica.m_isNew = !isOurs;
    replica.m_id = isOurs ? idInLibrary : QUuid::createUuid().toString(QUuid::WithoutBraces);
    replica.m_lastSeq = isOurs ? lastSeq : 0;
    return replica;
}

void Replica::note(FileSystem &files)
{
    m_isNew = false;
    if (m_stateFile.isEmpty())
        return;
    const QJsonObject state{{QStringLiteral("replica"), m_id}, {QStringLiteral("seq"), m_lastSeq}};
    const auto made = files.makeDirectory(parentFolder(m_stateFile));
    const auto written =
        made ? replaceFile(files, m_stateFile, QJsonDocument(state).toJson(QJsonDocument::Compact)) : made;
    if (!written)
        qCWarning(lcStore, "the replica's state was not noted: %s", qUtf8Printable(written.error().detail));
}

} // namespace conspectus::store
