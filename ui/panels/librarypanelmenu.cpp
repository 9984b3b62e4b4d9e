// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library panel's collections: menus, new ones, and which of them are open.
#include "ui/panels/librarypanel.h"

#include "models/libraryfilterproxy.h"
#include "models/librarytreemodel.h"
#include "models/roles.h"
#include "ui/icons.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMenu>
#include <QSignalBlocker>
#include <QTreeView>

namespace conspectus {

namespace {

const QString kClosedKey = QStringLiteral("library-panel.closed");
const QString kIds = QStringLiteral("ids");

// A collection's id; the group's own name for the others.
QString nameOf(const LibraryTreeModel &tree, const QModelIndex &index)
{
    const CollectionId collection = tree.collectionAt(index);
    if (!collection.isNull())
        return collection.text();
    for (const auto &[group, name] : {std::pair{LibraryTreeModel::ReadingNow, "reading-now"}, {LibraryTreeModel::AllSurveys, "all"},
                                      {LibraryTreeModel::Pinned, "pinned"}}) {
        if (tree.groupIndex(group) == index)
            return QLatin1String(name);
    }
    return {};
}

void eachHeader(const QAbstractItemModel &model, const QModelIndex &parent, const std::function<void(const QModelIndex &)> &visit)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (!index.data(IsHeaderRole).toBool())
            return; // surveys stand behind the collections
        visit(index);
        eachHeader(model, index, visit);
    }
}

} // namespace

void LibraryPanel::expandAsBefore()
{
    if (m_proxy->isFiltering())
        return;
    QSet<QString> closed;
    if (m_library->isOpen()) {
        for (const QJsonValue id : m_library->viewState(kClosedKey).value(kIds).toArray())
            closed.insert(id.toString());
    }
    const QSignalBlocker quiet(m_view); // nothing is closed or opened by the reader here
    eachHeader(*m_proxy, {}, [&](const QModelIndex &index) {
        m_view->setExpanded(index, !closed.contains(nameOf(*m_tree, m_proxy->mapToSource(index))));
    });
}

void LibraryPanel::rememberExpanded()
{
    if (m_proxy->isFiltering() || !m_library->isOpen())
        return;
    QJsonArray closed;
    eachHeader(*m_proxy, {}, [&](const QModelIndex &index) {
        if (!m_view->isExpanded(index))
            closed.append(nameOf(*m_tree, m_proxy->mapToSource(index)));
    });
    m_library->putViewState(kClosedKey, {{kIds, closed}});
}

CollectionId LibraryPanel::selectedCollection() const
{
    const QModelIndex index = m_proxy->mapToSource(m_view->currentIndex());
    const CollectionId here = m_tree->collectionAt(index);
    return here.isNull() ? m_tree->collectionAt(index.parent()) : here;
}

void LibraryPanel::makeCollection(const CollectionId &parent)
{
    const CollectionId made = m_collections->make(tr("New collection"), parent);
    const QModelIndex index = m_proxy->mapFromSource(m_tree->indexOf(made));
    if (!index.isValid())
        return;
    m_view->expand(index.parent());
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_view->edit(index);
}

void LibraryPanel::addCollectionActions(QMenu &menu, const CollectionId &collection)
{
    menu.addAction(tr("Show as Table"), this, [this, collection] { Q_EMIT collectionWanted(collection); });
    menu.addSeparator();
    const bool mayEdit = !m_library->isReadOnly();
    const std::pair<QString, std::function<void()>> actions[] = {
        {tr("New Collection in This One"), [this, collection] { makeCollection(collection); }},
        {tr("Rename"), [this] { m_view->edit(m_view->currentIndex()); }},
        {tr("Move Up"), [this, collection] { m_collections->shift(collection, -1); }},
        {tr("Move Down"), [this, collection] { m_collections->shift(collection, 1); }},
    };
    for (const auto &[text, run] : actions)
        menu.addAction(text, this, run)->setEnabled(mayEdit);
    auto *into = menu.addMenu(tr("Move Into"));
    const auto moveTo = [&](const QString &name, const CollectionId &target) {
        into->addAction(name, this, [this, collection, target] { m_collections->move(collection, target); });
    };
    moveTo(tr("The Top"), {});
    for (const Collection &each : m_collections->all()) {
        if (!m_collections->isWithin(each.id, collection))
            moveTo(m_collections->pathOf(each.id).replace(QLatin1Char('&'), QStringLiteral("&&")), each.id);
    }
    into->setEnabled(mayEdit);
    menu.addSeparator();
    menu.addAction(iconFor(QStringLiteral("trash")), tr("Remove Collection"), this, [this, collection] { m_collections->remove(collection); })
        ->setEnabled(mayEdit);
}

void LibraryPanel::showMenu(const QPoint &point)
{
    const QModelIndex index = m_view->indexAt(point);
    QMenu menu(this);
    if (index.isValid())
        m_view->setCurrentIndex(index);
    const QModelIndex source = m_proxy->mapToSource(index);
    const CollectionId collection = m_tree->collectionAt(source);
    const SurveyId survey(index.data(ObjectIdRole).toString());
    if (!collection.isNull()) {
        addCollectionActions(menu, collection);
    } else if (!survey.isNull()) {
        menu.addAction(tr("Open"), this, [this, survey] { Q_EMIT surveyActivated(survey); });
        Q_EMIT surveyMenuAboutToShow(&menu, survey);
        if (const CollectionId holder = m_tree->collectionAt(source.parent()); !holder.isNull()) {
            menu.addAction(tr("Take out of This Collection"), this,
                           [this, holder, survey] { m_collections->take(holder, {survey.text()}); })
                ->setEnabled(!m_library->isReadOnly());
        }
        if (survey == m_current) {
            menu.addSeparator();
            menu.addActions(m_surveyActions);
        }
    } else {
        menu.addAction(tr("Show All as Table"), this, &LibraryPanel::allSurveysWanted);
        menu.addAction(tr("New Collection"), this, [this] { makeCollection({}); })->setEnabled(!m_library->isReadOnly());
    }
    menu.exec(m_view->viewport()->mapToGlobal(point));
}

} // namespace conspectus
