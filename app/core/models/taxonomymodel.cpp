// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/taxonomymodel_p.h"

#include "models/roles.h"

#include <algorithm>

namespace conspectus {

namespace {
constexpr int kDeepest = 64; // of a chain of parents; deeper ones stand below their group
constexpr Node::Kind kKinds[] = {Node::Kind::Topic, Node::Kind::Method, Node::Kind::Section, Node::Kind::Figure,
                                 Node::Kind::Custom};

bool isAlwaysThere(Node::Kind kind) { return kind == Node::Kind::Topic || kind == Node::Kind::Method; }

} // namespace

TaxonomyModel::TaxonomyModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Item>()) {}

TaxonomyModel::~TaxonomyModel() = default;

void TaxonomyModel::setSurvey(SurveyData *survey)
{
    if (survey == m_survey)
        return;
    beginResetModel();
    if (m_survey)
        m_survey->disconnect(this);
    m_survey = survey;
    build();
    endResetModel();
    if (!survey)
        return;
    connect(survey, &SurveyData::inserted, this, [this](SurveyData::List list, int row) {
        if (list == SurveyData::List::Nodes)
            nodeInserted(row);
        else if (list == SurveyData::List::Links)
            countPassages(m_survey->snapshot().links[static_cast<size_t>(row)].node);
    });
    connect(survey, &SurveyData::aboutToRemove, this, [this](SurveyData::List list, int row) {
        if (list == SurveyData::List::Nodes)
            nodeAboutToBeRemoved(row);
        else if (list == SurveyData::List::Links)
            m_linkRemoved = m_survey->snapshot().links[static_cast<size_t>(row)].node;
    });
    connect(survey, &SurveyData::removed, this, [this](SurveyData::List list, int) {
        if (list == SurveyData::List::Nodes)
            placeAll();
        else if (list == SurveyData::List::Links)
            countPassages(m_linkRemoved);
        else if (list == SurveyData::List::Annotations || list == SurveyData::List::Versions)
            m_sparks.clear();
    });
    connect(survey, &SurveyData::changed, this, [this](SurveyData::List list, int row) {
        if (list == SurveyData::List::Nodes)
            nodeChanged(row);
        else if (list == SurveyData::List::Versions || list == SurveyData::List::Annotations)
            m_sparks.clear();
    });
    connect(survey, &SurveyData::surveyChanged, this, &TaxonomyModel::updateHeldBack);
}

void TaxonomyModel::build()
{
    m_root = std::make_unique<Item>();
    m_items.clear();
    m_passages.clear();
    m_sparks.clear();
    if (!m_survey)
        return;
    const SurveySnapshot &snapshot = m_survey->snapshot();
    for (const Link &link : snapshot.links) {
        if (!link.node.isNull() && !link.annotation.isNull())
            ++m_passages[link.node.text()];
    }
    const auto addBelow = [](Item *parent, Item item) {
        item.parent = parent;
        parent->children.push_back(std::make_unique<Item>(std::move(item)));
        return parent->children.back().get();
    };
    for (const Node::Kind kind : kKinds) {
        if (isAlwaysThere(kind) || std::ranges::any_of(snapshot.nodes, [kind](const Node &n) { return n.kind == kind; }))
            addBelow(m_root.get(), {Item::Type::Group, kind, {}, nullptr, {}});
    }
    // All below their groups first, then each to its parent: parents may come after their children.
    for (const Node &node : snapshot.nodes)
        m_items.insert(node.id.text(), addBelow(groupFor(node.kind), {Item::Type::Node, node.kind, node.id, nullptr, {}}));
    for (const Node &node : snapshot.nodes) {
        Item *item = m_items.value(node.id.text());
        Item *wanted = wantedParent(node, {});
        if (wanted == item->parent)
            continue;
        const int row = item->row();
        std::unique_ptr<Item> taken = std::move(item->parent->children[static_cast<size_t>(row)]);
        item->parent->children.erase(item->parent->children.begin() + row);
        item->parent = wanted;
        wanted->children.insert(wanted->children.begin() + wantedRow(node.id, wanted), std::move(taken));
    }
    // A group whose nodes all stand below nodes of other kinds is not there.
    std::erase_if(m_root->children, [](const auto &group) { return group->children.empty() && !isAlwaysThere(group->kind); });
    if (heldBackCount() > 0)
        addBelow(m_root.get(), {Item::Type::HeldBack, {}, {}, nullptr, {}});
}

