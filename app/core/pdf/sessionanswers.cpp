// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Requests to workers and their replies, each held against what was asked. A reply that does not fit its request ends
// the worker as if it had crashed.

#include "pdf/documentsession_p.h"
#include "pdf/sessionerrors.h"

#include <algorithm>
#include <cstring>

namespace conspectus::pdf {

namespace {

qint64 pixels(const QSize &size)
{
    return qint64(size.width()) * size.height();
}

protocol::RenderRequest wireRequest(const RenderRequest &request)
{
    return {request.page, request.scale, request.rotation, request.clip.isEmpty() ? QRect() : request.clip, 0};
}

// Within what the protocol can say.
bool isDrawable(const RenderRequest &request)
{
    const QRect allowed(QPoint(-10'000'000, -10'000'000), QPoint(10'000'000, 10'000'000));
    return request.scale >= 1e-4 && request.scale <= 1e4 && request.clip.width() <= 1'000'000
        && request.clip.height() <= 1'000'000 && (request.clip.isEmpty() || allowed.contains(request.clip));
}

QImage copyPicture(const Arena &arena, const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    if (!image.isNull())
        std::memcpy(image.bits(), arena.content(), static_cast<size_t>(pixels(size)) * 4);
    return image;
}

} // namespace

// Exact for a clip; for a whole page a guess until the worker has told the page's size.
QSize DocumentSession::Private::expectedSize(const RenderRequest &request) const
{
    if (!request.clip.isEmpty())
        return request.clip.size();
    const auto [size, rotation] = shapes.value(request.page, {info.firstPageSize, info.firstPageRotation});
    return protocol::pixelSize(size, protocol::sum(rotation, request.rotation), request.scale);
}

void DocumentSession::Private::sendDrawing(Seat *seat, const DrawJob &job)
{
    const RenderRequest &request = job.request;
    const QSize size = expectedSize(request);
    if (!isDrawable(request) || pixels(size) > protocol::kMaxImagePixels) {
        answerFailedRender(request, pictureTooLargeError(request.page));
        return;
    }
    protocol::RenderRequest wire = wireRequest(request);
    std::vector<int> descriptors;
    WorkerProcess *process = seat->process.get();
    if (pixels(size) * 4 > process->arena()->capacity()) {
        if (!process->makeArena(pixels(size) * 4)) {
            answerFailedRender(request, pictureTooLargeError(request.page));
            return;
        }
        wire.arenaSize = static_cast<quint64>(process->arena()->size());
        descriptors.push_back(process->arena()->descriptor());
    }
    seat->job = job;
    process->request(protocol::Type::Render, encode(wire), descriptors, deadlines.draw);
}

void DocumentSession::Private::sendReading(Seat *seat, ReadJob job)
{
    using Kind = ReadJob::Kind;
    const int end = static_cast<int>(std::min<qint64>(qint64(job.first) + job.count, info.pageCount));
    if (job.kind != Kind::Outline && (job.first < 0 || job.first >= end)) {
        answerFailedReading(job, noSuchPageError(job.first));
        scheduleDispatch();
        return;
    }
    // One page of text, or some shapes, at a time: the rest of the run stays in front of the queue.
    if (job.kind != Kind::Outline) {
        const int step = job.kind == Kind::Text ? 1 : protocol::kShapesPerReply;
        ReadJob rest = job;
        job.count = std::min(step, end - job.first);
        rest.first = job.first + job.count;
        rest.count = end - rest.first;
        if (rest.count > 0)
            enqueueFront(rest);
    }
    if (job.kind == Kind::Text && readStrikes.isOut(job.first)) {
        answerFailedReading(job, textError(job.first, WorkerProcess::Death::Crashed, {}));
        scheduleDispatch();
        return;
    }
    // Where nobody looks at pages, their text is read for the library: what is drawn meanwhile goes first.
    if (job.kind == Kind::Text && !job.isUrgent && !wasRenderAsked)
        seat->process->stepBack();
    seat->job = job;
    if (job.kind == Kind::Text) {
        // Names of destinations come from a second engine: after a death the page is tried without it.
        const protocol::TextRequest wire{job.first, readStrikes.count(job.first) == 0};
        seat->process->request(protocol::Type::Text, encode(wire), {}, deadlines.read);
    } else if (job.kind == Kind::Shapes) {
        seat->process->request(protocol::Type::Shapes, encode(protocol::ShapesRequest{job.first, job.count}), {},
                               deadlines.read);
    } else {
        seat->process->request(protocol::Type::Outline, {}, {}, deadlines.read);
    }
}

void DocumentSession::Private::onReplied(Seat *seat, const QByteArray &body)
{
    const Job job = std::exchange(seat->job, {});
    seat->idleSince = clock.elapsed();
    if (std::holds_alternative<LoadJob>(job)) {
        onLoaded(seat, body);
    } else if (const auto *drawing = std::get_if<DrawJob>(&job)) {
        onDrawn(seat, *drawing, body);
    } else if (const auto *read = std::get_if<ReadJob>(&job)) {
        onRead(seat, *read, body);
    }
}

void DocumentSession::Private::onLoaded(Seat *seat, const QByteArray &body)
{
    using Status = protocol::LoadReply::Status;
    const auto reply = protocol::decode<protocol::LoadReply>(body);
    if (!reply) {
        seat->process->endAs(WorkerProcess::Death::BadReply);
        return;
    }
    if (reply->status == Status::PasswordNeeded && state == State::Opening) {
        state = State::Locked;
        if (!isHeld)
            Q_EMIT q->passwordNeeded(!password.isEmpty());
        return;
    }
    if (reply->status != Status::Opened) {
        fail(loadError(reply->status));
        return;
    }
    seat->isLoaded = true;
    loadDeaths = 0;
    if (state == State::Opening) {
        onFirstLoaded({reply->pageCount, reply->firstPage.size, reply->firstPage.rotation, reply->encrypted,
                       reply->title, reply->author, protection});
        return;
    }
    dispatch();
}

void DocumentSession::Private::onFirstLoaded(const DocumentInfo &given)
{
    info = given;
    state = State::Open;
    shapes.insert(0, {info.firstPageSize, info.firstPageRotation});
    if (const auto first = ahead ? ahead->plan(info) : std::nullopt)
        queue.push(*first, clock.elapsed());
    else
        ahead.reset();
    dispatch();
    if (!isHeld)
        Q_EMIT q->opened(info);
}

void DocumentSession::Private::onDrawn(Seat *seat, const DrawJob &job, const QByteArray &body)
{
    using Status = protocol::RenderReply::Status;
    const RenderRequest &request = job.request;
    const auto reply = protocol::decode<protocol::RenderReply>(body);
    const auto refuse = [&] {
        seat->job = job;
        seat->process->endAs(WorkerProcess::Death::BadReply);
    };
    if (!reply)
        return refuse();
    if (reply->status == Status::ArenaTooSmall) {
        if (job.hasGrown || !request.clip.isEmpty() || pixels(reply->size) * 4 <= seat->process->arena()->capacity())
            return refuse();
        shapes.insert(request.page, {reply->shapeSize, reply->shapeRotation});
        DrawJob again = job;
        again.hasGrown = true;
        if (!job.isCancelled)
            sendDrawing(seat, again);
        scheduleDispatch();
        return;
    }
    QImage image;
    if (reply->status == Status::Drawn) {
        const QSize size = request.clip.isEmpty()
            ? protocol::pixelSize(reply->shapeSize, protocol::sum(reply->shapeRotation, request.rotation),
                                  request.scale)
            : request.clip.size();
        if (reply->size != size || pixels(size) * 4 > seat->process->arena()->capacity())
            return refuse();
        shapes.insert(request.page, {reply->shapeSize, reply->shapeRotation});
        if (!job.isCancelled)
            image = copyPicture(*seat->process->arena(), size);
    } else if (reply->status == Status::Aborted && !job.isCancelled) {
        queue.putBack(request, clock.elapsed());
    }
    hasDrawnOnce = true;
    dispatch();
    if (job.isCancelled || reply->status == Status::Aborted)
        return;
    if (!image.isNull())
        answerRender(request, image);
    else
        answerFailedRender(request, reply->status == Status::TooLarge  ? pictureTooLargeError(request.page)
                                    : reply->status == Status::Crowded ? crowdedError(request.page)
                                                                       : cannotDrawError(request.page));
}

void DocumentSession::Private::onRead(Seat *seat, const ReadJob &job, const QByteArray &body)
{
    switch (job.kind) {
    case ReadJob::Kind::Text: onText(seat, job, body); break;
    case ReadJob::Kind::Shapes: onShapes(seat, job, body); break;
    case ReadJob::Kind::Outline: onOutline(seat, job, body); break;
    }
}

void DocumentSession::Private::onText(Seat *seat, const ReadJob &job, const QByteArray &body)
{
    auto reply = protocol::decode<protocol::TextReply>(body);
    if (!reply) {
        seat->job = job;
        seat->process->endAs(WorkerProcess::Death::BadReply);
        return;
    }
    for (text::RawLink &link : reply->page.links) {
        if (link.targetPage >= info.pageCount)
            link.targetPage = -1;
    }
    dispatch();
    if (job.isCancelled)
        return;
    if (reply->isPage)
        Q_EMIT q->textReady(job.first, reply->page);
    else
        Q_EMIT q->textFailed(job.first, reply->isCrowded ? crowdedError(job.first) : cannotReadError(job.first));
}

void DocumentSession::Private::onShapes(Seat *seat, const ReadJob &job, const QByteArray &body)
{
    const auto reply = protocol::decode<std::vector<protocol::Shape>>(body);
    if (!reply || reply->size() != static_cast<size_t>(job.count)) {
        seat->job = job;
        seat->process->endAs(WorkerProcess::Death::BadReply);
        return;
    }
    std::vector<PageShape> given;
    int page = job.first;
    for (const protocol::Shape &shape : *reply) {
        given.push_back({shape.size, shape.rotation, shape.label});
        shapes.insert(page++, {shape.size, shape.rotation});
    }
    dispatch();
    Q_EMIT q->shapesReady(job.first, given);
}

void DocumentSession::Private::onOutline(Seat *seat, const ReadJob &job, const QByteArray &body)
{
    const auto reply = protocol::decode<std::vector<protocol::OutlineEntry>>(body);
    if (!reply) {
        seat->job = job;
        seat->process->endAs(WorkerProcess::Death::BadReply);
        return;
    }
    std::vector<OutlineItem> items;
    items.reserve(reply->size());
    for (const protocol::OutlineEntry &entry : *reply)
        items.push_back({entry.title, entry.level, entry.page < info.pageCount ? entry.page : -1, entry.point});
    dispatch();
    Q_EMIT q->outlineReady(items);
}

} // namespace conspectus::pdf
