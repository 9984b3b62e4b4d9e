// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The value of one field of an object: JSON, which may still be the bytes that the store has of it. Most of what a survey
// with thousands of annotations holds is never looked at as JSON, so it is parsed where somebody asks, each time.
#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace conspectus {

class FieldValue
{
public:
    FieldValue() = default; // undefined
    FieldValue(QJsonValue value) : m_value(std::move(value)) {} // any JSON is a value, said or not
    FieldValue(const QString &text) : m_value(text) {}
    // Canonical JSON, as operations have it.
    [[nodiscard]] static FieldValue fromBytes(QByteArray json);

    [[nodiscard]] QJsonValue json() const;
    operator QJsonValue() const { return json(); }
    [[nodiscard]] bool isUndefined() const { return m_bytes.isEmpty() && m_value.isUndefined(); }
    [[nodiscard]] bool isObject() const { return m_bytes.isEmpty() ? m_value.isObject() : m_bytes.startsWith('{'); }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; } // empty where there are none

    friend bool operator==(const FieldValue &a, const FieldValue &b)
    {
        return (!a.m_bytes.isEmpty() && a.m_bytes == b.m_bytes) || a.json() == b.json();
    }

private:
    QJsonValue m_value{QJsonValue::Undefined};
    QByteArray m_bytes; // instead of m_value
};

} // namespace conspectus