void TaxonomyModel::nodeInserted(int row)
{
    const Node &node = m_survey->snapshot().nodes[static_cast<size_t>(row)];
    auto item = std::make_unique<Item>();
    item->type = Item::Type::Node;
    item->kind = node.kind;
    item->node = node.id;
    Item *parent = wantedParent(node, {});
    m_items.insert(node.id.text(), item.get());
    insertItem(std::move(item), parent, wantedRow(node.id, parent));
    placeAll();
}

void TaxonomyModel::nodeAboutToBeRemoved(int row)
{
    const NodeId id = m_survey->snapshot().nodes[static_cast<size_t>(row)].id;
    Item *item = m_items.value(id.text());
    if (!item)
        return;
    std::vector<NodeId> children;
    for (const auto &child : item->children)
        children.push_back(child->node);
    for (const NodeId &child : children)
        place(child, id);
    removeItem(item);
}

void TaxonomyModel::nodeChanged(int row)
{
    const NodeId id = m_survey->snapshot().nodes[static_cast<size_t>(row)].id;
    place(id);
    placeAll();
    m_sparks.remove(id.text());
    itemChanged(m_items.value(id.text()));
}

// A node that comes, goes or moves can free others or take their parent away: each goes where it belongs by now. One that
// would go below itself waits until what is between has moved.
void TaxonomyModel::placeAll()
{
    bool hasMoved = true;
    for (int round = 0; hasMoved && round < kDeepest; ++round) {
        hasMoved = false;
        for (const Node &node : m_survey->snapshot().nodes) {
            const Item *item = m_items.value(node.id.text());
            if (item && wantedParent(node, {}) != item->parent)
                hasMoved = place(node.id) || hasMoved;
        }
    }
}

// Moves a node to where it belongs, as if `without` were not there.
bool TaxonomyModel::place(const NodeId &id, const NodeId &without)
{
    const Node *node = m_survey->snapshot().node(id);
    Item *item = m_items.value(id.text());
    if (!node || !item)
        return false;
    Item *parent = wantedParent(*node, without);
    for (const Item *above = parent; above; above = above->parent) {
        if (above == item)
            return false;
    }
    Item *oldParent = item->parent;
    const int from = item->row();
    const int to = wantedRow(id, parent); // counted without the item itself
    if (parent == oldParent && to == from)
        return false;
    // beginMoveRows() counts the row before which it goes while the item is still in its place.
    const int before = parent == oldParent && to > from ? to + 1 : to;
    beginMoveRows(indexOfItem(oldParent), from, from, indexOfItem(parent), before);
    std::unique_ptr<Item> taken = std::move(oldParent->children[static_cast<size_t>(from)]);
    oldParent->children.erase(oldParent->children.begin() + from);
    taken->parent = parent;
    taken->kind = node->kind;
    parent->children.insert(parent->children.begin() + to, std::move(taken));
    endMoveRows();
    dropEmptyGroup(oldParent);
    return true;
}

void TaxonomyModel::removeItem(Item *item)
{
    Item *parent = item->parent;
    const int row = item->row();
    beginRemoveRows(indexOfItem(parent), row, row);
    m_items.remove(item->node.text());
    parent->children.erase(parent->children.begin() + row);
    endRemoveRows();
    dropEmptyGroup(parent);
}

void TaxonomyModel::insertItem(std::unique_ptr<Item> item, Item *parent, int row)
{
    beginInsertRows(indexOfItem(parent), row, row);
    item->parent = parent;
    parent->children.insert(parent->children.begin() + row, std::move(item));
    endInsertRows();
}

void TaxonomyModel::countPassages(const NodeId &node)
{
    if (node.isNull())
        return;
    m_passages[node.text()] = m_survey->snapshot().passagesOf(node);
    m_sparks.remove(node.text());
    itemChanged(m_items.value(node.text()), {CountRole, DimmedRole, SparkRole, Qt::AccessibleTextRole});
}

