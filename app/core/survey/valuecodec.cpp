// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "survey/valuecodec.h"

#include "survey/anchorreader.h"

#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <optional>

namespace conspectus::codec {

namespace {

constexpr double kMilliPerPoint = 1000.0;

// A coordinate as it is stored. Nothing where it is not a finite number of a sensible size.
std::optional<int> milli(double points)
{
    const double value = points * kMilliPerPoint;
    if (!std::isfinite(value) || std::abs(value) > kMaxMilliPoints)
        return std::nullopt;
    return static_cast<int>(std::lround(value));
}

std::optional<double> points(const QJsonValue &value)
{
    const double stored = value.toDouble(std::nan(""));
    if (!std::isfinite(stored) || std::abs(stored) > kMaxMilliPoints)
        return std::nullopt;
    return std::round(stored) / kMilliPerPoint;
}

// [x1, y1, x2, y2 …]; nothing where one of them is odd.
std::optional<std::vector<QPointF>> pointsFrom(const QJsonArray &array)
{
    if (array.size() % 2 != 0 || array.size() > kMaxElements)
        return std::nullopt;
    std::vector<QPointF> result;
    for (qsizetype i = 0; i + 1 < array.size(); i += 2) {
        const std::optional<double> x = points(array.at(i));
        const std::optional<double> y = points(array.at(i + 1));
        if (!x || !y)
            return std::nullopt;
        result.emplace_back(*x, *y);
    }
    return result;
}

template <typename Points>
std::optional<QJsonArray> pointsToJson(const Points &all)
{
    QJsonArray array;
    for (const QPointF &point : all) {
        const std::optional<int> x = milli(point.x());
        const std::optional<int> y = milli(point.y());
        if (!x || !y)
            return std::nullopt;
        array.append(*x);
        array.append(*y);
    }
    return array;
}

AnchorPart partFrom(const QJsonObject &object)
{
    constexpr int kMaxPage = 1'000'000;
    constexpr int kMaxOffset = 100'000'000;
    AnchorPart part;
    part.page = intFrom(object.value(QLatin1String("page")), 0, kMaxPage);
    part.begin = intFrom(object.value(QLatin1String("begin")), 0, kMaxOffset);
    part.end = std::max(part.begin, intFrom(object.value(QLatin1String("end")), 0, kMaxOffset));
    const QJsonArray quads = object.value(QLatin1String("quads")).toArray();
    for (qsizetype i = 0; i < std::min(quads.size(), kMaxElements); ++i) {
        const std::optional<std::vector<QPointF>> corners = pointsFrom(quads.at(i).toArray());
        if (corners && corners->size() == 4)
            part.quads.push_back({{corners->at(0), corners->at(1), corners->at(2), corners->at(3)}});
    }
    return part;
}

QJsonObject partToJson(const AnchorPart &part)
{
    QJsonArray quads;
    for (const Quad &quad : part.quads) {
        if (const std::optional<QJsonArray> corners = pointsToJson(quad.corners))
            quads.append(*corners);
    }
    return {{QStringLiteral("page"), part.page},
            {QStringLiteral("begin"), part.begin},
            {QStringLiteral("end"), part.end},
            {QStringLiteral("quads"), quads}};
}

template <typename Item, typename Make>
std::vector<Item> listFrom(const QJsonValue &value, Make make)
{
    const QJsonArray array = value.toArray();
    std::vector<Item> items;
    for (qsizetype i = 0; i < std::min(array.size(), kMaxElements); ++i)
        items.push_back(make(array.at(i)));
    return items;
}

void putText(QJsonObject &object, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

} // namespace

QString textFrom(const QJsonValue &value)
{
    const QString text = value.toString();
    return text.size() > kMaxText ? text.left(kMaxText) : text;
}

int intFrom(const QJsonValue &value, int low, int high)
{
    const double number = value.toDouble(low);
    if (!std::isfinite(number))
        return low;
    return static_cast<int>(std::clamp(number, static_cast<double>(low), static_cast<double>(high)));
}

QDateTime timeFrom(const QJsonValue &value)
{
    constexpr qsizetype kLongestTime = 40;
    const QString text = value.toString();
    if (text.isEmpty() || text.size() > kLongestTime)
        return {};
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime();
}

QStringList textsFrom(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < std::min(array.size(), kMaxElements); ++i)
        texts.append(textFrom(array.at(i)));
    return texts;
}

Anchor anchorFrom(const VersionId &version, const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    Anchor anchor;
    anchor.version = version;
    anchor.layerId = textFrom(object.value(QLatin1String("layer")));
    anchor.parts = listFrom<AnchorPart>(object.value(QLatin1String("parts")),
                                        [](const QJsonValue &part) { return partFrom(part.toObject()); });
    anchor.quote = textFrom(object.value(QLatin1String("quote")));
    anchor.prefix = textFrom(object.value(QLatin1String("prefix")));
    anchor.suffix = textFrom(object.value(QLatin1String("suffix")));
    anchor.section = textFrom(object.value(QLatin1String("section")));
    const QJsonArray strokes = object.value(QLatin1String("strokes")).toArray();
    for (qsizetype i = 0; i < std::min(strokes.size(), kMaxElements); ++i) {
        if (std::optional<std::vector<QPointF>> stroke = pointsFrom(strokes.at(i).toArray()))
            anchor.strokes.push_back(std::move(*stroke));
    }
    return anchor;
}

Anchor anchorFrom(const VersionId &version, const FieldValue &value)
{
    if (std::optional<Anchor> plain = plainAnchorFrom(version, value.bytes()))
        return std::move(*plain);
    return anchorFrom(version, value.json());
}

FindingSlot slotFrom(const QString &name, const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return {name, textFrom(object.value(QLatin1String("text"))),
            AnnotationId(textFrom(object.value(QLatin1String("source"))))};
}

std::vector<TimeMark> timeMarksFrom(const QJsonValue &value)
{
    constexpr int kLongestVideo = 1'000'000; // seconds
    auto marks = listFrom<TimeMark>(value, [](const QJsonValue &item) {
        const QJsonArray pair = item.toArray();
        return TimeMark{intFrom(pair.at(0), 0, kLongestVideo), textFrom(pair.at(1))};
    });
    std::ranges::stable_sort(marks, {}, &TimeMark::seconds);
    return marks;
}

std::vector<ImportNote> notesFrom(const QJsonValue &value)
{
    return listFrom<ImportNote>(value, [](const QJsonValue &item) {
        const QJsonObject object = item.toObject();
        return ImportNote{textFrom(object.value(QLatin1String("code"))),
                          textFrom(object.value(QLatin1String("section"))),
                          textFrom(object.value(QLatin1String("message")))};
    });
}

std::vector<HeldBack> heldBackFrom(const QJsonValue &value)
{
    return listFrom<HeldBack>(value, [](const QJsonValue &item) {
        const QJsonObject object = item.toObject();
        return HeldBack{textFrom(object.value(QLatin1String("section"))),
                        textFrom(object.value(QLatin1String("text"))),
                        textFrom(object.value(QLatin1String("reason"))), HeldBack::Decision::Undecided};
    });
}

std::vector<std::pair<QString, QString>> pairsFrom(const QJsonValue &value)
{
    return listFrom<std::pair<QString, QString>>(value, [](const QJsonValue &item) {
        const QJsonArray pair = item.toArray();
        return std::pair(textFrom(pair.at(0)), textFrom(pair.at(1)));
    });
}

QJsonValue toJson(const QDateTime &time)
{
    if (!time.isValid())
        return QJsonValue(QJsonValue::Undefined);
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonValue toJson(const QStringList &texts) { return QJsonArray::fromStringList(texts); }

QJsonValue toJson(const Anchor &anchor)
{
    QJsonArray parts;
    for (const AnchorPart &part : anchor.parts)
        parts.append(partToJson(part));
    QJsonArray strokes;
    for (const std::vector<QPointF> &stroke : anchor.strokes) {
        if (const std::optional<QJsonArray> line = pointsToJson(stroke))
            strokes.append(*line);
    }
    QJsonObject object{{QStringLiteral("parts"), parts}};
    putText(object, QStringLiteral("layer"), anchor.layerId);
    putText(object, QStringLiteral("quote"), anchor.quote);
    putText(object, QStringLiteral("prefix"), anchor.prefix);
    putText(object, QStringLiteral("suffix"), anchor.suffix);
    putText(object, QStringLiteral("section"), anchor.section);
    if (!strokes.isEmpty())
        object.insert(QStringLiteral("strokes"), strokes);
    return object;
}

QJsonValue toJson(const FindingSlot &slot)
{
    QJsonObject object{{QStringLiteral("text"), slot.text}};
    putText(object, QStringLiteral("source"), slot.source.text());
    return object;
}

QJsonValue toJson(const std::vector<TimeMark> &marks)
{
    QJsonArray array;
    for (const TimeMark &mark : marks)
        array.append(QJsonArray{mark.seconds, mark.text});
    return array;
}

QJsonValue toJson(const std::vector<ImportNote> &notes)
{
    QJsonArray array;
    for (const ImportNote &note : notes) {
        array.append(QJsonObject{{QStringLiteral("code"), note.code},
                                 {QStringLiteral("section"), note.section},
                                 {QStringLiteral("message"), note.message}});
    }
    return array;
}

QJsonValue toJson(const std::vector<HeldBack> &heldBack)
{
    QJsonArray array;
    for (const HeldBack &entry : heldBack) {
        array.append(QJsonObject{{QStringLiteral("section"), entry.section},
                                 {QStringLiteral("text"), entry.text},
                                 {QStringLiteral("reason"), entry.reason}});
    }
    return array;
}

QJsonValue toJson(const std::vector<std::pair<QString, QString>> &pairs)
{
    QJsonArray array;
    for (const auto &[name, text] : pairs)
        array.append(QJsonArray{name, text});
    return array;
}

} // namespace conspectus::codec
