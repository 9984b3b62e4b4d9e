// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the view shows: pictures asked for, the strip, painting.

#include "text/selection.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/findcontroller.h"
#include "ui/reader/markstrip.h"
#include "ui/reader/pagepainter.h"
#include "ui/reader/pdfview.h"

#include <QPaintEvent>
#include <cmath>
#include <utility>

namespace conspectus::reader {

namespace {
constexpr std::size_t kMostTicks = 1500; // more cannot be told apart

QPointF placeOf(const text::TextPage &page, qint32 offset)
{
    const auto word = static_cast<std::size_t>(page.wordAt(offset));
    return word < page.words.size() ? page.words[word].box.center() : QPointF();
}
}

void PdfView::requestPictures()
{
    if (!m_document.pictures || viewportSize().isEmpty() || !isVisible())
        return; // nothing is drawn for a size that nobody sees
    m_planTimer.stop();
    m_pixelRatio = devicePixelRatioF();
    noteLeap();
    const ViewPlace place{scrollPosition(), viewportSize(), m_pixelRatio, m_direction, !m_hasPainted, m_hasLanded};
    m_document.pictures->want(planPictures(m_layout, place, m_document.pictures->cache().budget()), this);
}

// Half a view or another zoom is a leap; what follows in small steps is reading on.
void PdfView::noteLeap()
{
    const QPointF moved = scrollPosition() - std::exchange(m_plannedScroll, scrollPosition());
    const double before = std::exchange(m_plannedScale, m_layout.scale() * m_pixelRatio);
    if (!moved.isNull() || m_plannedScale != before)
        m_hasLanded = m_plannedScale != before || std::abs(moved.y()) >= viewportSize().height() / 2;
}

void PdfView::updateStrip()
{
    if (!m_document.marks || m_layout.pageCount() == 0)
        return;
    const double height = m_layout.contentSize().height();
    std::vector<MarkStrip::Tick> ticks;
    const auto shareOf = [&](const PagePlace &place) { return m_layout.toContent(place).y() / height; };
    const int pageCount = m_layout.pageCount();
    for (const int page : m_document.find->pagesWithHits()) {
        const text::TextPage *text = page < pageCount ? textOf(page) : nullptr;
        if (!text || ticks.size() >= kMostTicks)
            continue;
        const QTransform toContent = m_layout.toContent(page);
        for (const text::Span &hit : m_document.find->on(page))
            ticks.push_back({toContent.map(placeOf(*text, hit.begin)).y() / height, nullptr});
    }
    for (const PagePlace &place : m_nodePlaces) {
        if (place.page >= 0 && place.page < m_layout.pageCount())
            ticks.push_back({shareOf(place), nullptr, true});
    }
    for (const int page : m_document.marks->pages()) {
        if (page < 0 || page >= m_layout.pageCount())
            continue;
        for (const Mark &mark : m_document.marks->on(page)) {
            if (!mark.quads.empty())
                ticks.push_back({m_layout.toContent({page, mark.quads.front().corners[0]}).y() / height, mark.kind});
        }
    }
    m_strip->setTicks(std::move(ticks));
}

void PdfView::setPageTheme(const Theme &theme)
{
    m_pageTheme = theme;
    viewport()->update();
}

QString PdfView::wordsFor(int page) const
{
    if (textOf(page) || !m_document.pictures->failure(page) || m_document.pictures->cache().nearest(page, 1, m_layout.rotation()))
        return {};
    return tr("Page %1 could not be drawn. Your notes on it are safe.").arg(m_document.pageLabel(page));
}

void PdfView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Theme &theme = m_pageTheme;
    painter.fillRect(event->rect(), themeOf(this).desk);
    if (!m_document.pictures)
        return;
    const QPointF scroll = scrollPosition();
    painter.translate(-scroll);
    QFont small = font();
    small.setPixelSize(11);
    const PageScene scene{m_layout, m_document.pictures->cache(), theme, devicePixelRatioF(), small};
    const PageSpan pages = m_layout.pagesIn(scroll.y() + event->rect().top(), scroll.y() + event->rect().bottom());
    bool paintedPicture = false;
    for (int page = pages.first; page <= pages.last; ++page) {
        PageContent content;
        content.page = page;
        content.text = textOf(page);
        const std::vector<Mark> marks = m_marking.isEditing() ? marksOn(page) : std::vector<Mark>();
        content.marks = m_marking.isEditing() ? &marks : &m_document.marks->on(page);
        content.current = m_currentMark;
        content.selection = selectionQuads(page);
        if (page == m_tablePage)
            content.selection = m_table.words;
        content.hits = &m_document.find->on(page);
        content.continuedHit = m_document.find->continuedOn(page);
        if (const auto &hit = m_document.find->current(); hit && hit->page == page)
            content.currentHit = hit->span;
        for (const auto &[framePage, quads] : m_frame) {
            if (framePage == page)
                content.frame.insert(content.frame.end(), quads.begin(), quads.end());
        }
        if (page == m_hoveredLinkPage)
            content.hoveredLink = m_hoveredLink;
        if ((m_press == Press::Area || m_press == Press::Table || m_press == Press::Crop) && page == m_pressPlace.page)
            content.rubber = m_rubber;
        content.words = wordsFor(page);
        content.isFailed = m_document.pictures->failure(page) != nullptr;
        PagePainter pagePainter(painter, scene);
        pagePainter.paint(content);
        paintedPicture = paintedPicture || pagePainter.paintedPicture();
    }
    paintMarking(painter);
    paintRuler(painter);
    if (paintedPicture && !m_hasPainted) {
        m_hasPainted = true;
        QMetaObject::invokeMethod(this, &PdfView::firstPaint, Qt::QueuedConnection);
        m_planTimer.start(); // now the rest
    }
}

void PdfView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_planTimer.start();
}

void PdfView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        viewport()->update();
}

} // namespace conspectus::reader
