// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps the cache of pictures filled with what the views of a document want: asks the source, newest first, cancels what
// nobody wants any more, maps tinted pages on a thread of its own, and knows which pages are slow or could not be drawn. Several
// may want pictures at once (page view, thumbnails, a pinned figure); each says so by itself and its wishes go with it.
// Placeholders are asked for a few at a time, so that moving on has little to cancel.
#pragma once

#include "ui/reader/pagecache.h"
#include "ui/reader/pagesource.h"
#include "ui/reader/renderplan.h"

#include <QHash>
#include <QSet>
#include <QThreadPool>
#include <map>
#include <optional>

namespace conspectus::reader {

// White paper becomes `page`, black ink `ink`; see darkPage().
struct PageTint
{
    QColor page;
    QColor ink;
    friend bool operator==(const PageTint &, const PageTint &) = default;
};

class PagePictures final : public QObject
{
    Q_OBJECT
public:
    explicit PagePictures(PageSource *source, QObject *parent = nullptr);
    ~PagePictures() override;
    // As long as the source is not open: see setSourceReady().
    void waitForSource() { m_isSourceReady = false; }

    // Everything is drawn again when this changes.
    void setTint(const std::optional<PageTint> &tint);
    [[nodiscard]] const std::optional<PageTint> &tint() const { return m_tint; }
    // The pictures that one of those who look wants from now on, most important first. What it wanted before is forgotten.
    // Wishes of an object that is destroyed go with it.
    void want(std::vector<WantedPicture> wanted, QObject *who = nullptr);
    // What it looks at, which is not dropped.
    void setPlace(int firstVisible, int lastVisible, double scale, QObject *who = nullptr);
    // A picture kept from an earlier time, with the tint it had. One with another tint is not taken.
    void insertKept(const Picture &picture, const std::optional<PageTint> &tint);
    // Nothing is asked of the source until it has opened the file.
    void setSourceReady();

    [[nodiscard]] const PageCache &cache() const { return m_cache; }
    [[nodiscard]] const Error *failure(int page) const;
    [[nodiscard]] bool isSlow(int page) const { return m_slow.contains(page); }
    [[nodiscard]] std::size_t waitingCount() const { return m_pending.size(); }
    // Forgets that a page could not be drawn; it is asked for again with the next want().
    void retry(int page);
    // Gives a slow page up.
    void stop(int page);

Q_SIGNALS:
    void arrived(int page);
    void failed(int page);
    void becameSlow(int page);

private:
    static constexpr int kMostSmallOnes = 6; // placeholders asked for at a time

    struct Pending
    {
        quint64 tag = 0;
        PictureKey key;
        int priority = 0;
        bool isMapping = false; // drawn; being tinted
    };
    struct Wishes
    {
        std::vector<WantedPicture> wanted;
        std::optional<CachePlace> place;
    };

    PageSource *m_source;
    PageCache m_cache;
    std::vector<Pending> m_pending;
    QHash<int, Error> m_failures;
    QSet<int> m_slow;
    std::optional<PageTint> m_tint;
    std::map<QObject *, Wishes> m_wishes;
    bool m_isSourceReady = true;
    bool m_isFull = false; // a small one had to go at once: no more of them until the place changes
    quint64 m_lastTag = 0;
    QThreadPool m_mappers;

    [[nodiscard]] Pending *pendingFor(const WantedPicture &wanted);
    [[nodiscard]] bool isWanted(const Pending &pending) const;
    [[nodiscard]] bool mayWaitBehindOthers(const Pending &pending) const;
    [[nodiscard]] Wishes &wishesOf(QObject *who);
    [[nodiscard]] std::vector<const WantedPicture *> missing();
    void cancelUnwanted();
    void askForMissing();
    void ask(const WantedPicture &wanted);
    void takeRendered(const pdf::RenderedPage &rendered);
    void takeFailure(const pdf::RenderRequest &request, const Error &error);
    void makeTinted(quint64 tag, const Picture &picture);
    void keep(const Picture &picture);
};

} // namespace conspectus::reader
