// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/readerpane.h"

#include "library/library.h"
#include "text/selection.h"
#include "ui/reader/readerpaneprivate.h"

#include <QJsonArray>
#include <QKeyEvent>
#include <algorithm>

namespace conspectus {

using reader::PdfView;

ReaderPane::ReaderPane(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setObjectName(QStringLiteral("readerPane"));
    setFocusProxy(d->view);
}

ReaderPane::~ReaderPane()
{
    d->close();
}

void ReaderPane::openPath(const QString &path, const QByteArray &passwordUtf8, const QJsonObject &restore)
{
    d->openBare(path, passwordUtf8, restore, d->makeSource(nullptr));
}

void ReaderPane::openPath(const QString &path, std::unique_ptr<reader::PageSource> ahead)
{
    d->openBare(path, {}, {}, ahead ? ahead.release() : d->makeSource(nullptr));
}

void ReaderPane::setSurvey(Library *library, SurveyData *survey, const VersionId &version, const QString &path,
                           const QString &openedFrom, const QJsonObject &restore)
{
    const bool isSame = d->document && !d->document->path().isEmpty()
                        && (d->document->path() == path || (!openedFrom.isEmpty() && d->document->path() == openedFrom));
    d->library = library;
    if (!survey || version.isNull()) {
        closeDocument();
        d->data = survey;
        d->updateKinds();
        return;
    }
    if (!isSame) {
        d->close();
        d->restore = restore;
        d->wantsTextWidth = restore.isEmpty();
    }
    if (d->data)
        d->data->disconnect(d.get());
    d->data = survey;
    d->version = version;
    if (!isSame)
        d->open(path, {}, d->makeSource(nullptr));
    d->attachSurvey();
}

void ReaderPane::closeDocument()
{
    d->close();
    d->data = nullptr;
    d->version = {};
    Q_EMIT documentClosed();
}

bool ReaderPane::isOpen() const
{
    return d->document && d->document->isOpen();
}

QString ReaderPane::path() const
{
    return d->document ? d->document->path() : QString();
}

pdf::Protection ReaderPane::protection() const
{
    return d->document ? d->document->info().protection : pdf::Protection();
}

int ReaderPane::pageCount() const
{
    return d->document ? d->document->pageCount() : 0;
}

int ReaderPane::currentPage() const
{
    return isOpen() ? d->view->currentPage() : -1;
}

QString ReaderPane::pageLabel(int page) const
{
    return d->document ? d->document->label(page) : QString();
}

double ReaderPane::zoom() const
{
    return d->view->zoom();
}

ReaderPane::Fit ReaderPane::fit() const
{
    return d->view->fit();
}

QString ReaderPane::currentSection() const
{
    return d->section;
}

bool ReaderPane::canGoBack() const
{
    return d->history.canGoBack();
}

bool ReaderPane::canGoForward() const
{
    return d->history.canGoForward();
}

text::TextRange ReaderPane::selection() const
{
    return d->view->selectedRange();
}

AnnotationId ReaderPane::selectedAnnotation() const
{
    return d->view->currentMark();
}

const std::vector<pdf::OutlineItem> &ReaderPane::outline() const
{
    static const std::vector<pdf::OutlineItem> none;
    return d->document ? d->document->sections.outline() : none;
}

QImage ReaderPane::firstPagePicture() const
{
    if (!isOpen())
        return {};
    const PageLayout &layout = d->view->layout();
    const reader::Picture *picture = d->document->pictures->cache().nearest(
            currentPage(), layout.scale() * devicePixelRatioF(), layout.rotation());
    return picture ? picture->image : QImage();
}

void ReaderPane::setSourceFactory(SourceFactory factory)
{
    d->makeSource = std::move(factory);
}

PdfView *ReaderPane::view() const
{
    return d->view;
}

void ReaderPane::selectAnnotation(const AnnotationId &id)
{
    d->view->setCurrentMark(id);
}

void ReaderPane::openFind(const QString &text)
{
    if (!isOpen())
        return;
    d->findFrom = d->view->place();
    d->updateFindBar();
    if (d->findBar->history().isEmpty() && d->library) {
        QStringList needles;
        for (const QJsonValue &each : d->library->viewState(QStringLiteral("find-history")).value(QLatin1String("needles")).toArray())
            needles << each.toString();
        d->findBar->setHistory(needles);
    }
    d->findBar->open(text);
    d->showResults();
}

void ReaderPane::findNext()
{
    d->stepFind(1);
}

void ReaderPane::findPrevious()
{
    d->stepFind(-1);
}

void ReaderPane::closeFind()
{
    d->findBar->hide();
    d->resultsView->hide();
    if (d->document) {
        const std::optional<reader::FindHit> hit = d->document->find->current();
        const bool isLast = hit && d->document->find->on(hit->page).back() == hit->span; // only the last can run over the page's end
        const text::Span rest = isLast ? d->document->find->continuedOn(hit->page + 1) : text::Span();
        d->document->find->setNeedle({}, 0);
        if (hit && hit->page == d->view->currentPage()) { // in sight: to be marked by a digit, or the caret to begin there
            const text::TextPosition end{hit->page + (rest.isEmpty() ? 0 : 1), rest.isEmpty() ? hit->span.end : rest.end};
            d->view->setSelectedRange({{hit->page, hit->span.begin}, end});
        }
    }
    d->view->setFocus(Qt::OtherFocusReason);
}

void ReaderPane::askForPage()
{
    if (isOpen())
        d->tools->focusPageField();
}

void ReaderPane::copySelection()
{
    d->copyText(selectedText());
}

void ReaderPane::selectAllOnPage()
{
    const int page = currentPage();
    const text::TextPage *textPage = d->document ? d->document->text->page(page) : nullptr;
    if (textPage && !textPage->isEmpty())
        d->view->setSelectedRange({{page, 0}, {page, static_cast<qint32>(textPage->text.size())}});
}

void ReaderPane::clearSelection()
{
    d->view->clearSelection();
}

void ReaderPane::markWithKey(const QString &key)
{
    if (const Kind *kind = d->kindWithKey(key))
        d->mark(kind->id);
}

void ReaderPane::markWith(const KindId &kind)
{
    const KindId inUse = d->kind;
    d->mark(kind);
    d->kind = inUse;
    d->updateKinds();
}

void ReaderPane::setTool(AnnotationStyle style)
{
    d->chooseStyle(style);
}

void ReaderPane::removeSelectedAnnotation()
{
    d->removeChosen();
}

void ReaderPane::providePassword(const QByteArray &passwordUtf8)
{
    if (d->document)
        d->document->source->retryWithPassword(passwordUtf8);
}

void ReaderPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        d->updatePaper();
}

// Where the window has no table of actions (tests, other programs) the usual keys still work.
void ReaderPane::keyPressEvent(QKeyEvent *event)
{
    const bool isAlt = event->modifiers() == Qt::AltModifier;
    if (event->matches(QKeySequence::Find))
        openFind();
    else if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_G)
        askForPage();
    else if (event->key() == Qt::Key_F3)
        event->modifiers() & Qt::ShiftModifier ? findPrevious() : findNext();
    else if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (event->matches(QKeySequence::SelectAll))
        selectAllOnPage();
    else if (event->matches(QKeySequence::ZoomIn))
        zoomIn();
    else if (event->matches(QKeySequence::ZoomOut))
        zoomOut();
    else if (isAlt && event->key() == Qt::Key_Left)
        goBack();
    else if (isAlt && event->key() == Qt::Key_Right)
        goForward();
    else
        QWidget::keyPressEvent(event);
}

} // namespace conspectus
