// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/bulkedits.h"

#include "survey/projection.h"

#include <algorithm>

namespace conspectus {
namespace {

QString labelOf(const BulkEdit &edit)
{
    if (edit.remove)
        return QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove annotations"));
    if (edit.kind)
        return QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change kind of annotations"));
    if (edit.status)
        return QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change status of annotations"));
    if (!edit.finding.isNull() || !edit.node.isNull())
        return QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Tie annotations"));
    return QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change tags of annotations"));
}

Annotation edited(Annotation annotation, const BulkEdit &edit)
{
    if (edit.kind)
        annotation.kind = *edit.kind;
    if (edit.status)
        annotation.status = *edit.status;
    for (const QString &tag : edit.removeTags)
        annotation.tags.removeAll(tag);
    for (const QString &tag : edit.addTags) {
        if (!annotation.tags.contains(tag))
            annotation.tags << tag;
    }
    return annotation;
}

// What can be changed here are scalars and sets. Places, which are most of an annotation, are left aside: reading them would
// take most of the time.
Annotation withoutPlaces(const ObjectState &object)
{
    ObjectState light = object;
    light.fields.removeIf([](const auto &field) { return !field.value().empty() && field.value().front().value.isObject(); });
    return annotationFrom(light);
}

// Links by what they tie: annotation and target.
using Ties = QSet<std::pair<QString, QString>>;

Ties tiesOf(const std::vector<ObjectState> &objects)
{
    Ties ties;
    for (const ObjectState &object : objects) {
        if (object.type != type::link)
            continue;
        const Link link = linkFrom(object);
        ties.insert({link.annotation.text(), link.finding.isNull() ? link.node.text() : link.finding.text()});
    }
    return ties;
}

std::vector<Change> tie(const Annotation &annotation, const BulkEdit &edit, const Ties &ties)
{
    const QString target = edit.finding.isNull() ? edit.node.text() : edit.finding.text();
    if (ties.contains({annotation.id.text(), target}))
        return {};
    Link link;
    link.id = LinkId::create();
    link.survey = annotation.survey;
    link.annotation = annotation.id;
    link.finding = edit.finding;
    link.node = edit.node;
    link.role = edit.role;
    return changesToMake(link);
}

} // namespace

BulkChanges bulkChanges(const AnnotationRows &rows, const QSet<QString> &chosen, const BulkEdit &edit, const CancelToken &cancel)
{
    BulkChanges made;
    made.label = labelOf(edit);
    const bool ties = !edit.finding.isNull() || !edit.node.isNull();
    const Ties present = ties ? tiesOf(rows.objects) : Ties();
    for (const ObjectState &object : rows.objects) {
        if (cancel.isCancelled())
            return {};
        if (object.type != type::annotation)
            continue;
        // Answers go with what they answer.
        const bool isMeant = chosen.contains(object.id.text()) || (edit.remove && chosen.contains(object.text(QStringLiteral("replyTo"))));
        if (!isMeant)
            continue;
        if (ties && object.owner.text() != edit.targetSurvey.text()) {
            ++made.leftOut;
            continue;
        }
        std::vector<Change> changes;
        if (edit.remove) {
            changes = {deletionOf(object.id)};
        } else {
            const Annotation before = withoutPlaces(object);
            changes = ties ? tie(before, edit, present) : changesBetween(before, edited(before, edit));
        }
        if (changes.empty())
            continue;
        ++made.annotations;
        made.known.push_back(object);
        made.changes.insert(made.changes.end(), changes.begin(), changes.end());
    }
    return made;
}

} // namespace conspectus
