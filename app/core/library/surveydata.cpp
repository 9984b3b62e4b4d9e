// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/surveydata.h"

#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

constexpr auto inOrder = [](const auto &a, const auto &b) { return comesBefore(a, b); };

template<typename Value>
std::optional<Value> shown(const ObjectState &object, Value (*from)(const ObjectState &))
{
    return object.deleted ? std::nullopt : std::optional<Value>(from(object));
}

VersionId currentVersionOf(const SurveySnapshot &snapshot)
{
    const Version *version = snapshot.currentVersion();
    return version ? version->id : VersionId();
}

} // namespace

SurveyData::Content SurveyData::contentOf(const SurveyId &id, std::vector<ObjectState> objects)
{
    Content content;
    content.snapshot = snapshotFrom(objects, id);
    content.objects.reserve(objects.size());
    for (ObjectState &object : objects)
        content.objects.insert_or_assign(object.id.text(), std::move(object));
    return content;
}

SurveyData::SurveyData(SurveyId id, Content content, QObject *parent)
    : QObject(parent), m_id(std::move(id)), m_snapshot(std::move(content.snapshot)), m_held(std::move(content.objects))
{
    m_current = currentVersionOf(m_snapshot);
}

SurveyData::SurveyData(SurveyId id, std::vector<ObjectState> objects, QObject *parent)
    : SurveyData(id, contentOf(id, std::move(objects)), parent)
{
}

SurveyData::~SurveyData() = default;

std::optional<size_t> SurveyData::annotationRow(const AnnotationId &id) const { return m_snapshot.index.rowOf(m_snapshot.annotations, id.text()); }

void SurveyData::apply(std::span<const Change> changes, HeldObjects::Counted *counted)
{
    m_held.apply(changes);
    for (const ObjectId &id : objectsOf(changes)) {
        const bool wasSaved = m_held.hold(id, counted);
        project(*object(id));
        if (wasSaved)
            Q_EMIT savedChanged(id);
    }
}

void SurveyData::applyAgain(std::span<const Change> changes)
{
    m_held.apply(changes);
    for (const ObjectId &id : objectsOf(changes))
        project(*object(id));
}

void SurveyData::acknowledge(std::span<const ObjectId> objects)
{
    for (const ObjectId &id : objects) {
        if (m_held.release(id))
            Q_EMIT savedChanged(id);
    }
}

void SurveyData::project(const ObjectState &object)
{
    const QString &id = object.id.text();
    if (object.type == type::survey) {
        projectSurvey(object);
    } else if (object.type == type::version) {
        putRow(m_snapshot.versions, List::Versions, id, shown(object, versionFrom), inOrder);
        followCurrentVersion();
    } else if (object.type == type::finding) {
        putRow(m_snapshot.findings, List::Findings, id, shown(object, findingFrom), inOrder);
    } else if (object.type == type::annotation) {
        const auto byPlace = [this](const Annotation &a, const Annotation &b) { return comesBefore(a, b, m_current); };
        putRow(m_snapshot.annotations, List::Annotations, id, shown(object, annotationFrom), byPlace);
    } else if (object.type == type::link) {
        putRow(m_snapshot.links, List::Links, id, shown(object, linkFrom), inOrder);
    } else if (object.type == type::node) {
        projectNodes();
    } else if (object.type == type::review) {
        putRow(m_snapshot.reviews, List::Reviews, id, shown(object, reviewFrom), inOrder);
    } else if (object.type == type::resource) {
        putRow(m_snapshot.resources, List::Resources, id, shown(object, resourceFrom), inOrder);
    } else if (object.type == type::video) {
        putRow(m_snapshot.videos, List::Videos, id, shown(object, videoFrom), inOrder);
    }
}

void SurveyData::projectSurvey(const ObjectState &object)
{
    Survey survey = surveyFrom(object);
    if (survey == m_snapshot.survey)
        return;
    m_snapshot.survey = std::move(survey);
    Q_EMIT surveyChanged();
}

