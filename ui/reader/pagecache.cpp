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

namespace {

// Of two whole pictures the better one to be shown at a scale: the least one that is sharper, else the sharpest.
bool isBetter(const Picture &picture, const Picture &other, double scale)
{
    const bool isSharp = picture.key.scale >= scale * (1 - 1e-4);
    const bool otherIsSharp = other.key.scale >= scale * (1 - 1e-4);
    if (isSharp != otherIsSharp)
        return isSharp;
    return isSharp ? picture.key.scale < other.key.scale : picture.key.scale > other.key.scale;
}

} // namespace

const std::vector<Picture> &PageCache::of(int page) const
{
    static const std::vector<Picture> none;
    const auto it = m_pictures.find(page);
    return it == m_pictures.end() ? none : it->second;
}

template<typename Condition>
void PageCache::drop(int page, const Condition &condition)
{
    const auto it = m_pictures.find(page);
    if (it == m_pictures.end())
        return;
    m_count -= std::erase_if(it->second, [&](const Picture &picture) {
        const bool goes = condition(picture);
        m_bytes -= goes ? picture.image.sizeInBytes() : 0;
        return goes;
    });
    if (it->second.empty())
        m_pictures.erase(it);
}

void PageCache::insert(Picture picture)
{
    if (picture.image.isNull() || (!picture.key.clip.isEmpty() && exact(picture.key)))
        return; // a part of what is here as a whole
    // The same picture again takes the place of the one before; so does a newer part of a page, and the whole that of a part.
    const PictureKey key = picture.key;
    drop(key.page, [&key](const Picture &other) {
        return other.key.rotation == key.rotation && isSameScale(other.key.scale, key.scale)
               && (key.clip.isEmpty() || !other.key.clip.isEmpty());
    });
    m_bytes += picture.image.sizeInBytes();
    ++m_count;
    m_pictures[key.page].push_back(std::move(picture));
    evict();
}

void PageCache::remove(int page)
{
    drop(page, [](const Picture &) { return true; });
}

void PageCache::clear()
{
    m_pictures.clear();
    m_bytes = 0;
    m_count = 0;
}

const Picture *PageCache::exact(const PictureKey &key, const QRect &needed) const
{
    for (const Picture &picture : of(key.page)) {
        if (picture.key.rotation != key.rotation || !isSameScale(picture.key.scale, key.scale))
            continue;
        if (picture.key.clip.isEmpty() || (!needed.isEmpty() && picture.key.clip.contains(needed)))
            return &picture;
    }
    return nullptr;
}

const Picture *PageCache::nearest(int page, double scale, Rotation rotation) const
{
    const Picture *best = nullptr;
    for (const Picture &picture : of(page)) {
        if (picture.key.rotation == rotation && picture.key.clip.isEmpty() && (!best || isBetter(picture, *best, scale)))
            best = &picture;
    }
    return best;
}

const Picture *PageCache::turned(int page, double scale, Rotation rotation) const
{
    const Picture *best = nullptr;
    for (const Picture &picture : of(page)) {
        if (picture.key.rotation != rotation && picture.key.clip.isEmpty() && (!best || isBetter(picture, *best, scale)))
            best = &picture;
    }
    return best;
}

const Picture *PageCache::part(int page, double scale, Rotation rotation) const
{
    for (const Picture &picture : of(page)) {
        if (picture.key.rotation == rotation && !picture.key.clip.isEmpty() && isSameScale(picture.key.scale, scale))
            return &picture;
    }
    return nullptr;
}

// What goes first is greatest. Negative: stays.
double PageCache::dropOrder(const Picture &picture) const
{
    // A small placeholder costs little and saves a blank page: it counts as nearer than a large picture.
    const double weight = static_cast<double>(picture.image.sizeInBytes()) / static_cast<double>(m_budget);
    const double near = weight < 0.005 ? 0.01 : 1.0;
    double order = 1e9;
    for (const CachePlace &place : m_places) {
        const int page = picture.key.page;
        const int distance = page < place.first ? place.first - page : std::max(0, page - place.last);
        const bool isUsual = isSameScale(picture.key.scale, place.scale);
        if (distance == 0 && isUsual)
            return -1;
        order = std::min(order, near * (distance + (isUsual ? 0.0 : 0.5)));
    }
    return order;
}

void PageCache::evict()
{
    while (m_bytes > m_budget) {
        const Picture *worst = nullptr;
        double greatest = 0;
        for (const auto &[page, pictures] : m_pictures) {
            for (const Picture &picture : pictures) {
                if (const double order = dropOrder(picture); order >= 0 && (!worst || order >= greatest)) {
                    worst = &picture;
                    greatest = order;
                }
            }
        }
        if (!worst)
            return;
        drop(worst->key.page, [worst](const Picture &picture) { return &picture == worst; });
    }
}

} // namespace conspectus::reader
