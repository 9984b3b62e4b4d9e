// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/taxonomyedits.h"

#include "library/editsteps.h"
#include "library/sharedobjects.h"
#include "library/siblingkeys.h"
#include "library/surveydata.h"
#include "text/fold.h"

#include <QCollator>
#include <QCoreApplication>
#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

// The fixed words of undo steps, as they stand in the log; translated when shown.
namespace label {
const QString kMove = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Move taxonomy entry"));
const QString kMerge = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Join taxonomy entries"));
const QString kAliases = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change other names"));
const QString kJoin = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Share taxonomy entry"));
const QString kLeave = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Stop sharing taxonomy entry"));
} // namespace label

constexpr int kDeepest = 64;

// Names once each, whatever their case, without the label itself.
QStringList cleanAliases(const QStringList &names, const QString &label)
{
    QStringList clean;
    QSet<QString> seen{text::fold(label.simplified())};
    for (const QString &name : names) {
        const QString each = name.simplified();
        if (each.isEmpty() || seen.contains(text::fold(each)))
            continue;
        seen.insert(text::fold(each));
        clean.append(each);
    }
    return clean;
}

} // namespace

std::vector<const Node *> childrenOf(const SurveySnapshot &snapshot, const NodeId &parent, Node::Kind kind)
{
    std::vector<const Node *> children;
    for (const Node &node : snapshot.nodes) {
        const bool isHere = parent.isNull() ? node.kind == kind && !snapshot.node(node.parent) : node.parent == parent;
        if (isHere)
            children.push_back(&node);
    }
    return children;
}

bool isWithin(const SurveySnapshot &snapshot, const NodeId &node, const NodeId &ancestor)
{
    NodeId at = node;
    for (int depth = 0; !at.isNull() && depth < kDeepest; ++depth) {
        if (at == ancestor)
            return true;
        const Node *here = snapshot.node(at);
        at = here ? here->parent : NodeId();
    }
    return false;
}

bool moveNode(Library &library, const SurveyId &survey, const NodeId &id, const NodeId &parent, const NodeId &before, Node::Kind kind)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const Node *from = snapshot ? snapshot->node(id) : nullptr;
    const Node *above = snapshot ? snapshot->node(parent) : nullptr;
    if (!from || (!parent.isNull() && !above) || isWithin(*snapshot, parent, id) || before == id)
        return false;
    std::vector<const Node *> siblings = childrenOf(*snapshot, parent, kind);
    const auto was = std::ranges::find(siblings, from);
    const bool staysBelow = was != siblings.end();
    const auto wasAt = static_cast<size_t>(was - siblings.begin());
    std::erase(siblings, from);
    const auto next = std::ranges::find(siblings, before, &Node::id);
    const auto at = static_cast<size_t>(next - siblings.begin());
    if (staysBelow && at == wasAt)
        return false;
    std::vector<Change> changes;
    Node to = *from;
    to.parent = parent;
    to.kind = parent.isNull() ? kind : above->kind;
    to.order = keyToPutAt(siblings, at, changes);
    append(changes, changesBetween(*from, to));
    library.edit(survey, label::kMove, changes);
    return true;
}

bool stepNode(Library &library, const SurveyId &survey, const NodeId &id, NodeStep step)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const Node *node = snapshot ? snapshot->node(id) : nullptr;
    if (!node)
        return false;
    const Node *parent = snapshot->node(node->parent);
    const NodeId below = parent ? parent->id : NodeId();
    const std::vector<const Node *> siblings = childrenOf(*snapshot, below, node->kind);
    const auto at = static_cast<size_t>(std::ranges::find(siblings, node) - siblings.begin());
    switch (step) {
    case NodeStep::Up:
        return at > 0 && moveNode(library, survey, id, below, siblings[at - 1]->id, node->kind);
    case NodeStep::Down:
        return at + 1 < siblings.size()
               && moveNode(library, survey, id, below, at + 2 < siblings.size() ? siblings[at + 2]->id : NodeId(), node->kind);
    case NodeStep::In:
        return at > 0 && moveNode(library, survey, id, siblings[at - 1]->id, {}, siblings[at - 1]->kind);
    case NodeStep::Out:
        break;
    }
    if (!parent)
        return false;
    const NodeId outer = snapshot->node(parent->parent) ? parent->parent : NodeId();
    const std::vector<const Node *> uncles = childrenOf(*snapshot, outer, parent->kind);
    const auto place = std::ranges::find(uncles, parent);
    const bool isLast = place == uncles.end() || place + 1 == uncles.end();
    return moveNode(library, survey, id, outer, isLast ? NodeId() : (*(place + 1))->id, parent->kind);
}

