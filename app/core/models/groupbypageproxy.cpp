// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/groupbypageproxy.h"

#include "models/roles.h"
#include "models/wording.h"

#include <algorithm>

namespace conspectus {

GroupByPageProxy::GroupByPageProxy(QObject *parent) : QAbstractProxyModel(parent) {}

void GroupByPageProxy::setSourceModel(QAbstractItemModel *source)
{
    beginResetModel();
    if (sourceModel())
        sourceModel()->disconnect(this);
    QAbstractProxyModel::setSourceModel(source);
    if (source) {
        connect(source, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) { sourceInserted(first, last); });
        connect(source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
                [this](const QModelIndex &, int first, int last) { sourceAboutToBeRemoved(first, last); });
        connect(source, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) { sourceRemoved(first, last); });
        connect(source, &QAbstractItemModel::rowsMoved, this, &GroupByPageProxy::reset);
        connect(source, &QAbstractItemModel::layoutChanged, this, &GroupByPageProxy::reset);
        connect(source, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
        connect(source, &QAbstractItemModel::modelReset, this, [this] {
            rebuild();
            endResetModel();
        });
        connect(source, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
                    sourceChanged(from.row(), to.row(), roles);
                });
    }
    rebuild();
    endResetModel();
}

QModelIndex GroupByPageProxy::mapToSource(const QModelIndex &proxy) const
{
    if (!proxy.isValid() || !sourceModel() || m_groups.empty())
        return {};
    const Group &group = m_groups[groupOfProxy(proxy.row())];
    if (proxy.row() == group.header)
        return {};
    int row = group.firstSource + proxy.row() - group.header - 1;
    if (m_gap.count > 0 && group.firstSource < m_gap.first && row >= m_gap.first)
        row += m_gap.count;
    return sourceModel()->index(row, 0);
}

QModelIndex GroupByPageProxy::mapFromSource(const QModelIndex &source) const
{
    if (!source.isValid() || (m_gap.count > 0 && source.row() >= m_gap.first && source.row() < m_gap.first + m_gap.count))
        return {};
    const int number = groupOfSource(source.row());
    if (number < 0)
        return {};
    const Group &group = m_groups[static_cast<size_t>(number)];
    int offset = source.row() - group.firstSource;
    if (m_gap.count > 0 && group.firstSource < m_gap.first && source.row() >= m_gap.first + m_gap.count)
        offset -= m_gap.count;
    return offset < group.count ? index(group.header + 1 + offset, 0) : QModelIndex();
}

QModelIndex GroupByPageProxy::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int GroupByPageProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_groups.empty() ? 0 : m_groups.back().header + 1 + m_groups.back().count;
}

int GroupByPageProxy::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : 1; }

bool GroupByPageProxy::hasChildren(const QModelIndex &parent) const { return !parent.isValid() && !m_groups.empty(); }

QVariant GroupByPageProxy::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Group &group = m_groups[groupOfProxy(index.row())];
    return index.row() == group.header ? headerData(group, role) : mapToSource(index).data(role);
}

Qt::ItemFlags GroupByPageProxy::flags(const QModelIndex &index) const
{
    const QModelIndex source = mapToSource(index);
    // A header cannot be chosen: keys pass over it.
    return source.isValid() ? source.flags() : Qt::ItemFlags(index.isValid() ? Qt::ItemNeverHasChildren : Qt::NoItemFlags);
}

QVariant GroupByPageProxy::headerData(const Group &group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return group.page < 0 ? tr("Not in this version") : tr("Page %1").arg(group.label);
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "page and number of annotations")
            .arg(headerData(group, Qt::DisplayRole).toString(), counted(group.count, Noun::Annotation));
    case SectionRole:
        return group.section;
    case PageRole:
    case SortRole:
        return group.page;
    case PageLabelRole:
        return group.label;
    case CountRole:
        return group.count;
    case IsHeaderRole:
        return true;
    default:
        return {};
    }
}

