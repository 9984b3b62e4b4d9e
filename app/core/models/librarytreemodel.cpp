// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which rows the library's tree has and where they are; librarytreemodeldata.cpp says what they show and what is dropped on them.
#include "models/librarytreemodel.h"

#include "models/librarytreemodel_p.h"
#include "models/roles.h"

namespace conspectus {

LibraryTreeModel::LibraryTreeModel(SurveyListModel *surveys, Collections *collections, QObject *parent)
    : QAbstractItemModel(parent), m_surveys(surveys), m_collections(collections),
      m_root(std::make_unique<Node>(Node{{Kind::Root, {}}, nullptr, {}}))
{
    connect(surveys, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { surveysInserted(first, last); });
    connect(surveys, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { surveysAboutToBeRemoved(first, last); });
    connect(surveys, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_rows.clear();
        m_leaving.clear();
    });
    connect(surveys, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) { surveysChanged(from.row(), to.row()); });
    connect(surveys, &QAbstractItemModel::modelReset, this, &LibraryTreeModel::reset);
    if (collections)
        connect(collections, &Collections::changed, this, &LibraryTreeModel::sync);
    reset();
}

LibraryTreeModel::~LibraryTreeModel() = default;

void LibraryTreeModel::reset()
{
    beginResetModel();
    m_rows.clear();
    m_root->children.clear();
    endResetModel();
    sync();
    Node *all = child(*m_root, {Kind::AllSurveys, {}});
    if (m_surveys->rowCount() > 0) {
        beginInsertRows(indexOf(all), 0, m_surveys->rowCount() - 1);
        for (int row = 0; row < m_surveys->rowCount(); ++row)
            all->children.push_back(std::make_unique<Node>(Node{{Kind::Survey, m_surveys->rowAt(row)->id.text()}, all, {}}));
        endInsertRows();
        Q_EMIT dataChanged(indexOf(all), indexOf(all), {CountRole});
    }
}

int LibraryTreeModel::surveyRow(const QString &id) const
{
    if (m_rows.isEmpty()) {
        for (int row = 0; row < m_surveys->rowCount(); ++row)
            m_rows.insert(m_surveys->rowAt(row)->id.text(), row);
    }
    return m_rows.value(id, -1);
}

std::vector<LibraryTreeModel::Key> LibraryTreeModel::surveyKeys(const QStringList &ids) const
{
    std::vector<std::pair<int, QString>> there;
    for (const QString &id : ids) {
        const int row = surveyRow(id);
        if (row >= 0 && !m_leaving.contains(id))
            there.emplace_back(row, id);
    }
    std::ranges::sort(there);
    std::vector<Key> keys;
    for (const auto &[row, id] : there)
        keys.push_back({Kind::Survey, id});
    return keys;
}

void LibraryTreeModel::sync()
{
    QStringList pinned;
    for (int row = 0; row < m_surveys->rowCount(); ++row) {
        if (const SurveyRow *survey = m_surveys->rowAt(row); survey->pinned)
            pinned.append(survey->id.text());
    }
    const std::vector<Key> pins = surveyKeys(pinned);
    std::vector<Key> top;
    if (!pins.empty())
        top.push_back({Kind::Pinned, {}});
    top.push_back({Kind::ReadingNow, {}});
    for (const Collection *root : m_collections ? m_collections->childrenOf({}) : std::vector<const Collection *>())
        top.push_back({Kind::Collection, root->id.text()});
    top.push_back({Kind::AllSurveys, {}});
    bring(*m_root, top);

    if (Node *group = child(*m_root, {Kind::Pinned, {}}))
        bring(*group, pins);
    std::vector<Key> recent;
    for (const QString &id : std::as_const(m_wanted)) {
        if (surveyRow(id) >= 0 && !m_leaving.contains(id))
            recent.push_back({Kind::Survey, id});
    }
    bring(*child(*m_root, {Kind::ReadingNow, {}}), recent);
    for (const auto &node : m_root->children) {
        if (node->key.kind == Kind::Collection)
            syncCollection(*node);
    }
}

void LibraryTreeModel::syncCollection(Node &node)
{
    const CollectionId id(node.key.id);
    const Collection *collection = m_collections->collection(id);
    if (!collection)
        return;
    std::vector<Key> wanted;
    for (const Collection *below : m_collections->childrenOf(id))
        wanted.push_back({Kind::Collection, below->id.text()});
    const std::vector<Key> surveys = surveyKeys(collection->surveys);
    wanted.insert(wanted.end(), surveys.begin(), surveys.end());
    bring(node, wanted);
    for (const auto &below : node.children) {
        if (below->key.kind == Kind::Collection)
            syncCollection(*below);
    }
    Q_EMIT dataChanged(indexOf(&node), indexOf(&node)); // its name
}

void LibraryTreeModel::bring(Node &node, const std::vector<Key> &wanted)
{
    const size_t before = node.children.size();
    bool isChanged = false;
    for (size_t row = node.children.size(); row-- > 0;) {
        if (std::ranges::find(wanted, node.children[row]->key) == wanted.end()) {
            removeAt(node, row);
            isChanged = true;
        }
    }
    for (size_t row = 0; row < wanted.size(); ++row) {
        if (row < node.children.size() && node.children[row]->key == wanted[row])
            continue;
        if (const Node *there = child(node, wanted[row]))
            move(node, node.rowOf(there), row);
        else
            insert(node, row, wanted[row]);
        isChanged = true;
    }
    if ((isChanged || before != node.children.size()) && node.parent)
        Q_EMIT dataChanged(indexOf(&node), indexOf(&node), {CountRole});
}

