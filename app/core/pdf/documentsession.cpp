// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pdf/documentsession.h"

#include "base/logging.h"
#include "pdf/documentsession_p.h"
#include "pdf/sessionerrors.h"

#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>
#include <algorithm>

namespace conspectus::pdf {

namespace {

constexpr int kUrgentPages = 4;

using OpenedFile = Result<std::shared_ptr<const Descriptor>>;

// Opening may block for long (a network folder that is gone), so it has threads of its own.
QThreadPool *openingPool()
{
    static QThreadPool pool;
    return &pool;
}

OpenedFile openShared(const QString &path)
{
    return openDocumentFile(path).map(
        [](Descriptor &&file) { return std::make_shared<const Descriptor>(std::move(file)); });
}

} // namespace

QString DocumentSession::workerProgram()
{
    if (const QString chosen = qEnvironmentVariable("CONSPECTUS_PDFWORKER"); !chosen.isEmpty())
        return chosen;
    // Not from QCoreApplication, which need not be there yet.
    const QString beside = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).absolutePath();
    const QString name = QStringLiteral("conspectus-pdfworker");
    for (const QString &folder : {beside, beside + QStringLiteral("/../bin"),
                                  beside + QStringLiteral("/../" CONSPECTUS_LIBEXECDIR),
                                  beside + QStringLiteral("/../libexec")}) {
        const QFileInfo program(folder + u'/' + name);
        if (program.isExecutable())
            return program.absoluteFilePath();
    }
    return beside + u'/' + name;
}

void DocumentSession::prepareWorker()
{
    WorkerLauncher::instance().prepare(workerProgram());
}

DocumentSession::Private::Private(DocumentSession *session)
    : q(session)
    , drawerTimer(session) // goes with it to another thread
{
    clock.start();
    drawerTimer.setSingleShot(true);
    connect(&drawerTimer, &QTimer::timeout, q, [this] { considerDrawers(); });
}