void GroupByPageProxy::rebuild()
{
    m_gap = {};
    m_groups.clear();
    if (sourceModel() && sourceModel()->rowCount() > 0)
        m_groups = runs(0, sourceModel()->rowCount() - 1);
    renumberHeaders();
}

void GroupByPageProxy::reset()
{
    beginResetModel();
    rebuild();
    endResetModel();
}

void GroupByPageProxy::renumberHeaders()
{
    int row = 0;
    for (Group &group : m_groups) {
        group.header = row;
        row += 1 + group.count;
    }
}

int GroupByPageProxy::pageOf(int sourceRow) const { return sourceModel()->index(sourceRow, 0).data(PageRole).toInt(); }

std::vector<GroupByPageProxy::Group> GroupByPageProxy::runs(int first, int last) const
{
    std::vector<Group> found;
    for (int row = first; row <= last; ++row) {
        const int page = pageOf(row);
        if (found.empty() || found.back().page != page)
            found.push_back({page, row, 0, 0, {}, {}});
        ++found.back().count;
    }
    for (Group &group : found)
        readLabels(group);
    return found;
}

// Kept, not asked each time: between a change of the source and our signal for it a header says what it said.
void GroupByPageProxy::readLabels(Group &group) const
{
    const QModelIndex first = sourceModel()->index(group.firstSource, 0);
    group.label = first.data(PageLabelRole).toString();
    group.section = first.data(SectionRole).toString();
}

int GroupByPageProxy::groupOfSource(int sourceRow) const
{
    const auto after = std::ranges::upper_bound(m_groups, sourceRow, {}, &Group::firstSource);
    return static_cast<int>(after - m_groups.begin()) - 1;
}

size_t GroupByPageProxy::groupOfProxy(int row) const
{
    const auto after = std::ranges::upper_bound(m_groups, row, {}, &Group::header);
    return static_cast<size_t>(after - m_groups.begin()) - 1;
}

void GroupByPageProxy::sourceInserted(int first, int last)
{
    const int count = last - first + 1;
    const int before = groupOfSource(first - 1);
    const bool isInside = before >= 0
                          && first < m_groups[static_cast<size_t>(before)].firstSource + m_groups[static_cast<size_t>(before)].count;
    for (Group &group : m_groups) {
        if (group.firstSource >= first)
            group.firstSource += count;
    }
    if (!isInside) {
        insertBetween(first, last);
        return;
    }
    const std::vector<Group> added = runs(first, last);
    if (added.size() == 1 && added.front().page == m_groups[static_cast<size_t>(before)].page)
        insertInside(static_cast<size_t>(before), first, count);
    else
        reset();
}

void GroupByPageProxy::insertInside(size_t number, int first, int count)
{
    Group &group = m_groups[number];
    const int row = group.header + 1 + first - group.firstSource;
    m_gap = {first, count};
    beginInsertRows({}, row, row + count - 1);
    m_gap = {};
    group.count += count;
    renumberHeaders();
    endInsertRows();
    headerChanged(number);
}

// Rows that came between two groups: they lengthen the one before, the one after, or make groups of their own.
void GroupByPageProxy::insertBetween(int first, int last)
{
    std::vector<Group> added = runs(first, last);
    size_t at = static_cast<size_t>(groupOfSource(first - 1) + 1); // the group after
    const bool lengthensBefore = at > 0 && m_groups[at - 1].page == added.front().page;
    const int before = lengthensBefore ? added.front().count : 0;
    if (lengthensBefore)
        added.erase(added.begin());
    const bool lengthensAfter = !added.empty() && at < m_groups.size() && m_groups[at].page == added.back().page;
    const int after = lengthensAfter ? added.back().count : 0;
    if (lengthensAfter)
        added.pop_back();

    int rows = before;
    for (const Group &group : added)
        rows += 1 + group.count;
    if (rows > 0) {
        const int row = at == 0 ? 0 : m_groups[at - 1].header + 1 + m_groups[at - 1].count;
        beginInsertRows({}, row, row + rows - 1);
        if (lengthensBefore)
            m_groups[at - 1].count += before;
        m_groups.insert(m_groups.begin() + static_cast<std::ptrdiff_t>(at), added.begin(), added.end());
        renumberHeaders();
        endInsertRows();
        if (lengthensBefore)
            headerChanged(at - 1);
        at += added.size();
    }
    if (lengthensAfter) {
        beginInsertRows({}, m_groups[at].header + 1, m_groups[at].header + after);
        m_groups[at].firstSource -= after;
        m_groups[at].count += after;
        renumberHeaders();
        endInsertRows();
        headerChanged(at);
    }
}

