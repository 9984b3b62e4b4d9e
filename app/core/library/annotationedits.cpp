// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/annotationedits.h"

#include "survey/projection.h"

#include <algorithm>
#include <functional>

namespace conspectus {

namespace {

constexpr qsizetype kLongestTag = 60;

// The fixed words of undo steps, as they stand in the log; translated when shown.
namespace label {
const QString kReply = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Reply"));
const QString kEditReply = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Edit reply"));
const QString kStatus = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change status"));
const QString kAddTag = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add tag"));
const QString kRemoveTag = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove tag"));
const QString kMove = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change place"));
} // namespace label

void editEach(Library &library, const SurveyId &survey, const std::vector<AnnotationId> &annotations, const QString &undoLabel,
              const std::function<void(Annotation &)> &edit)
{
    const SurveyData *data = library.survey(survey);
    if (!data)
        return;
    std::vector<Change> changes;
    for (const AnnotationId &id : annotations) {
        const Annotation *from = data->snapshot().annotation(id);
        if (!from)
            continue;
        Annotation to = *from;
        edit(to);
        const std::vector<Change> more = changesBetween(*from, to);
        changes.insert(changes.end(), more.begin(), more.end());
    }
    if (!changes.empty())
        library.edit(survey, undoLabel, changes);
}

qsizetype positionOf(const QStringList &tags, const QString &tag)
{
    const auto it = std::ranges::find_if(tags, [&](const QString &each) { return each.compare(tag, Qt::CaseInsensitive) == 0; });
    return it == tags.end() ? -1 : it - tags.begin();
}

} // namespace

const QStringList &annotationStatuses()
{
    static const QStringList all{QString(), QStringLiteral("open"), QStringLiteral("answered"), QStringLiteral("resolved")};
    return all;
}

std::vector<const Annotation *> repliesTo(const SurveySnapshot &snapshot, const AnnotationId &annotation)
{
    return snapshot.repliesTo(annotation);
}

int annotationCount(const SurveySnapshot &snapshot)
{
    const auto isReply = [](const Annotation &annotation) { return !annotation.replyTo.isNull(); };
    const auto firstReply = std::ranges::partition_point(snapshot.annotations, std::not_fn(isReply)); // they come last
    return static_cast<int>(firstReply - snapshot.annotations.begin());
}

QStringList tagsIn(const SurveySnapshot &snapshot)
{
    QStringList tags;
    for (const Annotation &annotation : snapshot.annotations)
        tags += annotation.tags;
    tags.removeDuplicates();
    tags.sort(Qt::CaseInsensitive);
    return tags;
}

QString cleanTag(const QString &typed)
{
    QString tag = typed.simplified();
    while (tag.startsWith(QLatin1Char('#')))
        tag = tag.mid(1).trimmed();
    return tag.left(kLongestTag).trimmed();
}

AnnotationId addReply(Library &library, const SurveyId &survey, const AnnotationId &to, const QString &text)
{
    const SurveyData *data = library.survey(survey);
    const Annotation *parent = data ? data->snapshot().annotation(to) : nullptr;
    if (!parent || text.trimmed().isEmpty())
        return {};
    Annotation reply;
    reply.survey = survey;
    reply.style = AnnotationStyle::Note;
    reply.kind = parent->kind;
    reply.note = text.trimmed();
    reply.replyTo = parent->replyTo.isNull() ? parent->id : parent->replyTo;
    return library.addAnnotation(std::move(reply), label::kReply);
}

void editReply(Library &library, const SurveyId &survey, const AnnotationId &reply, const QString &text)
{
    if (!text.trimmed().isEmpty())
        editEach(library, survey, {reply}, label::kEditReply, [&](Annotation &each) { each.note = text.trimmed(); });
}

void setStatus(Library &library, const SurveyId &survey, const std::vector<AnnotationId> &annotations, const QString &status)
{
    editEach(library, survey, annotations, label::kStatus, [&](Annotation &each) { each.status = status; });
}

void addTag(Library &library, const SurveyId &survey, const std::vector<AnnotationId> &annotations, const QString &tag)
{
    const QString clean = cleanTag(tag);
    if (clean.isEmpty())
        return;
    editEach(library, survey, annotations, label::kAddTag, [&](Annotation &each) {
        if (positionOf(each.tags, clean) < 0)
            each.tags.append(clean);
    });
}

void removeTag(Library &library, const SurveyId &survey, const std::vector<AnnotationId> &annotations, const QString &tag)
{
    editEach(library, survey, annotations, label::kRemoveTag, [&](Annotation &each) {
        if (const qsizetype at = positionOf(each.tags, tag); at >= 0)
            each.tags.removeAt(at);
    });
}

void moveAnnotation(Library &library, const SurveyId &survey, const AnnotationId &annotation, Anchor anchor)
{
    editEach(library, survey, {annotation}, label::kMove, [&](Annotation &each) {
        const auto there = std::ranges::find(each.anchors, anchor.version, &Anchor::version);
        if (there == each.anchors.end())
            each.anchors.push_back(anchor);
        else
            *there = anchor;
    });
}

} // namespace conspectus
