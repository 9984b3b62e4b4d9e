// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Between objects of the log and the values of the domain, both ways. The only place that knows the names of types and
// fields; tests/data/operations holds golden files of them.
#pragma once

#include "survey/change.h"
#include "survey/survey.h"

#include <unordered_map>

namespace conspectus {

// Names of object types.
namespace type {
inline const QString survey = QStringLiteral("survey");
inline const QString version = QStringLiteral("version");
inline const QString finding = QStringLiteral("finding");
inline const QString annotation = QStringLiteral("annotation");
inline const QString link = QStringLiteral("link");
inline const QString node = QStringLiteral("node");
inline const QString review = QStringLiteral("review");
inline const QString resource = QStringLiteral("resource");
inline const QString video = QStringLiteral("video");
} // namespace type

// Values from one object. Missing or odd fields give empty values, never an error: the log may hold what a newer
// program wrote.
[[nodiscard]] Survey surveyFrom(const ObjectState &object);
[[nodiscard]] Version versionFrom(const ObjectState &object);
[[nodiscard]] Finding findingFrom(const ObjectState &object);
[[nodiscard]] Annotation annotationFrom(const ObjectState &object);
[[nodiscard]] Link linkFrom(const ObjectState &object);
[[nodiscard]] Node nodeFrom(const ObjectState &object);
[[nodiscard]] PeerReview reviewFrom(const ObjectState &object);
[[nodiscard]] Resource resourceFrom(const ObjectState &object);
[[nodiscard]] Video videoFrom(const ObjectState &object);

[[nodiscard]] SurveySnapshot snapshotFrom(const std::vector<ObjectState> &objects, const SurveyId &survey);

// The changes that make a value as a new object (Make and one Set per field that is not empty).
[[nodiscard]] std::vector<Change> changesToMake(const Survey &survey);
[[nodiscard]] std::vector<Change> changesToMake(const Version &version);
[[nodiscard]] std::vector<Change> changesToMake(const Finding &finding);
[[nodiscard]] std::vector<Change> changesToMake(const Annotation &annotation);
[[nodiscard]] std::vector<Change> changesToMake(const Link &link);
[[nodiscard]] std::vector<Change> changesToMake(const Node &node);
[[nodiscard]] std::vector<Change> changesToMake(const PeerReview &review, const SurveyId &survey);
[[nodiscard]] std::vector<Change> changesToMake(const Resource &resource, const SurveyId &survey);
[[nodiscard]] std::vector<Change> changesToMake(const Video &video, const SurveyId &survey);

// The changes that turn one value into another of the same object: one Set per field that differs.
[[nodiscard]] std::vector<Change> changesBetween(const Survey &from, const Survey &to);
[[nodiscard]] std::vector<Change> changesBetween(const Finding &from, const Finding &to);
[[nodiscard]] std::vector<Change> changesBetween(const Annotation &from, const Annotation &to);
[[nodiscard]] std::vector<Change> changesBetween(const Link &from, const Link &to);
[[nodiscard]] std::vector<Change> changesBetween(const Node &from, const Node &to);
[[nodiscard]] std::vector<Change> changesBetween(const Version &from, const Version &to);
[[nodiscard]] std::vector<Change> changesBetween(const PeerReview &from, const PeerReview &to);
[[nodiscard]] std::vector<Change> changesBetween(const Resource &from, const Resource &to);
[[nodiscard]] std::vector<Change> changesBetween(const Video &from, const Video &to);

[[nodiscard]] Change deletionOf(const ObjectId &object);
[[nodiscard]] Change restorationOf(const ObjectId &object);

// A key that sorts between two others (either may be empty: before the first, after the last).
[[nodiscard]] QString orderBetween(const QString &before, const QString &after);

} // namespace conspectus
