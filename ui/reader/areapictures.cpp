// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/areapictures.h"

#include "ui/reader/darkpage.h"

#include <algorithm>
#include <cmath>

namespace conspectus::reader {

namespace {

constexpr int kPriority = 3; // behind placeholders of pages

QString keyOf(int page, const QRectF &area, int width)
{
    return QStringLiteral("%1/%2/%3/%4/%5/%6").arg(page).arg(area.x()).arg(area.y()).arg(area.width()).arg(area.height()).arg(width);
}

} // namespace

AreaPictures::AreaPictures(PageSource *source, QObject *parent) : QObject(parent), m_source(source), m_pictures(kBudget)
{
    connect(source, &PageSource::rendered, this, &AreaPictures::take);
    connect(source, &PageSource::renderFailed, this, &AreaPictures::takeFailure);
}

QImage AreaPictures::picture(int page, const PageBox &box, const QRectF &area, int width)
{
    const QRectF inside = area.intersected(QRectF(QPointF(0, 0), box.size));
    if (page < 0 || inside.width() < 1 || inside.height() < 1 || width < 8)
        return {};
    const QString key = keyOf(page, inside, width);
    if (const QImage *known = m_pictures.object(key))
        return *known;
    const bool isAsked = std::any_of(m_asked.cbegin(), m_asked.cend(), [&](const Wanted &wanted) { return wanted.key == key; });
    if (isAsked || m_failed.contains(key))
        return {};
    const QRectF turned = rotationTransform(box.size, box.rotation).mapRect(inside); // pt of the page as it is printed
    const double scale = std::min({width / turned.width(), kMostSide / turned.width(), kMostSide / turned.height(), 8.0});
    pdf::RenderRequest request;
    request.page = page;
    request.scale = scale;
    request.clip = QRectF(turned.topLeft() * scale, turned.size() * scale).toRect();
    request.priority = kPriority;
    request.tag = ++m_lastTag;
    m_asked.insert(request.tag, {page, key});
    m_source->render(request);
    return {};
}

void AreaPictures::setTint(const std::optional<PageTint> &tint)
{
    if (tint == m_tint)
        return;
    m_tint = tint;
    m_pictures.clear();
    for (auto it = m_asked.cbegin(); it != m_asked.cend(); ++it)
        m_source->cancelRender(it.key());
    m_asked.clear();
    Q_EMIT arrived(-1); // whoever shows some asks again
}

void AreaPictures::take(const pdf::RenderedPage &rendered)
{
    const auto it = m_asked.constFind(rendered.request.tag);
    if (it == m_asked.constEnd())
        return;
    const Wanted wanted = *it;
    m_asked.erase(it);
    const int cost = std::max(1, static_cast<int>(rendered.image.sizeInBytes() / 1024));
    // They are small: a tenth of a megapixel is half a millisecond.
    const QImage image = m_tint ? darkPage(rendered.image, m_tint->page, m_tint->ink) : rendered.image;
    m_pictures.insert(wanted.key, new QImage(image), cost);
    Q_EMIT arrived(wanted.page);
}

void AreaPictures::takeFailure(const pdf::RenderRequest &request)
{
    const auto it = m_asked.constFind(request.tag);
    if (it == m_asked.constEnd())
        return;
    m_failed.insert(it->key);
    m_asked.erase(it);
}

} // namespace conspectus::reader
