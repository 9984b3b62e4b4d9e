// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture of the first page that is drawn before anybody has asked for it, at the width that a view will probably show
// it at. Whoever then asks for that very picture takes it over, drawn or not; any other question drops it. Pure.
#pragma once

#include "pdf/documentsession.h"

#include <cmath>
#include <optional>

namespace conspectus::pdf {

class PictureAhead
{
public:
    static constexpr quint64 kTag = ~quint64(0);
    // Larger ones are shown in part (the reader's kWholePageLimit), so a picture of the whole page would serve nobody.
    static constexpr double kMostPixels = 9.0 * 1024 * 1024;

    // width: device pixels of the page as the file turns it.
    explicit PictureAhead(double width) : m_width(width) {}

    // What to draw; nothing where the page is too large or has no size.
    [[nodiscard]] std::optional<RenderRequest> plan(const DocumentInfo &info)
    {
        const bool isTurned = info.firstPageRotation == Rotation::Quarter || info.firstPageRotation == Rotation::ThreeQuarters;
        const QSizeF shown = isTurned ? info.firstPageSize.transposed() : info.firstPageSize;
        if (shown.isEmpty() || m_width < 1 || m_width * m_width * shown.height() / shown.width() > kMostPixels)
            return std::nullopt;
        m_asked.scale = m_width / shown.width();
        m_asked.tag = kTag;
        return m_asked;
    }
    [[nodiscard]] bool serves(const RenderRequest &request) const
    {
        return request.page == 0 && request.clip.isEmpty() && request.rotation == Rotation::None
               && std::abs(request.scale - m_asked.scale) <= 1e-6 * m_asked.scale;
    }
    [[nodiscard]] double scale() const { return m_asked.scale; }
    void takeOver(const RenderRequest &request) { m_wanted = request; }
    // Who waits for it; nothing where nobody has asked yet.
    [[nodiscard]] const std::optional<RenderRequest> &wanted() const { return m_wanted; }
    void keep(const QImage &image) { m_image = image; }
    [[nodiscard]] const QImage &image() const { return m_image; } // null: not drawn yet

private:
    double m_width;
    RenderRequest m_asked;
    std::optional<RenderRequest> m_wanted;
    QImage m_image;
};

} // namespace conspectus::pdf