void LibraryTreeModel::insert(Node &node, size_t row, const Key &key)
{
    beginInsertRows(indexOf(&node), static_cast<int>(row), static_cast<int>(row));
    node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(row), std::make_unique<Node>(Node{key, &node, {}}));
    endInsertRows();
}

// Upwards only: bring() fills from the top.
void LibraryTreeModel::move(Node &node, size_t from, size_t to)
{
    const QModelIndex index = indexOf(&node);
    beginMoveRows(index, static_cast<int>(from), static_cast<int>(from), index, static_cast<int>(to));
    const auto first = node.children.begin();
    std::rotate(first + static_cast<std::ptrdiff_t>(to), first + static_cast<std::ptrdiff_t>(from),
                first + static_cast<std::ptrdiff_t>(from) + 1);
    endMoveRows();
}

void LibraryTreeModel::removeAt(Node &node, size_t row)
{
    beginRemoveRows(indexOf(&node), static_cast<int>(row), static_cast<int>(row));
    node.children.erase(node.children.begin() + static_cast<std::ptrdiff_t>(row));
    endRemoveRows();
}

void LibraryTreeModel::surveysInserted(int first, int last)
{
    m_rows.clear();
    Node *all = child(*m_root, {Kind::AllSurveys, {}});
    beginInsertRows(indexOf(all), first, last);
    for (int row = first; row <= last; ++row)
        all->children.insert(all->children.begin() + row,
                             std::make_unique<Node>(Node{{Kind::Survey, m_surveys->rowAt(row)->id.text()}, all, {}}));
    endInsertRows();
    Q_EMIT dataChanged(indexOf(all), indexOf(all), {CountRole});
    sync();
}

void LibraryTreeModel::surveysAboutToBeRemoved(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_leaving.insert(m_surveys->rowAt(row)->id.text(), {});
    sync();
    Node *all = child(*m_root, {Kind::AllSurveys, {}});
    beginRemoveRows(indexOf(all), first, last);
    all->children.erase(all->children.begin() + first, all->children.begin() + last + 1);
    endRemoveRows();
    Q_EMIT dataChanged(indexOf(all), indexOf(all), {CountRole});
}

void LibraryTreeModel::surveysChanged(int first, int last)
{
    sync(); // a pin
    QStringList changed;
    for (int row = first; row <= last; ++row)
        changed.append(m_surveys->rowAt(row)->id.text());
    const auto tell = [&](const auto &self, const Node &node) -> void {
        for (size_t row = 0; row < node.children.size(); ++row) {
            const Node &each = *node.children[row];
            if (each.key.kind == Kind::Survey && changed.contains(each.key.id)) {
                const QModelIndex at = createIndex(static_cast<int>(row), 0, &each);
                Q_EMIT dataChanged(at, at);
            } else if (each.key.kind != Kind::AllSurveys) {
                self(self, each);
            }
        }
    };
    tell(tell, *m_root);
    const Node *all = child(*m_root, {Kind::AllSurveys, {}});
    Q_EMIT dataChanged(index(first, 0, indexOf(all)), index(last, 0, indexOf(all)));
}

void LibraryTreeModel::setRecent(const QStringList &surveyIds)
{
    m_wanted = surveyIds;
    m_wanted.removeDuplicates();
    m_wanted = m_wanted.mid(0, kMostRecent);
    sync();
}

void LibraryTreeModel::noteOpened(const SurveyId &survey)
{
    if (!m_wanted.isEmpty() && m_wanted.front() == survey.text())
        return;
    m_wanted.removeOne(survey.text());
    m_wanted.prepend(survey.text());
    m_wanted = m_wanted.mid(0, kMostRecent);
    sync();
}

LibraryTreeModel::Node *LibraryTreeModel::child(const Node &node, const Key &key) const
{
    const auto found = std::ranges::find_if(node.children, [&key](const auto &each) { return each->key == key; });
    return found == node.children.end() ? nullptr : found->get();
}

LibraryTreeModel::Node *LibraryTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex LibraryTreeModel::indexOf(const Node *node) const
{
    if (!node || !node->parent)
        return {};
    return createIndex(static_cast<int>(node->parent->rowOf(node)), 0, node);
}

QModelIndex LibraryTreeModel::groupIndex(Group group) const
{
    const Kind kind = group == ReadingNow ? Kind::ReadingNow : group == AllSurveys ? Kind::AllSurveys : Kind::Pinned;
    return indexOf(child(*m_root, {kind, {}}));
}

QModelIndex LibraryTreeModel::indexOf(const SurveyId &survey) const
{
    const int row = surveyRow(survey.text());
    return row < 0 ? QModelIndex() : index(row, 0, groupIndex(AllSurveys));
}

QModelIndex LibraryTreeModel::indexOf(const CollectionId &collection) const
{
    const auto find = [&](const auto &self, const Node &node) -> const Node * {
        for (const auto &each : node.children) {
            if (each->key == Key{Kind::Collection, collection.text()})
                return each.get();
            if (each->key.kind == Kind::Collection) {
                if (const Node *found = self(self, *each))
                    return found;
            }
        }
        return nullptr;
    };
    return indexOf(find(find, *m_root));
}

CollectionId LibraryTreeModel::collectionAt(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return node->key.kind == Kind::Collection ? CollectionId(node->key.id) : CollectionId();
}

QModelIndex LibraryTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex LibraryTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->parent) : QModelIndex();
}

int LibraryTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

} // namespace conspectus
