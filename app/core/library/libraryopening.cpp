// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening a library, the list of its surveys, and the surveys that are open.

#include "base/logging.h"
#include "library/libraryprivate.h"
#include "survey/projection.h"

#include <algorithm>

namespace conspectus {

namespace {

constexpr std::chrono::seconds kQuickCheckAfter(3);

bool sortsBefore(const SurveyRow &a, const SurveyRow &b)
{
    const int byTitle = QString::localeAwareCompare(a.title.toCaseFolded(), b.title.toCaseFolded());
    return byTitle != 0 ? byTitle < 0 : a.id < b.id;
}

} // namespace

void Library::Private::open(const Options &asked, bool fallBackToReadOnly)
{
    options = asked;
    onStore([=, this](StoreSide &side) {
        Result<OpenedLibrary> result = side.open(asked, fallBackToReadOnly, clock);
        atHome([=, this, result = std::move(result)] {
            if (!result) {
                Q_EMIT q->openFailed(result.error());
                return;
            }
            takeOpened(*result);
        });
    });
}

void Library::Private::takeOpened(const OpenedLibrary &opened)
{
    openedStore = opened;
    drafts.open(options.folder, options.files ? *options.files : store::realFileSystem(), opened.writable, [this] {
        draftsAreThere = true;
        announceOpened();
    });
    index.open(options.folder, opened.writable, [this] {
        catchUpIndex();
        if (!index.isInMemory()) // one in memory holds nothing before it has caught up
            announceIndex();
    });
}

void Library::Private::announceOpened()
{
    const OpenedLibrary opened = *std::exchange(openedStore, std::nullopt);
    isOpen = true;
    isReadOnly = !opened.writable;
    lockHolder = opened.lockHolder;
    endedBadly = opened.endedBadly;
    documentPaths = opened.documentPaths;
    joined = opened.joined;
    viewStates = opened.viewStates;
    rows = opened.rows;
    std::ranges::sort(rows, sortsBefore);
    shared.load(opened.shared);
    updateSavingState();
    Q_EMIT q->opened();
    if (!isReadOnly) {
        // After the first paint; an edit that comes earlier has it done before it is written.
        QTimer::singleShot(kQuickCheckAfter, q, [this] {
            onStore([](StoreSide &side) {
                if (const Result<void> sound = side.checkOnce(); !sound)
                    qCWarning(lcLibrary).noquote() << "quick check:" << sound.error().detail;
            });
        });
    }
}

void Library::Private::setRow(SurveyRow row)
{
    const auto old = std::ranges::find(rows, row.id, &SurveyRow::id);
    if (old != rows.end()) {
        if (*old == row)
            return;
        if (old->title == row.title) {
            *old = std::move(row);
            Q_EMIT q->surveyRowChanged(static_cast<int>(old - rows.begin()));
            return;
        }
        removeRow(row.id);
    }
    const auto place = std::ranges::upper_bound(rows, row, sortsBefore);
    const int number = static_cast<int>(place - rows.begin());
    Q_EMIT q->surveyAboutToBeAdded(number);
    rows.insert(rows.begin() + number, std::move(row));
    Q_EMIT q->surveyAdded(number);
}

void Library::Private::removeRow(const SurveyId &id)
{
    const auto old = std::ranges::find(rows, id, &SurveyRow::id);
    if (old == rows.end())
        return;
    const int number = static_cast<int>(old - rows.begin());
    Q_EMIT q->surveyAboutToBeRemoved(number);
    rows.erase(rows.begin() + number);
    Q_EMIT q->surveyRemoved(number);
}

// For a survey that is not open, the store knows.
void Library::Private::refreshRow(const SurveyId &id)
{
    if (const SurveyData *open = data(id)) {
        setRow(rowOf(open->snapshot()));
        return;
    }
    onStore([=, this](StoreSide &side) {
        const auto objects = side.objectsOf(id);
        if (!objects)
            return;
        const auto survey = std::ranges::find(*objects, asObject(id), &ObjectState::id);
        const bool isGone = survey == objects->end() || survey->deleted || survey->type != type::survey || side.workOf(id) != id;
        const SurveyRow row = rowOf(snapshotFrom(*objects, id));
        atHome([=, this] {
            if (isGone)
                removeRow(id);
            else if (!data(id))
                setRow(row);
        });
    });
}

SurveyData *Library::Private::data(const SurveyId &id) const
{
    const auto it = surveys.find(id.text());
    return it == surveys.end() ? nullptr : it->second.get();
}

void Library::Private::load(const SurveyId &id)
{
    if (data(id)) {
        atHome([=, this] {
            if (data(id))
                Q_EMIT q->surveyOpened(id);
        });
        return;
    }
    if (loading.contains(id.text()))
        return;
    loading.insert(id.text());
    onStore([=, this](StoreSide &side) {
        Result<std::vector<ObjectState>> objects = side.objectsOf(id);
        if (!objects) {
            atHome([=, this, error = objects.error()] {
                loading.remove(id.text());
                Q_EMIT q->surveyOpenFailed(id, error);
            });
            return;
        }
        auto content = std::make_shared<SurveyData::Content>(SurveyData::contentOf(id, std::move(*objects)));
        atHome([=, this] {
            loading.remove(id.text());
            takeContent(id, std::move(*content));
        });
    });
}

// What the store had not written when it answered is applied on top, in order.
void Library::Private::takeContent(const SurveyId &id, SurveyData::Content content)
{
    if (data(id))
        return;
    finishSlices();
    auto opened = std::make_unique<SurveyData>(id, std::move(content));
    for (const Unsaved &group : unsaved) {
        for (const Portion &portion : group.all()) {
            if (portion.survey == id)
                opened->apply(portion.changes);
        }
    }
    surveys.insert_or_assign(id.text(), std::move(opened));
    Q_EMIT q->surveyOpened(id);
    loadText(id);
}

void Library::Private::close(const SurveyId &id)
{
    if (!data(id))
        return;
    if (toIndex.contains(id.text()))
        indexNow();
    for (const Version &version : data(id)->snapshot().versions)
        textTried.remove(version.id.text());
    Q_EMIT q->surveyAboutToBeClosed(id);
    const auto it = surveys.find(id.text());
    if (it == surveys.end())
        return;
    it->second.release()->deleteLater(); // a caller may stand in one of its signals
    surveys.erase(it);
}

Job *Library::Private::startJob(const QString &title)
{
    auto *job = new Job(title, q);
    jobs.push_back(job);
    QObject::connect(job, &Job::finished, q, [this, job] {
        std::erase(jobs, job);
        Q_EMIT q->jobsChanged();
    });
    Q_EMIT q->jobsChanged();
    return job;
}

void Library::Private::snapshotOf(const SurveyId &survey, std::function<void(Result<SurveySnapshot>)> done)
{
    if (const SurveyData *open = data(survey)) {
        atHome([done, snapshot = open->snapshot()] { done(snapshot); });
        return;
    }
    onStore([=, this](StoreSide &side) {
        const auto objects = side.objectsOf(survey);
        Result<SurveySnapshot> snapshot = Failure(objects ? Error() : objects.error());
        if (objects)
            snapshot = snapshotFrom(*objects, survey);
        atHome([done, snapshot] { done(snapshot); });
    });
}

} // namespace conspectus