bool mergeNodes(Library &library, const SurveyId &survey, const NodeId &into, const NodeId &from)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const Node *stays = snapshot ? snapshot->node(into) : nullptr;
    const Node *gone = snapshot ? snapshot->node(from) : nullptr;
    if (!stays || !gone || into == from)
        return false;
    std::vector<Change> changes;
    Node to = *stays;
    to.aliases = cleanAliases(stays->aliases + QStringList(gone->label.shown()) + gone->aliases, stays->label.shown());
    if (isWithin(*snapshot, into, from)) // it was below the one that goes, and takes its place
        to.parent = gone->parent;
    if (to.shared.isNull())
        to.shared = gone->shared;
    append(changes, changesBetween(*stays, to));
    append(changes, changesToMoveLinks(*snapshot, &Link::node, {from}, into));
    for (const Node &child : snapshot->nodes) {
        if (child.parent != from || child.id == into)
            continue;
        Node moved = child;
        moved.parent = into;
        append(changes, changesBetween(child, moved));
    }
    changes.push_back(deletionOf(asObject(from)));
    library.edit(survey, label::kMerge, changes);
    return true;
}

bool setAliases(Library &library, const SurveyId &survey, const NodeId &id, const QStringList &aliases)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const Node *from = snapshot ? snapshot->node(id) : nullptr;
    if (!from)
        return false;
    Node to = *from;
    to.aliases = cleanAliases(aliases, from->label.shown());
    const std::vector<Change> changes = changesBetween(*from, to);
    if (changes.empty())
        return false;
    library.edit(survey, label::kAliases, changes);
    return true;
}

std::vector<Node> sharedNodes(const Library &library)
{
    std::vector<Node> nodes;
    for (const ObjectState *object : library.shared()->objectsOfType(type::node))
        nodes.push_back(nodeFrom(*object));
    const QCollator collator;
    std::ranges::sort(nodes, [&collator](const Node &a, const Node &b) {
        const int compared = collator.compare(a.label.shown(), b.label.shown());
        return compared != 0 ? compared < 0 : a.id < b.id;
    });
    return nodes;
}

NodeId joinSharedNode(Library &library, const SurveyId &survey, const NodeId &id, const NodeId &shared)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const Node *from = snapshot ? snapshot->node(id) : nullptr;
    if (!from || (!shared.isNull() && from->shared == shared))
        return {};
    std::vector<Change> changes;
    Node to = *from;
    to.shared = shared;
    if (shared.isNull()) {
        Node word;
        word.id = NodeId::create();
        word.kind = from->kind;
        word.label.edited = from->label.shown();
        word.aliases = from->aliases;
        to.shared = word.id;
        append(changes, changesToMake(word));
    }
    append(changes, changesBetween(*from, to));
    return library.edit(label::kJoin, changes) > 0 ? to.shared : NodeId();
}

bool leaveSharedNode(Library &library, const SurveyId &survey, const NodeId &id)
{
    const SurveySnapshot *snapshot = editableSnapshot(library, survey);
    const Node *from = snapshot ? snapshot->node(id) : nullptr;
    if (!from || from->shared.isNull())
        return false;
    Node to = *from;
    to.shared = {};
    library.edit(survey, label::kLeave, changesBetween(*from, to));
    return true;
}

} // namespace conspectus
