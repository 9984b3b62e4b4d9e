// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/outlinemodel.h"

#include "models/roles.h"
#include "models/wording.h"

#include <utility>

namespace conspectus {

OutlineModel::OutlineModel(QObject *parent) : QAbstractItemModel(parent) {}

void OutlineModel::setOutline(const std::vector<pdf::OutlineItem> &items, const QStringList &labels)
{
    beginResetModel();
    m_entries.clear();
    m_roots.clear();
    m_entries.reserve(items.size());
    std::vector<int> path; // entries that may still get children, outermost first
    for (const pdf::OutlineItem &item : items) {
        while (!path.empty() && m_entries[static_cast<size_t>(path.back())].item.level >= item.level)
            path.pop_back();
        Entry entry;
        entry.item = item;
        entry.parent = path.empty() ? -1 : path.back();
        if (item.page >= 0)
            entry.pageLabel = labels.value(item.page, QString::number(item.page + 1));
        const int number = static_cast<int>(m_entries.size());
        std::vector<int> &siblings = path.empty() ? m_roots : m_entries[static_cast<size_t>(path.back())].children;
        entry.row = static_cast<int>(siblings.size());
        siblings.push_back(number);
        m_entries.push_back(std::move(entry));
        path.push_back(number);
    }
    endResetModel();
}

QModelIndex OutlineModel::entryAt(int page, QPointF point) const
{
    int best = -1;
    std::pair<int, double> bestPlace{-1, 0};
    const std::pair<int, double> place{page, point.y()};
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const pdf::OutlineItem &item = m_entries[i].item;
        const std::pair<int, double> here{item.page, item.point.y()};
        if (item.page >= 0 && here <= place && here >= bestPlace) {
            best = static_cast<int>(i);
            bestPlace = here;
        }
    }
    return indexOf(best);
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(childrenOf(parent)[static_cast<size_t>(row)]));
}

QModelIndex OutlineModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(m_entries[child.internalId()].parent) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex &parent) const { return static_cast<int>(childrenOf(parent).size()); }

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[index.internalId()];
    const QString title = oneLine(entry.item.title);
    switch (role) {
    case Qt::DisplayRole:
        return title.isEmpty() ? tr("Untitled") : title;
    case Qt::ToolTipRole:
        return plainToolTip(oneLine(entry.item.title, 2000));
    case Qt::AccessibleTextRole:
        return entry.item.page < 0 ? title : tr("%1, page %2").arg(title, entry.pageLabel);
    case SortRole:
        return static_cast<int>(index.internalId());
    case PageRole:
        return entry.item.page;
    case PageLabelRole:
        return entry.pageLabel;
    case PointRole:
        return entry.item.point;
    case DimmedRole:
        return entry.item.page < 0;
    default:
        return {};
    }
}

const std::vector<int> &OutlineModel::childrenOf(const QModelIndex &parent) const
{
    return parent.isValid() ? m_entries[parent.internalId()].children : m_roots;
}

QModelIndex OutlineModel::indexOf(int entry) const
{
    if (entry < 0)
        return {};
    return createIndex(m_entries[static_cast<size_t>(entry)].row, 0, static_cast<quintptr>(entry));
}

} // namespace conspectus
