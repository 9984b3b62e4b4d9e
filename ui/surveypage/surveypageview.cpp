// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveypage/surveypageview_p.h"

#include "models/wording.h"
#include "ui/fonts.h"
#include "ui/surveypage/surveypageaccessible.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace conspectus {

SurveyPageView::Private::Private(SurveyPageView *view) : q(view)
{
    rebuildTimer.setSingleShot(true);
    rebuildTimer.setInterval(0);
    QObject::connect(&rebuildTimer, &QTimer::timeout, q, [this] { rebuild(); });
    springTimer.setSingleShot(true);
    springTimer.setInterval(700);
    QObject::connect(&springTimer, &QTimer::timeout, q, [this] {
        if (const PageItem *over = itemOfStop(marks.dropTarget))
            q->setFindingOpen(over->finding, true);
    });
}

SurveyPageView::SurveyPageView(Library *library, QWidget *parent)
    : QAbstractScrollArea(parent), m_library(library), d(std::make_unique<Private>(this))
{
    installSurveyPageAccessibility();
    setAccessibleName(tr("Survey page"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    d->rebuild();
}

SurveyPageView::~SurveyPageView()
{
    if (d->editor)
        d->editor->disconnect(this);
}

void SurveyPageView::setSurvey(SurveyData *survey)
{
    if (survey == m_survey)
        return;
    finishEditing();
    if (m_survey)
        m_survey->disconnect(this);
    m_survey = survey;
    d->unfolding = {};
    d->marks = {};
    d->marks.hasFocus = hasFocus();
    d->passageFinding = {};
    if (survey) {
        const auto soon = [this] { d->rebuildTimer.start(); };
        connect(survey, &SurveyData::inserted, this, soon);
        connect(survey, &SurveyData::removed, this, soon);
        connect(survey, &SurveyData::changed, this, soon);
        connect(survey, &SurveyData::surveyChanged, this, soon);
        d->readDrafts();
    }
    d->rebuild();
    verticalScrollBar()->setValue(0);
}

void SurveyPageView::setPageLabels(const QStringList &labels)
{
    d->unfolding.pageLabels = labels;
    d->rebuildTimer.start();
}

void SurveyPageView::setReadingSize(int px)
{
    if (px == d->readingSize)
        return;
    d->readingSize = px;
    d->relayout();
}

FindingId SurveyPageView::currentFinding() const
{
    const PageItem *item = d->itemOfStop(d->marks.current);
    return item ? item->finding : FindingId();
}

void SurveyPageView::setCurrentFinding(const FindingId &finding)
{
    d->refresh();
    d->setCurrent(d->content.stopOf(finding), false);
    if (d->marks.current >= 0)
        d->ensureVisible(d->stopBounds(d->marks.current));
}

void SurveyPageView::setRelatedFindings(const std::vector<FindingId> &findings)
{
    d->related = findings;
    d->marks.related.clear();
    for (const FindingId &finding : findings) {
        if (const int stop = d->content.stopOf(finding); stop >= 0)
            d->marks.related.insert(d->content.stops[static_cast<size_t>(stop)].item);
    }
    viewport()->update();
}

void SurveyPageView::showImportNotes()
{
    d->refresh();
    for (size_t i = 0; i < d->content.items.size(); ++i) {
        const PageItem &item = d->content.items[i];
        if (item.key.startsWith(QLatin1String("held:")) || item.key == QLatin1String("label:notes")) {
            verticalScrollBar()->setValue(d->layout->items()[i].band.top() - scaled(12));
            return;
        }
    }
}

void SurveyPageView::finishEditing()
{
    if (d->editor)
        d->editor->finish(true);
}

bool SurveyPageView::isEditing() const { return d->editor != nullptr; }

QString SurveyPageView::selectedText() const
{
    if (!d->marks.selection.isEmpty())
        return d->selectionText();
    const PageStop *stop = d->stop(d->marks.current);
    return stop ? QString(stop->text).replace(QChar(QChar::LineSeparator), QLatin1Char('\n')) : QString();
}

void SurveyPageView::copy()
{
    if (const QString text = selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

const PageContent &SurveyPageView::content() const
{
    d->refresh();
    return d->content;
}

const std::vector<PageStop> &SurveyPageView::stops() const { return content().stops; }

QRect SurveyPageView::stopRect(int stop) const
{
    d->refresh();
    return d->stopBounds(stop).translated(d->offset());
}

int SurveyPageView::currentStop() const { return d->marks.current; }

void SurveyPageView::setCurrentStop(int stop)
{
    d->refresh();
    d->setCurrent(stop, true);
}

void SurveyPageView::activateStop(int stop)
{
    d->refresh();
    d->activate(stop);
}

QSize SurveyPageView::sizeHint() const { return {scaled(540), scaled(600)}; }

QSize SurveyPageView::minimumSizeHint() const { return {scaled(260), scaled(160)}; }

void SurveyPageView::Private::refresh()
{
    if (rebuildTimer.isActive()) {
        rebuildTimer.stop();
        rebuild();
    }
}

void SurveyPageView::Private::rebuild()
{
    const PageStop before = stop(marks.current) ? *stop(marks.current) : PageStop{-1, -1, PageAction::None, {}, {}, false};
    const QString key = before.item >= 0 ? content.items[static_cast<size_t>(before.item)].key : QString();
    const size_t stopsBefore = content.stops.size();
    content = q->m_survey ? pageContent(q->m_survey->snapshot(), unfolding) : PageContent();
    marks.hovered = -1;
    marks.dropTarget = -1;
    marks.selection = {};
    marks.edited = editor ? content.itemOf(editedItem.key) : -1;
    marks.current = -1;
    const int item = content.itemOf(key);
    for (size_t i = 0; i < content.stops.size() && item >= 0; ++i) {
        if (content.stops[i].item == item && content.stops[i].index == before.index)
            marks.current = static_cast<int>(i);
    }
    q->setRelatedFindings(std::vector<FindingId>(related));
    relayout();
    if (QAccessible::isActive() && stopsBefore != content.stops.size()) {
        QAccessibleEvent event(q, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&event);
    }
}

void SurveyPageView::Private::relayout()
{
    const PageMetrics metrics = PageMetrics::forWidth(q->viewport()->width(), readingSize);
    layout = std::make_unique<SurveyPageLayout>(content, metrics, layout.get());
    updateScrollBar();
    placeEditor();
    q->viewport()->update();
}

void SurveyPageView::Private::updateScrollBar()
{
    QScrollBar *bar = q->verticalScrollBar();
    bar->setPageStep(q->viewport()->height());
    bar->setSingleStep(lineHeightFor(FontRole::Reading, readingSize));
    bar->setRange(0, std::max(0, layout->height() - q->viewport()->height()));
}

// Texts of this page that were typed and never became an edit: after a crash.
void SurveyPageView::Private::readDrafts()
{
    unfolding.drafts.clear();
    const QString prefix = q->m_survey->id().text() + QLatin1Char('.');
    for (const QString &object : q->m_library->draftObjects()) {
        if (object.startsWith(prefix))
            unfolding.drafts.insert(object.mid(prefix.size()));
        else if (q->m_survey->snapshot().finding(FindingId(object)))
            unfolding.drafts.insert(QStringLiteral("finding:") + object);
    }
}

QPoint SurveyPageView::Private::offset() const { return {0, -q->verticalScrollBar()->value()}; }

QPointF SurveyPageView::Private::toPage(QPoint viewportPoint) const { return viewportPoint - offset(); }

const PageStop *SurveyPageView::Private::stop(int number) const
{
    return number >= 0 && static_cast<size_t>(number) < content.stops.size() ? &content.stops[static_cast<size_t>(number)]
                                                                            : nullptr;
}

const PageItem *SurveyPageView::Private::itemOfStop(int number) const
{
    const PageStop *there = stop(number);
    return there ? &content.items[static_cast<size_t>(there->item)] : nullptr;
}

QRect SurveyPageView::Private::stopBounds(int number) const
{
    QRectF bounds;
    if (const PageStop *there = stop(number)) {
        for (const QRectF &rect : layout->rectsOf(content, *there))
            bounds |= rect;
    }
    return bounds.toAlignedRect();
}

void SurveyPageView::Private::ensureVisible(const QRect &rect)
{
    QScrollBar *bar = q->verticalScrollBar();
    const int margin = scaled(24);
    if (rect.top() - margin < bar->value())
        bar->setValue(rect.top() - margin);
    else if (rect.bottom() + margin > bar->value() + q->viewport()->height())
        bar->setValue(std::min(rect.top() - margin, rect.bottom() + margin - q->viewport()->height()));
}

void SurveyPageView::Private::setCurrent(int number, bool byReader)
{
    if (!stop(number))
        number = -1;
    const FindingId before = q->currentFinding();
    marks.current = number;
    q->viewport()->update();
    if (byReader && number >= 0) {
        ensureVisible(stopBounds(number));
        announceFocus();
    }
    if (q->currentFinding() == before)
        return;
    Q_EMIT q->currentFindingChanged();
    if (byReader)
        Q_EMIT q->findingSelected(q->currentFinding());
}

// To the next stop that takes the focus; textOnly leaves out links and chips.
void SurveyPageView::Private::moveCurrent(int step, bool textOnly)
{
    const int count = static_cast<int>(content.stops.size());
    for (int i = marks.current < 0 && step < 0 ? count - 1 : marks.current + step; i >= 0 && i < count; i += step) {
        const PageStop &there = content.stops[static_cast<size_t>(i)];
        const bool isText = there.index == PageStop::Whole || there.action == PageAction::Sentence;
        if (there.focusable && (isText || !textOnly))
            return setCurrent(i, true);
    }
}

void SurveyPageView::Private::placeEditor()
{
    if (!editor)
        return;
    const int number = content.itemOf(editedItem.key);
    if (number < 0)
        return;
    const QRectF text = layout->items()[static_cast<size_t>(number)].textRect;
    const int frame = 6;
    QRect place = text.toAlignedRect().adjusted(-frame, -frame, frame, frame).translated(offset());
    editor->resize(place.width(), std::max(place.height(), editor->height()));
    place.setHeight(std::clamp(editor->neededHeight() + 2 * frame, place.height(), std::max(place.height(), q->viewport()->height() / 2)));
    editor->setGeometry(place);
}

void SurveyPageView::Private::announceFocus()
{
    if (!QAccessible::isActive() || marks.current < 0 || !q->hasFocus())
        return;
    QAccessibleEvent event(q, QAccessible::Focus);
    event.setChild(marks.current);
    QAccessible::updateAccessibility(&event);
}

QString SurveyPageView::Private::selectionText() const
{
    QStringList parts;
    for (size_t i = 0; i < content.items.size(); ++i) {
        const QString &text = content.items[i].text;
        const auto [from, to] = marks.selection.within(static_cast<int>(i), static_cast<int>(text.size()));
        if (from < to)
            parts.append(text.mid(from, to - from).replace(QChar(QChar::LineSeparator), QLatin1Char('\n')));
    }
    return parts.join(QLatin1Char('\n'));
}

void SurveyPageView::paintEvent(QPaintEvent *event)
{
    d->refresh();
    QPainter painter(viewport());
    const Theme &theme = themeOf(this);
    painter.fillRect(event->rect(), theme.paper);
    painter.translate(d->offset());
    PagePainter(painter, d->content, *d->layout, theme, d->marks).paint(event->rect().translated(-d->offset()));
}

void SurveyPageView::resizeEvent(QResizeEvent *)
{
    // What stood at the top stays there when the lines break anew.
    const int top = d->layout->itemAt(verticalScrollBar()->value());
    const int below = top < 0 ? 0 : verticalScrollBar()->value() - d->layout->items()[static_cast<size_t>(top)].band.top();
    d->relayout();
    if (top > 0)
        verticalScrollBar()->setValue(d->layout->items()[static_cast<size_t>(top)].band.top() + below);
}

void SurveyPageView::scrollContentsBy(int, int)
{
    d->placeEditor();
    viewport()->update();
}

void SurveyPageView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::StyleChange) {
        d->layout = nullptr;
        d->relayout();
    } else if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    } else if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Survey page"));
        d->rebuild();
    }
}

} // namespace conspectus
