// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole survey out of its objects, in the orders the window shows.
#include "survey/annotationorder.h"
#include "survey/projection.h"

#include <algorithm>

namespace conspectus {

namespace {

void addTo(SurveySnapshot &snapshot, const ObjectState &object)
{
    if (object.type == type::version)
        snapshot.versions.push_back(versionFrom(object));
    else if (object.type == type::finding)
        snapshot.findings.push_back(findingFrom(object));
    else if (object.type == type::annotation)
        snapshot.annotations.push_back(annotationFrom(object));
    else if (object.type == type::link)
        snapshot.links.push_back(linkFrom(object));
    else if (object.type == type::node)
        snapshot.nodes.push_back(nodeFrom(object));
    else if (object.type == type::review)
        snapshot.reviews.push_back(reviewFrom(object));
    else if (object.type == type::resource)
        snapshot.resources.push_back(resourceFrom(object));
    else if (object.type == type::video)
        snapshot.videos.push_back(videoFrom(object));
}

template <typename Item>
void sortItems(std::vector<Item> &items)
{
    std::ranges::sort(items, [](const Item &a, const Item &b) { return comesBefore(a, b); });
}

} // namespace

SurveySnapshot snapshotFrom(const std::vector<ObjectState> &objects, const SurveyId &survey)
{
    SurveySnapshot snapshot;
    snapshot.survey.id = survey;
    snapshot.annotations.reserve(static_cast<size_t>(std::ranges::count(objects, type::annotation, &ObjectState::type)));
    for (const ObjectState &object : objects) {
        if (object.id == asObject(survey))
            snapshot.survey = surveyFrom(object);
        else if (!object.deleted && object.owner == asObject(survey))
            addTo(snapshot, object);
    }
    sortItems(snapshot.versions);
    sortItems(snapshot.findings);
    sortItems(snapshot.links);
    breakCycles(snapshot.nodes);
    sortItems(snapshot.nodes);
    sortItems(snapshot.reviews);
    sortItems(snapshot.resources);
    sortItems(snapshot.videos);
    const VersionId current = snapshot.versions.empty() ? VersionId() : snapshot.versions.back().id;
    sortByPlace(snapshot.annotations, current);
    snapshot.index.make(snapshot);
    return snapshot;
}

} // namespace conspectus
