// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/notesexport.h"

#include "exchange/citation.h"
#include "exchange/nodenotes.h"
#include "survey/projection.h"

#include <QFutureWatcher>
#include <QHash>
#include <QtConcurrent/QtConcurrentRun>
#include <memory>

namespace conspectus {

namespace {

void withLabels(Library &library, const SurveySnapshot &snapshot, QObject *context, std::function<void(QStringList)> then)
{
    const Version *version = snapshot.currentVersion();
    library.structure(version ? version->id : VersionId(), context, [then](const DocumentStructure &structure) {
        QStringList labels;
        for (const pdf::PageShape &page : structure.pages)
            labels << page.label;
        then(labels);
    });
}

template<typename Value>
void make(Library &library, const SurveyData &survey, QObject *context, Value (*how)(const SurveySnapshot &, const QStringList &),
          std::function<void(Value)> done)
{
    const auto snapshot = std::make_shared<const SurveySnapshot>(survey.snapshot());
    withLabels(library, *snapshot, context, [=](const QStringList &labels) {
        auto *watcher = new QFutureWatcher<Value>(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done] {
            done(watcher->result());
            watcher->deleteLater();
        });
        watcher->setFuture(QtConcurrent::run([snapshot, labels, how] { return how(*snapshot, labels); }));
    });
}

// What is being put together: snapshots by survey, then the labels of one after the other.
struct Sentences
{
    std::vector<FindingPlace> findings;
    QHash<QString, std::shared_ptr<const SurveySnapshot>> snapshots;
    QHash<QString, QStringList> labels;
    QStringList toAsk; // surveys whose labels are not there
    std::function<void(Result<QStringList>)> done;
};

void finish(const Sentences &all)
{
    QStringList sentences;
    for (const FindingPlace &place : all.findings) {
        const auto snapshot = all.snapshots.value(place.survey.text());
        const QString sentence = snapshot ? exchange::citedSentence(*snapshot, place.finding, all.labels.value(place.survey.text())) : QString();
        if (!sentence.isEmpty())
            sentences << sentence;
    }
    all.done(sentences);
}

void askForLabels(Library &library, const std::shared_ptr<Sentences> &all, QObject *context)
{
    if (all->toAsk.isEmpty())
        return finish(*all);
    const QString survey = all->toAsk.takeFirst();
    withLabels(library, *all->snapshots.value(survey), context, [&library, all, context, survey](const QStringList &labels) {
        all->labels.insert(survey, labels);
        askForLabels(library, all, context);
    });
}

// The objects of the surveys that are asked for, by survey.
QHash<QString, std::vector<ObjectState>> sorted(std::vector<ObjectState> objects, const QStringList &wanted)
{
    QHash<QString, std::vector<ObjectState>> bySurvey;
    for (ObjectState &object : objects) {
        const QString owner = object.type == type::survey ? object.id.text() : object.owner.text();
        if (wanted.contains(owner))
            bySurvey[owner].push_back(std::move(object));
    }
    return bySurvey;
}

} // namespace

void makeNotesByNode(Library &library, const SurveyData &survey, QObject *context, std::function<void(QByteArray)> done)
{
    make<QByteArray>(library, survey, context, &exchange::notesByNode, std::move(done));
}

void makeRecallCards(Library &library, const SurveyData &survey, QObject *context, std::function<void(exchange::RecallCards)> done)
{
    make<exchange::RecallCards>(library, survey, context, &exchange::recallCards, std::move(done));
}

void makeCitedSentences(Library &library, std::vector<FindingPlace> findings, QObject *context, std::function<void(Result<QStringList>)> done)
{
    auto all = std::make_shared<Sentences>();
    all->done = std::move(done);
    QStringList closed;
    for (const FindingPlace &place : findings) {
        const QString id = place.survey.text();
        if (all->snapshots.contains(id) || closed.contains(id))
            continue;
        if (const SurveyData *open = library.survey(place.survey)) {
            all->snapshots.insert(id, std::make_shared<const SurveySnapshot>(open->snapshot()));
            all->toAsk << id;
        } else {
            closed << id;
        }
    }
    all->findings = std::move(findings);
    if (closed.isEmpty())
        return askForLabels(library, all, context);
    const QStringList types{type::survey, type::version, type::finding, type::annotation, type::link};
    library.objectsOfType(types, context, [&library, all, closed, context](Result<std::vector<ObjectState>> objects) {
        if (!objects)
            return all->done(Failure(objects.error()));
        const auto bySurvey = sorted(std::move(*objects), closed);
        for (auto it = bySurvey.constBegin(); it != bySurvey.constEnd(); ++it) {
            all->snapshots.insert(it.key(), std::make_shared<const SurveySnapshot>(snapshotFrom(*it, SurveyId(it.key()))));
            all->toAsk << it.key();
        }
        askForLabels(library, all, context);
    });
}

} // namespace conspectus
