// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/operation.h"

#include "store/canonicaljson.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace conspectus::store {
namespace {

const QByteArray kHeaderKey = QByteArrayLiteral("{\"header\":");
const QByteArray kSaltKey = QByteArrayLiteral(",\"salt\":");
const QByteArray kPayloadKey = QByteArrayLiteral(",\"payload\":");
const QByteArray kNull = QByteArrayLiteral("null");

Failure damaged(const char *detail)
{
    return failure(ErrorCode::Damaged,
                   QCoreApplication::translate(
                       "store", "A line of the library's journal is damaged. The other lines are safe."),
                   QString::fromLatin1(detail));
}

// The offset behind the JSON object that begins at `from`; -1 where it does not end.
qsizetype endOfObject(const QByteArray &bytes, qsizetype from)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = from; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return i + 1;
        }
    }
    return -1;
}

bool readParents(const QJsonValue &value, std::vector<QByteArray> &parents)
{
    if (!value.isArray())
        return false;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &parent : array) {
        const QByteArray id = QByteArray::fromHex(parent.toString().toLatin1());
        if (id.size() != 32)
            return false;
        parents.push_back(id);
    }
    return true;
}

bool readHeader(const QJsonObject &json, Operation &operation)
{
    operation.replica = json.value(QLatin1String("replica")).toString();
    operation.seq = json.value(QLatin1String("seq")).toInteger();
    operation.lamport = json.value(QLatin1String("lamport")).toInteger();
    operation.at = json.value(QLatin1String("at")).toString();
    operation.group = json.value(QLatin1String("group")).toString();
    const QJsonArray part = json.value(QLatin1String("part")).toArray();
    operation.part = part.at(0).toInt(-1);
    operation.parts = part.at(1).toInt(-1);
    operation.object = json.value(QLatin1String("object")).toString();
    operation.kind = json.value(QLatin1String("kind")).toString();
    return readParents(json.value(QLatin1String("parents")), operation.parents) &&
           !operation.replica.isEmpty() && operation.seq > 0 && operation.lamport > 0 &&
           operation.part >= 0 && operation.part < operation.parts && !operation.object.isEmpty() &&
           !operation.kind.isEmpty();
}

} // namespace

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QString kindName(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Make:
        return QStringLiteral("make");
    case ChangeKind::Delete:
        return QStringLiteral("delete");
    case ChangeKind::Restore:
        return QStringLiteral("restore");
    case ChangeKind::Set:
        return QStringLiteral("set");
    case ChangeKind::Add:
        return QStringLiteral("add");
    case ChangeKind::Remove:
        return QStringLiteral("remove");
    case ChangeKind::SameAs:
        return QStringLiteral("sameAs");
    }
    return {};
}

Result<QByteArray> payloadOf(const Change &change, const QString &label)
{
    QJsonObject payload;
    if (!change.field.isEmpty())
        payload.insert(QLatin1String("field"), change.field);
    if (!label.isEmpty())
        payload.insert(QLatin1String("label"), label);
    if (!change.value.isUndefined())
        payload.insert(QLatin1String("value"), change.value);
    return canonicalJson(payload);
}

Operation makeOperation(const OperationHeader &header, const QByteArray &payload, const QByteArray &salt)
{
    QByteArray parents;
    for (const QByteArray &parent : header.parents)
        parents += (parents.isEmpty() ? "\"" : ",\"") + parent.toHex() + '"';
    Operation operation;
    static_cast<OperationHeader &>(operation) = header;
    operation.salt = salt;
    operation.payload = payload;
    operation.header =
        "{\"v\":" + QByteArray::number(kOperationFormat) + ",\"replica\":" + jsonString(header.replica) +
        ",\"seq\":" + QByteArray::number(header.seq) + ",\"lamport\":" + QByteArray::number(header.lamport) +
        ",\"at\":" + jsonString(header.at) + ",\"group\":" + jsonString(header.group) + ",\"part\":[" +
        QByteArray::number(header.part) + ',' + QByteArray::number(header.parts) +
        "],\"object\":" + jsonString(header.object) + ",\"kind\":" + jsonString(header.kind) +
        ",\"parents\":[" + parents + "],\"content\":\"" + sha256(salt + payload).toHex() + "\"}";
    operation.id = sha256(operation.header);
    return operation;
}

QByteArray lineOf(const Operation &operation)
{
    const QByteArray salt = operation.isPurged() ? kNull : '"' + operation.salt.toHex() + '"';
    return kHeaderKey + operation.header + kSaltKey + salt + kPayloadKey +
           (operation.isPurged() ? kNull : operation.payload) + "}\n";
}

QByteArray blankedLineOf(const Operation &operation)
{
    const qsizetype length = lineOf(operation).size();
    const QByteArray begin = kHeaderKey + operation.header + kSaltKey + kNull;
    const QByteArray end = kPayloadKey + kNull + "}\n";
    return begin + QByteArray(qMax<qsizetype>(0, length - begin.size() - end.size()), ' ') + end;
}

Result<Operation> operationFrom(const QByteArray &header, const QByteArray &salt, const QByteArray &payload)
{
    const QJsonObject json = QJsonDocument::fromJson(header).object();
    const int version = json.value(QLatin1String("v")).toInt();
    if (version > kOperationFormat)
        return failure(ErrorCode::LibraryNewer,
                       QCoreApplication::translate(
                           "store", "This library was written by a newer version of the program. It "
                                    "is safe. Update the program to change it."),
                       QStringLiteral("operation format %1").arg(version));
    Operation operation;
    if (version < 1 || !readHeader(json, operation))
        return damaged("the header is not one of ours");
    if (!payload.isNull()) {
        if (salt.size() != 32 ||
            sha256(salt + payload).toHex() != json.value(QLatin1String("content")).toString().toLatin1())
            return damaged("the content does not match its checksum");
    }
    operation.header = header;
    operation.id = sha256(header);
    operation.salt = salt;
    operation.payload = payload;
    return operation;
}

Result<Operation> operationFrom(const QByteArray &line)
{
    if (!line.startsWith(kHeaderKey))
        return damaged("the line does not begin with a header");
    const qsizetype headerEnd = endOfObject(line, kHeaderKey.size());
    if (headerEnd < 0 || !QByteArrayView(line).sliced(headerEnd).startsWith(kSaltKey))
        return damaged("the header does not end");
    const qsizetype saltBegin = headerEnd + kSaltKey.size();
    const qsizetype payloadKey = line.indexOf(kPayloadKey, saltBegin);
    if (payloadKey < 0 || !line.endsWith('}'))
        return damaged("the line has no payload");
    const QByteArray header = line.mid(kHeaderKey.size(), headerEnd - kHeaderKey.size());
    const QByteArray salt = line.mid(saltBegin, payloadKey - saltBegin).trimmed();
    const qsizetype payloadBegin = payloadKey + kPayloadKey.size();
    const QByteArray payload = line.mid(payloadBegin, line.size() - 1 - payloadBegin);
    if (salt == kNull && payload.trimmed() == kNull)
        return operationFrom(header, QByteArray(), QByteArray());
    if (salt.size() != 66 || salt.front() != '"' || salt.back() != '"')
        return damaged("the salt is not one of ours");
    return operationFrom(header, QByteArray::fromHex(salt.sliced(1, 64)), payload);
}

} // namespace conspectus::store
