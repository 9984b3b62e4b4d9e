// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of pages within a budget of bytes. Several pictures of a page may be kept: the one at the zoom in use, others,
// a small placeholder. When the budget is full the picture farthest from where the reader is goes first; of pictures at the
// same distance the one at another zoom. What is in view is never dropped. Pure values; no widgets, no threads.
#pragma once

#include "geometry/quad.h"

#include <QImage>
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

class PageCache
{
public:
    static constexpr qsizetype kDefaultBudget = 128 * 1024 * 1024;

    explicit PageCache(qsizetype budget = kDefaultBudget) : m_budget(budget) {}

    // Where the reader is; what is in [firstVisible, lastVisible] is kept whatever the budget says.
    void setPlace(int firstVisible, int lastVisible, double scale);
    void insert(Picture picture);
    void remove(int page);
    void clear();

    // The picture at that scale whose part covers `needed` (device pixels of the turned page; empty = the whole page), else
    // nullptr.
    [[nodiscard]] const Picture *exact(const PictureKey &key, const QRect &needed = {}) const;
    // Whole-page pictures fit to be scaled: the least one that is sharper, else the sharpest one. nullptr: none.
    [[nodiscard]] const Picture *nearest(int page, double scale, Rotation rotation) const;
    // Parts of the page at that scale, for drawing over the nearest whole picture.
    [[nodiscard]] const Picture *part(int page, double scale, Rotation rotation) const;

    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype budget() const { return m_budget; }
    [[nodiscard]] std::size_t count() const { return m_pictures.size(); }

private:
    qsizetype m_budget;
    qsizetype m_bytes = 0;
    std::vector<Picture> m_pictures;
    int m_firstVisible = 0;
    int m_lastVisible = 0;
    double m_scale = 1;

    void evict();
    [[nodiscard]] double dropOrder(const Picture &picture) const;
};

} // namespace conspectus::reader
