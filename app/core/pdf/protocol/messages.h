// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window's program and conspectus-pdfworker say to each other. One message = a header of fixed size and a body,
// in one packet of a SOCK_SEQPACKET socket pair, or with the body in the arena (a shared memory of the parent's making)
// where it does not fit a packet. The parent asks one thing at a time of a worker; each reply carries the request's id.
//
// Parsing never trusts: every number has a range, every count a ceiling, every coordinate is finite. A body that breaks
// a rule gives nullopt and the worker is ended.
#pragma once

#include "geometry/quad.h"
#include "text/rawpage.h"

#include <QByteArray>
#include <QRect>
#include <QSize>
#include <QString>
#include <optional>
#include <vector>

namespace conspectus::pdf::protocol {

inline constexpr quint32 kMagic = 0x50534e43; // "CNSP"
inline constexpr quint16 kVersion = 1;
inline constexpr qsizetype kMaxPacket = 60 * 1024;

inline constexpr qsizetype kMaxPageChars = 2'000'000;
inline constexpr qsizetype kMaxWords = 200'000;
inline constexpr qsizetype kMaxFonts = 4'096;
inline constexpr qsizetype kMaxLinks = 50'000;
inline constexpr qsizetype kMaxWordChars = 100'000;
inline constexpr qsizetype kMaxNameChars = 512;
inline constexpr qsizetype kMaxUriChars = 4'096;
inline constexpr qsizetype kMaxTitleChars = 1'000;
inline constexpr qsizetype kMaxLabelChars = 64;
inline constexpr qsizetype kMaxPassword = 1'024;
inline constexpr qsizetype kMaxOutlineItems = 20'000;
inline constexpr int kMaxOutlineDepth = 32;
inline constexpr int kMaxPages = 1'000'000;
inline constexpr int kShapesPerReply = 128;
inline constexpr double kMaxCoordinate = 1e7;   // pt
inline constexpr double kMaxPageSide = 100'000; // pt; a larger page is taken for a broken one
inline constexpr qint64 kMaxImagePixels = qint64(64) * 1024 * 1024;

enum class Type : quint16 { Hello = 1, Load, Render, Text, Shapes, Outline };

struct Header
{
    quint32 magic = kMagic;
    quint16 version = kVersion;
    quint16 type = 0;
    quint64 id = 0;
    quint32 bodySize = 0;
    quint32 inArena = 0; // 1 = the body stands at the start of the arena
};

// The first page of the arena belongs to the protocol; the body or the pixels follow it.
struct ArenaHead
{
    quint64 abortedId = 0; // set by the parent, polled by the worker (atomic access)
};
inline constexpr qsizetype kArenaHeadSize = 4096;

struct Hello
{
    bool seccomp = false;
    bool landlock = false;
    bool limits = false;
};

// Comes with one or two descriptors: the PDF (first time only) and the arena.
struct LoadRequest
{
    QByteArray passwordUtf8;
    quint64 arenaSize = 0;
    bool carriesFile = false;
};

struct Shape
{
    QSizeF size; // pt, unrotated crop box
    Rotation rotation = Rotation::None;
    QString label;
};

struct LoadReply
{
    enum class Status : quint8 { Opened, PasswordNeeded, NotAPdf, NoPages, Damaged, TooLarge, UnknownLock };
    Status status = Status::Damaged;
    int pageCount = 0;
    Shape firstPage;
    bool encrypted = false;
    QString title;
    QString author;
};

// Carries a new arena's descriptor where arenaSize is not 0.
struct RenderRequest
{
    int page = 0;
    double scale = 1.0;
    Rotation rotation = Rotation::None;
    QRect clip; // empty = the whole page
    quint64 arenaSize = 0;
};

struct RenderReply
{
    enum class Status : quint8 { Drawn, Aborted, ArenaTooSmall, TooLarge, CannotDraw, Crowded };
    Status status = Status::CannotDraw;
    QSize size;       // device pixels of the picture (needed ones for ArenaTooSmall)
    QSizeF shapeSize; // pt, unrotated, of the page
    Rotation shapeRotation = Rotation::None;
};

struct TextRequest
{
    int page = 0;
    bool withNames = true; // names of link destinations, by the second engine
};

struct TextReply
{
    bool isPage = false; // false: there is no such page, or it cannot be read
    bool isCrowded = false; // it carries more annotations than the engine takes
    text::RawPage page;
};

struct ShapesRequest
{
    int first = 0;
    int count = 0; // at most kShapesPerReply
};

struct OutlineEntry
{
    QString title;
    int level = 0;
    int page = -1;
    QPointF point;
};

// Size in device pixels of a whole page at a scale; rotation is the sum of the file's and the asked one.
[[nodiscard]] QSize pixelSize(const QSizeF &pageSize, Rotation total, double scale);
[[nodiscard]] Rotation sum(Rotation a, Rotation b);
// True where x, y and the sides are within kMaxCoordinate (so finite).
[[nodiscard]] bool isSane(const QRectF &rect);
[[nodiscard]] bool isSane(const QPointF &point);

[[nodiscard]] QByteArray encode(const Hello &value);
[[nodiscard]] QByteArray encode(const LoadRequest &value);
[[nodiscard]] QByteArray encode(const LoadReply &value);
[[nodiscard]] QByteArray encode(const RenderRequest &value);
[[nodiscard]] QByteArray encode(const RenderReply &value);
[[nodiscard]] QByteArray encode(const TextRequest &value);
[[nodiscard]] QByteArray encode(const TextReply &value);
[[nodiscard]] QByteArray encode(const ShapesRequest &value);
[[nodiscard]] QByteArray encode(const std::vector<Shape> &value);
[[nodiscard]] QByteArray encode(const std::vector<OutlineEntry> &value);

// T is one of the above. nullopt: the bytes break a rule.
template<typename T>
[[nodiscard]] std::optional<T> decode(QByteArrayView bytes);
template<>
std::optional<Hello> decode(QByteArrayView bytes);
template<>
std::optional<LoadRequest> decode(QByteArrayView bytes);
template<>
std::optional<LoadReply> decode(QByteArrayView bytes);
template<>
std::optional<RenderRequest> decode(QByteArrayView bytes);
template<>
std::optional<RenderReply> decode(QByteArrayView bytes);
template<>
std::optional<TextRequest> decode(QByteArrayView bytes);
template<>
std::optional<TextReply> decode(QByteArrayView bytes);
template<>
std::optional<ShapesRequest> decode(QByteArrayView bytes);
template<>
std::optional<std::vector<Shape>> decode(QByteArrayView bytes);
template<>
std::optional<std::vector<OutlineEntry>> decode(QByteArrayView bytes);

} // namespace conspectus::pdf::protocol
