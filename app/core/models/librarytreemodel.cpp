// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/librarytreemodel.h"

#include "models/roles.h"

namespace conspectus {

namespace {
// Internal ids: 0 for a group, 1 + group for a survey below it.
constexpr quintptr kGroupId = 0;
constexpr quintptr idBelow(int group) { return static_cast<quintptr>(group) + 1; }
} // namespace

LibraryTreeModel::LibraryTreeModel(SurveyListModel *surveys, QObject *parent)
    : QAbstractItemModel(parent), m_surveys(surveys)
{
    connect(surveys, &QAbstractItemModel::rowsAboutToBeInserted, this, [this](const QModelIndex &, int first, int last) {
        beginInsertRows(groupIndex(AllSurveys), first, last);
    });
    connect(surveys, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        endInsertRows();
        groupChanged(AllSurveys);
        for (int row = first; row <= last; ++row)
            showRecent(m_surveys->index(row).data(ObjectIdRole).toString());
    });
    connect(surveys, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) {
        surveyRowsRemoved(first, last);
        beginRemoveRows(groupIndex(AllSurveys), first, last);
    });
    connect(surveys, &QAbstractItemModel::rowsRemoved, this, [this] {
        endRemoveRows();
        groupChanged(AllSurveys);
    });
    connect(surveys, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        Q_EMIT dataChanged(index(from.row(), 0, groupIndex(AllSurveys)), index(to.row(), 0, groupIndex(AllSurveys)));
        for (int row = from.row(); row <= to.row(); ++row) {
            const qsizetype at = m_recent.indexOf(m_surveys->index(row).data(ObjectIdRole).toString());
            if (at >= 0) {
                const QModelIndex recentIndex = index(static_cast<int>(at), 0, groupIndex(ReadingNow));
                Q_EMIT dataChanged(recentIndex, recentIndex);
            }
        }
    });
    connect(surveys, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(surveys, &QAbstractItemModel::modelReset, this, [this] {
        m_recent.clear();
        for (const QString &id : std::as_const(m_wanted)) {
            if (m_surveys->indexOf(SurveyId(id)).isValid())
                m_recent.append(id);
        }
        endResetModel();
    });
}

void LibraryTreeModel::setRecent(const QStringList &surveyIds)
{
    while (!m_recent.isEmpty())
        forgetRecent(static_cast<int>(m_recent.size()) - 1);
    m_wanted = surveyIds.mid(0, kMostRecent);
    m_wanted.removeDuplicates();
    for (const QString &id : std::as_const(m_wanted))
        showRecent(id);
}

void LibraryTreeModel::noteOpened(const SurveyId &survey)
{
    if (!m_wanted.isEmpty() && m_wanted.front() == survey.text())
        return;
    const qsizetype at = m_recent.indexOf(survey.text());
    if (at > 0) {
        const QModelIndex group = groupIndex(ReadingNow);
        beginMoveRows(group, static_cast<int>(at), static_cast<int>(at), group, 0);
        m_recent.move(at, 0);
        m_wanted.removeOne(survey.text());
        m_wanted.prepend(survey.text());
        endMoveRows();
        return;
    }
    m_wanted.removeOne(survey.text());
    m_wanted.prepend(survey.text());
    if (at < 0)
        showRecent(survey.text());
    while (m_wanted.size() > kMostRecent) {
        const qsizetype row = m_recent.indexOf(m_wanted.takeLast());
        if (row >= 0)
            forgetRecent(static_cast<int>(row));
    }
}

QModelIndex LibraryTreeModel::indexOf(const SurveyId &survey) const
{
    const QModelIndex at = m_surveys->indexOf(survey);
    return at.isValid() ? index(at.row(), 0, groupIndex(AllSurveys)) : QModelIndex();
}

QModelIndex LibraryTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? idBelow(parent.row()) : kGroupId);
}

QModelIndex LibraryTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kGroupId)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kGroupId);
}

int LibraryTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return 2;
    if (parent.internalId() != kGroupId)
        return 0;
    return parent.row() == AllSurveys ? m_surveys->rowCount() : static_cast<int>(m_recent.size());
}

QVariant LibraryTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return index.internalId() == kGroupId ? groupData(index.row(), role) : surveyIndex(index).data(role);
}

QVariant LibraryTreeModel::groupData(int group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return group == AllSurveys ? tr("All surveys") : tr("Reading now");
    case IconRole:
        return group == AllSurveys ? QStringLiteral("library") : QStringLiteral("reading");
    case CountRole:
        return rowCount(index(group, 0));
    case IsHeaderRole:
        return true;
    default:
        return {};
    }
}

QModelIndex LibraryTreeModel::surveyIndex(const QModelIndex &index) const
{
    if (index.internalId() == idBelow(AllSurveys))
        return m_surveys->index(index.row());
    return m_surveys->indexOf(SurveyId(m_recent.at(index.row())));
}

void LibraryTreeModel::forgetRecent(int row)
{
    beginRemoveRows(groupIndex(ReadingNow), row, row);
    m_recent.removeAt(row);
    endRemoveRows();
    groupChanged(ReadingNow);
}

void LibraryTreeModel::showRecent(const QString &id)
{
    if (!m_wanted.contains(id) || m_recent.contains(id) || !m_surveys->indexOf(SurveyId(id)).isValid())
        return;
    int row = 0;
    for (const QString &before : std::as_const(m_wanted)) {
        if (before == id)
            break;
        if (m_recent.contains(before))
            ++row;
    }
    beginInsertRows(groupIndex(ReadingNow), row, row);
    m_recent.insert(row, id);
    endInsertRows();
    groupChanged(ReadingNow);
}

void LibraryTreeModel::groupChanged(Group group)
{
    Q_EMIT dataChanged(groupIndex(group), groupIndex(group), {CountRole});
}

void LibraryTreeModel::surveyRowsRemoved(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const qsizetype at = m_recent.indexOf(m_surveys->index(row).data(ObjectIdRole).toString());
        if (at >= 0)
            forgetRecent(static_cast<int>(at));
    }
}

} // namespace conspectus
