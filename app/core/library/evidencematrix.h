// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words of the taxonomy against surveys: how many findings and passages each survey has of each word. What is empty is the
// reading list. A word is a shared node with all nodes that are joined to it; a node that is not joined stands with those of the
// same kind and name (label, or another name of a shared word). Pure; any thread.
//
// Example: the row "Retrieval-augmented generation" with 2 findings and 5 passages in one survey, nothing yet in the second, and
// no such node in the third.
#pragma once

#include "library/nodepassages.h"
#include "survey/survey.h"

namespace conspectus {

struct MatrixCell
{
    std::vector<NodeId> nodes; // of the survey; none: the survey does not name the word
    int findings = 0;          // tied to one of them, each counted once
    int passages = 0;
    [[nodiscard]] bool isNamed() const { return !nodes.empty(); }
    [[nodiscard]] bool isGap() const { return findings == 0 && passages == 0; }
    friend bool operator==(const MatrixCell &, const MatrixCell &) = default;
};

struct MatrixWord
{
    QString label;  // of the shared word, else of the first survey that has it
    Node::Kind kind = Node::Kind::Topic;
    NodeId shared;  // null where no node of it is joined to one
    int depth = 0;  // in the survey that it was met in first
    std::vector<MatrixCell> cells; // one a survey, in their order
    friend bool operator==(const MatrixWord &, const MatrixWord &) = default;
};

struct MatrixSurvey
{
    SurveyId id;
    QString title;
    QString name; // short, for a heading: "Liu et al. 2024", else the title
    friend bool operator==(const MatrixSurvey &, const MatrixSurvey &) = default;
};

struct EvidenceMatrix
{
    std::vector<MatrixSurvey> surveys;
    std::vector<MatrixWord> words; // topics, methods, sections, figures, own ones; in the order in which the surveys name them
    friend bool operator==(const EvidenceMatrix &, const EvidenceMatrix &) = default;
};

[[nodiscard]] EvidenceMatrix evidenceMatrix(const std::vector<const SurveySnapshot *> &surveys, const std::vector<Node> &sharedWords);

// What is behind a cell, each passage and finding once. A null node label where the cell has none.
[[nodiscard]] NodeSurvey passagesOfCell(const SurveySnapshot &snapshot, const MatrixCell &cell);

// The surveys to begin with: those that have something tied to a node first, then those with a taxonomy.
[[nodiscard]] std::vector<SurveyId> surveysForMatrix(const std::vector<ObjectState> &objects, size_t most = 5);

} // namespace conspectus
