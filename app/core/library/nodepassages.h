// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is tied to a node of the taxonomy: passages with their notes, then findings. Of one survey, or of all surveys whose
// nodes are joined to one shared word. Pure, so that those of a large library can be gathered away from the window's thread.
#pragma once

#include "survey/change.h"
#include "survey/survey.h"

namespace conspectus {

struct NodePassage
{
    AnnotationId annotation; // null for a finding
    FindingId finding;       // null for a passage
    QString text;            // the quote, or the finding
    QString note;
    QString section;
    int page = -1; // from 0; -1 where it is not in the current version
    KindId kind;
    EvidenceMark mark = EvidenceMark::None; // of a finding
    friend bool operator==(const NodePassage &, const NodePassage &) = default;
};

struct NodeSurvey
{
    SurveyId survey;
    QString title;
    NodeId node; // its own one
    QString label;
    std::vector<NodePassage> passages;
    int pages = 0;         // of the current version
    int pagesCovered = 0;  // with a passage tied to the node
    int sectionsCovered = 0;
    friend bool operator==(const NodeSurvey &, const NodeSurvey &) = default;
};

[[nodiscard]] NodeSurvey passagesOfNode(const SurveySnapshot &snapshot, const NodeId &node);
// Of the nodes that are joined to the word, one entry a survey and node, by title; without those of `except`.
[[nodiscard]] std::vector<NodeSurvey> passagesOfSharedNode(const std::vector<ObjectState> &objects, const NodeId &shared,
                                                           const SurveyId &except);
[[nodiscard]] const QStringList &nodePassageTypes(); // of the objects that passagesOfSharedNode() needs

} // namespace conspectus
