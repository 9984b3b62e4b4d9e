// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/surveyedits.h"

#include "store/librarystore.h"
#include "survey/projection.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

const QString kTags = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change tags"));
const QString kState = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change reading state"));
const QString kKindSet = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change kind set"));
const QString kPin = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Pin survey"));
const QString kUnpin = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Unpin survey"));
const QString kRemove = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove survey"));

// One group of what turns each survey into what change makes of it.
void changeEach(Library &library, const std::vector<SurveyId> &surveys, const QString &label,
                const std::function<void(Survey &)> &change)
{
    withSurveyObjects(library, surveys, &library, [&library, label, change](const std::vector<ObjectState> &objects) {
        std::vector<Change> changes;
        for (const ObjectState &object : objects) {
            const Survey from = surveyFrom(object);
            Survey to = from;
            change(to);
            const std::vector<Change> its = changesBetween(from, to);
            changes.insert(changes.end(), its.begin(), its.end());
        }
        if (!changes.empty() && !library.isReadOnly())
            library.edit(label, changes, objects);
    });
}

} // namespace

const QStringList &readingStates()
{
    static const QStringList states{QString(), QStringLiteral("to-read"), QStringLiteral("reading"), QStringLiteral("read")};
    return states;
}

QStringList tagsOf(const Library &library)
{
    QSet<QString> tags;
    for (const SurveyRow &row : library.surveys()) {
        for (const QString &tag : row.tags)
            tags.insert(tag);
    }
    QStringList sorted(tags.cbegin(), tags.cend());
    std::ranges::sort(sorted, [](const QString &a, const QString &b) { return QString::localeAwareCompare(a, b) < 0; });
    return sorted;
}

void changeTags(Library &library, const std::vector<SurveyId> &surveys, const QStringList &add, const QStringList &remove)
{
    changeEach(library, surveys, kTags, [add, remove](Survey &survey) {
        for (const QString &tag : remove)
            survey.tags.removeAll(tag);
        for (const QString &tag : add) {
            if (!survey.tags.contains(tag))
                survey.tags.append(tag);
        }
        survey.tags.sort();
    });
}

void setReadingState(Library &library, const std::vector<SurveyId> &surveys, const QString &state)
{
    if (readingStates().contains(state))
        changeEach(library, surveys, kState, [state](Survey &survey) { survey.readingState = state; });
}

void setKindSet(Library &library, const std::vector<SurveyId> &surveys, const KindSetId &set)
{
    changeEach(library, surveys, kKindSet, [set](Survey &survey) { survey.kindSet = set; });
}

void setPinned(Library &library, const std::vector<SurveyId> &surveys, bool pinned)
{
    changeEach(library, surveys, pinned ? kPin : kUnpin, [pinned](Survey &survey) { survey.pinned = pinned; });
}

void removeSurveys(Library &library, const std::vector<SurveyId> &surveys)
{
    withSurveyObjects(library, surveys, &library, [&library](const std::vector<ObjectState> &objects) {
        std::vector<Change> changes;
        for (const ObjectState &object : objects)
            changes.push_back(deletionOf(object.id));
        if (!changes.empty() && !library.isReadOnly())
            library.edit(kRemove, changes, objects);
    });
}

void withSurveyObjects(Library &library, const std::vector<SurveyId> &surveys, QObject *context,
                       std::function<void(std::vector<ObjectState>)> done)
{
    std::vector<ObjectState> objects;
    std::vector<ObjectId> missing;
    for (const SurveyId &id : surveys) {
        const SurveyData *open = library.survey(id);
        if (const ObjectState *object = open ? open->object(asObject(id)) : nullptr)
            objects.push_back(*object);
        else
            missing.push_back(asObject(id));
    }
    if (missing.empty()) {
        done(std::move(objects));
        return;
    }
    const QPointer<QObject> alive(context);
    library.onStore([home = QPointer<Library>(&library), alive, missing, objects = std::move(objects),
                     done = std::move(done)](store::LibraryStore &store) mutable {
        for (const ObjectId &id : missing) {
            if (auto object = store.object(id); object && !object->deleted)
                objects.push_back(std::move(*object));
        }
        QMetaObject::invokeMethod(
            home,
            [alive, objects = std::move(objects), done = std::move(done)] {
                if (alive)
                    done(objects);
            },
            Qt::QueuedConnection);
    });
}

} // namespace conspectus
