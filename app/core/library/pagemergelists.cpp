// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/pagemerge_p.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace conspectus::merging {

// ---- taxonomy ---------------------------------------------------------------------------------------------------------

bool Merger::isKeptByReader(const Node &node) const
{
    const bool isReaders = node.label.imported.isEmpty() || node.label.edited || !node.aliases.isEmpty() || !node.shared.isNull();
    const bool hasPassages = std::ranges::any_of(m_snapshot.links, [&](const Link &link) { return link.node == node.id; });
    const bool hasChildren = std::ranges::any_of(m_snapshot.nodes, [&](const Node &child) { return child.parent == node.id; });
    return isReaders || hasPassages || hasChildren;
}

QStringList Merger::restoredEntries(const QString &section) const
{
    QStringList entries;
    for (const HeldBack &entry : m_merged.heldBack) {
        if (entry.section == section && entry.decision == HeldBack::Decision::Add)
            entries.append(entry.text);
    }
    return entries;
}

void Merger::mergeNodes(Node::Kind kind, const QStringList &labels, const QStringList &previousLabels, const QString &section)
{
    if (labels.isEmpty())
        return;
    QSet<QString> saidBefore;
    for (const QString &label : previousLabels)
        saidBefore.insert(foldedLabel(label));
    QSet<QString> wanted;
    for (const QString &label : labels + restoredEntries(section))
        wanted.insert(foldedLabel(label));

    QSet<QString> there; // shown, or taken away by the reader
    QString lastKey;
    for (const ObjectState &object : m_objects) {
        if (object.type != type::node)
            continue;
        const Node node = nodeFrom(object);
        const QString label = foldedLabel(node.label.imported.isEmpty() ? node.label.shown() : node.label.imported);
        if (node.kind != kind || (object.deleted && !saidBefore.contains(label)))
            continue;
        there.insert(label);
        lastKey = std::max(lastKey, node.order);
        if (!object.deleted && !wanted.contains(label) && !isKeptByReader(node))
            m_changes.push_back(deletionOf(object.id));
    }
    for (const QString &label : labels) {
        if (there.contains(foldedLabel(label)))
            continue;
        there.insert(foldedLabel(label));
        lastKey = orderBetween(lastKey, {});
        Node node{.id = NodeId::create(), .survey = m_survey, .kind = kind, .parent = {}, .order = lastKey, .label = {},
                  .aliases = {}};
        node.label.imported = label;
        add(changesToMake(node));
    }
}

// ---- reviews, code & models, videos --------------------------------------------------------------------------------------

template<typename Value, typename Key>
void Merger::mergeList(const QString &objectType, std::vector<Value> news, const std::vector<Value> &previous,
                       Value (*from)(const ObjectState &), Key key)
{
    if (news.empty())
        return;
    QSet<QString> saidBefore;
    for (const Value &value : previous)
        saidBefore.insert(key(value));
    QHash<QString, const ObjectState *> old;
    for (const ObjectState &object : m_objects) {
        if (object.type != objectType)
            continue;
        const QString name = key(from(object));
        if (!object.deleted || (saidBefore.contains(name) && !old.contains(name)))
            old.insert(name, &object);
    }
    QStringList keys;
    for (const Value &value : news) {
        const ObjectState *const known = old.value(key(value));
        keys.append(known ? from(*known).order : QString());
    }
    keys = orderKeys(keys);
    for (size_t i = 0; i < news.size(); ++i) {
        Value &value = news[i];
        value.order = keys[static_cast<qsizetype>(i)];
        const ObjectState *const known = old.take(key(value));
        value.id = known ? known->id : ObjectId::create();
        if (!known)
            add(changesToMake(value, m_survey));
        else if (!known->deleted && !from(*known).byReader)
            add(changesToward(*known, changesToMake(value, m_survey)));
    }
    for (const ObjectState *gone : std::as_const(old)) {
        if (!gone->deleted && !from(*gone).byReader)
            m_changes.push_back(deletionOf(gone->id));
    }
}

void Merger::mergeReviews()
{
    mergeList(type::review, m_page.reviews, m_previous.reviews, reviewFrom,
              [](const PeerReview &review) { return text::fold(review.text).trimmed(); });
}

void Merger::mergeResources()
{
    mergeList(type::resource, m_page.resources, m_previous.resources, resourceFrom,
              [](const Resource &resource) { return resource.kind + QLatin1Char(' ') + text::fold(resource.name); });
}

void Merger::mergeVideos()
{
    mergeList(type::video, m_page.videos, m_previous.videos, videoFrom,
              [](const Video &video) { return video.url.isEmpty() ? text::fold(video.title) : video.url; });
}

void Merger::mergeTaxonomy()
{
    mergeNodes(Node::Kind::Topic, m_page.topics, m_previous.topics, QStringLiteral("Topics"));
    mergeNodes(Node::Kind::Method, m_page.methods, m_previous.methods, QStringLiteral("Methods"));
}

} // namespace conspectus::merging