// One node's parent can decide whether another is part of a cycle, so the nodes are looked at together; they are few.
void SurveyData::projectNodes()
{
    std::vector<Node> nodes;
    for (const auto &[id, object] : m_held.all()) {
        if (object.type == type::node && !object.deleted)
            nodes.push_back(nodeFrom(object));
    }
    breakCycles(nodes);
    QSet<QString> there;
    for (const Node &node : nodes)
        there.insert(node.id.text());
    std::vector<QString> gone;
    for (const Node &node : m_snapshot.nodes) {
        if (!there.contains(node.id.text()))
            gone.push_back(node.id.text());
    }
    for (const QString &id : gone)
        putRow(m_snapshot.nodes, List::Nodes, id, std::optional<Node>(), inOrder);
    std::ranges::sort(nodes, inOrder);
    for (Node &node : nodes) {
        const QString id = node.id.text();
        putRow(m_snapshot.nodes, List::Nodes, id, std::optional(std::move(node)), inOrder);
    }
}

template<typename Value>
void SurveyData::insertRow(std::vector<Value> &list, List name, size_t row, Value value)
{
    Q_EMIT aboutToInsert(name, static_cast<int>(row));
    m_snapshot.index.note(value, row);
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(row), std::move(value));
    Q_EMIT inserted(name, static_cast<int>(row));
}

template<typename Value>
void SurveyData::removeRow(std::vector<Value> &list, List name, size_t row)
{
    Q_EMIT aboutToRemove(name, static_cast<int>(row));
    m_snapshot.index.forget(list[row]);
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(row));
    Q_EMIT removed(name, static_cast<int>(row));
}

template<typename Value, typename Before>
void SurveyData::putRow(std::vector<Value> &list, List name, const QString &id, std::optional<Value> value, Before before)
{
    const std::optional<size_t> there = m_snapshot.index.rowOf(list, id);
    const size_t row = there.value_or(0);
    if (there && value) {
        if (list[row] == *value)
            return;
        const bool afterPrevious = row == 0 || before(list[row - 1], *value);
        const bool beforeNext = row + 1 == list.size() || before(*value, list[row + 1]);
        if (afterPrevious && beforeNext) {
            m_snapshot.index.forget(list[row]);
            list[row] = std::move(*value);
            m_snapshot.index.note(list[row], row);
            Q_EMIT changed(name, static_cast<int>(row));
            return;
        }
    }
    if (there)
        removeRow(list, name, row);
    if (value) {
        const auto place = std::ranges::upper_bound(list, *value, before);
        insertRow(list, name, static_cast<size_t>(place - list.begin()), std::move(*value));
    }
}

// Another version came to the front: its text is not there yet, and the annotations stand elsewhere in it.
void SurveyData::followCurrentVersion()
{
    const VersionId current = currentVersionOf(m_snapshot);
    if (current == m_current)
        return;
    m_current = current;
    m_textLayer = {};
    Q_EMIT textLayerReset();

    std::vector<Annotation> &list = m_snapshot.annotations;
    std::vector<Annotation> target = list;
    std::ranges::sort(target, [&current](const Annotation &a, const Annotation &b) { return comesBefore(a, b, current); });
    for (size_t row = 0; row < target.size(); ++row) {
        if (list[row].id == target[row].id)
            continue;
        const auto from = std::ranges::find(list, target[row].id, &Annotation::id);
        removeRow(list, List::Annotations, static_cast<size_t>(from - list.begin()));
        insertRow(list, List::Annotations, row, target[row]);
    }
}

void SurveyData::setTextLayer(const VersionId &version, text::TextLayer layer)
{
    if (version != m_current)
        return;
    m_textLayer = std::move(layer);
    Q_EMIT textLayerReset();
}

void SurveyData::setTextPage(const VersionId &version, int page, text::TextPagePtr textPage, const QString &layerId)
{
    if (version != m_current || page < 0)
        return;
    const Version *current = m_snapshot.currentVersion();
    const size_t count = std::max(static_cast<size_t>(std::max(0, current->pageCount)), m_textLayer.pages.size());
    if (static_cast<size_t>(page) >= count)
        return;
    m_textLayer.pages.resize(count);
    m_textLayer.layerId = layerId;
    m_textLayer.pages[static_cast<size_t>(page)] = std::move(textPage);
    Q_EMIT textPageReady(page);
}

} // namespace conspectus
