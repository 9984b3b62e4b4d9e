// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages without text: greeting, loading, drawing, shapes, outline. The text of a page is in textmessages.cpp.

#include "pdf/protocol/messages.h"

#include "pdf/protocol/parts.h"

#include <algorithm>
#include <cmath>

namespace conspectus::pdf::protocol {

Rotation sum(Rotation a, Rotation b)
{
    return static_cast<Rotation>((static_cast<int>(a) + static_cast<int>(b)) % 360);
}

QSize pixelSize(const QSizeF &pageSize, Rotation total, double scale)
{
    const bool turned = total == Rotation::Quarter || total == Rotation::ThreeQuarters;
    const QSizeF shown = turned ? pageSize.transposed() : pageSize;
    // A hair below the next pixel is rounding noise, not a pixel.
    const auto pixels = [scale](double side) {
        return static_cast<int>(std::clamp(std::ceil(side * scale - 1e-6), 1.0, 1e6));
    };
    return {pixels(shown.width()), pixels(shown.height())};
}

bool isSane(const QPointF &point)
{
    return std::abs(point.x()) <= kMaxCoordinate && std::abs(point.y()) <= kMaxCoordinate;
}

bool isSane(const QRectF &rect)
{
    return isSane(rect.topLeft()) && std::abs(rect.width()) <= kMaxCoordinate
        && std::abs(rect.height()) <= kMaxCoordinate;
}

QByteArray encode(const Hello &value)
{
    ByteWriter out;
    putFlag(out, value.seccomp);
    putFlag(out, value.landlock);
    putFlag(out, value.limits);
    return out.data();
}

template<>
std::optional<Hello> decode(QByteArrayView bytes)
{
    ByteReader in(bytes);
    Hello value;
    value.seccomp = takeFlag(in);
    value.landlock = takeFlag(in);
    value.limits = takeFlag(in);
    return complete(in, std::move(value));
}

QByteArray encode(const LoadRequest &value)
{
    ByteWriter out;
    out.bytes(value.passwordUtf8, kMaxPassword);
    out.number(value.arenaSize);
    putFlag(out, value.carriesFile);
    return out.data();
}

template<>
std::optional<LoadRequest> decode(QByteArrayView bytes)
{
    ByteReader in(bytes);
    LoadRequest value;
    value.passwordUtf8 = in.bytes(kMaxPassword);
    value.arenaSize = in.number<quint64>();
    value.carriesFile = takeFlag(in);
    return complete(in, std::move(value));
}

namespace {

void putShape(ByteWriter &out, const Shape &shape)
{
    putSize(out, shape.size);
    putRotation(out, shape.rotation);
    out.string(shape.label, kMaxLabelChars);
}

Shape takeShape(ByteReader &in)
{
    Shape shape;
    shape.size = takePageSize(in);
    shape.rotation = takeRotation(in);
    shape.label = in.string(kMaxLabelChars);
    return shape;
}

} // namespace

QByteArray encode(const LoadReply &value)
{
    ByteWriter out;
    out.number(static_cast<quint8>(value.status));
    out.number(static_cast<qint32>(value.pageCount));
    putShape(out, value.firstPage);
    putFlag(out, value.encrypted);
    out.string(value.title, kMaxTitleChars);
    out.string(value.author, kMaxTitleChars);
    return out.data();
}

template<>
std::optional<LoadReply> decode(QByteArrayView bytes)
{
    ByteReader in(bytes);
    LoadReply value;
    value.status = takeEnum<LoadReply::Status>(in, LoadReply::Status::UnknownLock);
    value.pageCount = in.within<qint32>(0, kMaxPages);
    value.firstPage = takeShape(in);
    value.encrypted = takeFlag(in);
    value.title = in.string(kMaxTitleChars);
    value.author = in.string(kMaxTitleChars);
    if (value.status == LoadReply::Status::Opened && value.pageCount == 0)
        in.fail();
    return complete(in, std::move(value));
}

QByteArray encode(const RenderRequest &value)
{
    ByteWriter out;
    out.number(static_cast<qint32>(value.page));
    out.number(value.scale);
    putRotation(out, value.rotation);
    for (const int number : {value.clip.x(), value.clip.y(), value.clip.width(), value.clip.height()})
        out.number(static_cast<qint32>(number));
    out.number(value.arenaSize);
    return out.data();
}

template<>
std::optional<RenderRequest> decode(QByteArrayView bytes)
{
    ByteReader in(bytes);
    RenderRequest value;
    value.page = in.within<qint32>(0, kMaxPages);
    value.scale = in.within(1e-4, 1e4);
    value.rotation = takeRotation(in);
    const int x = in.within<qint32>(-10'000'000, 10'000'000);
    const int y = in.within<qint32>(-10'000'000, 10'000'000);
    const int width = in.within<qint32>(0, 1'000'000);
    const int height = in.within<qint32>(0, 1'000'000);
    value.clip = QRect(x, y, width, height);
    value.arenaSize = in.number<quint64>();
    return complete(in, std::move(value));
}

QByteArray encode(const RenderReply &value)
{
    ByteWriter out;
    out.number(static_cast<quint8>(value.status));
    out.number(static_cast<qint32>(std::max(value.size.width(), 0)));
    out.number(static_cast<qint32>(std::max(value.size.height(), 0)));
    putSize(out, value.shapeSize);
    putRotation(out, value.shapeRotation);
    return out.data();
}

template<>
std::optional<RenderReply> decode(QByteArrayView bytes)
{
    ByteReader in(bytes);
    RenderReply value;
    value.status = takeEnum<RenderReply::Status>(in, RenderReply::Status::Crowded);
    const int width = in.within<qint32>(0, 1'000'000);
    const int height = in.within<qint32>(0, 1'000'000);
    value.size = QSize(width, height);
    value.shapeSize = takePageSize(in);
    value.shapeRotation = takeRotation(in);
    return complete(in, std::move(value));
}

QByteArray encode(const ShapesRequest &value)
{
    ByteWriter out;
    out.number(static_cast<qint32>(value.first));
    out.number(static_cast<qint32>(value.count));
    return out.data();
}

template<>
std::optional<ShapesRequest> decode(QByteArrayView bytes)
{
    ByteReader in(bytes);
    ShapesRequest value;
    value.first = in.within<qint32>(0, kMaxPages);
    value.count = in.within<qint32>(0, kShapesPerReply);
    return complete(in, std::move(value));
}

QByteArray encode(const std::vector<Shape> &value)
{
    ByteWriter out;
    out.number(static_cast<quint32>(value.size()));
    for (const Shape &shape : value)
        putShape(out, shape);
    return out.data();
}

template<>
std::optional<std::vector<Shape>> decode(QByteArrayView bytes)
{
    ByteReader in(bytes);
    std::vector<Shape> value;
    const qsizetype count = in.count(kShapesPerReply, 22);
    for (qsizetype i = 0; i < count && !in.hasFailed(); ++i)
        value.push_back(takeShape(in));
    return complete(in, std::move(value));
}

QByteArray encode(const std::vector<OutlineEntry> &value)
{
    ByteWriter out;
    out.number(static_cast<quint32>(value.size()));
    for (const OutlineEntry &entry : value) {
        out.string(entry.title, kMaxTitleChars);
        out.number(static_cast<qint32>(entry.level));
        out.number(static_cast<qint32>(entry.page));
        putPoint(out, entry.point);
    }
    return out.data();
}

template<>
std::optional<std::vector<OutlineEntry>> decode(QByteArrayView bytes)
{
    ByteReader in(bytes);
    std::vector<OutlineEntry> value;
    const qsizetype count = in.count(kMaxOutlineItems, 20);
    value.reserve(static_cast<size_t>(count));
    for (qsizetype i = 0; i < count && !in.hasFailed(); ++i) {
        OutlineEntry entry;
        entry.title = in.string(kMaxTitleChars);
        entry.level = in.within<qint32>(0, kMaxOutlineDepth);
        entry.page = in.within<qint32>(-1, kMaxPages);
        entry.point = takePoint(in);
        value.push_back(std::move(entry));
    }
    return complete(in, std::move(value));
}

} // namespace conspectus::pdf::protocol
