// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/surveylistmodel.h"

#include "models/roles.h"
#include "models/wording.h"

#include <algorithm>

namespace conspectus {

namespace {

QString titleOrPlaceholder(const SurveyRow &row)
{
    return row.title.trimmed().isEmpty() ? SurveyListModel::tr("Untitled survey") : oneLine(row.title);
}

QString detailsOf(const SurveyRow &row)
{
    QStringList parts;
    if (!row.authorsLine.isEmpty())
        parts.append(oneLine(row.authorsLine));
    if (!row.year.isEmpty())
        parts.append(row.year);
    parts.append(row.versions == 0 ? SurveyListModel::tr("no PDF yet") : counted(row.versions, Noun::Version));
    parts.append(counted(row.annotations, Noun::Annotation));
    return parts.join(QStringLiteral("\n"));
}

} // namespace

SurveyListModel::SurveyListModel(Library *library, QObject *parent) : SurveyListModel(&library->surveys(), parent)
{
    connect(library, &Library::surveyAboutToBeAdded, this, &SurveyListModel::aboutToAdd);
    connect(library, &Library::surveyAdded, this, &SurveyListModel::added);
    connect(library, &Library::surveyAboutToBeRemoved, this, &SurveyListModel::aboutToRemove);
    connect(library, &Library::surveyRemoved, this, &SurveyListModel::removed);
    connect(library, &Library::surveyRowChanged, this, &SurveyListModel::changed);
    connect(library, &Library::opened, this, &SurveyListModel::reset);
}

SurveyListModel::SurveyListModel(const std::vector<SurveyRow> *rows, QObject *parent)
    : QAbstractListModel(parent), m_rows(rows)
{
}

int SurveyListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows->size());
}

QVariant SurveyListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SurveyRow &row = (*m_rows)[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return titleOrPlaceholder(row);
    case Qt::ToolTipRole:
        return plainToolTip(titleOrPlaceholder(row) + QLatin1Char('\n') + detailsOf(row));
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "survey and number of annotations")
            .arg(titleOrPlaceholder(row), counted(row.annotations, Noun::Annotation));
    case SortRole:
        return row.title;
    case IconRole:
        return QStringLiteral("survey");
    case ObjectIdRole:
        return row.id.text();
    case CountRole:
        return row.annotations;
    case DetailRole:
        return oneLine(row.authorsLine);
    default:
        return {};
    }
}

QModelIndex SurveyListModel::indexOf(const SurveyId &id) const
{
    const auto it = std::ranges::find(*m_rows, id, &SurveyRow::id);
    return it == m_rows->end() ? QModelIndex() : index(static_cast<int>(it - m_rows->begin()));
}

const SurveyRow *SurveyListModel::rowAt(int row) const
{
    return row >= 0 && static_cast<size_t>(row) < m_rows->size() ? &(*m_rows)[static_cast<size_t>(row)] : nullptr;
}

void SurveyListModel::aboutToAdd(int row) { beginInsertRows({}, row, row); }

void SurveyListModel::added() { endInsertRows(); }

void SurveyListModel::aboutToRemove(int row) { beginRemoveRows({}, row, row); }

void SurveyListModel::removed() { endRemoveRows(); }

void SurveyListModel::changed(int row) { Q_EMIT dataChanged(index(row), index(row)); }

void SurveyListModel::reset()
{
    beginResetModel();
    endResetModel();
}

} // namespace conspectus
