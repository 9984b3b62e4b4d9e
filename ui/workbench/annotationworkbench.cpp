// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workbench/annotationworkbench.h"

#include "models/wording.h"
#include "models/workbenchmodel.h"
#include "survey/projection.h"
#include "ui/fonts.h"
#include "ui/style.h"
#include "ui/widgets/emptylabel.h"
#include "ui/workbench/workbenchfilters.h"
#include "ui/workbench/workbenchview.h"

#include <QFutureWatcher>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

namespace conspectus {
namespace {

constexpr int kReadAfter = 300; // ms after the last change
constexpr int kManyRows = 2000;
constexpr int kWidths[kAnnotationColumns] = {112, 270, 170, 84, 74, 150, 96, 150, 44, 80};

} // namespace

AnnotationWorkbench::AnnotationWorkbench(Library *library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_model(new WorkbenchModel(this))
    , m_filters(new WorkbenchFilters(this))
    , m_view(new WorkbenchView(this))
    , m_empty(new EmptyLabel(QString(), this))
    , m_count(new QLabel(this))
    , m_bar(new QWidget(this))
    , m_rows(std::make_shared<AnnotationRows>())
{
    setPane(this, "paper");
    setAccessibleName(tr("All annotations"));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Annotations of all surveys"));
    makeHeader();
    makeBar();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_filters);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_view, 1);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    for (QWidget *above : {m_bar, static_cast<QWidget *>(m_filters)})
        above->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a narrow window is not made wider
    m_stale.setSingleShot(true);
    m_stale.setInterval(kReadAfter);
    connect(&m_stale, &QTimer::timeout, this, &AnnotationWorkbench::reload);
    connect(m_filters, &WorkbenchFilters::changed, this, &AnnotationWorkbench::arrangeAgain);
    connect(m_filters, &WorkbenchFilters::leaveWanted, this, &AnnotationWorkbench::leaveWanted);
    connect(m_filters, &WorkbenchFilters::downPressed, this, [this] {
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_model->index(0, 0));
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(m_view, &WorkbenchView::leaveWanted, this, &AnnotationWorkbench::leaveWanted);
    connect(m_view, &WorkbenchView::removeWanted, this, &AnnotationWorkbench::removeChosen);
    connect(m_view, &WorkbenchView::openWanted, this, [this](const QModelIndex &index) {
        if (const AnnotationRow *row = m_model->rowAt(index))
            Q_EMIT annotationActivated(row->survey, row->id);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &AnnotationWorkbench::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AnnotationWorkbench::updateState);
    connect(library, &Library::savingStateChanged, this, [this](SavingState state) {
        if (state != SavingState::Saved)
            return;
        m_isStale = true;
        if (isVisible())
            m_stale.start();
    });
    connect(library, &Library::opened, this, [this] {
        m_isStale = true;
        if (isVisible())
            reload();
    });
    setFocusProxy(m_view);
    updateState();
}

void AnnotationWorkbench::makeHeader()
{
    QHeaderView *header = m_view->header();
    for (int column = 0; column < kAnnotationColumns; ++column)
        header->resizeSection(column, scaled(kWidths[column]));
    header->setAccessibleName(tr("Columns"));
    connect(header, &QHeaderView::sectionClicked, this, &AnnotationWorkbench::sortBy);
}

void AnnotationWorkbench::sortBy(int column)
{
    const auto wanted = static_cast<AnnotationColumn>(column);
    if (m_order.column != wanted) {
        m_order.column = wanted;
        m_order.descending = wanted == AnnotationColumn::Date;
    } else if (m_order.descending == (wanted == AnnotationColumn::Date)) {
        m_order.descending = !m_order.descending;
    } else {
        m_order.column.reset(); // the third click: as they stand in the surveys
    }
    m_view->header()->setSortIndicator(m_order.column ? column : -1, m_order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    arrangeAgain();
}

void AnnotationWorkbench::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        reload();
}

bool AnnotationWorkbench::isBusy() const
{
    return m_isReading || m_isArranging || m_isChanging || m_stale.isActive();
}

void AnnotationWorkbench::reload()
{
    if (!m_library->isOpen())
        return;
    m_stale.stop();
    m_isStale = false;
    m_isReading = true;
    const quint64 reading = ++m_reading;
    if (!m_job)
        m_job = m_library->beginJob(tr("Reading all annotations"));
    const QPointer<Job> job = m_job;
    updateState();
    m_library->objectsOfType({type::survey, type::annotation, type::link, type::finding, type::node}, this,
                             [this, job, reading](Result<std::vector<ObjectState>> objects) {
                                 if (reading != m_reading)
                                     return;
                                 if (!objects) {
                                     loaded(job, m_rows);
                                     Q_EMIT message(objects.error().message);
                                     return;
                                 }
                                 const CancelToken cancel = job ? job->token() : CancelToken();
                                 auto *watcher = new QFutureWatcher<std::shared_ptr<const AnnotationRows>>(this);
                                 connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, job, reading] {
                                     if (reading == m_reading)
                                         loaded(job, watcher->result());
                                     watcher->deleteLater();
                                 });
                                 watcher->setFuture(QtConcurrent::run(
                                     [all = std::move(*objects), cancel]() mutable { return annotationRows(std::move(all), cancel); }));
                             });
}

