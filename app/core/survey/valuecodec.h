// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the larger values of the domain stand in one field of an operation: JSON with integers only
// (coordinates in 1/1000 pt), times as UTC ISO text. Reading never fails: what is odd is left out, what is
// too long is cut.
#pragma once

#include "survey/fieldvalue.h"
#include "survey/survey.h"

#include <QJsonArray>
#include <QJsonValue>

namespace conspectus::codec {

// Limits on what is read back from a log that a stranger may have written.
inline constexpr qsizetype kMaxText = 4'000'000;   // characters of one text
inline constexpr qsizetype kMaxElements = 100'000; // elements of one list
inline constexpr int kMaxMilliPoints = 1'000'000'000;

[[nodiscard]] QString textFrom(const QJsonValue &value);
[[nodiscard]] int intFrom(const QJsonValue &value, int low, int high); // clamped; `low` where it is no number
[[nodiscard]] QDateTime timeFrom(const QJsonValue &value);             // invalid where it is no time
[[nodiscard]] QStringList textsFrom(const QJsonValue &value);
[[nodiscard]] Anchor anchorFrom(const VersionId &version, const QJsonValue &value);
[[nodiscard]] Anchor anchorFrom(const VersionId &version, const FieldValue &value); // the same
[[nodiscard]] FindingSlot slotFrom(const QString &name, const QJsonValue &value);
[[nodiscard]] std::vector<TimeMark> timeMarksFrom(const QJsonValue &value); // sorted by time
[[nodiscard]] std::vector<ImportNote> notesFrom(const QJsonValue &value);
[[nodiscard]] std::vector<HeldBack> heldBackFrom(const QJsonValue &value);
[[nodiscard]] std::vector<std::pair<QString, QString>> pairsFrom(const QJsonValue &value);

[[nodiscard]] QJsonValue toJson(const QDateTime &time); // undefined where invalid
[[nodiscard]] QJsonValue toJson(const QStringList &texts);
[[nodiscard]] QJsonValue toJson(const Anchor &anchor);
[[nodiscard]] QJsonValue toJson(const FindingSlot &slot); // {"text","source"}
[[nodiscard]] QJsonValue toJson(const std::vector<TimeMark> &marks); // [[seconds, text], …]
[[nodiscard]] QJsonValue toJson(const std::vector<ImportNote> &notes);
[[nodiscard]] QJsonValue toJson(const std::vector<HeldBack> &heldBack); // without the decisions
[[nodiscard]] QJsonValue toJson(const std::vector<std::pair<QString, QString>> &pairs);

} // namespace conspectus::codec
