// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing.h"

#include "crowdedpages.h"
#include "document.h"
#include "pagespace.h"

#include <QImage>
#include <QVariant>
#include <cstring>

namespace conspectus::pdfworker {

using pdf::protocol::RenderReply;
using pdf::protocol::RenderRequest;

namespace {

struct Running
{
    const pdf::Arena &arena;
    quint64 id;
    [[nodiscard]] bool isAborted() const { return arena.abortedId() == id; }
};

bool shouldAbort(const QVariant &payload)
{
    return static_cast<const Running *>(payload.value<void *>())->isAborted();
}

Poppler::Page::Rotation popplerRotation(Rotation rotation)
{
    return static_cast<Poppler::Page::Rotation>(static_cast<int>(rotation) / 90);
}

void copyRows(const QImage &image, std::byte *target)
{
    const auto rowSize = static_cast<size_t>(image.width()) * 4;
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(target + static_cast<size_t>(y) * rowSize, image.constScanLine(y), rowSize);
}

QImage render(const Poppler::Page &page, const RenderRequest &request, const QRect &area, Running &running)
{
    const double dpi = 72.0 * request.scale;
    return page.renderToImage(dpi, dpi, area.x(), area.y(), area.width(), area.height(),
                              popplerRotation(request.rotation), nullptr, nullptr, shouldAbort,
                              QVariant::fromValue(static_cast<void *>(&running)));
}

} // namespace

RenderReply draw(const Document &document, const RenderRequest &request, const pdf::Arena &arena, quint64 requestId)
{
    using Status = RenderReply::Status;
    const std::unique_ptr<Poppler::Page> page = document.page(request.page);
    const PageSpace space = PageSpace::of(page.get());
    RenderReply reply{Status::CannotDraw, {}, space.size, space.rotation};
    if (!page && isCrowded(request.page))
        reply.status = Status::Crowded;
    if (space.isBroken)
        return reply;
    const QSize whole =
        pdf::protocol::pixelSize(space.size, pdf::protocol::sum(space.rotation, request.rotation), request.scale);
    const QRect area = request.clip.isEmpty() ? QRect(QPoint(), whole) : request.clip;
    reply.size = area.size();
    const qint64 pixels = qint64(area.width()) * area.height();
    if (pixels > pdf::protocol::kMaxImagePixels) {
        reply.status = Status::TooLarge;
        return reply;
    }
    if (pixels * 4 > arena.capacity()) {
        reply.status = Status::ArenaTooSmall;
        return reply;
    }
    Running running{arena, requestId};
    const QImage image = render(*page, request, area, running);
    if (running.isAborted()) {
        reply.status = Status::Aborted;
    } else if (image.size() == area.size() && image.depth() == 32) {
        copyRows(image, arena.content());
        reply.status = Status::Drawn;
    }
    return reply;
}

} // namespace conspectus::pdfworker
