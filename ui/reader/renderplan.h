// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which pictures a view needs for where it stands, most important first: a small placeholder of what is in view where there is
// no picture of it at all, the sharp picture of it (after a leap first of the part in view), the neighbours in the direction of
// scrolling, placeholders of the pages around, then of all others as far as the memory for them goes, so that no jump is blank. Pure.
#pragma once

#include "geometry/pagelayout.h"
#include "pdf/pictureahead.h"
#include "ui/reader/pagecache.h"

namespace conspectus::reader {

struct WantedPicture
{
    PictureKey key;
    QRect needed;      // the part in view, device pixels of the turned page; empty: the whole page
    int priority = 0;  // as in pdf::RenderRequest
    bool anyWillDo = false; // not needed where there is a picture of the page already
};

struct ViewPlace
{
    QPointF scroll;
    QSizeF viewport;
    double pixelRatio = 1;
    int direction = 1; // of the last movement: 1 down, -1 up
    bool isFirst = false; // nothing has been painted yet: only what is in view, nothing else before it
    bool hasLanded = false; // came here in one leap: the part in view first, then the whole page
};

inline constexpr double kPlaceholderScale = 24.0 / 72.0;
inline constexpr int kNearPlaceholders = 3;    // before the sharp pictures of the neighbours
inline constexpr int kPlaceholdersAround = 50; // these before all others
inline constexpr double kPlaceholderShare = 0.35; // of the budget, for all placeholders together
inline constexpr int kVisiblePriority = 0, kNeighbourPriority = 1, kPlaceholderPriority = 2, kBackgroundPriority = 3;
// Of a page of which less than this is in view after a leap, that part is drawn before the whole. (Drawing 0.4 of a page of text takes
// 0.4 to 0.6 of the time; the pixels are the same.)
inline constexpr double kPartBelow = pdf::PictureAhead::kPartBelow;
// A page whose picture would be larger than this (bytes) is drawn in part: the viewport and half of it on each side.
inline constexpr double kWholePageLimit = 36.0 * 1024 * 1024;

[[nodiscard]] std::vector<WantedPicture> planPictures(const PageLayout &layout, const ViewPlace &place,
                                                      qsizetype budget = PageCache::kDefaultBudget);

} // namespace conspectus::reader