void GroupByPageProxy::sourceAboutToBeRemoved(int first, int last)
{
    const int firstGroup = groupOfSource(first);
    for (int number = groupOfSource(last); number >= firstGroup && number >= 0; --number)
        removeFromGroup(static_cast<size_t>(number), first, last);
}

void GroupByPageProxy::removeFromGroup(size_t number, int first, int last)
{
    Group &group = m_groups[number];
    const int from = std::max(first, group.firstSource);
    const int to = std::min(last, group.firstSource + group.count - 1);
    const int count = to - from + 1;
    if (count == group.count) {
        beginRemoveRows({}, group.header, group.header + group.count);
        m_groups.erase(m_groups.begin() + static_cast<std::ptrdiff_t>(number));
        renumberHeaders();
        endRemoveRows();
        return;
    }
    const int row = group.header + 1 + from - group.firstSource;
    beginRemoveRows({}, row, row + count - 1);
    if (from == group.firstSource)
        group.firstSource += count;
    else
        m_gap = {from, count};
    group.count -= count;
    renumberHeaders();
    endRemoveRows();
}

void GroupByPageProxy::sourceRemoved(int first, int last)
{
    m_gap = {};
    const int count = last - first + 1;
    for (Group &group : m_groups) {
        if (group.firstSource > last)
            group.firstSource -= count;
    }
    for (size_t i = 1; i < m_groups.size(); ++i) {
        if (m_groups[i].page == m_groups[i - 1].page) {
            reset();
            return;
        }
    }
    const int before = groupOfSource(first - 1);
    const int after = groupOfSource(first);
    if (before >= 0)
        headerChanged(static_cast<size_t>(before));
    if (after >= 0 && after != before)
        headerChanged(static_cast<size_t>(after));
}

void GroupByPageProxy::sourceChanged(int first, int last, const QList<int> &roles)
{
    if (roles.isEmpty() || roles.contains(PageRole)) {
        for (int row = first; row <= last; ++row) {
            const Group &group = m_groups[static_cast<size_t>(groupOfSource(row))];
            if (pageOf(row) == group.page)
                continue;
            if (row > group.firstSource && row < group.firstSource + group.count - 1) {
                reset(); // its page is split
                return;
            }
            regroup(row);
        }
    }
    if (roles.isEmpty() || roles.contains(SectionRole) || roles.contains(PageLabelRole)) {
        for (size_t i = 0; i < m_groups.size(); ++i) {
            if (m_groups[i].firstSource >= first && m_groups[i].firstSource <= last)
                headerChanged(i);
        }
    }
    Q_EMIT dataChanged(mapFromSource(sourceModel()->index(first, 0)), mapFromSource(sourceModel()->index(last, 0)), roles);
}

// A row at an edge of its group got another page and stayed where it is among the rows of the source.
void GroupByPageProxy::regroup(int row)
{
    removeFromGroup(static_cast<size_t>(groupOfSource(row)), row, row);
    m_gap = {};
    insertBetween(row, row);
    for (const int neighbour : {row - 1, row + 1}) {
        const int group = neighbour < 0 ? -1 : groupOfSource(neighbour);
        if (group >= 0)
            headerChanged(static_cast<size_t>(group));
    }
}

void GroupByPageProxy::headerChanged(size_t group)
{
    readLabels(m_groups[group]);
    const QModelIndex header = index(m_groups[group].header, 0);
    Q_EMIT dataChanged(header, header);
}

} // namespace conspectus
