// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/nodepassages.h"

#include "survey/projection.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

NodePassage passageOf(const Annotation &annotation, const Version *version)
{
    NodePassage passage;
    passage.annotation = annotation.id;
    passage.note = annotation.note;
    passage.kind = annotation.kind;
    const Anchor *anchor = version ? annotation.anchorIn(version->id) : nullptr;
    if (anchor)
        passage.page = anchor->firstPage();
    if (!anchor && !annotation.anchors.empty())
        anchor = &annotation.anchors.back();
    if (anchor) {
        passage.text = anchor->quote;
        passage.section = anchor->section;
    }
    return passage;
}

} // namespace

NodeSurvey passagesOfNode(const SurveySnapshot &snapshot, const NodeId &id)
{
    NodeSurvey result;
    result.survey = snapshot.survey.id;
    result.title = snapshot.survey.title.shown().simplified();
    result.node = id;
    if (const Node *node = snapshot.node(id))
        result.label = node->label.shown();
    const Version *version = snapshot.currentVersion();
    result.pages = version ? version->pageCount : 0;
    QSet<QString> annotations;
    QSet<QString> findings;
    for (const Link &link : snapshot.links) {
        if (id.isNull() || link.node != id)
            continue;
        annotations.insert(link.annotation.text());
        findings.insert(link.finding.text());
    }
    QSet<int> pages;
    QSet<QString> sections;
    for (const Annotation &annotation : snapshot.annotations) {
        if (!annotations.contains(annotation.id.text()))
            continue;
        result.passages.push_back(passageOf(annotation, version));
        const NodePassage &passage = result.passages.back();
        if (passage.page >= 0)
            pages.insert(passage.page);
        if (!passage.section.isEmpty())
            sections.insert(passage.section);
    }
    for (const Finding &finding : snapshot.findings) {
        if (!findings.contains(finding.id.text()))
            continue;
        NodePassage passage;
        passage.finding = finding.id;
        passage.text = finding.text.shown();
        passage.mark = snapshot.markOf(finding.id);
        result.passages.push_back(std::move(passage));
    }
    result.pagesCovered = static_cast<int>(pages.size());
    result.sectionsCovered = static_cast<int>(sections.size());
    return result;
}

const QStringList &nodePassageTypes()
{
    static const QStringList types{type::survey, type::version, type::finding, type::annotation, type::link, type::node};
    return types;
}

std::vector<NodeSurvey> passagesOfSharedNode(const std::vector<ObjectState> &objects, const NodeId &shared, const SurveyId &except)
{
    QHash<QString, std::vector<NodeId>> nodes; // by survey
    for (const ObjectState &object : objects) {
        if (object.type == type::node && !object.deleted && !object.owner.isNull() && object.owner != asObject(except)
            && nodeFrom(object).shared == shared)
            nodes[object.owner.text()].push_back(NodeId(object.id.text()));
    }
    QHash<QString, std::vector<ObjectState>> bySurvey;
    for (const ObjectState &object : objects) {
        const QString owner = object.type == type::survey ? object.id.text() : object.owner.text();
        if (nodes.contains(owner))
            bySurvey[owner].push_back(object);
    }
    std::vector<NodeSurvey> result;
    for (auto it = bySurvey.constBegin(); it != bySurvey.constEnd(); ++it) {
        const bool isThere = std::ranges::any_of(*it, [](const ObjectState &object) { return object.type == type::survey && !object.deleted; });
        if (!isThere)
            continue;
        const SurveySnapshot snapshot = snapshotFrom(*it, SurveyId(it.key()));
        for (const NodeId &node : nodes.value(it.key()))
            result.push_back(passagesOfNode(snapshot, node));
    }
    std::ranges::sort(result, [](const NodeSurvey &a, const NodeSurvey &b) {
        const int titles = a.title.localeAwareCompare(b.title);
        return titles != 0 ? titles < 0 : a.node < b.node;
    });
    return result;
}

} // namespace conspectus
