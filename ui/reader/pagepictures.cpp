// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/pagepictures.h"

#include "ui/reader/darkpage.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>
#include <algorithm>

namespace conspectus::reader {

namespace {

bool isSamePicture(const PictureKey &a, const PictureKey &b)
{
    return a.page == b.page && a.rotation == b.rotation && isSameScale(a.scale, b.scale);
}

// What is asked for (or kept) as `have` serves `wanted`.
bool serves(const PictureKey &have, const WantedPicture &wanted)
{
    if (!isSamePicture(have, wanted.key))
        return false;
    if (have.clip.isEmpty())
        return true;
    return !wanted.needed.isEmpty() && have.clip.contains(wanted.needed);
}

} // namespace

PagePictures::PagePictures(PageSource *source, QObject *parent) : QObject(parent), m_source(source)
{
    m_mappers.setMaxThreadCount(2);
    connect(source, &PageSource::rendered, this, &PagePictures::takeRendered);
    connect(source, &PageSource::renderFailed, this, &PagePictures::takeFailure);
    connect(source, &PageSource::stillWorking, this, [this](int page) {
        const bool waits = std::ranges::any_of(m_pending, [page](const Pending &p) { return p.key.page == page; });
        if (!waits || m_slow.contains(page))
            return;
        m_slow.insert(page);
        Q_EMIT becameSlow(page);
    });
}

PagePictures::~PagePictures() = default;

void PagePictures::setDark(const std::optional<DarkColours> &colours)
{
    if (m_dark == colours)
        return;
    m_dark = colours;
    m_cache.clear();
    for (const Pending &pending : m_pending) {
        if (!pending.isMapping)
            m_source->cancelRender(pending.tag);
    }
    m_pending.clear();
}

void PagePictures::setPlace(int firstVisible, int lastVisible, double scale)
{
    m_cache.setPlace(firstVisible, lastVisible, scale);
}

void PagePictures::insertKept(const Picture &picture, bool isDark)
{
    if (isDark == m_dark.has_value())
        keep(picture);
}

const Error *PagePictures::failure(int page) const
{
    const auto it = m_failures.constFind(page);
    return it == m_failures.constEnd() ? nullptr : &*it;
}

void PagePictures::retry(int page)
{
    m_failures.remove(page);
    m_source->retryPage(page);
}

void PagePictures::stop(int page)
{
    std::erase_if(m_pending, [&](const Pending &pending) {
        if (pending.key.page != page || pending.isMapping)
            return false;
        m_source->cancelRender(pending.tag);
        return true;
    });
    m_slow.remove(page);
    m_failures.insert(page, Error{ErrorCode::Cancelled, tr("Drawing was stopped."), {}});
    Q_EMIT failed(page);
}

bool PagePictures::isWanted(const Pending &pending, const std::vector<WantedPicture> &wanted) const
{
    return std::ranges::any_of(wanted, [&](const WantedPicture &w) { return serves(pending.key, w); });
}

PagePictures::Pending *PagePictures::pendingFor(const WantedPicture &wanted)
{
    const auto it = std::ranges::find_if(m_pending, [&](const Pending &p) { return serves(p.key, wanted); });
    return it == m_pending.end() ? nullptr : &*it;
}

// The one that was asked for last among the best is probably being drawn; the others wait.
bool PagePictures::mayWaitBehindOthers(const Pending &pending) const
{
    return std::ranges::any_of(m_pending, [&](const Pending &other) {
        return !other.isMapping
               && (other.priority < pending.priority || (other.priority == pending.priority && other.tag > pending.tag));
    });
}

void PagePictures::want(const std::vector<WantedPicture> &wanted)
{
    std::erase_if(m_pending, [&](const Pending &pending) {
        if (pending.isMapping || isWanted(pending, wanted))
            return false;
        m_source->cancelRender(pending.tag);
        m_slow.remove(pending.key.page);
        return true;
    });
    // The source takes equal ones newest first: so the most important is asked for last.
    for (auto it = wanted.rbegin(); it != wanted.rend(); ++it) {
        if (m_failures.contains(it->key.page) || m_cache.exact(it->key, it->needed))
            continue;
        if (it->anyWillDo && m_cache.nearest(it->key.page, it->key.scale, it->key.rotation))
            continue;
        if (const Pending *pending = pendingFor(*it)) {
            if (pending->isMapping || pending->priority <= it->priority || !mayWaitBehindOthers(*pending))
                continue;
            const quint64 old = pending->tag;
            m_source->cancelRender(old);
            std::erase_if(m_pending, [old](const Pending &p) { return p.tag == old; });
        }
        ask(*it);
    }
}

void PagePictures::ask(const WantedPicture &wanted)
{
    const quint64 tag = ++m_lastTag;
    m_pending.push_back({tag, wanted.key, wanted.priority, false});
    pdf::RenderRequest request;
    request.page = wanted.key.page;
    request.scale = wanted.key.scale;
    request.rotation = wanted.key.rotation;
    request.clip = wanted.key.clip;
    request.priority = wanted.priority;
    request.tag = tag;
    m_source->render(request);
}

void PagePictures::takeRendered(const pdf::RenderedPage &rendered)
{
    const quint64 tag = rendered.request.tag;
    const auto it = std::ranges::find(m_pending, tag, &Pending::tag);
    if (it == m_pending.end())
        return; // cancelled meanwhile
    const Picture picture{it->key, rendered.image};
    if (m_dark) {
        it->isMapping = true;
        makeDark(tag, picture);
        return;
    }
    m_pending.erase(it);
    keep(picture);
}

void PagePictures::makeDark(quint64 tag, const Picture &picture)
{
    const DarkColours colours = *m_dark;
    auto *watcher = new QFutureWatcher<QImage>(this);
    connect(watcher, &QFutureWatcher<QImage>::finished, this, [this, watcher, tag, colours, key = picture.key] {
        watcher->deleteLater();
        const auto removed = std::erase_if(m_pending, [tag](const Pending &p) { return p.tag == tag; });
        const bool isStale = m_dark != colours || removed == 0;
        if (!isStale)
            keep({key, watcher->result()});
    });
    watcher->setFuture(QtConcurrent::run(&m_mappers, [image = picture.image, colours] {
        return darkPage(image, colours.page, colours.ink);
    }));
}

void PagePictures::keep(const Picture &picture)
{
    m_slow.remove(picture.key.page);
    m_failures.remove(picture.key.page);
    m_cache.insert(picture);
    Q_EMIT arrived(picture.key.page);
}

void PagePictures::takeFailure(const pdf::RenderRequest &request, const Error &error)
{
    const auto it = std::ranges::find(m_pending, request.tag, &Pending::tag);
    if (it == m_pending.end())
        return;
    m_pending.erase(it);
    m_slow.remove(request.page);
    if (error.code == ErrorCode::Cancelled)
        return;
    m_failures.insert(request.page, error);
    Q_EMIT failed(request.page);
}

} // namespace conspectus::reader
