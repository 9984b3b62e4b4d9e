// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/pagecrop.h"

#include "ui/reader/documenttext.h"
#include "ui/reader/pagepainter.h"

#include <QPainter>
#include <algorithm>

namespace conspectus::reader {

PageCrop::PageCrop(PdfView *view, QWidget *parent) : QWidget(parent), m_view(view)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PageCrop::setPlace(int page, const QRectF &area)
{
    if (m_pictures)
        m_pictures->disconnect(this);
    m_page = page;
    m_area = area;
    m_pictures = m_view->document().pictures;
    m_layout = m_view->layout();
    m_layout.setSpread(Spread::Single);
    m_layout.setMarginsTrimmed(false);
    m_layout.setWindows({});
    m_layout.setViewportWidth(0);
    if (m_pictures) {
        connect(m_pictures, &PagePictures::arrived, this, [this](int arrived) {
            if (arrived == m_page)
                update();
        });
    }
    updateGeometry();
    updateScale();
    requestPicture();
    update();
}

QSizeF PageCrop::turnedSize() const
{
    return m_page < 0 ? QSizeF(1, 1) : rotated(m_area.size(), m_layout.pageRotation(m_page));
}

int PageCrop::heightForWidth(int width) const
{
    const QSizeF size = turnedSize();
    return std::clamp(static_cast<int>(width * size.height() / std::max(1.0, size.width())), 20, 4000);
}

QSize PageCrop::sizeHint() const
{
    const int width = static_cast<int>(turnedSize().width() * PdfView::kPointsToPixels);
    return {width, heightForWidth(width)};
}

void PageCrop::updateScale()
{
    if (m_page >= 0 && width() > 0)
        m_layout.setScale(std::clamp(width() / std::max(1.0, turnedSize().width()), 0.05, 12.0));
}

void PageCrop::requestPicture()
{
    if (!m_pictures || m_page < 0 || m_page >= m_layout.pageCount() || !isVisible())
        return;
    const double ratio = devicePixelRatioF();
    WantedPicture wanted{{m_page, m_layout.scale() * ratio, m_layout.rotation(), {}}, {}, kNeighbourPriority, false};
    const QSizeF whole = m_layout.shownSize(m_page) * wanted.key.scale;
    if (whole.width() * whole.height() * 4 > kWholePageLimit / 3) {
        const QRectF onPage = m_layout.toContent(m_page).mapRect(m_area).translated(-m_layout.pageRect(m_page).topLeft());
        const QRectF scaled(onPage.topLeft() * ratio, onPage.size() * ratio);
        wanted.key.clip = wanted.needed = scaled.toAlignedRect().intersected(QRect(QPoint(0, 0), whole.toSize()));
    }
    m_pictures->want({wanted}, this);
    m_pictures->setPlace(m_page, m_page, wanted.key.scale, this);
}

void PageCrop::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_view->pageTheme();
    painter.fillRect(rect(), theme.page);
    if (!m_pictures || m_page < 0 || m_page >= m_layout.pageCount() || m_view->document().pictures != m_pictures)
        return;
    painter.translate(-m_layout.toContent(m_page).mapRect(m_area).topLeft());
    QFont small = font();
    small.setPixelSize(11);
    PageContent content;
    content.page = m_page;
    content.text = m_view->document().text->page(m_page);
    content.marks = &m_view->document().marks->on(m_page);
    content.isFailed = m_pictures->failure(m_page) != nullptr;
    PagePainter(painter, {m_layout, m_pictures->cache(), theme, devicePixelRatioF(), small}).paint(content);
}

void PageCrop::resizeEvent(QResizeEvent *)
{
    updateScale();
    requestPicture();
}

void PageCrop::showEvent(QShowEvent *)
{
    requestPicture();
}

void PageCrop::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace conspectus::reader
