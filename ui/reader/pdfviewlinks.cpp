// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is under the pointer, and the links of the pages: pointed at, or gone through by keys.

#include "text/selection.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/pdfview.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QTabletEvent>
#include <QToolTip>
#include <algorithm>

namespace conspectus::reader {

namespace {

QString sized(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.left(most - 1) + QChar(0x2026);
}

// A link over the end of a line has two areas.
bool leadToTheSame(const text::RawLink &a, const text::RawLink &b)
{
    return a.targetPage == b.targetPage && a.targetPoint == b.targetPoint;
}

} // namespace

const text::RawLink *PdfView::linkAt(const PagePlace &place) const
{
    const text::TextPage *page = textOf(place.page);
    if (!page)
        return nullptr;
    for (const text::RawLink &link : page->links) {
        if (link.area.contains(place.point))
            return &link;
    }
    return nullptr;
}

void PdfView::hover(QPointF viewportPoint)
{
    if (m_layout.pageCount() == 0)
        return;
    if (m_ruler && *m_ruler != viewportPoint.y()) {
        m_ruler = viewportPoint.y();
        viewport()->update();
    }
    const PagePlace place = placeAt(viewportPoint);
    const text::RawLink *link = m_tool ? nullptr : linkAt(place);
    const QRectF area = link ? link->area : QRectF();
    if (area != m_hoveredLink) {
        m_hoveredLink = area;
        m_hoveredLinkPage = place.page;
        viewport()->update();
        if (link)
            Q_EMIT linkEntered(*link, onViewport(place.page, area));
        else
            Q_EMIT linkLeft();
    }
    const text::TextPage *text = textOf(place.page);
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (m_tool || m_isCropping)
        shape = Qt::CrossCursor;
    else if (const auto grip = gripCursor(viewportPoint))
        shape = *grip;
    else if (link)
        shape = Qt::PointingHandCursor;
    else if (text && text::isOverText(*text, place.point))
        shape = Qt::IBeamCursor;
    if (viewport()->cursor().shape() != shape)
        viewport()->setCursor(shape);
}

bool PdfView::showToolTip(QHelpEvent *event)
{
    if (m_layout.pageCount() == 0)
        return false;
    const PagePlace place = placeAt(event->pos());
    QString tip;
    if (const text::RawLink *link = linkAt(place)) {
        if (link->kind == text::RawLink::Kind::Uri)
            tip = sized(link->uri, 300);
        else if (link->kind == text::RawLink::Kind::Blocked)
            tip = tr("An action of the file (%1). It is never run.").arg(sized(link->uri, 60));
    } else if (const Mark *mark = m_document.marks->at(place.page, place.point)) {
        const QString note = m_document.marks->annotation(mark->id).note;
        tip = note.isEmpty() ? mark->kind->name : tr("%1: %2", "kind: note").arg(mark->kind->name, sized(note, 300));
    }
    if (tip.isEmpty())
        QToolTip::hideText();
    else // escaped: what a file or a note says is never markup
        QToolTip::showText(event->globalPos(), QStringLiteral("<qt>%1</qt>").arg(tip.toHtmlEscaped()), viewport());
    return true;
}

bool PdfView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return showToolTip(static_cast<QHelpEvent *>(event));
    if (event->type() == QEvent::TabletPress || event->type() == QEvent::TabletMove || event->type() == QEvent::TabletRelease) {
        takePressure(*static_cast<QTabletEvent *>(event));
        event->ignore(); // and goes on as a mouse
        return false;
    }
    if (event->type() == QEvent::Leave && !m_hoveredLink.isEmpty()) {
        m_hoveredLink = {};
        viewport()->update();
        Q_EMIT linkLeft();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QRect PdfView::onViewport(int page, const QRectF &area) const
{
    return m_layout.toContent(page).mapRect(area).translated(-scrollPosition()).toAlignedRect();
}

// The links in view that lead to a place of the document, in the order of the file.
std::vector<PdfView::LinkPlace> PdfView::linksInView() const
{
    std::vector<LinkPlace> links;
    for (int page = m_visible.first; page <= m_visible.last; ++page) {
        const text::TextPage *text = textOf(page);
        if (!text)
            continue;
        for (const text::RawLink &link : text->links) {
            const bool isInside = link.kind == text::RawLink::Kind::Goto && link.targetPage >= 0
                                  && link.targetPage < m_layout.pageCount();
            if (isInside && viewport()->rect().contains(onViewport(page, link.area).center())
                && (links.empty() || links.back().page != page || !leadToTheSame(*links.back().link, link)))
                links.push_back({page, &link});
        }
    }
    return links;
}

// With a caret, the first link at it or after it.
std::size_t PdfView::firstLink(const std::vector<LinkPlace> &links) const
{
    const text::TextPosition caret = m_selection.caret();
    if (!m_marking.isCaretMode || !caret.isValid())
        return 0;
    const auto it = std::ranges::find_if(links, [&](const LinkPlace &place) {
        const text::TextPage *text = textOf(place.page);
        const QPointF end(place.link->area.right() - 1, place.link->area.center().y());
        return place.page > caret.page || (place.page == caret.page && text::offsetAt(*text, end) >= caret.offset);
    });
    return it == links.end() ? 0 : static_cast<std::size_t>(it - links.begin());
}

bool PdfView::linkKey(QKeyEvent *event)
{
    const bool isBack = event->modifiers() == Qt::ShiftModifier;
    if (event->key() != Qt::Key_K || (event->modifiers() != Qt::NoModifier && !isBack))
        return false;
    const std::vector<LinkPlace> links = linksInView();
    if (links.empty()) {
        Q_EMIT linkMissed();
        return true;
    }
    const auto now = std::ranges::find_if(links, [this](const LinkPlace &place) {
        return place.page == m_hoveredLinkPage && place.link->area == m_hoveredLink;
    });
    std::size_t index = firstLink(links);
    if (now != links.end())
        index = (static_cast<std::size_t>(now - links.begin()) + (isBack ? links.size() - 1 : 1)) % links.size();
    const LinkPlace &chosen = links[index];
    m_hoveredLink = chosen.link->area;
    m_hoveredLinkPage = chosen.page;
    viewport()->update();
    Q_EMIT linkChosen(*chosen.link, onViewport(chosen.page, m_hoveredLink));
    return true;
}

void PdfView::forgetLink()
{
    m_hoveredLink = {};
    m_hoveredLinkPage = -1;
    viewport()->update();
}

} // namespace conspectus::reader
