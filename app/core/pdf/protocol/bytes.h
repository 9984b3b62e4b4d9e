// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers and strings to bytes and back, for messages between two programs of one machine (native byte order). The
// reader never goes past the end, never allocates more than is there, and stays failed once it failed.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

namespace conspectus::pdf {

class ByteWriter
{
public:
    template<typename T>
    void number(T value)
    {
        static_assert(std::is_arithmetic_v<T>);
        char raw[sizeof(T)];
        std::memcpy(raw, &value, sizeof(T));
        m_bytes.append(raw, sizeof(T));
    }
    // UTF-16, cut to maxChars.
    void string(QStringView text, qsizetype maxChars)
    {
        text = text.left(maxChars);
        number(static_cast<quint32>(text.size()));
        m_bytes.append(QByteArrayView(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
    }
    void bytes(QByteArrayView data, qsizetype maxSize)
    {
        data = data.first(qMin(data.size(), maxSize));
        number(static_cast<quint32>(data.size()));
        m_bytes.append(data);
    }
    void reserve(qsizetype size) { m_bytes.reserve(size); }
    [[nodiscard]] const QByteArray &data() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes) : m_rest(bytes) {}

    template<typename T>
    [[nodiscard]] T number()
    {
        static_assert(std::is_arithmetic_v<T>);
        T value{};
        if (const QByteArrayView raw = take(sizeof(T)); !raw.isEmpty())
            std::memcpy(&value, raw.data(), sizeof(T));
        return value;
    }
    // A number within [low, high]; fails on anything else, NaN included.
    template<typename T>
    [[nodiscard]] T within(T low, T high)
    {
        const T value = number<T>();
        if (!(value >= low && value <= high)) {
            m_failed = true;
            return low;
        }
        return value;
    }
    [[nodiscard]] QString string(qsizetype maxChars)
    {
        const auto length = static_cast<qsizetype>(number<quint32>());
        if (length > maxChars)
            m_failed = true;
        const QByteArrayView raw = take(length * 2);
        QString text(raw.size() / 2, Qt::Uninitialized);
        if (!raw.isEmpty())
            std::memcpy(text.data(), raw.data(), static_cast<size_t>(raw.size()));
        return text;
    }
    [[nodiscard]] QByteArray bytes(qsizetype maxSize)
    {
        const auto length = static_cast<qsizetype>(number<quint32>());
        if (length > maxSize)
            m_failed = true;
        return take(length).toByteArray();
    }
    // How many elements follow; fails where more are claimed than maxCount or than could fit the rest.
    [[nodiscard]] qsizetype count(qsizetype maxCount, qsizetype minElementSize)
    {
        const auto claimed = static_cast<qsizetype>(number<quint32>());
        if (m_failed || claimed > maxCount || claimed > m_rest.size() / minElementSize) {
            m_failed = true;
            return 0;
        }
        return claimed;
    }
    void fail() { m_failed = true; }
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    // Everything read, nothing left over.
    [[nodiscard]] bool isComplete() const { return !m_failed && m_rest.isEmpty(); }

private:
    QByteArrayView take(qsizetype size)
    {
        if (m_failed || size > m_rest.size()) {
            m_failed = true;
            return {};
        }
        const QByteArrayView taken = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return taken;
    }

    QByteArrayView m_rest;
    bool m_failed = false;
};

} // namespace conspectus::pdf
