// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Small integers as bytes: seven bits each, low ones first, the eighth says that more follow (the varint of Protocol
// Buffers); signed ones zigzagged. The reader never runs past its end: after the first fault it gives zeros.
#pragma once

#include <QByteArray>
#include <QString>

namespace conspectus::text {

class ByteWriter
{
public:
    void number(quint64 value)
    {
        while (value >= 0x80) {
            m_bytes.append(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        m_bytes.append(static_cast<char>(value));
    }
    void signedNumber(qint64 value)
    {
        number((static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63));
    }
    void string(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        number(static_cast<quint64>(utf8.size()));
        m_bytes.append(utf8);
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    void fail() { m_good = false; }

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; m_good && shift < 64; shift += 7) {
            if (m_at >= m_bytes.size())
                break;
            const auto byte = static_cast<quint8>(m_bytes[m_at++]);
            value |= static_cast<quint64>(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        m_good = false;
        return 0;
    }
    qint64 signedNumber()
    {
        const quint64 value = number();
        return static_cast<qint64>(value >> 1) ^ -static_cast<qint64>(value & 1);
    }
    // A number from low to high; anything else is a fault and gives low.
    qint64 within(qint64 value, qint64 low, qint64 high)
    {
        if (value >= low && value <= high)
            return value;
        m_good = false;
        return low;
    }
    // How many elements follow, each of at least so many bytes: never more than there are bytes left for.
    size_t count(quint64 bytesEach = 1)
    {
        const quint64 value = number();
        if (value <= static_cast<quint64>(m_bytes.size() - m_at) / bytesEach)
            return static_cast<size_t>(value);
        m_good = false;
        return 0;
    }
    QString string()
    {
        const auto size = static_cast<qsizetype>(count());
        const QString text = QString::fromUtf8(m_bytes.sliced(m_at, size));
        m_at += size;
        return text;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_good = true;
};

} // namespace conspectus::text
