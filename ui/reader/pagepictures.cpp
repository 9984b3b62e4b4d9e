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

void PagePictures::setTint(const std::optional<PageTint> &tint)
{
    if (m_tint == tint)
        return;
    m_tint = tint;
    m_cache.clear();
    for (const Pending &pending : m_pending) {
        if (!pending.isMapping)
            m_source->cancelRender(pending.tag);
    }
    m_pending.clear();
    askForMissing();
}

PagePictures::Wishes &PagePictures::wishesOf(QObject *who)
{
    const auto it = m_wishes.find(who);
    if (it != m_wishes.end())
        return it->second;
    if (who) {
        connect(who, &QObject::destroyed, this, [this, who] {
            m_wishes.erase(who);
            cancelUnwanted();
        });
    }
    return m_wishes[who];
}

void PagePictures::setPlace(int firstVisible, int lastVisible, double scale, QObject *who)
{
    wishesOf(who).place = CachePlace{firstVisible, lastVisible, scale};
    std::vector<CachePlace> places;
    for (const auto &[each, wishes] : m_wishes) {
        if (wishes.place)
            places.push_back(*wishes.place);
    }
    m_cache.setPlaces(std::move(places));
}

void PagePictures::insertKept(const Picture &picture, const std::optional<PageTint> &tint)
{
    if (tint == m_tint)
        keep(picture);
}

void PagePictures::setSourceReady()
{
    m_isSourceReady = true;
    askForMissing();
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

bool PagePictures::isWanted(const Pending &pending) const
{
    return std::ranges::any_of(m_wishes, [&](const auto &each) {
        return std::ranges::any_of(each.second.wanted, [&](const WantedPicture &w) { return serves(pending.key, w); });
    });
}

// The most urgent of those that will do: of a page both the part in view and the whole may be on their way.
PagePictures::Pending *PagePictures::pendingFor(const WantedPicture &wanted)
{
    Pending *best = nullptr;
    for (Pending &pending : m_pending) {
        if (serves(pending.key, wanted) && (!best || pending.priority < best->priority))
            best = &pending;
    }
    return best;
}

// The one that was asked for last among the best is probably being drawn; the others wait.
bool PagePictures::mayWaitBehindOthers(const Pending &pending) const
{
    return std::ranges::any_of(m_pending, [&](const Pending &other) {
        return !other.isMapping
               && (other.priority < pending.priority || (other.priority == pending.priority && other.tag > pending.tag));
    });
}

void PagePictures::want(std::vector<WantedPicture> wanted, QObject *who)
{
    wishesOf(who).wanted = std::move(wanted);
    m_isFull = false;
    cancelUnwanted();
    askForMissing();
}

void PagePictures::cancelUnwanted()
{
    std::erase_if(m_pending, [&](const Pending &pending) {
        if (pending.isMapping || isWanted(pending))
            return false;
        m_source->cancelRender(pending.tag);
        m_slow.remove(pending.key.page);
        return true;
    });
}

// Most important first; of the small ones only as many as may be asked for at a time.
std::vector<const WantedPicture *> PagePictures::missing()
{
    std::vector<const WantedPicture *> all;
    for (const auto &[who, wishes] : m_wishes) {
        for (const WantedPicture &wanted : wishes.wanted)
            all.push_back(&wanted);
    }
    if (m_wishes.size() > 1)
        std::ranges::stable_sort(all, {}, &WantedPicture::priority);
    auto small = std::ranges::count_if(m_pending, [](const Pending &p) { return p.priority >= kPlaceholderPriority; });
    std::vector<const WantedPicture *> missing;
    for (const WantedPicture *wanted : all) {
        const PictureKey &key = wanted->key;
        const bool isSmall = wanted->priority >= kPlaceholderPriority;
        if ((isSmall && (m_isFull || small >= kMostSmallOnes)) || m_failures.contains(key.page) || m_cache.exact(key, wanted->needed)
            || (wanted->anyWillDo && m_cache.nearest(key.page, key.scale, key.rotation)))
            continue;
        if (isSmall && pendingFor(*wanted))
            continue;
        small += isSmall ? 1 : 0;
        missing.push_back(wanted);
    }
    return missing;
}

// The source takes equal ones newest first: so the most important is asked for last.
void PagePictures::askForMissing()
{
    if (!m_isSourceReady)
        return;
    const std::vector<const WantedPicture *> wanted = missing();
    const quint64 before = m_lastTag;
    for (auto it = wanted.rbegin(); it != wanted.rend(); ++it) {
        // The whole of a page that was asked for just now is meant to come after the part in view.
        if (const Pending *pending = pendingFor(**it); pending && pending->tag <= before) {
            if (pending->isMapping || pending->priority <= (*it)->priority || !mayWaitBehindOthers(*pending))
                continue;
            const quint64 old = pending->tag;
            m_source->cancelRender(old);
            std::erase_if(m_pending, [old](const Pending &p) { return p.tag == old; });
        }
        ask(**it);
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
    it->key.clip = rendered.request.clip; // it may be more than was asked for
    const Picture picture{it->key, rendered.image};
    if (m_tint) {
        it->isMapping = true;
        makeTinted(tag, picture);
        return;
    }
    m_pending.erase(it);
    keep(picture);
    askForMissing();
}

void PagePictures::makeTinted(quint64 tag, const Picture &picture)
{
    const PageTint tint = *m_tint;
    auto *watcher = new QFutureWatcher<QImage>(this);
    connect(watcher, &QFutureWatcher<QImage>::finished, this, [this, watcher, tag, tint, key = picture.key] {
        watcher->deleteLater();
        const auto removed = std::erase_if(m_pending, [tag](const Pending &p) { return p.tag == tag; });
        const bool isStale = m_tint != tint || removed == 0;
        if (!isStale)
            keep({key, watcher->result()});
        askForMissing();
    });
    watcher->setFuture(QtConcurrent::run(&m_mappers, [image = picture.image, tint] {
        return darkPage(image, tint.page, tint.ink);
    }));
}

void PagePictures::keep(const Picture &picture)
{
    m_slow.remove(picture.key.page);
    m_failures.remove(picture.key.page);
    const bool isSmall = picture.key.scale <= kPlaceholderScale * 1.01 && picture.key.clip.isEmpty();
    m_cache.insert(isSmall ? Picture{picture.key, picture.image.convertToFormat(QImage::Format_RGB16)} : picture);
    m_isFull = m_isFull || (isSmall && !m_cache.exact(picture.key));
    Q_EMIT arrived(picture.key.page);
}

void PagePictures::takeFailure(const pdf::RenderRequest &request, const Error &error)
{
    const auto it = std::ranges::find(m_pending, request.tag, &Pending::tag);
    if (it == m_pending.end())
        return;
    m_pending.erase(it);
    m_slow.remove(request.page);
    if (error.code != ErrorCode::Cancelled) {
        m_failures.insert(request.page, error);
        Q_EMIT failed(request.page);
    }
    askForMissing();
}

} // namespace conspectus::reader
