// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/trash.h"

#include "base/logging.h"
#include "store/librarystore.h"
#include "survey/projection.h"

#include <QCoreApplication>
#include <QHash>
#include <QPointer>
#include <algorithm>

namespace conspectus {

namespace {

const QString kRestoreSurvey = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Restore survey"));
const QString kRestoreAnnotation = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Restore annotation"));

QString words(const char *text) { return QCoreApplication::translate("Trash", text); }

// Runs on the store's thread and answers at home.
template<typename T>
void ask(Library &library, QObject *context, std::function<T(store::LibraryStore &)> question, std::function<void(T)> done)
{
    library.onStore([home = QPointer<Library>(&library), context = QPointer<QObject>(context), question = std::move(question),
                     done = std::move(done)](store::LibraryStore &store) {
        T answer = question(store);
        QMetaObject::invokeMethod(
            home,
            [context, done, answer = std::move(answer)] {
                if (context)
                    done(answer);
            },
            Qt::QueuedConnection);
    });
}

QDateTime removalOf(store::LibraryStore &store, const ObjectId &id)
{
    const auto history = store.historyOf(id);
    QDateTime last;
    for (const QJsonObject &operation : history.value_or(std::vector<QJsonObject>())) {
        if (operation.value(QStringLiteral("kind")).toString() == QLatin1String("delete"))
            last = QDateTime::fromString(operation.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
    }
    return last;
}

TrashedSurvey trashedFrom(store::LibraryStore &store, const ObjectState &object)
{
    const Survey survey = surveyFrom(object);
    TrashedSurvey trashed{survey.id, survey.title.shown(), survey.authorsLine.shown(), 0, 0, removalOf(store, object.id)};
    for (const ObjectState &its : store.objectsOf(object.id).value_or(std::vector<ObjectState>())) {
        trashed.versions += !its.deleted && its.type == type::version ? 1 : 0;
        trashed.annotations += !its.deleted && its.type == type::annotation ? 1 : 0;
    }
    return trashed;
}

TrashedAnnotation trashedFrom(store::LibraryStore &store, const ObjectState &object, const QString &title)
{
    const Annotation annotation = annotationFrom(object);
    TrashedAnnotation trashed{annotation.id, annotation.survey, title, {}, annotation.note, -1, removalOf(store, object.id)};
    if (!annotation.anchors.empty()) {
        trashed.quote = annotation.anchors.back().quote;
        trashed.page = annotation.anchors.back().firstPage();
    }
    return trashed;
}

Result<Trash> readTrash(store::LibraryStore &store)
{
    Trash trash;
    const auto surveys = store.objectsOfType(type::survey);
    if (!surveys)
        return Failure(surveys.error());
    QHash<QString, QString> titles; // of those that are there
    for (const ObjectState &survey : *surveys) {
        if (survey.deleted)
            trash.surveys.push_back(trashedFrom(store, survey));
        else
            titles.insert(survey.id.text(), surveyFrom(survey).title.shown());
    }
    const auto annotations = store.objectsOfType(type::annotation);
    if (!annotations)
        return Failure(annotations.error());
    for (const ObjectState &annotation : *annotations) {
        const auto title = titles.constFind(annotation.owner.text());
        if (annotation.deleted && title != titles.cend())
            trash.annotations.push_back(trashedFrom(store, annotation, *title));
    }
    std::ranges::sort(trash.surveys, std::greater<>(), &TrashedSurvey::removed);
    std::ranges::sort(trash.annotations, std::greater<>(), &TrashedAnnotation::removed);
    return trash;
}

using Objects = std::vector<ObjectState>;

void restore(Library &library, const QString &label, const std::vector<ObjectId> &ids)
{
    if (ids.empty() || library.isReadOnly())
        return;
    ask<Objects>(
        library, &library,
        [ids](store::LibraryStore &store) {
            Objects objects;
            for (const ObjectId &id : ids) {
                if (auto object = store.object(id); object && object->deleted)
                    objects.push_back(std::move(*object));
            }
            return objects;
        },
        [&library, label](const Objects &objects) {
            std::vector<Change> changes;
            for (const ObjectState &object : objects)
                changes.push_back(restorationOf(object.id));
            if (!changes.empty())
                library.edit(label, changes, objects);
        });
}

// The PDF and its names in the library's own backups.
int removeDocument(store::FileSystem &files, const QString &folder, const QString &path)
{
    const QString name = path.section(QLatin1Char('/'), -1);
    const QString backups = folder + QStringLiteral("/backups");
    for (const QString &backup : files.list(backups)) {
        const QString copy = backups + QLatin1Char('/') + backup + QStringLiteral("/documents/") + name;
        if (files.exists(copy) && !files.unlink(copy))
            qCWarning(lcLibrary) << "a purged document stays in a backup";
    }
    return files.exists(path) && files.unlink(path) ? 1 : 0;
}

Result<PurgeOutcome> purge(store::LibraryStore &store, const std::vector<SurveyId> &surveys, const QString &folder)
{
    if (store.hasWaiting())
        return failure(ErrorCode::LibraryBusy, words("Something is not saved yet, so nothing was taken out. Everything is as it was. "
                                                     "Save first, then try again."));
    std::vector<ObjectId> objects;
    QStringList documents;
    std::vector<ObjectId> owners;
    for (const SurveyId &survey : surveys) {
        const auto self = store.object(asObject(survey));
        if (!self || !self->deleted)
            return failure(ErrorCode::NotFound, words("One of these surveys is not in the trash any more. Nothing was taken out."));
        owners.push_back(asObject(survey));
    }
    const auto all = store.objectsOfType(type::survey);
    if (!all)
        return Failure(all.error());
    for (size_t i = 0; i < owners.size(); ++i) { // what was joined to them shows in them, so it goes with them
        for (const ObjectState &other : *all) {
            const bool isJoined = other.text(QStringLiteral("sameAs")) == owners[i].text();
            if (isJoined && std::ranges::find(owners, other.id) == owners.end())
                owners.push_back(other.id);
        }
    }
    for (const ObjectId &owner : owners) {
        const auto its = store.objectsOf(owner);
        if (!its)
            return Failure(its.error());
        for (const ObjectState &object : *its) {
            objects.push_back(object.id);
            if (object.type == type::version)
                documents.append(store.documentPath(object.id.text()));
        }
    }
    const auto report = store.purge(objects);
    if (!report)
        return Failure(report.error());
    PurgeOutcome outcome{static_cast<int>(surveys.size()), 0, report->unreached};
    for (const QString &path : documents)
        outcome.documents += removeDocument(store::realFileSystem(), folder, path);
    return outcome;
}

// What the session still holds of surveys that are gone for good.
void forget(Library &library, const std::vector<SurveyId> &surveys)
{
    for (const SurveyId &survey : surveys)
        library.removeDraft(asObject(survey));
    library.undoStack()->clear();
}

} // namespace

void listTrash(Library &library, QObject *context, std::function<void(Result<Trash>)> done)
{
    ask<Result<Trash>>(library, context, readTrash, std::move(done));
}

void restoreSurveys(Library &library, const std::vector<SurveyId> &surveys)
{
    std::vector<ObjectId> ids;
    for (const SurveyId &survey : surveys)
        ids.push_back(asObject(survey));
    restore(library, kRestoreSurvey, ids);
}

void restoreAnnotations(Library &library, const std::vector<TrashedAnnotation> &annotations)
{
    std::vector<ObjectId> ids;
    for (const TrashedAnnotation &annotation : annotations)
        ids.push_back(asObject(annotation.id));
    restore(library, kRestoreAnnotation, ids);
}

void purgeSurveys(Library &library, const std::vector<SurveyId> &surveys, QObject *context,
                  std::function<void(Result<PurgeOutcome>)> done)
{
    const SavingState state = library.savingState();
    if (library.isReadOnly() || state == SavingState::Saving || state == SavingState::NotSaved) {
        const bool isReadOnly = library.isReadOnly();
        const Error error{isReadOnly ? ErrorCode::ReadOnly : ErrorCode::LibraryBusy,
                          isReadOnly ? words("This library is open for reading only. Nothing was taken out.")
                                     : words("Something is not saved yet, so nothing was taken out. Everything is as it was. Save "
                                             "first, then try again."),
                          {}};
        QMetaObject::invokeMethod(context, [done, error] { done(Failure(error)); }, Qt::QueuedConnection);
        return;
    }
    ask<Result<PurgeOutcome>>(
        library, &library,
        [surveys, folder = library.folder()](store::LibraryStore &store) { return purge(store, surveys, folder); },
        [&library, surveys, context = QPointer<QObject>(context), done = std::move(done)](const Result<PurgeOutcome> &outcome) {
            if (outcome)
                forget(library, surveys);
            if (context)
                done(outcome);
        });
}

} // namespace conspectus
