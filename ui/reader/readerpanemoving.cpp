// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the pane goes: pages, places, annotations, back and forth; larger, smaller and turned.

#include "ui/reader/readerpaneprivate.h"

#include <algorithm>

namespace conspectus {

using reader::PdfView;

void ReaderPane::goToPage(int page)
{
    if (page >= 0 && page < pageCount())
        d->jump([&] { d->view->goToPage(page); });
}

bool ReaderPane::goToPageNamed(const QString &typed)
{
    const int page = d->document ? d->document->pageNamed(typed) : -1;
    if (page < 0)
        return false;
    goToPage(page);
    return true;
}

void ReaderPane::goTo(int page, const QPointF &point, const Quads &frame)
{
    if (page < 0 || page >= pageCount())
        return;
    d->jump([&] {
        if (frame.empty())
            d->view->showTop({page, point});
        else
            d->view->reveal(page, boundingRect(frame), true);
    });
    if (!frame.empty())
        d->view->showFrame({{page, frame}});
}

void ReaderPane::goToRange(const text::TextRange &range)
{
    if (!isOpen())
        return;
    std::vector<std::pair<int, Quads>> frame;
    for (int page = range.begin.page; page <= range.end.page; ++page) {
        const text::TextPage *textPage = d->document->text->page(page);
        if (!textPage)
            continue;
        const Quads quads = textPage->quads(text::spanOnPage(d->document->text->layer(), range, page));
        if (!quads.empty())
            frame.emplace_back(page, quads);
    }
    if (frame.empty()) {
        goToPage(range.begin.page);
        return;
    }
    d->jump([&] { d->view->reveal(frame.front().first, boundingRect(frame.front().second), true); });
    d->view->showFrame(std::move(frame));
}

void ReaderPane::goToAnnotation(const AnnotationId &id)
{
    if (!isOpen())
        return;
    const Annotation annotation = d->document->marks->annotation(id);
    const Anchor *anchor = annotation.anchorIn(d->annotator.version());
    if (!anchor || anchor->parts.empty()) {
        Q_EMIT message(tr("This annotation has no place in the PDF that is open."));
        return;
    }
    std::vector<std::pair<int, Quads>> frame;
    for (const AnchorPart &part : anchor->parts)
        frame.emplace_back(part.page, part.quads);
    d->jump([&] { d->view->reveal(frame.front().first, boundingRect(frame.front().second), false); });
    d->view->showFrame(std::move(frame));
    d->view->setCurrentMark(id);
}

void ReaderPane::goBack()
{
    if (const auto place = d->history.back(d->view->place()))
        d->view->setPlace(*place);
    d->updateHistory();
}

void ReaderPane::goForward()
{
    if (const auto place = d->history.forward(d->view->place()))
        d->view->setPlace(*place);
    d->updateHistory();
}

void ReaderPane::nextPage()
{
    d->view->goToPage(d->view->layout().pageInRow(currentPage(), 1));
}

void ReaderPane::previousPage()
{
    d->view->goToPage(d->view->layout().pageInRow(currentPage(), -1));
}

void ReaderPane::firstPage()
{
    goToPage(0);
}

void ReaderPane::lastPage()
{
    goToPage(pageCount() - 1);
}

void ReaderPane::zoomIn()
{
    if (isOpen())
        d->view->stepZoom(1);
}

void ReaderPane::zoomOut()
{
    if (isOpen())
        d->view->stepZoom(-1);
}

void ReaderPane::setZoom(double zoom)
{
    if (isOpen())
        d->view->setZoom(zoom);
}

void ReaderPane::setFit(Fit fit)
{
    d->view->setFit(fit);
}

void ReaderPane::rotate(int quarters)
{
    const int degrees = (static_cast<int>(d->view->layout().rotation()) + quarters * 90) % 360;
    d->view->setRotation(static_cast<Rotation>((degrees + 360) % 360));
}

} // namespace conspectus
