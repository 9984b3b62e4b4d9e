// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a reader does to findings, besides writing and removing them (library.h): each function is one group of changes, so one
// undo step. Home thread only. Nothing happens, and the answer says so, where the survey is not open or not editable.
// Sentences of the TL;DR and of the contribution stand in their field's order, so they are neither moved, split nor joined.
#pragma once

#include "library/library.h"

namespace conspectus {

// One of the findings section: the page's, or the reader's own.
[[nodiscard]] bool isInFindingsList(const Finding &finding);
// Those in the order of the page.
[[nodiscard]] std::vector<const Finding *> findingsList(const SurveySnapshot &snapshot);

// The text before stays with the finding and its evidence; what comes after becomes the reader's own finding right behind it.
// Null where one of the two is empty.
FindingId splitFinding(Library &library, const SurveyId &survey, const FindingId &finding, const QString &before,
                       const QString &after);

// Makes one of several: the first on the page stays, gets the texts of all, their evidence and nodes (a passage once), and the
// slots that it lacks. Null where there are not two.
FindingId mergeFindings(Library &library, const SurveyId &survey, const std::vector<FindingId> &findings);
[[nodiscard]] FindingId findingBefore(const SurveySnapshot &snapshot, const FindingId &finding); // in the list; may be null

// One place up (-1) or down (1).
bool moveFinding(Library &library, const SurveyId &survey, const FindingId &finding, int step);
// Before another one; null: to the end.
bool placeFinding(Library &library, const SurveyId &survey, const FindingId &finding, const FindingId &before);

// "", "draft", "checked" or "disputed".
bool setFindingStatus(Library &library, const SurveyId &survey, const FindingId &finding, const QString &status);

// A finding of the reader's own with that text, which the annotation (may be null) states.
FindingId promoteToFinding(Library &library, const SurveyId &survey, const QString &text, const AnnotationId &annotation);

// Text empty: the slot is emptied. A source is tied to the finding as value-source where it is not tied to it yet.
bool fillSlot(Library &library, const SurveyId &survey, const FindingId &finding, const FindingSlot &slot);

// The slots that a finding of this survey asks for: with the clinical kinds population, intervention, outcome and value, else all.
[[nodiscard]] QStringList slotsAskedFor(const SurveySnapshot &snapshot);

// The link that is there already, where there is one.
LinkId tieFindingToNode(Library &library, const SurveyId &survey, const FindingId &finding, const NodeId &node);

} // namespace conspectus
