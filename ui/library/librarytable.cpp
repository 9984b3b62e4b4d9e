// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/library/librarytable.h"

#include "library/surveyedits.h"
#include "models/roles.h"
#include "models/surveytablemodel.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/library/filterfield.h"
#include "ui/library/surveycelldelegate.h"
#include "ui/style.h"
#include "ui/widgets/emptylabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

namespace conspectus {

namespace {

const QString kStateKey = QStringLiteral("library-table");
constexpr std::chrono::milliseconds kSaveAfter(800);
constexpr int kBarHeight = 40;

int widthOf(SurveyTableModel::Column column)
{
    switch (column) {
    case SurveyTableModel::Title: return 300;
    case SurveyTableModel::Authors: return 160;
    case SurveyTableModel::Year: return 52;
    case SurveyTableModel::Progress: return 100;
    case SurveyTableModel::Tags: return 130;
    case SurveyTableModel::Added:
    case SurveyTableModel::Opened: return 84;
    case SurveyTableModel::Annotations: return 84;
    default: return 70;
    }
}

} // namespace

LibraryTable::LibraryTable(Library *library, ReadingProgress *progress, QWidget *parent)
    : QWidget(parent), m_library(library), m_model(new SurveyTableModel(library, progress, this)), m_filter(new FilterField(this)),
      m_title(new QLabel(tr("All surveys"), this)), m_count(new QLabel(this)), m_all(new QToolButton(this)),
      m_view(new SurveyTableView(this)), m_empty(new EmptyLabel({}, this)), m_save(new QTimer(this))
{
    setPane(this, "paper");
    setFocusProxy(m_view);
    m_view->setAccessibleName(tr("Surveys of the library"));
    m_view->setModel(m_model);
    makeHeader();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_empty);
    layout->addWidget(m_view, 1);
    makeFilter();
    connectParts();

    connect(library, &Library::opened, this, &LibraryTable::restoreColumns);
    m_save->setSingleShot(true);
    m_save->setInterval(kSaveAfter);
    connect(m_save, &QTimer::timeout, this, &LibraryTable::saveColumns);
    restoreColumns();
    updateCount();
}

QWidget *LibraryTable::makeBar()
{
    auto *bar = new QWidget(this);
    setPane(bar, "win");
    bar->setMinimumHeight(scaled(kBarHeight));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_all);
    row->addWidget(m_filter, 1);
    row->addWidget(m_count);
    auto *columns = new QToolButton(bar);
    columns->setText(tr("Columns"));
    columns->setAccessibleName(tr("Choose the columns"));
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setMenu(new QMenu(columns));
    connect(columns->menu(), &QMenu::aboutToShow, this, [this, columns] { fillColumnMenu(columns->menu()); });
    row->addWidget(columns);
    setTabOrder(m_filter, columns);
    setTabOrder(columns, m_view);

    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(fontFor(FontRole::InterfaceStrong));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_all->setText(tr("Show all"));
    m_all->setProperty("conspectus.link", true);
    m_all->hide();
    connect(m_all, &QToolButton::clicked, this, [this] { showOnly({}, {}); });
    return bar;
}

void LibraryTable::makeFilter()
{
    m_filter->setPlaceholderText(tr("Filter by words, or tag: author: year: state:"));
    m_filter->setAccessibleName(tr("Filter the table of surveys"));
    m_filter->setCompletions([this] {
        QStringList words = SurveyFilter::fields();
        for (const QString &tag : tagsOf(*m_library))
            words << (tag.contains(QLatin1Char(' ')) ? QStringLiteral("tag:\"%1\"") : QStringLiteral("tag:%1")).arg(tag);
        for (const QString &state : readingStates())
            words << QStringLiteral("state:") + (state.isEmpty() ? QStringLiteral("none") : state);
        return words << QStringLiteral("has:pdf") << QStringLiteral("has:notes") << QStringLiteral("has:tags");
    });
    connect(m_filter, &QLineEdit::textChanged, this, &LibraryTable::applyFilter);
    connect(m_filter, &FilterField::downPressed, this, [this] {
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_model->index(0, 0));
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(m_filter, &FilterField::leaveWanted, this, &LibraryTable::leaveWanted);
}

void LibraryTable::connectParts()
{
    connect(m_view, &SurveyTableView::leaveWanted, this, &LibraryTable::leaveWanted);
    connect(m_view, &SurveyTableView::removeWanted, this, &LibraryTable::removeWanted);
    connect(m_view, &SurveyTableView::opened, this,
            [this](const QModelIndex &index) { Q_EMIT surveyActivated(m_model->surveyAt(index.row())); });
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &point) { Q_EMIT menuWanted(m_view->viewport()->mapToGlobal(point)); });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &LibraryTable::keepChoice);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LibraryTable::restoreChoice);
    connect(m_model, &SurveyTableModel::countChanged, this, &LibraryTable::updateCount);
    // Where the chosen rows went, the row that is current now is chosen: Delete and Return are about what is framed.
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        QItemSelectionModel *selection = m_view->selectionModel();
        if (!selection->hasSelection() && selection->currentIndex().isValid())
            selection->select(selection->currentIndex(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }, Qt::QueuedConnection);
}

