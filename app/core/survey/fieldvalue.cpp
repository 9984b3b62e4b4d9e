// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "survey/fieldvalue.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace conspectus {

FieldValue FieldValue::fromBytes(QByteArray json)
{
    FieldValue value;
    value.m_bytes = std::move(json);
    return value;
}

QJsonValue FieldValue::json() const
{
    if (m_bytes.isEmpty())
        return m_value;
    // QJsonDocument takes arrays and objects only.
    const QJsonArray array = QJsonDocument::fromJson('[' + m_bytes + ']').array();
    return array.size() == 1 ? array.at(0) : QJsonValue(QJsonValue::Undefined);
}

} // namespace conspectus