void TaxonomyModel::updateHeldBack()
{
    const bool isThere = !m_root->children.empty() && m_root->children.back()->type == Item::Type::HeldBack;
    const bool isWanted = heldBackCount() > 0;
    if (isThere && isWanted) {
        itemChanged(m_root->children.back().get());
    } else if (isWanted) {
        auto item = std::make_unique<Item>();
        item->type = Item::Type::HeldBack;
        insertItem(std::move(item), m_root.get(), static_cast<int>(m_root->children.size()));
    } else if (isThere) {
        removeItem(m_root->children.back().get());
    }
}

// The group of a kind; made where it is not there.
TaxonomyModel::Item *TaxonomyModel::groupFor(Node::Kind kind)
{
    int row = 0;
    for (const auto &child : m_root->children) {
        if (child->type == Item::Type::Group && child->kind == kind)
            return child.get();
        if (child->type == Item::Type::Group && child->kind < kind)
            ++row;
    }
    auto item = std::make_unique<Item>();
    item->type = Item::Type::Group;
    item->kind = kind;
    insertItem(std::move(item), m_root.get(), row);
    return m_root->children[static_cast<size_t>(row)].get();
}

void TaxonomyModel::dropEmptyGroup(Item *group)
{
    if (group->type == Item::Type::Group && group->children.empty() && !isAlwaysThere(group->kind))
        removeItem(group);
}

TaxonomyModel::Item *TaxonomyModel::wantedParent(const Node &node, const NodeId &without)
{
    const SurveySnapshot &snapshot = m_survey->snapshot();
    Item *parent = node.parent.isNull() || node.parent == without ? nullptr : m_items.value(node.parent.text());
    // A circle: following the parents comes back to the node.
    NodeId above = node.parent;
    for (int depth = 0; parent && !above.isNull(); ++depth) {
        const Node *next = snapshot.node(above);
        if (above == node.id || depth > kDeepest)
            parent = nullptr;
        above = next && next->id != without ? next->parent : NodeId();
    }
    return parent ? parent : groupFor(node.kind);
}

// Among the children of parent, in the order of the snapshot; the node itself is not counted.
int TaxonomyModel::wantedRow(const NodeId &id, const Item *parent) const
{
    const std::vector<Node> &nodes = m_survey->snapshot().nodes;
    QSet<QString> before;
    for (const Node &node : nodes) {
        if (node.id == id)
            break;
        before.insert(node.id.text());
    }
    return static_cast<int>(std::ranges::count_if(
        parent->children, [&](const auto &child) { return child->node != id && before.contains(child->node.text()); }));
}

int TaxonomyModel::heldBackCount() const
{
    return !m_survey ? 0
                     : static_cast<int>(std::ranges::count(m_survey->snapshot().survey.heldBack,
                                                           HeldBack::Decision::Undecided, &HeldBack::decision));
}

TaxonomyModel::Item *TaxonomyModel::itemAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

QModelIndex TaxonomyModel::indexOfItem(const Item *item) const
{
    return !item || !item->parent ? QModelIndex() : createIndex(item->row(), 0, item);
}

QModelIndex TaxonomyModel::indexOf(const NodeId &node) const { return indexOfItem(m_items.value(node.text())); }

NodeId TaxonomyModel::nodeAt(const QModelIndex &index) const { return index.isValid() ? itemAt(index)->node : NodeId(); }

Node::Kind TaxonomyModel::kindAt(const QModelIndex &index) const { return itemAt(index)->kind; }

bool TaxonomyModel::isHeldBackRow(const QModelIndex &index) const
{
    return index.isValid() && itemAt(index)->type == Item::Type::HeldBack;
}

QModelIndex TaxonomyModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, itemAt(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex TaxonomyModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfItem(itemAt(child)->parent) : QModelIndex();
}

int TaxonomyModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(itemAt(parent)->children.size());
}

void TaxonomyModel::itemChanged(const Item *item, const QList<int> &roles)
{
    if (item)
        Q_EMIT dataChanged(indexOfItem(item), indexOfItem(item), roles);
}

} // namespace conspectus
