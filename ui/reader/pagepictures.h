// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps the cache of pictures filled with what the view wants: asks the source, newest first, cancels what is no longer
// wanted, maps dark pages on a thread of its own, and knows which pages are slow or could not be drawn.
#pragma once

#include "ui/reader/pagecache.h"
#include "ui/reader/pagesource.h"
#include "ui/reader/renderplan.h"

#include <QHash>
#include <QSet>
#include <QThreadPool>
#include <optional>

namespace conspectus::reader {

struct DarkColours
{
    QColor page;
    QColor ink;
    friend bool operator==(const DarkColours &, const DarkColours &) = default;
};

class PagePictures final : public QObject
{
    Q_OBJECT
public:
    explicit PagePictures(PageSource *source, QObject *parent = nullptr);
    ~PagePictures() override;

    // Everything is drawn again when this changes.
    void setDark(const std::optional<DarkColours> &colours);
    // The pictures that are wanted from now on, most important first.
    void want(const std::vector<WantedPicture> &wanted);
    void setPlace(int firstVisible, int lastVisible, double scale);
    // A picture kept from an earlier time; isDark: as it looked on a dark page. One of the other kind is not taken.
    void insertKept(const Picture &picture, bool isDark);
    [[nodiscard]] bool isDark() const { return m_dark.has_value(); }

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
    struct Pending
    {
        quint64 tag = 0;
        PictureKey key;
        int priority = 0;
        bool isMapping = false; // drawn; being made dark
    };

    PageSource *m_source;
    PageCache m_cache;
    std::vector<Pending> m_pending;
    QHash<int, Error> m_failures;
    QSet<int> m_slow;
    std::optional<DarkColours> m_dark;
    quint64 m_lastTag = 0;
    QThreadPool m_mappers;

    [[nodiscard]] Pending *pendingFor(const WantedPicture &wanted);
    [[nodiscard]] bool isWanted(const Pending &pending, const std::vector<WantedPicture> &wanted) const;
    [[nodiscard]] bool mayWaitBehindOthers(const Pending &pending) const;
    void ask(const WantedPicture &wanted);
    void takeRendered(const pdf::RenderedPage &rendered);
    void takeFailure(const pdf::RenderRequest &request, const Error &error);
    void makeDark(quint64 tag, const Picture &picture);
    void keep(const Picture &picture);
};

} // namespace conspectus::reader