void AnnotationWorkbench::loaded(Job *job, const std::shared_ptr<const AnnotationRows> &rows)
{
    m_isReading = false;
    if (job != nullptr)
        job->finish();
    m_job = nullptr;
    m_rows = rows;
    m_filters->setChoices(*rows);
    arrangeAgain();
}

void AnnotationWorkbench::arrangeAgain()
{
    m_arranging.cancel();
    m_arranging = CancelToken();
    m_isArranging = true;
    m_order.grouping = m_filters->grouping();
    const quint64 generation = ++m_generation;
    auto *watcher = new QFutureWatcher<Arrangement>(this);
    connect(watcher, &QFutureWatcherBase::finished, this,
            [this, watcher, generation, rows = m_rows, grouped = m_order.grouping != AnnotationGrouping::None] {
                watcher->deleteLater();
                if (generation == m_generation)
                    display(rows, watcher->future().takeResult(), grouped);
            });
    watcher->setFuture(QtConcurrent::run([rows = m_rows, filter = m_filters->filter(), order = m_order, cancel = m_arranging] {
        return arrange(*rows, filter, order, cancel);
    }));
}

// What was chosen and where the view stood stay, as far as it is still there.
void AnnotationWorkbench::display(const std::shared_ptr<const AnnotationRows> &rows, Arrangement arrangement, bool grouped)
{
    m_isArranging = false;
    const AnnotationRow *current = m_model->rowAt(m_view->currentIndex());
    const QString currentId = current != nullptr ? current->id.text() : QString();
    const QSet<QString> kept = selectedRows() <= kManyRows ? chosen() : QSet<QString>();
    const int scroll = m_view->verticalScrollBar()->value();
    m_model->set(rows, std::move(arrangement), grouped);
    if (grouped)
        m_view->expandAll();
    // What is said by the groups is not said again.
    m_view->setColumnHidden(static_cast<int>(AnnotationColumn::Survey), m_order.grouping == AnnotationGrouping::Survey);
    if (!kept.isEmpty()) {
        QItemSelection selection;
        for (const QString &id : kept) {
            if (const QModelIndex at = m_model->indexOf(id); at.isValid())
                selection.select(at, at.siblingAtColumn(kAnnotationColumns - 1));
        }
        m_view->selectionModel()->select(selection, QItemSelectionModel::Select);
    }
    if (const QModelIndex at = currentId.isEmpty() ? QModelIndex() : m_model->indexOf(currentId); at.isValid())
        m_view->selectionModel()->setCurrentIndex(at, QItemSelectionModel::NoUpdate);
    m_view->verticalScrollBar()->setValue(scroll);
    updateState();
    if (!isBusy())
        Q_EMIT settled();
}

QSet<QString> AnnotationWorkbench::chosen() const
{
    return m_model->annotationsAt(m_view->selectionModel()->selectedRows());
}

// Rows of annotations that are selected, without looking at each.
int AnnotationWorkbench::selectedRows() const
{
    int count = 0;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        const bool areGroups = m_model->isGrouped() && !range.parent().isValid();
        for (int row = range.top(); areGroups && row <= range.bottom(); ++row)
            count += m_model->rowCount(m_model->index(row, 0)) > 0 && !m_view->selectionModel()->isSelected(m_model->index(0, 0, m_model->index(row, 0)))
                         ? m_model->rowCount(m_model->index(row, 0))
                         : 0;
        count += areGroups ? 0 : range.height();
    }
    return count;
}

// Each once where that is quickly said; of very many, as many as rows are chosen.
int AnnotationWorkbench::chosenCount() const
{
    const int rows = selectedRows();
    return rows > kManyRows ? rows : static_cast<int>(chosen().size());
}

void AnnotationWorkbench::updateState()
{
    const int all = static_cast<int>(m_rows->rows.size());
    const int shown = m_model->arrangement().shown;
    const int selected = chosenCount();
    if (m_isReading && all == 0)
        m_count->setText(tr("Reading…"));
    else if (selected > 0)
        m_count->setText(tr("%1 chosen of %2", "annotations").arg(selected).arg(counted(shown, Noun::Annotation)));
    else if (shown < all)
        m_count->setText(tr("%1 of %2", "annotations").arg(shown).arg(counted(all, Noun::Annotation)));
    else
        m_count->setText(counted(all, Noun::Annotation));
    const bool isEmpty = shown == 0;
    m_empty->setText(m_isReading ? tr("Reading the annotations of all surveys…")
                     : all == 0  ? tr("Marks you make on PDFs are listed here, of all surveys together. Select text in a PDF and press 1 to "
                                      "make one.")
                                 : tr("No annotation fits the filter. Change it, or show all."));
    if (isEmpty && m_view->hasFocus())
        m_filters->field()->setFocus(Qt::OtherFocusReason); // the keys stay here
    m_empty->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
    for (QToolButton *button : m_editButtons)
        button->setEnabled(selected > 0 && !m_library->isReadOnly() && !m_isChanging);
    if (m_exportButton != nullptr)
        m_exportButton->setEnabled(shown > 0);
}

} // namespace conspectus
