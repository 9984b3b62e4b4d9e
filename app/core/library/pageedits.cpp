// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/pageedits.h"

#include "library/surveydata.h"
#include "survey/projection.h"

#include <QCoreApplication>
#include <algorithm>

namespace conspectus {

namespace {

// The fixed words of undo steps, as they stand in the log; translated when shown.
namespace label {
const QString kAddReview = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add review"));
const QString kEditReview = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Edit review"));
const QString kRemoveReview = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove review"));
const QString kAddLink = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add link"));
const QString kEditLink = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Edit link"));
const QString kRemoveResource = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove code or model link"));
const QString kAddVideo = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add video"));
const QString kEditVideo = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Edit video"));
const QString kRemoveVideo = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove video"));
} // namespace label

template<typename Value>
ObjectId put(Library &library, const SurveyId &survey, std::vector<Value> SurveySnapshot::*list, Value value, const QString &add,
             const QString &change)
{
    const SurveyData *data = library.survey(survey);
    if (!data || library.isReadOnly())
        return {};
    const std::vector<Value> &there = data->snapshot().*list;
    value.byReader = true;
    const auto known = std::ranges::find(there, value.id, &Value::id);
    if (!value.id.isNull() && known != there.end()) {
        value.order = known->order;
        Value from = *known;
        from.byReader = true; // alone no change
        if (from == value)
            return value.id;
        library.edit(survey, change, changesBetween(*known, value));
        return value.id;
    }
    value.id = ObjectId::create();
    value.order = orderBetween(there.empty() ? QString() : there.back().order, {});
    library.edit(survey, add, changesToMake(value, survey));
    return value.id;
}

template<typename Value>
bool has(const std::vector<Value> &list, const ObjectId &id)
{
    return std::ranges::find(list, id, &Value::id) != list.end();
}

} // namespace

ObjectId putReview(Library &library, const SurveyId &survey, PeerReview review)
{
    return put(library, survey, &SurveySnapshot::reviews, std::move(review), label::kAddReview, label::kEditReview);
}

ObjectId putResource(Library &library, const SurveyId &survey, Resource resource)
{
    return put(library, survey, &SurveySnapshot::resources, std::move(resource), label::kAddLink, label::kEditLink);
}

ObjectId putVideo(Library &library, const SurveyId &survey, Video video)
{
    std::ranges::stable_sort(video.marks, {}, &TimeMark::seconds);
    return put(library, survey, &SurveySnapshot::videos, std::move(video), label::kAddVideo, label::kEditVideo);
}

bool removePageEntry(Library &library, const SurveyId &survey, const ObjectId &entry)
{
    const SurveyData *data = library.survey(survey);
    if (!data || library.isReadOnly())
        return false;
    const SurveySnapshot &snapshot = data->snapshot();
    QString label;
    if (has(snapshot.reviews, entry))
        label = label::kRemoveReview;
    else if (has(snapshot.resources, entry))
        label = label::kRemoveResource;
    else if (has(snapshot.videos, entry))
        label = label::kRemoveVideo;
    if (label.isEmpty())
        return false;
    library.edit(survey, label, {deletionOf(entry)});
    return true;
}

} // namespace conspectus
