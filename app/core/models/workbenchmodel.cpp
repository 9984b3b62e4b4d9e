// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/workbenchmodel.h"

#include "models/roles.h"
#include "models/wording.h"

#include <QLocale>
#include <algorithm>

namespace conspectus {
namespace {

// internalId: 0 for what stands at the top, else the number of its group, from 1.
constexpr quintptr kTop = 0;

QString joined(const std::vector<RowTie> &ties)
{
    QStringList names;
    for (const RowTie &tie : ties)
        names << tie.name;
    return names.join(QStringLiteral("; "));
}

} // namespace

WorkbenchModel::WorkbenchModel(QObject *parent) : QAbstractItemModel(parent), m_rows(std::make_shared<AnnotationRows>()) {}

void WorkbenchModel::set(std::shared_ptr<const AnnotationRows> rows, Arrangement arrangement, bool grouped)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_arrangement = std::move(arrangement);
    m_isGrouped = grouped;
    endResetModel();
}

const AnnotationRow *WorkbenchModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this || (m_isGrouped && index.internalId() == kTop))
        return nullptr;
    const size_t group = m_isGrouped ? index.internalId() - 1 : 0;
    const int row = m_arrangement.groups[group].rows[static_cast<size_t>(index.row())];
    return &m_rows->rows[static_cast<size_t>(row)];
}

QSet<QString> WorkbenchModel::annotationsAt(const QModelIndexList &indexes) const
{
    QSet<QString> ids;
    for (const QModelIndex &index : indexes) {
        if (const AnnotationRow *row = rowAt(index)) {
            ids.insert(row->id.text());
        } else if (index.isValid()) {
            for (const int each : m_arrangement.groups[static_cast<size_t>(index.row())].rows)
                ids.insert(m_rows->rows[static_cast<size_t>(each)].id.text());
        }
    }
    return ids;
}

QModelIndex WorkbenchModel::indexOf(const QString &annotation) const
{
    for (size_t group = 0; group < m_arrangement.groups.size(); ++group) {
        const std::vector<int> &rows = m_arrangement.groups[group].rows;
        const auto found = std::ranges::find_if(rows, [&](int row) { return m_rows->rows[static_cast<size_t>(row)].id.text() == annotation; });
        if (found != rows.end())
            return createIndex(static_cast<int>(found - rows.begin()), 0, m_isGrouped ? static_cast<quintptr>(group + 1) : kTop);
    }
    return {};
}

QModelIndex WorkbenchModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kTop);
}

QModelIndex WorkbenchModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kTop)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, kTop);
}

int WorkbenchModel::rowCount(const QModelIndex &parent) const
{
    const std::vector<ArrangedGroup> &groups = m_arrangement.groups;
    if (!parent.isValid()) {
        if (m_isGrouped)
            return static_cast<int>(groups.size());
        return groups.empty() ? 0 : static_cast<int>(groups.front().rows.size());
    }
    const bool isGroup = m_isGrouped && parent.internalId() == kTop && parent.column() == 0;
    return isGroup ? static_cast<int>(groups[static_cast<size_t>(parent.row())].rows.size()) : 0;
}

int WorkbenchModel::columnCount(const QModelIndex &) const
{
    return kAnnotationColumns;
}

QString WorkbenchModel::textOf(const AnnotationRow &row, AnnotationColumn column) const
{
    switch (column) {
    case AnnotationColumn::Kind:
        return row.kindName;
    case AnnotationColumn::Quote:
        return row.quote;
    case AnnotationColumn::Note:
        return row.note;
    case AnnotationColumn::Tags:
        return row.tags.join(QStringLiteral(", "));
    case AnnotationColumn::Status:
        return row.status.isEmpty() ? QString() : annotationStatusInWords(row.status);
    case AnnotationColumn::Finding:
        return joined(row.findings);
    case AnnotationColumn::Node:
        return joined(row.nodes);
    case AnnotationColumn::Survey:
        return row.surveyTitle;
    case AnnotationColumn::Page:
        return row.page < 0 ? QString() : QString::number(row.page + 1);
    case AnnotationColumn::Date:
        return row.created.isValid() ? QLocale().toString(row.created.toLocalTime().date(), QLocale::ShortFormat) : QString();
    }
    return {};
}

QVariant WorkbenchModel::groupData(const ArrangedGroup &group, int column, int role) const
{
    const QString title = group.title.isEmpty() ? tr("None", "a group of annotations without a tag, finding, node or status") : group.title;
    switch (role) {
    case Qt::DisplayRole:
        return column == 0 ? title : QString();
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "a group and how many it has").arg(title, counted(static_cast<int>(group.rows.size()), Noun::Annotation));
    case Qt::ToolTipRole:
        return plainToolTip(title);
    case CountRole:
        return static_cast<int>(group.rows.size());
    case IsHeaderRole:
        return true;
    default:
        return {};
    }
}

QVariant WorkbenchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AnnotationRow *row = rowAt(index);
    if (row == nullptr)
        return groupData(m_arrangement.groups[static_cast<size_t>(index.row())], index.column(), role);
    const auto column = static_cast<AnnotationColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, column);
    case Qt::ToolTipRole:
        return plainToolTip(textOf(*row, column));
    case Qt::AccessibleTextRole:
        return column == AnnotationColumn::Kind && !row->quote.isEmpty()
                   ? tr("%1, %2", "kind and quote of an annotation").arg(row->kindName, row->quote)
                   : textOf(*row, column);
    case Qt::TextAlignmentRole:
        return column == AnnotationColumn::Page ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case KindIdRole:
        return row->kind.text();
    case ObjectIdRole:
        return row->id.text();
    case IsHeaderRole:
        return false;
    default:
        return {};
    }
}

QVariant WorkbenchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= kAnnotationColumns)
        return {};
    const QString names[kAnnotationColumns] = {tr("Kind"),    tr("Quote"), tr("Note"),   tr("Tags"), tr("Status"),
                                               tr("Finding"), tr("Node"),  tr("Survey"), tr("Page"), tr("Date")};
    return names[section];
}

Qt::ItemFlags WorkbenchModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags all = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return rowAt(index) != nullptr ? all | Qt::ItemNeverHasChildren : all;
}

} // namespace conspectus
