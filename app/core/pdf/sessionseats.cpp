// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Workers of a session: when one starts, what it gets to do next, what follows when it dies.

#include "pdf/documentsession_p.h"
#include "pdf/sessionerrors.h"

#include <algorithm>

namespace conspectus::pdf {

namespace {

constexpr int kMaxDrawers = 2;
constexpr int kMaxWorkers = 4; // of the whole program, before a second drawer is denied
constexpr int kMaxLoadDeaths = 2;
constexpr qsizetype kFirstArena = qsizetype(32) * 1024 * 1024; // address space; memory is used where written

} // namespace

Seat *DocumentSession::Private::startSeat(Role role)
{
    auto owned = std::make_unique<Seat>();
    Seat *seat = owned.get();
    seat->role = role;
    seat->process = std::make_unique<WorkerProcess>(deadlines);
    seat->idleSince = clock.elapsed();
    WorkerProcess *process = seat->process.get();
    connect(process, &WorkerProcess::greeted, q, [this, seat](const Protection &given) { onGreeted(seat, given); });
    connect(process, &WorkerProcess::replied, q, [this, seat](const QByteArray &body) { onReplied(seat, body); });
    connect(process, &WorkerProcess::died, q, [this, seat](WorkerProcess::Death how, const QString &detail) {
        onDied(seat, how, detail);
    });
    connect(process, &WorkerProcess::stillWorking, q, [this, seat] {
        const auto *drawing = std::get_if<DrawJob>(&seat->job);
        const auto *read = std::get_if<ReadJob>(&seat->job);
        Q_EMIT q->stillWorking(drawing ? drawing->request.page : read ? read->first : -1);
    });
    seats.push_back(std::move(owned));
    process->start(workerProgram(), file);
    return seat;
}

void DocumentSession::Private::removeSeat(Seat *seat)
{
    seat->process->disconnect(q);
    seat->process.release()->deleteLater(); // it may be the one that called us
    std::erase_if(seats, [seat](const auto &owned) { return owned.get() == seat; });
}

void DocumentSession::Private::onGreeted(Seat *seat, const Protection &given)
{
    protection = given;
    const bool requireAll = qEnvironmentVariable("CONSPECTUS_REQUIRE_SANDBOX") == QLatin1String("1");
    if (const auto lacking = protectionError(given, requireAll)) {
        fail(*lacking);
        return;
    }
    if (file && state != State::Locked)
        load(seat);
}

void DocumentSession::Private::load(Seat *seat)
{
    protocol::LoadRequest request;
    std::vector<int> descriptors;
    Descriptor reopened;
    if (!seat->isFileSent) {
        // Where the worker was started before the file was open, a copy of our descriptor does: reads carry their
        // own offset, so sharing the position harms nothing.
        const Descriptor &own = seat->process->file();
        descriptors.push_back(own.isOpen() ? own.get() : file->get());
        if (!seat->process->makeArena(kFirstArena)) {
            seat->process->endAs(WorkerProcess::Death::CouldNotStart);
            return;
        }
        descriptors.push_back(seat->process->arena()->descriptor());
        request.carriesFile = true;
        request.arenaSize = static_cast<quint64>(seat->process->arena()->size());
    }
    request.passwordUtf8 = password.left(protocol::kMaxPassword);
    seat->job = LoadJob{};
    seat->isFileSent = true;
    seat->process->request(protocol::Type::Load, encode(request), descriptors, deadlines.load);
}

void DocumentSession::Private::onDied(Seat *seat, WorkerProcess::Death how, const QString &detail)
{
    const Job job = seat->job;
    const bool wasLoaded = seat->isLoaded;
    removeSeat(seat);
    if (state == State::Failed)
        return;
    if (!wasLoaded)
        onLoadDied(how, detail);
    else if (const auto *drawing = std::get_if<DrawJob>(&job))
        onDrawDied(*drawing, how, detail);
    else if (const auto *read = std::get_if<ReadJob>(&job))
        onReadDied(*read, how, detail);
    scheduleDispatch();
}

void DocumentSession::Private::onLoadDied(WorkerProcess::Death how, const QString &detail)
{
    using Death = WorkerProcess::Death;
    ++loadDeaths;
    const bool isFinal = how != Death::Crashed || loadDeaths >= kMaxLoadDeaths;
    if (isFinal)
        fail(loadError(how, detail));
    else if (state == State::Opening)
        startSeat(Role::Draw);
}

void DocumentSession::Private::onDrawDied(const DrawJob &job, WorkerProcess::Death how, const QString &detail)
{
    const RenderRequest &request = job.request;
    if (how == WorkerProcess::Death::Stuck || job.isCancelled) {
        if (!job.isCancelled)
            queue.putBack(request, clock.elapsed());
        return;
    }
    // A page that has used up its processor time would use it up again.
    if (!drawStrikes.add(request.page, how == WorkerProcess::Death::CpuDeadline)) {
        queue.putBack(request, clock.elapsed());
        return;
    }
    const Error reason = drawError(request.page, how, detail);
    answerFailedRender(request, reason);
    for (const RenderRequest &other : queue.takePage(request.page))
        answerFailedRender(other, reason);
}

void DocumentSession::Private::onReadDied(const ReadJob &job, WorkerProcess::Death how, const QString &detail)
{
    if (how == WorkerProcess::Death::Stuck || job.isCancelled)
        return;
    // Outline and shapes count under numbers that no page has.
    const int key = job.kind == ReadJob::Kind::Text ? job.first
        : job.kind == ReadJob::Kind::Outline        ? -1
                                                    : -2 - job.first;
    if (!readStrikes.add(key)) {
        reading.push_front(job);
        return;
    }
    answerFailedReading(job, textError(job.first, how, detail));
}

void DocumentSession::Private::scheduleDispatch()
{
    if (isDispatchScheduled)
        return;
    isDispatchScheduled = true;
    later([this] {
        isDispatchScheduled = false;
        dispatch();
    });
}

void DocumentSession::Private::dispatch()
{
    if (state != State::Open)
        return;
    dispatchDrawing();
    dispatchReading();
    considerDrawers();
}

int DocumentSession::Private::seatCount(Role role) const
{
    return static_cast<int>(std::ranges::count_if(seats, [role](const auto &seat) { return seat->role == role; }));
}

Seat *DocumentSession::Private::idleSeat(Role role) const
{
    const auto found = std::ranges::find_if(seats, [role](const auto &seat) {
        return seat->role == role && seat->isLoaded && !seat->process->isBusy();
    });
    return found == seats.end() ? nullptr : found->get();
}

void DocumentSession::Private::dispatchDrawing()
{
    if (!queue.isEmpty() && seatCount(Role::Draw) == 0)
        startSeat(Role::Draw);
    while (Seat *seat = idleSeat(Role::Draw)) {
        const auto request = queue.takeNext();
        if (!request)
            return;
        if (request->page < 0 || request->page >= info.pageCount)
            answerFailedRender(*request, noSuchPageError(request->page));
        else if (drawStrikes.isOut(request->page))
            answerFailedRender(*request, drawError(request->page, WorkerProcess::Death::Crashed, {}));
        else
            sendDrawing(seat, DrawJob{*request});
    }
    if (const auto next = queue.peekNext())
        preemptFor(next->priority);
}

// What the reader sees does not wait for what he does not see.
void DocumentSession::Private::preemptFor(int priority)
{
    if (priority != 0)
        return;
    Seat *least = nullptr;
    for (const auto &seat : seats) {
        const auto *job = std::get_if<DrawJob>(&seat->job);
        if (!job && seat->role == Role::Draw && seat->isLoaded)
            return;
        if (job && (job->isPreempted || job->isCancelled))
            return; // one will be free soon
        if (job && job->request.priority > priority)
            least = seat.get();
    }
    if (least) {
        std::get<DrawJob>(least->job).isPreempted = true;
        least->process->abort();
    }
}

bool DocumentSession::Private::isFirstPictureAwaited() const
{
    const bool isDrawing = std::ranges::any_of(
        seats, [](const auto &seat) { return std::holds_alternative<DrawJob>(seat->job); });
    return !hasDrawnOnce && (isDrawing || !queue.isEmpty());
}

void DocumentSession::Private::dispatchReading()
{
    if (reading.empty() || isFirstPictureAwaited())
        return;
    if (seatCount(Role::Read) == 0) {
        Seat *unused = wasRenderAsked ? nullptr : idleSeat(Role::Draw);
        if (unused)
            unused->role = Role::Read; // nobody wants pictures: one worker is enough
        else
            startSeat(Role::Read);
    }
    if (Seat *seat = idleSeat(Role::Read)) {
        const ReadJob job = reading.front();
        reading.pop_front();
        sendReading(seat, job);
    }
}

void DocumentSession::Private::considerDrawers()
{
    const qint64 now = clock.elapsed();
    const int drawers = seatCount(Role::Draw);
    if (const auto wait = queue.untilLong(now); wait && drawers == 1 && hasDrawnOnce) {
        if (*wait > 0)
            drawerTimer.start(static_cast<int>(*wait));
        else if (WorkerLauncher::instance().aliveCount() < kMaxWorkers)
            startSeat(Role::Draw);
        return;
    }
    if (drawers < kMaxDrawers || !queue.isEmpty())
        return;
    Seat *idle = idleSeat(Role::Draw);
    if (!idle)
        return;
    if (RenderQueue::isQuiet(idle->idleSince, now))
        removeSeat(idle);
    else
        drawerTimer.start(static_cast<int>(idle->idleSince + RenderQueue::kQuiet - now + 1));
}

} // namespace conspectus::pdf
