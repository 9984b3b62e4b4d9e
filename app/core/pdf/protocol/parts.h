// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The small parts that messages are made of. Private to messages.cpp and textmessages.cpp.
#pragma once

#include "pdf/protocol/bytes.h"
#include "pdf/protocol/messages.h"

#include <optional>

namespace conspectus::pdf::protocol {

inline void putFlag(ByteWriter &out, bool flag) { out.number(static_cast<quint8>(flag ? 1 : 0)); }
[[nodiscard]] inline bool takeFlag(ByteReader &in) { return in.within<quint8>(0, 1) == 1; }

inline void putRotation(ByteWriter &out, Rotation rotation) { out.number(static_cast<quint16>(rotation)); }
[[nodiscard]] inline Rotation takeRotation(ByteReader &in)
{
    const quint16 degrees = in.within<quint16>(0, 270);
    if (degrees % 90 != 0)
        in.fail();
    return static_cast<Rotation>(degrees / 90 * 90);
}

template<typename Enum>
[[nodiscard]] Enum takeEnum(ByteReader &in, Enum last)
{
    return static_cast<Enum>(in.within<quint8>(0, static_cast<quint8>(last)));
}

// Coordinates travel as float: 1/1000 pt is kept on any page that can be printed.
inline void putCoordinate(ByteWriter &out, double value) { out.number(static_cast<float>(value)); }
[[nodiscard]] inline double takeCoordinate(ByteReader &in)
{
    constexpr auto kMax = static_cast<float>(kMaxCoordinate);
    return static_cast<double>(in.within<float>(-kMax, kMax));
}

inline void putPoint(ByteWriter &out, const QPointF &point)
{
    putCoordinate(out, point.x());
    putCoordinate(out, point.y());
}
[[nodiscard]] inline QPointF takePoint(ByteReader &in)
{
    const double x = takeCoordinate(in);
    return {x, takeCoordinate(in)};
}

inline void putRect(ByteWriter &out, const QRectF &rect)
{
    putPoint(out, rect.topLeft());
    putCoordinate(out, rect.width());
    putCoordinate(out, rect.height());
}
[[nodiscard]] inline QRectF takeRect(ByteReader &in)
{
    const QPointF corner = takePoint(in);
    const double width = takeCoordinate(in);
    return {corner, QSizeF(width, takeCoordinate(in))};
}

inline void putSize(ByteWriter &out, const QSizeF &size)
{
    // An invalid QSizeF is -1 x -1.
    out.number(size.width() > 0 ? size.width() : 0.0);
    out.number(size.height() > 0 ? size.height() : 0.0);
}
// The size of a page, 0 to kMaxPageSide.
[[nodiscard]] inline QSizeF takePageSize(ByteReader &in)
{
    const double width = in.within(0.0, kMaxPageSide);
    return {width, in.within(0.0, kMaxPageSide)};
}

template<typename T>
[[nodiscard]] std::optional<T> complete(const ByteReader &in, T &&value)
{
    if (!in.isComplete())
        return std::nullopt;
    return std::optional<T>(std::move(value));
}

} // namespace conspectus::pdf::protocol
