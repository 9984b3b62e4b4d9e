// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of parts of pages, for annotations that are areas: asked from the source behind everything that the reader is looking
// at, kept up to a byte budget. What is not there is null and comes later. Never waits.
#pragma once

#include "geometry/pagelayout.h"
#include "ui/reader/pagepictures.h"
#include "ui/reader/pagesource.h"

#include <QCache>
#include <QHash>
#include <QSet>
#include <optional>

namespace conspectus::reader {

class AreaPictures final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kBudget = 24 * 1024; // kB
    static constexpr int kMostSide = 1600;    // device pixels

    explicit AreaPictures(PageSource *source, QObject *parent = nullptr);

    // The area in page space, as the page is printed (turned as the file turns it), `width` device pixels wide or as near to it as
    // its height allows. Null while it is not there: arrived() says when, or never where the page cannot be drawn.
    [[nodiscard]] QImage picture(int page, const PageBox &box, const QRectF &area, int width);
    // How they are mapped (dark pages); nullopt: as the file has them. Everything is asked for again when this changes.
    void setTint(const std::optional<PageTint> &tint);

Q_SIGNALS:
    void arrived(int page);

private:
    struct Wanted
    {
        int page = 0;
        QString key;
    };

    PageSource *m_source;
    QCache<QString, QImage> m_pictures; // cost in kB
    QHash<quint64, Wanted> m_asked;
    QSet<QString> m_failed;
    std::optional<PageTint> m_tint;
    quint64 m_lastTag = quint64(1) << 62; // not one of the page pictures'

    void take(const pdf::RenderedPage &rendered);
    void takeFailure(const pdf::RenderRequest &request);
};

} // namespace conspectus::reader
