// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a cell of the table of surveys shows, says and sorts by, and what is dragged from it.
#include "models/surveytablemodel.h"

#include "models/dragdata.h"
#include "models/roles.h"
#include "models/surveywording.h"
#include "models/wording.h"

#include <QLocale>

namespace conspectus {

namespace {

constexpr const char *kNames[] = {"title", "authors",  "year", "versions", "findings", "annotations",
                                  "state", "progress", "tags", "added",    "opened"};
static_assert(std::size(kNames) == SurveyTableModel::ColumnCount);

Qt::Alignment alignmentOf(int column)
{
    using Model = SurveyTableModel;
    const bool isNumber = column == Model::Versions || column == Model::Findings || column == Model::Annotations;
    return (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

QString SurveyTableModel::columnName(Column column) { return QLatin1String(kNames[column]); }

std::optional<SurveyTableModel::Column> SurveyTableModel::columnFromName(const QString &name)
{
    for (int column = 0; column < ColumnCount; ++column) {
        if (name == QLatin1String(kNames[column]))
            return static_cast<Column>(column);
    }
    return std::nullopt;
}

QVariant SurveyTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = *m_shown[static_cast<size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return textOf(entry, column);
    case SortRole: return rawOf(entry, column);
    case Qt::ToolTipRole: return toolTipOf(entry, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "column and value").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), toolTipOf(entry, column));
    case Qt::TextAlignmentRole: return static_cast<int>(alignmentOf(column));
    case ObjectIdRole: return entry.row.id.text();
    case TagsRole: return column == Tags ? QVariant(entry.row.tags) : QVariant();
    case ShareRole: return column == Progress && entry.progress >= 0 ? QVariant(entry.progress) : QVariant();
    case IconRole: return column == Title && entry.row.pinned ? QVariant(QStringLiteral("pin")) : QVariant();
    default: return {};
    }
}

QVariant SurveyTableModel::textOf(const Entry &entry, Column column) const
{
    const SurveyRow &row = entry.row;
    const QLocale locale;
    switch (column) {
    case Title: return row.title.trimmed().isEmpty() ? tr("Untitled survey") : oneLine(row.title);
    case Authors: return oneLine(row.authorsLine);
    case Year: return row.year;
    case Versions: return locale.toString(row.versions);
    case Findings: return locale.toString(row.findings);
    case Annotations: return locale.toString(row.annotations);
    case State: return readingStateInWords(row.readingState);
    case Progress: return entry.progress < 0 ? QString() : tr("%1 %", "share of pages seen").arg(qRound(entry.progress * 100));
    case Tags: return row.tags.join(QStringLiteral(", "));
    case Added: return locale.toString(row.added.toLocalTime().date(), QLocale::ShortFormat);
    case Opened:
        return entry.opened == 0 ? QString() : locale.toString(QDateTime::fromMSecsSinceEpoch(entry.opened).date(), QLocale::ShortFormat);
    default: return {};
    }
}

QVariant SurveyTableModel::rawOf(const Entry &entry, Column column) const
{
    switch (column) {
    case Versions: return entry.row.versions;
    case Findings: return entry.row.findings;
    case Annotations: return entry.row.annotations;
    case State: return stateRank(entry.row.readingState);
    case Progress: return entry.progress;
    case Added: return entry.row.added;
    case Opened: return entry.opened;
    default: return textOf(entry, column);
    }
}

QString SurveyTableModel::toolTipOf(const Entry &entry, Column column) const
{
    const QString text = textOf(entry, column).toString();
    return column == Title || column == Authors || column == Tags ? plainToolTip(text) : text;
}

QVariant SurveyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(alignmentOf(section));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const QString names[] = {tr("Title"),  tr("Authors"),  tr("Year"), tr("Versions"), tr("Findings"), tr("Annotations"),
                             tr("Reading"), tr("Progress"), tr("Tags"), tr("Added"),    tr("Last opened")};
    return names[section];
}

Qt::ItemFlags SurveyTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : flags;
}

QStringList SurveyTableModel::mimeTypes() const { return {surveyMimeType()}; }

QMimeData *SurveyTableModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList ids;
    QStringList titles;
    for (const QModelIndex &index : indexes) {
        const QString id = index.data(ObjectIdRole).toString();
        if (!ids.contains(id)) {
            ids.append(id);
            titles.append(index.siblingAtColumn(Title).data().toString());
        }
    }
    return surveyDragDataOf(ids, titles.join(QLatin1Char('\n'))).release();
}

} // namespace conspectus
