// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done to annotations beside making and marking: replies, status, tags. Each call is one operation group, one undo step,
// over any number of annotations of one open survey; nothing happens where it is not open, not editable or nothing changes. A
// reply is an annotation with replyTo and no anchor. Home thread of the library.
#pragma once

#include "library/library.h"

namespace conspectus {

// "", "open", "answered", "resolved", in the order in which they are offered.
[[nodiscard]] const QStringList &annotationStatuses();

// The replies to an annotation, oldest first.
[[nodiscard]] std::vector<const Annotation *> repliesTo(const SurveySnapshot &snapshot, const AnnotationId &annotation);
// As counts are told: replies belong to what they answer.
[[nodiscard]] int annotationCount(const SurveySnapshot &snapshot);
// All tags of a survey's annotations, sorted without regard to case.
[[nodiscard]] QStringList tagsIn(const SurveySnapshot &snapshot);
// Without "#", spaces at the ends and runs of space; at most 60 characters; empty where nothing is left.
[[nodiscard]] QString cleanTag(const QString &typed);

// Null where nothing was made. To a reply, the reply goes to the same thread.
AnnotationId addReply(Library &library, const SurveyId &survey, const AnnotationId &to, const QString &text);
void editReply(Library &library, const SurveyId &survey, const AnnotationId &reply, const QString &text);

void setStatus(Library &library, const SurveyId &survey, const std::vector<AnnotationId> &annotations, const QString &status);
void addTag(Library &library, const SurveyId &survey, const std::vector<AnnotationId> &annotations, const QString &tag);
void removeTag(Library &library, const SurveyId &survey, const std::vector<AnnotationId> &annotations, const QString &tag);
// A new place in the version that the anchor is of.
void moveAnnotation(Library &library, const SurveyId &survey, const AnnotationId &annotation, Anchor anchor);

} // namespace conspectus
