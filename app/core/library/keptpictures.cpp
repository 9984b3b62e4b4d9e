// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/keptpictures.h"

#include "survey/projection.h"

#include <QJsonArray>
#include <QJsonObject>

namespace conspectus {

namespace {

QString keyOf(const ObjectState &version) { return QStringLiteral("reader-picture/") + version.id.text(); }

void withPicturedVersions(Library &library, QObject *context, std::function<void(const std::vector<ObjectState> &)> done)
{
    library.objectsOfType({type::version}, context, [&library, done = std::move(done)](Result<std::vector<ObjectState>> versions) {
        std::vector<ObjectState> pictured = versions ? std::move(*versions) : std::vector<ObjectState>();
        std::erase_if(pictured, [&library](const ObjectState &version) { return library.viewState(keyOf(version)).isEmpty(); });
        done(pictured);
    });
}

} // namespace

void countKeptPictures(Library &library, QObject *context, std::function<void(int)> done)
{
    withPicturedVersions(library, context,
                         [done = std::move(done)](const std::vector<ObjectState> &versions) { done(static_cast<int>(versions.size())); });
}

void forgetKeptPictures(Library &library, QObject *context, std::function<void(int)> done)
{
    withPicturedVersions(library, context, [&library, done = std::move(done)](const std::vector<ObjectState> &versions) {
        for (const ObjectState &version : versions) {
            const qsizetype count = library.viewState(keyOf(version)).value(QStringLiteral("pictures")).toArray().size();
            for (qsizetype i = 0; i < count; ++i)
                library.putPicture(QStringLiteral("%1/%2").arg(keyOf(version)).arg(i), {});
            library.putViewState(keyOf(version), {});
        }
        done(static_cast<int>(versions.size()));
    });
}

} // namespace conspectus
