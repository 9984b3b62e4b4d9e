// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a reader does to a taxonomy, besides adding, renaming and removing nodes (library.h): moving, joining, other names, and
// words that several surveys share. Each function is one group of changes, so one undo step. Home thread only; nothing happens
// where the survey is not open or not editable.
//
// A shared word is a node without a survey. A node of a survey that is joined to it keeps its own label and place; what is tied
// to the nodes of all surveys that are joined to one word can be looked at together.
#pragma once

#include "library/library.h"

namespace conspectus {

// Children of a node (null: those that stand below the group of their kind), in their order.
[[nodiscard]] std::vector<const Node *> childrenOf(const SurveySnapshot &snapshot, const NodeId &parent, Node::Kind kind);
// The node itself or one below it.
[[nodiscard]] bool isWithin(const SurveySnapshot &snapshot, const NodeId &node, const NodeId &ancestor);

// Below a parent (null: below the group of that kind), before a sibling (null: last). A node that goes below a group takes its
// kind. Nothing where it would go below itself.
bool moveNode(Library &library, const SurveyId &survey, const NodeId &node, const NodeId &parent, const NodeId &before, Node::Kind kind);
// One place up or down among its siblings; in: below the sibling above it; out: behind its parent.
enum class NodeStep { Up, Down, In, Out };
bool stepNode(Library &library, const SurveyId &survey, const NodeId &node, NodeStep step);

// `from` goes: what is tied to it and its children go over to `into`, its names become aliases there.
bool mergeNodes(Library &library, const SurveyId &survey, const NodeId &into, const NodeId &from);
bool setAliases(Library &library, const SurveyId &survey, const NodeId &node, const QStringList &aliases);

// The words of this library, by label.
[[nodiscard]] std::vector<Node> sharedNodes(const Library &library);
// Joins a node to a shared word; null: to a new one with the node's label and names. Gives the word; null where nothing was done.
NodeId joinSharedNode(Library &library, const SurveyId &survey, const NodeId &node, const NodeId &shared);
bool leaveSharedNode(Library &library, const SurveyId &survey, const NodeId &node);

} // namespace conspectus