DocumentSession::DocumentSession(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

DocumentSession::~DocumentSession() = default;

void DocumentSession::open(const QString &path, const QByteArray &passwordUtf8)
{
    Q_ASSERT(d->state == Private::State::Fresh);
    d->password = passwordUtf8;
    d->open(path);
}

void DocumentSession::openAhead(const QString &path, const QSizeF &room)
{
    d->isHeld = true;
    d->ahead.emplace(room);
    open(path);
}

void DocumentSession::takeUp()
{
    d->takeUp();
}

// The worker starts while the file is being opened.
void DocumentSession::Private::open(const QString &path)
{
    state = State::Opening;
    startSeat(Role::Draw);
    auto *watcher = new QFutureWatcher<OpenedFile>(q);
    connect(watcher, &QFutureWatcherBase::finished, q, [this, watcher] {
        const OpenedFile opened = watcher->result();
        watcher->deleteLater();
        if (state != State::Opening)
            return;
        if (!opened) {
            fail(opened.error());
            return;
        }
        file = *opened;
        for (const auto &seat : seats) {
            if (seat->process->isGreeted() && !seat->process->isBusy())
                load(seat.get());
        }
    });
    watcher->setFuture(QtConcurrent::run(openingPool(), openShared, path));
}

void DocumentSession::Private::takeUp()
{
    if (!std::exchange(isHeld, false))
        return;
    if (state == State::Open)
        Q_EMIT q->opened(info);
    else if (state == State::Locked)
        Q_EMIT q->passwordNeeded(!password.isEmpty());
    else if (state == State::Failed)
        Q_EMIT q->failed(error);
}

void DocumentSession::retryWithPassword(const QByteArray &passwordUtf8)
{
    if (d->state != Private::State::Locked)
        return;
    d->password = passwordUtf8;
    d->state = Private::State::Opening;
    if (d->seats.empty())
        d->startSeat(Role::Draw);
    else if (d->seats.front()->process->isGreeted())
        d->load(d->seats.front().get());
}

const DocumentInfo &DocumentSession::info() const
{
    return d->info;
}

Protection DocumentSession::protection() const
{
    return d->protection;
}

void DocumentSession::render(const RenderRequest &request)
{
    d->render(request);
}

void DocumentSession::cancelRender(quint64 tag)
{
    d->cancelRender(tag);
}

void DocumentSession::cancelAllRenders()
{
    d->cancelAllRenders();
}

void DocumentSession::requestText(int firstPage, int count)
{
    if (count > 0)
        d->enqueueReading({ReadJob::Kind::Text, firstPage, count, count <= kUrgentPages});
}

void DocumentSession::cancelText()
{
    d->cancelText();
}

void DocumentSession::requestShapes(int firstPage, int count)
{
    if (count > 0)
        d->enqueueReading({ReadJob::Kind::Shapes, firstPage, count});
}

void DocumentSession::requestOutline()
{
    d->enqueueReading({ReadJob::Kind::Outline});
}

void DocumentSession::retryPage(int page)
{
    d->drawStrikes.forgive(page);
    d->readStrikes.forgive(page);
}

void DocumentSession::Private::render(const RenderRequest &request)
{
    wasRenderAsked = true;
    if (state == State::Failed) {
        answerFailedRender(request, error);
        return;
    }
    if (serveAhead(request))
        return;
    queue.push(request, clock.elapsed());
    scheduleDispatch();
}

// True where the request is, or will be, answered by the picture that was drawn ahead. Any other question drops that picture.
bool DocumentSession::Private::serveAhead(const RenderRequest &request)
{
    if (!ahead || ahead->wanted())
        return false;
    const bool isServed = ahead->serves(request);
    qCDebug(lcPdf) << "first page drawn ahead:" << (isServed ? "taken" : "of another size") << request.scale << ahead->scale();
    if (!isServed) {
        ahead.reset();
        cancelRender(PictureAhead::kTag);
        return false;
    }
    ahead->takeOver(request);
    if (!ahead->image().isNull()) {
        later([this] {
            if (ahead) // else cancelled meanwhile
                answerRender(RenderRequest{.tag = PictureAhead::kTag}, QImage(ahead->image()));
        });
    }
    return true;
}

std::optional<RenderRequest> DocumentSession::Private::askedFor(const RenderRequest &request) const
{
    if (request.tag != PictureAhead::kTag)
        return request;
    return ahead ? ahead->wanted() : std::nullopt;
}

void DocumentSession::Private::answerRender(const RenderRequest &request, const QImage &image)
{
    const auto asked = askedFor(request);
    if (request.tag == PictureAhead::kTag) {
        if (ahead && !asked)
            ahead->keep(image);
        else
            ahead.reset();
    }
    if (asked)
        Q_EMIT q->rendered(RenderedPage{*asked, image});
}

void DocumentSession::Private::cancelRender(quint64 tag)
{
    if (ahead && ahead->wanted() && ahead->wanted()->tag == tag) {
        ahead.reset();
        tag = PictureAhead::kTag;
    }
    queue.cancel(tag);
    scheduleDispatch();
    for (const auto &seat : seats) {
        auto *job = std::get_if<DrawJob>(&seat->job);
        if (job && job->request.tag == tag) {
            job->isCancelled = true;
            seat->process->abort();
        }
    }
}

void DocumentSession::Private::cancelAllRenders()
{
    ahead.reset();
    queue.takeAll();
    scheduleDispatch();
    for (const auto &seat : seats) {
        if (auto *job = std::get_if<DrawJob>(&seat->job)) {
            job->isCancelled = true;
            seat->process->abort();
        }
    }
}

void DocumentSession::Private::cancelText()
{
    std::erase_if(reading, [](const ReadJob &job) { return job.kind == ReadJob::Kind::Text; });
    for (const auto &seat : seats) {
        auto *job = std::get_if<ReadJob>(&seat->job);
        if (job && job->kind == ReadJob::Kind::Text) {
            job->isCancelled = true;
            seat->process->abort();
        }
    }
}

namespace {

// Outline and shapes first, then a few pages that somebody waits for, then long runs; equal ones in the order asked.
int rank(const ReadJob &job)
{
    return job.kind != ReadJob::Kind::Text ? 0 : job.isUrgent ? 1 : 2;
}

} // namespace

void DocumentSession::Private::enqueueReading(const ReadJob &job)
{
    if (state == State::Failed) {
        answerFailedReading(job, error);
        return;
    }
    const auto place = std::ranges::find_if(reading, [&](const ReadJob &other) { return rank(other) > rank(job); });
    reading.insert(place, job);
    scheduleDispatch();
}

void DocumentSession::Private::enqueueFront(const ReadJob &job)
{
    const auto place = std::ranges::find_if(reading, [&](const ReadJob &other) { return rank(other) >= rank(job); });
    reading.insert(place, job);
}

void DocumentSession::Private::fail(const Error &reason)
{
    state = State::Failed;
    error = reason;
    drawerTimer.stop();
    while (!seats.empty())
        removeSeat(seats.back().get());
    for (const RenderRequest &request : queue.takeAll())
        answerFailedRender(request, reason);
    for (const ReadJob &job : reading)
        answerFailedReading(job, reason);
    reading.clear();
    if (!isHeld)
        later([session = q, reason] { Q_EMIT session->failed(reason); });
}

void DocumentSession::Private::answerFailedRender(const RenderRequest &request, const Error &reason)
{
    hasDrawnOnce = true;
    const auto asked = askedFor(request);
    if (request.tag == PictureAhead::kTag)
        ahead.reset();
    if (asked)
        later([session = q, request = *asked, reason] { Q_EMIT session->renderFailed(request, reason); });
}

void DocumentSession::Private::answerFailedReading(const ReadJob &job, const Error &reason)
{
    if (job.kind == ReadJob::Kind::Text)
        later([session = q, page = job.first, reason] { Q_EMIT session->textFailed(page, reason); });
    else if (job.kind == ReadJob::Kind::Outline)
        later([session = q] { Q_EMIT session->outlineReady({}); });
    else
        later([session = q, first = job.first, guess = guessedShapes(job)] { Q_EMIT session->shapesReady(first, guess); });
}

// Sizes of pages are wanted for the layout: the first page's stands in.
std::vector<PageShape> DocumentSession::Private::guessedShapes(const ReadJob &job) const
{
    const int count = std::clamp(info.pageCount - std::max(job.first, 0), 0, job.count);
    return {static_cast<size_t>(count), PageShape{info.firstPageSize, info.firstPageRotation, QString()}};
}

} // namespace conspectus::pdf
