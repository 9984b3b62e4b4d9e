// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/pagecache.h"

#include <algorithm>
#include <cmath>

namespace conspectus::reader {

bool isSameScale(double a, double b)
{
    return std::abs(a - b) <= 1e-4 * std::max(std::abs(a), std::abs(b)); // less than a pixel in 10,000
}

void PageCache::setPlace(int firstVisible, int lastVisible, double scale)
{
    m_firstVisible = firstVisible;
    m_lastVisible = lastVisible;
    m_scale = scale;
}

void PageCache::insert(Picture picture)
{
    if (picture.image.isNull())
        return;
    // The same picture again, or a newer part of the same page at the same scale, takes the place of the one before.
    const PictureKey &key = picture.key;
    std::erase_if(m_pictures, [&](const Picture &other) {
        const bool same = other.key.page == key.page && other.key.rotation == key.rotation
                          && isSameScale(other.key.scale, key.scale)
                          && other.key.clip.isEmpty() == key.clip.isEmpty();
        if (same)
            m_bytes -= other.image.sizeInBytes();
        return same;
    });
    m_bytes += picture.image.sizeInBytes();
    m_pictures.push_back(std::move(picture));
    evict();
}

void PageCache::remove(int page)
{
    std::erase_if(m_pictures, [&](const Picture &picture) {
        const bool drop = picture.key.page == page;
        if (drop)
            m_bytes -= picture.image.sizeInBytes();
        return drop;
    });
}

void PageCache::clear()
{
    m_pictures.clear();
    m_bytes = 0;
}

const Picture *PageCache::exact(const PictureKey &key, const QRect &needed) const
{
    for (const Picture &picture : m_pictures) {
        if (picture.key.page != key.page || picture.key.rotation != key.rotation
            || !isSameScale(picture.key.scale, key.scale))
            continue;
        if (picture.key.clip.isEmpty() || (!needed.isEmpty() && picture.key.clip.contains(needed)))
            return &picture;
    }
    return nullptr;
}

const Picture *PageCache::nearest(int page, double scale, Rotation rotation) const
{
    const Picture *best = nullptr;
    for (const Picture &picture : m_pictures) {
        if (picture.key.page != page || picture.key.rotation != rotation || !picture.key.clip.isEmpty())
            continue;
        if (!best) {
            best = &picture;
            continue;
        }
        const bool isSharp = picture.key.scale >= scale * (1 - 1e-4);
        const bool bestIsSharp = best->key.scale >= scale * (1 - 1e-4);
        if (isSharp != bestIsSharp ? isSharp
                                   : isSharp ? picture.key.scale < best->key.scale : picture.key.scale > best->key.scale)
            best = &picture;
    }
    return best;
}

const Picture *PageCache::part(int page, double scale, Rotation rotation) const
{
    for (const Picture &picture : m_pictures) {
        if (picture.key.page == page && picture.key.rotation == rotation && !picture.key.clip.isEmpty()
            && isSameScale(picture.key.scale, scale))
            return &picture;
    }
    return nullptr;
}

// What goes first is greatest. Negative: stays.
double PageCache::dropOrder(const Picture &picture) const
{
    const int page = picture.key.page;
    const bool isUsual = isSameScale(picture.key.scale, m_scale);
    int distance = 0;
    if (page < m_firstVisible)
        distance = m_firstVisible - page;
    else if (page > m_lastVisible)
        distance = page - m_lastVisible;
    if (distance == 0 && isUsual)
        return -1;
    // A small placeholder costs little and saves a blank page: it counts as nearer than a large picture.
    const double weight = static_cast<double>(picture.image.sizeInBytes()) / static_cast<double>(m_budget);
    const double near = weight < 0.005 ? 0.05 : 1.0;
    return near * (distance + (isUsual ? 0.0 : 0.5));
}

void PageCache::evict()
{
    while (m_bytes > m_budget) {
        const auto worst = std::ranges::max_element(m_pictures, {}, [this](const Picture &picture) {
            return dropOrder(picture);
        });
        if (worst == m_pictures.end() || dropOrder(*worst) < 0)
            return;
        m_bytes -= worst->image.sizeInBytes();
        m_pictures.erase(worst);
    }
}

} // namespace conspectus::reader
