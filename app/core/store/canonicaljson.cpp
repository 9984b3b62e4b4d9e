// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/canonicaljson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace conspectus::store {
namespace {

bool append(QByteArray &out, const QJsonValue &value);

bool appendNumber(QByteArray &out, const QJsonValue &value)
{
    // toInteger() gives its argument back where the number is not an integer; both arguments cannot be the
    // number.
    const qint64 number = value.toInteger(0);
    if (number == 0 && value.toInteger(1) == 1)
        return false;
    out += QByteArray::number(number);
    return true;
}

bool appendArray(QByteArray &out, const QJsonArray &array)
{
    out += '[';
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (i > 0)
            out += ',';
        if (!append(out, array.at(i)))
            return false;
    }
    out += ']';
    return true;
}

bool appendObject(QByteArray &out, const QJsonObject &object)
{
    out += '{';
    bool first = true;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) { // sorted by key
        if (!first)
            out += ',';
        first = false;
        out += jsonString(it.key());
        out += ':';
        if (!append(out, it.value()))
            return false;
    }
    out += '}';
    return true;
}

bool append(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out += "null";
        return true;
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        return true;
    case QJsonValue::Double:
        return appendNumber(out, value);
    case QJsonValue::String:
        out += jsonString(value.toString());
        return true;
    case QJsonValue::Array:
        return appendArray(out, value.toArray());
    case QJsonValue::Object:
        return appendObject(out, value.toObject());
    }
    return false;
}

} // namespace

QByteArray jsonString(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray out;
    out.reserve(utf8.size() + 2);
    out += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00" + QByteArray(1, c).toHex();
        } else {
            out += c;
        }
    }
    out += '"';
    return out;
}

Result<QByteArray> canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    if (!append(out, value))
        return failure(ErrorCode::Internal,
                       QCoreApplication::translate("store",
                                                   "This change cannot be saved because of a mistake in the "
                                                   "program. Nothing that was saved before is touched."),
                       QStringLiteral("a number that is not an integer in an operation"));
    return out;
}

QJsonValue jsonValue(const QByteArray &bytes)
{
    // QJsonDocument takes arrays and objects only.
    const QJsonDocument document = QJsonDocument::fromJson('[' + bytes + ']');
    const QJsonArray array = document.array();
    return array.size() == 1 ? array.at(0) : QJsonValue(QJsonValue::Undefined);
}

} // namespace conspectus::store
