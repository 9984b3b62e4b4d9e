// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/migrations.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

static void initResources() { Q_INIT_RESOURCE(store_sql); }

namespace conspectus::store {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("store", text); }

QStringList scriptsOf(const QString &database)
{
    initResources();
    const QDir folder(QStringLiteral(":/conspectus/sql/") + database);
    QStringList paths;
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name))
        paths << folder.filePath(name);
    return paths;
}

int numberOf(const QString &path) { return path.section(QLatin1Char('/'), -1).left(4).toInt(); }

Result<void> runScript(Connection &connection, const QString &path, qint64 applicationId)
{
    QFile script(path);
    if (!script.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Internal, tr("A part of the program is missing. Install it again."), path);
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto done = connection.exec(script.readAll().constData()); !done)
        return done;
    const QByteArray version =
        QByteArrayLiteral("PRAGMA application_id=") + QByteArray::number(applicationId) +
        QByteArrayLiteral("; PRAGMA user_version=") + QByteArray::number(numberOf(path));
    if (auto done = connection.exec(version.constData()); !done)
        return done;
    return transaction.commit();
}

// The number of the schema; 0 for an empty database.
Result<int> schemaOf(Connection &connection, const QString &database, qint64 applicationId)
{
    const auto id = connection.numberOf("PRAGMA application_id");
    if (!id)
        return Failure(id.error());
    const auto version = connection.numberOf("PRAGMA user_version");
    if (!version)
        return Failure(version.error());
    const auto tables = connection.numberOf("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return Failure(tables.error());
    if (*tables > 0 && *id != applicationId)
        return failure(ErrorCode::LibraryDamaged,
                       tr("This file is a database of another program. It was not touched."),
                       QStringLiteral("application_id %1").arg(*id));
    if (*version > newestSchema(database))
        return failure(ErrorCode::LibraryNewer,
                       tr("This library was written by a newer version of the program. It is safe. Update "
                          "the program to "
                          "use it."),
                       QStringLiteral("schema %1, known up to %2").arg(*version).arg(newestSchema(database)));
    return static_cast<int>(*version);
}

} // namespace

int newestSchema(const QString &database)
{
    const QStringList scripts = scriptsOf(database);
    return scripts.isEmpty() ? 0 : numberOf(scripts.last());
}

Result<bool> isCurrent(Connection &connection, const QString &database, qint64 applicationId)
{
    const auto schema = schemaOf(connection, database, applicationId);
    if (!schema)
        return Failure(schema.error());
    return *schema == newestSchema(database);
}

Result<void> migrate(Connection &connection, const QString &database, qint64 applicationId)
{
    const auto schema = schemaOf(connection, database, applicationId);
    if (!schema)
        return Failure(schema.error());
    for (const QString &path : scriptsOf(database)) {
        if (numberOf(path) <= *schema)
            continue;
        if (auto done = runScript(connection, path, applicationId); !done)
            return done;
    }
    return {};
}

} // namespace conspectus::store
