// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/library.h"

#include "library/libraryprivate.h"

#include <algorithm>

namespace conspectus {

namespace {
constexpr std::chrono::seconds kDraftsAtMost(2);
}

Library::Private::Private(Library *library, const Clock &systemClock)
    : q(library), clock(systemClock), slices(library), acknowledgements(library), storeThread(QStringLiteral("library-store")),
      index([this](std::function<void()> what) { atHome(std::move(what)); }), extractions(index)
{
    pool.setMaxThreadCount(2);
    store = std::make_unique<StoreSide>(StoreSide::Listener{
        .saved = [this](quint64 number, const QString &mark) { atHome([=, this] { takeSaved(number, mark); }); },
        .failed = [this](quint64 number, const Error &error) { atHome([=, this] { takeFailed(number, error); }); },
        .cancelled = [this](quint64 number) { atHome([=, this] { takeCancelled(number); }); },
        .progressed = [this](quint64 number, int done, int total) { atHome([=, this] { takeProgress(number, done, total); }); }});
    indexTimer.setSingleShot(true);
    indexTimer.setInterval(std::chrono::milliseconds(400));
    QObject::connect(&indexTimer, &QTimer::timeout, q, [this] { indexNow(); });
    QObject::connect(&extractions, &Extractions::pageReady, q,
                     [this](const VersionId &version, int page, const text::TextPagePtr &textPage, const QString &layerId) {
                         for (const auto &[id, survey] : surveys)
                             survey->setTextPage(version, page, textPage, layerId);
                     });
}

Library::Private::~Private()
{
    slices.drop(); // what is not shown yet is saved all the same
    for (const LongGroupPtr &group : applying)
        onStore([group](StoreSide &side) { side.submit(0, group->group, {}); });
    for (Job *job : jobs)
        job->token().cancel();
    for (const CancelToken &search : std::as_const(searches))
        search.cancel();
    indexNow();
    (void)drafts.waitUntilSaved(kDraftsAtMost);
    pool.waitForDone();
    // The store's tasks use the index, so they end first.
    storeThread.post([this] { store.reset(); });
    (void)storeThread.waitUntilDone(std::chrono::hours(1));
}

void Library::Private::atHome(std::function<void()> what) const
{
    QMetaObject::invokeMethod(q, std::move(what), Qt::QueuedConnection);
}

void Library::Private::onStore(std::function<void(StoreSide &)> task)
{
    storeThread.post([this, task = std::move(task)] { task(*store); });
}

Library::Library(const Clock &clock, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, clock)) {}

Library::~Library() = default;

void Library::open(const Options &options, bool fallBackToReadOnly) { d->open(options, fallBackToReadOnly); }

bool Library::isOpen() const { return d->isOpen; }

bool Library::isReadOnly() const { return d->isReadOnly; }

QString Library::lockHolder() const { return d->lockHolder; }

bool Library::endedBadly() const { return d->endedBadly; }

void Library::onStore(std::function<void(store::LibraryStore &)> task)
{
    d->onStore([task = std::move(task)](StoreSide &side) {
        if (store::LibraryStore *store = side.storeToAsk())
            task(*store);
    });
}

QString Library::folder() const { return d->options.folder; }

const std::vector<SurveyRow> &Library::surveys() const { return d->rows; }

const SurveyRow *Library::surveyRow(const SurveyId &id) const
{
    const auto row = std::ranges::find(d->rows, id, &SurveyRow::id);
    return row == d->rows.end() ? nullptr : &*row;
}

void Library::openSurvey(const SurveyId &id) { d->load(id); }

SurveyData *Library::survey(const SurveyId &id) const { return d->data(id); }

void Library::closeSurvey(const SurveyId &id) { d->close(id); }

QUndoStack *Library::undoStack() const { return &d->undo; }

void Library::edit(const SurveyId &survey, const QString &label, const std::vector<Change> &changes)
{
    if (d->editable(survey))
        d->edit(survey, label, changes);
}

int Library::edit(const QString &label, const std::vector<Change> &changes, const std::vector<ObjectState> &known)
{
    return d->mayEdit() ? d->edit(label, changes, known) : 0;
}

SharedObjects *Library::shared() const { return &d->shared; }

void Library::objectsOfType(const QStringList &types, QObject *context,
                            std::function<void(Result<std::vector<ObjectState>>)> done)
{
    const Reply<Result<std::vector<ObjectState>>> reply(context, std::move(done));
    d->onStore([types, reply, this](StoreSide &side) {
        Result<std::vector<ObjectState>> found = std::vector<ObjectState>();
        for (const QString &type : types) {
            Result<std::vector<ObjectState>> some = side.objectsOfType(type);
            if (!some) {
                found = Failure(some.error());
                break;
            }
            std::ranges::remove_copy_if(*some, std::back_inserter(*found), &ObjectState::deleted);
        }
        d->atHome([reply, found = std::move(found)]() mutable { reply(std::move(found)); });
    });
}

SavingState Library::savingState() const { return d->state; }

void Library::retrySaving()
{
    d->onStore([](StoreSide &store) { store.retry(); });
}

const std::vector<Job *> &Library::jobs() const { return d->jobs; }

Job *Library::beginJob(const QString &title) { return d->startJob(title); }

QString Library::documentPath(const VersionId &version) const { return d->documentPaths.value(version.text()); }

bool Library::flush(int milliseconds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    const auto left = [end] {
        return std::max(std::chrono::milliseconds(0),
                        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()));
    };
    d->finishSlices();
    d->indexNow();
    d->drafts.saveNow();
    if (!d->storeThread.waitUntilDone(left()) || !d->drafts.waitUntilSaved(left()) || !d->index.waitUntilWritten(left()))
        return false;
    // The store's thread stands still now, so its line may be looked at from here.
    return !d->store->isWaiting();
}

} // namespace conspectus
