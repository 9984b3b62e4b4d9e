// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/librarypanel.h"

#include "models/libraryfilterproxy.h"
#include "models/librarytreemodel.h"
#include "models/roles.h"
#include "ui/delegates/rowtreeview.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/widgets/emptylabel.h"
#include "ui/widgets/paneheader.h"

#include <QAction>
#include <QJsonArray>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

namespace conspectus {

namespace {
const QString kRecentKey = QStringLiteral("library-panel.recent");
}

LibraryPanel::LibraryPanel(Library *library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_collections(new Collections(library, this))
    , m_surveys(new SurveyListModel(library, this))
    , m_tree(new LibraryTreeModel(m_surveys, m_collections, this))
    , m_proxy(new LibraryFilterProxy(this))
    , m_header(new PaneHeader(tr("Library"), this))
    , m_filter(new QLineEdit(this))
    , m_view(new RowTreeView(this))
    , m_empty(new EmptyLabel(tr("Surveys you add are listed here."), this))
    , m_addMenu(new QMenu(this))
    , m_addAction(new QAction(iconFor(QStringLiteral("plus")), tr("Add a survey"), this))
    , m_filterAction(new QAction(iconFor(QStringLiteral("filter")), tr("Filter the surveys"), this))
{
    setPane(this, "panel");
    m_header->hide();
    m_addAction->setMenu(m_addMenu);
    QToolButton *add = m_header->addAction(m_addAction);
    add->setPopupMode(QToolButton::InstantPopup);
    m_filterAction->setCheckable(true);
    m_header->addAction(m_filterAction);
    connect(m_filterAction, &QAction::toggled, this, &LibraryPanel::showFilter);

    m_filter->setPlaceholderText(tr("Title or author"));
    m_filter->setAccessibleName(tr("Filter the surveys"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_filter->hide();
    connect(m_filter, &QLineEdit::textChanged, this, &LibraryPanel::applyFilter);

    m_proxy->setSourceModel(m_tree);
    m_view->setModel(m_proxy);
    m_view->setAccessibleName(tr("Library"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(static_cast<RowTreeView *>(m_view), &RowTreeView::rowActivated, this, &LibraryPanel::activate);
    connect(m_view, &QWidget::customContextMenuRequested, this, &LibraryPanel::showMenu);
    m_view->setDragEnabled(true);
    m_view->setAcceptDrops(true);
    m_view->setDropIndicatorShown(true);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setAutoExpandDelay(600);
    connect(m_view, &QTreeView::collapsed, this, &LibraryPanel::rememberExpanded);
    connect(m_view, &QTreeView::expanded, this, &LibraryPanel::rememberExpanded);
    connect(m_collections, &Collections::changed, this, &LibraryPanel::expandAsBefore);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty);

    connect(library, &Library::opened, this, &LibraryPanel::loadRecent);
    connect(m_surveys, &QAbstractItemModel::rowsInserted, this, &LibraryPanel::updateEmpty);
    connect(m_surveys, &QAbstractItemModel::rowsRemoved, this, &LibraryPanel::updateEmpty);
    connect(m_surveys, &QAbstractItemModel::modelReset, this, &LibraryPanel::updateEmpty);
    loadRecent();
}

void LibraryPanel::setAddActions(const QList<QAction *> &actions)
{
    m_addMenu->clear();
    m_addMenu->addActions(actions);
}

void LibraryPanel::setSurveyActions(const QList<QAction *> &actions) { m_surveyActions = actions; }

void LibraryPanel::setCurrentSurvey(const SurveyId &survey)
{
    m_current = survey;
    if (!survey.isNull())
        remember(survey);
    const QModelIndex at = m_proxy->mapFromSource(m_tree->indexOf(survey));
    const QModelIndex shown = m_view->currentIndex();
    if (shown.isValid() && shown.data(ObjectIdRole).toString() == survey.text() && !survey.isNull())
        return;
    m_view->selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect);
    if (at.isValid())
        m_view->scrollTo(at);
}

void LibraryPanel::remember(const SurveyId &survey)
{
    if (m_library->viewState(QStringLiteral("privacy")).value(QStringLiteral("no-recent")).toBool())
        return;
    const QStringList before = m_tree->recent();
    m_tree->noteOpened(survey);
    m_view->expand(m_proxy->mapFromSource(m_tree->groupIndex(LibraryTreeModel::ReadingNow)));
    if (m_tree->recent() != before && m_library->isOpen() && !m_library->isReadOnly())
        m_library->putViewState(kRecentKey, {{QStringLiteral("surveys"), QJsonArray::fromStringList(m_tree->recent())}});
}

void LibraryPanel::forgetRecent()
{
    m_tree->setRecent({});
    m_library->putViewState(kRecentKey, {});
}

SurveyId LibraryPanel::selectedSurvey() const { return SurveyId(m_view->currentIndex().data(ObjectIdRole).toString()); }

void LibraryPanel::focusFilter()
{
    m_filterAction->setChecked(true);
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LibraryPanel::loadRecent()
{
    QStringList recent;
    const QJsonArray kept = m_library->isOpen() ? m_library->viewState(kRecentKey).value(QStringLiteral("surveys")).toArray()
                                                : QJsonArray();
    for (const QJsonValue &value : kept)
        recent.append(value.toString());
    m_tree->setRecent(recent);
    expandAsBefore();
    updateEmpty();
    setCurrentSurvey(m_current);
}

void LibraryPanel::showFilter(bool shown)
{
    m_filter->setVisible(shown);
    if (shown)
        m_filter->setFocus(Qt::OtherFocusReason);
    else
        m_filter->clear();
}

void LibraryPanel::applyFilter(const QString &text)
{
    m_proxy->setText(text);
    if (text.isEmpty())
        expandAsBefore();
    else
        m_view->expandAll();
    updateEmpty();
}

void LibraryPanel::activate(const QModelIndex &index)
{
    const SurveyId survey(index.data(ObjectIdRole).toString());
    if (survey.isNull())
        m_view->setExpanded(index, !m_view->isExpanded(index));
    else
        Q_EMIT surveyActivated(survey);
}

void LibraryPanel::updateEmpty()
{
    const bool isEmpty = m_surveys->rowCount() == 0;
    const bool isFilteredAway = !isEmpty && m_proxy->isFiltering()
                                && m_proxy->rowCount(m_proxy->mapFromSource(m_tree->groupIndex(LibraryTreeModel::AllSurveys))) == 0;
    m_empty->setText(isFilteredAway ? tr("Nothing found for “%1”.").arg(m_filter->text())
                                    : tr("Surveys you add are listed here."));
    m_empty->setVisible(isEmpty || isFilteredAway);
    m_filterAction->setEnabled(!isEmpty);
    // The two group rows, then what to do: as long as there is nothing else to list.
    static_cast<QVBoxLayout *>(layout())->setStretchFactor(m_empty, isEmpty ? 1 : 0);
    m_view->setMaximumHeight(isEmpty ? 2 * m_view->sizeHintForRow(0) + 2 : QWIDGETSIZE_MAX);
    if (m_proxy->isFiltering())
        m_view->expandAll();
    else if (!isEmpty)
        expandAsBefore();
}

bool LibraryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            m_filterAction->setChecked(false);
            m_view->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return) {
            const QModelIndex all = m_proxy->mapFromSource(m_tree->groupIndex(LibraryTreeModel::AllSurveys));
            m_view->setCurrentIndex(m_proxy->index(0, 0, all));
            m_view->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace conspectus
