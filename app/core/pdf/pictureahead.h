// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture of the first page that is drawn before anybody has asked for it, at the width that a view will probably show
// it at; of a page that is much taller than the view only what will be in view. Whoever then asks for that picture or a part
// of it takes it over, drawn or not; any other question drops it. Pure.
#pragma once

#include "pdf/documentsession.h"
#include "pdf/protocol/messages.h"

#include <cmath>
#include <optional>

namespace conspectus::pdf {

class PictureAhead
{
public:
    static constexpr quint64 kTag = ~quint64(0);
    // Larger ones are shown in part (the reader's kWholePageLimit), so a picture of the whole page would serve nobody.
    static constexpr double kMostPixels = 9.0 * 1024 * 1024;

    // Of a page of which less than this is in view, that part is drawn first. Half a page costs little more than half of it.
    static constexpr double kPartBelow = 0.6;

    // room: device pixels; the width of the page as the file turns it, and at least the height of the view.
    explicit PictureAhead(const QSizeF &room) : m_room(room) {}

    // What to draw; nothing where the page is too large or has no size.
    [[nodiscard]] std::optional<RenderRequest> plan(const DocumentInfo &info)
    {
        const bool isTurned = info.firstPageRotation == Rotation::Quarter || info.firstPageRotation == Rotation::ThreeQuarters;
        const QSizeF shown = isTurned ? info.firstPageSize.transposed() : info.firstPageSize;
        if (shown.isEmpty() || m_room.width() < 1 || m_room.width() * m_room.width() * shown.height() / shown.width() > kMostPixels)
            return std::nullopt;
        m_asked.scale = m_room.width() / shown.width();
        m_asked.tag = kTag;
        const QSize whole = protocol::pixelSize(shown, Rotation::None, m_asked.scale);
        if (m_room.height() < kPartBelow * whole.height())
            m_asked.clip = QRect(0, 0, whole.width(), static_cast<int>(std::ceil(m_room.height())));
        return m_asked;
    }
    [[nodiscard]] bool serves(const RenderRequest &request) const
    {
        const bool isInside = m_asked.clip.isEmpty() || (!request.clip.isEmpty() && m_asked.clip.contains(request.clip));
        return request.page == 0 && isInside && request.rotation == Rotation::None && std::abs(request.scale - m_asked.scale) <= 1e-6 * m_asked.scale;
    }
    [[nodiscard]] double scale() const { return m_asked.scale; }
    void takeOver(const RenderRequest &request)
    {
        m_wanted = request;
        m_wanted->clip = m_asked.clip;
    }
    // Who waits for it, with the part that is drawn; nothing where nobody has asked yet.
    [[nodiscard]] const std::optional<RenderRequest> &wanted() const { return m_wanted; }
    void keep(const QImage &image) { m_image = image; }
    [[nodiscard]] const QImage &image() const { return m_image; } // null: not drawn yet

private:
    QSizeF m_room;
    RenderRequest m_asked;
    std::optional<RenderRequest> m_wanted;
    QImage m_image;
};

} // namespace conspectus::pdf