void LibraryTable::makeHeader()
{
    QHeaderView *header = m_view->header();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setMinimumSectionSize(scaled(36));
    header->setAccessibleName(tr("Columns"));
    const auto changed = [this] {
        if (!m_isRestoring)
            m_save->start();
    };
    connect(header, &QHeaderView::sectionResized, this, changed);
    connect(header, &QHeaderView::sectionMoved, this, changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, changed);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &point) {
        QMenu menu(this);
        fillColumnMenu(&menu);
        menu.exec(header->mapToGlobal(point));
    });
}

void LibraryTable::fillColumnMenu(QMenu *menu)
{
    menu->clear();
    for (int column = 0; column < SurveyTableModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        action->setEnabled(column != SurveyTableModel::Title);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_view->setColumnHidden(column, !shown);
            m_save->start();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Columns as at First"), this, [this] {
        m_library->putViewState(kStateKey, {});
        restoreColumns();
    });
}

void LibraryTable::applyFilter() { m_model->setFilter(m_filter->text()); }

void LibraryTable::showOnly(const QString &name, const QStringList &surveys)
{
    m_onlyName = name;
    m_title->setText(name.isEmpty() ? tr("All surveys") : name);
    m_all->setVisible(!name.isEmpty());
    m_model->setOnly(name.isEmpty() ? std::nullopt : std::optional(surveys));
    updateCount();
}

void LibraryTable::keepChoice() { m_chosen = m_model->surveyAt(m_view->currentIndex().row()); }

void LibraryTable::restoreChoice()
{
    if (!m_chosen.isNull())
        choose(m_chosen);
}

void LibraryTable::choose(const SurveyId &survey)
{
    const QModelIndex index = m_model->indexOf(survey);
    if (!index.isValid())
        return;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index);
}

std::vector<SurveyId> LibraryTable::selected() const
{
    std::vector<SurveyId> surveys;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        surveys.push_back(m_model->surveyAt(index.row()));
    return surveys;
}

void LibraryTable::updateCount()
{
    const QLocale locale;
    const int shown = m_model->rowCount();
    m_count->setText(shown == m_model->total()
                         ? locale.toString(shown)
                         : tr("%1 of %2", "rows shown of all").arg(locale.toString(shown), locale.toString(m_model->total())));
    QString empty;
    if (m_model->total() == 0)
        empty = tr("Surveys you add are listed here. Open a PDF, import a page text, or import a whole folder.");
    else if (shown == 0 && !m_filter->text().isEmpty())
        empty = tr("Nothing found for “%1”. Escape empties the filter.").arg(m_filter->text());
    else if (shown == 0)
        empty = tr("This collection is empty. Drag surveys onto it in the library panel.");
    m_empty->setText(empty);
    m_empty->setVisible(!empty.isEmpty());
}

void LibraryTable::restoreColumns()
{
    m_isRestoring = true;
    QHeaderView *header = m_view->header();
    const QJsonObject state = m_library->isOpen() ? m_library->viewState(kStateKey) : QJsonObject();
    for (int column = 0; column < SurveyTableModel::ColumnCount; ++column) {
        const auto which = static_cast<SurveyTableModel::Column>(column);
        m_view->setColumnHidden(column, false);
        m_view->setColumnWidth(column, scaled(widthOf(which)));
        header->moveSection(header->visualIndex(column), column);
    }
    int place = 0;
    for (const QJsonValue value : state.value(QStringLiteral("columns")).toArray()) {
        const auto column = SurveyTableModel::columnFromName(value[QLatin1String("name")].toString());
        if (!column)
            continue;
        header->moveSection(header->visualIndex(*column), place++);
        m_view->setColumnWidth(*column, std::clamp(value[QLatin1String("width")].toInt(), header->minimumSectionSize(), 2000));
        m_view->setColumnHidden(*column, value[QLatin1String("hidden")].toBool() && *column != SurveyTableModel::Title);
    }
    const auto sorted = SurveyTableModel::columnFromName(state.value(QStringLiteral("sort")).toString());
    const bool down = state.value(QStringLiteral("descending")).toBool();
    // Not by setSortingEnabled(), which would sort once more by what the indicator says before.
    header->setSortIndicator(sorted.value_or(SurveyTableModel::Title), down ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_view->setSortingEnabled(true);
    m_isRestoring = false;
}

void LibraryTable::saveColumns()
{
    if (!m_library->isOpen())
        return;
    const QHeaderView *header = m_view->header();
    QJsonArray columns;
    for (int visual = 0; visual < SurveyTableModel::ColumnCount; ++visual) {
        const int column = header->logicalIndex(visual);
        const bool hidden = m_view->isColumnHidden(column);
        int width = header->sectionSize(column);
        if (hidden) // a hidden section has no width
            width = scaled(widthOf(static_cast<SurveyTableModel::Column>(column)));
        columns.append(QJsonObject{{QStringLiteral("name"), SurveyTableModel::columnName(static_cast<SurveyTableModel::Column>(column))},
                                   {QStringLiteral("width"), width},
                                   {QStringLiteral("hidden"), hidden}});
    }
    m_library->putViewState(kStateKey, {{QStringLiteral("columns"), columns},
                                        {QStringLiteral("sort"), SurveyTableModel::columnName(m_model->sortColumn())},
                                        {QStringLiteral("descending"), m_model->sortOrder() == Qt::DescendingOrder}});
}

} // namespace conspectus
