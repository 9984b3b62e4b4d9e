// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of pages within a budget of bytes. Several pictures of a page may be kept: the one at the zoom in use, others,
// a small placeholder. When the budget is full the picture farthest from where the reader is goes first; of pictures at the
// same distance the one at another zoom. What is in view is never dropped. A document may be looked at from several places
// at once (split view, a pinned figure). Pure values; no widgets, no threads.
#pragma once

#include "geometry/quad.h"

#include <QImage>
#include <map>
#include <vector>

namespace conspectus::reader {

// Which picture: the page, device pixels per pt, the turn that the reader gave it, and (at high zoom) the part of it, in
// device pixels of the turned page; empty = whole.
struct PictureKey
{
    int page = 0;
    double scale = 1;
    Rotation rotation = Rotation::None;
    QRect clip;
    friend bool operator==(const PictureKey &, const PictureKey &) = default;
};

// True where two scales make pictures of the same size to a pixel.
[[nodiscard]] bool isSameScale(double a, double b);

struct Picture
{
    PictureKey key;
    QImage image;
};

// What somebody looks at: pages [first, last] at a scale.
struct CachePlace
{
    int first = 0;
    int last = 0;
    double scale = 1;
    friend bool operator==(const CachePlace &, const CachePlace &) = default;
};

class PageCache
{
public:
    static constexpr qsizetype kDefaultBudget = 128 * 1024 * 1024;

    explicit PageCache(qsizetype budget = kDefaultBudget) : m_budget(budget) {}

    // Where the reader is; what is visible is kept whatever the budget says.
    void setPlaces(std::vector<CachePlace> places) { m_places = std::move(places); }
    void setPlace(int firstVisible, int lastVisible, double scale) { m_places = {{firstVisible, lastVisible, scale}}; }
    void insert(Picture picture);
    void remove(int page);
    void clear();

    // The picture at that scale whose part covers `needed` (device pixels of the turned page; empty = the whole page), else
    // nullptr.
    [[nodiscard]] const Picture *exact(const PictureKey &key, const QRect &needed = {}) const;
    // Whole-page pictures fit to be scaled: the least one that is sharper, else the sharpest one. nullptr: none.
    [[nodiscard]] const Picture *nearest(int page, double scale, Rotation rotation) const;
    // The same, turned some other way: for the moment after the reader has turned the pages.
    [[nodiscard]] const Picture *turned(int page, double scale, Rotation rotation) const;
    // Parts of the page at that scale, for drawing over the nearest whole picture.
    [[nodiscard]] const Picture *part(int page, double scale, Rotation rotation) const;

    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype budget() const { return m_budget; }
    [[nodiscard]] std::size_t count() const { return m_count; }

private:
    qsizetype m_budget;
    qsizetype m_bytes = 0;
    std::size_t m_count = 0;
    std::map<int, std::vector<Picture>> m_pictures; // by page
    std::vector<CachePlace> m_places{{}};

    [[nodiscard]] const std::vector<Picture> &of(int page) const;
    template<typename Condition>
    void drop(int page, const Condition &condition);
    void evict();
    [[nodiscard]] double dropOrder(const Picture &picture) const;
};

} // namespace conspectus::reader
