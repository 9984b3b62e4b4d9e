// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the rows of the library's tree show, how collections are renamed there, and what is dragged and dropped.
#include "models/librarytreemodel.h"

#include "models/dragdata.h"
#include "models/librarytreemodel_p.h"
#include "models/roles.h"
#include "models/wording.h"

namespace conspectus {

QVariant LibraryTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = *nodeOf(index);
    if (node.key.kind != Kind::Survey)
        return groupData(node, role);
    const int row = surveyRow(node.key.id);
    return row < 0 ? QVariant() : m_surveys->index(row).data(role);
}

QVariant LibraryTreeModel::groupData(const Node &node, int role) const
{
    const Collection *collection = node.key.kind == Kind::Collection ? m_collections->collection(CollectionId(node.key.id)) : nullptr;
    const QString name = collection ? oneLine(collection->name)
                       : node.key.kind == Kind::AllSurveys ? tr("All surveys")
                       : node.key.kind == Kind::Pinned     ? tr("Pinned")
                       : node.key.kind == Kind::ReadingNow ? tr("Reading now")
                                                           : QString();
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::EditRole: return collection ? QVariant(collection->name) : QVariant();
    case Qt::ToolTipRole: return collection ? QVariant(plainToolTip(m_collections->pathOf(collection->id))) : QVariant();
    case Qt::AccessibleTextRole: return collection ? tr("Collection %1").arg(name) : name;
    case IconRole:
        switch (node.key.kind) {
        case Kind::AllSurveys: return QStringLiteral("library");
        case Kind::Pinned: return QStringLiteral("pin");
        case Kind::Collection: return QStringLiteral("folder");
        default: return QStringLiteral("reading");
        }
    case CountRole: return node.surveys();
    case IsHeaderRole: return true;
    default: return {};
    }
}

bool LibraryTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const CollectionId id = collectionAt(index);
    if (role != Qt::EditRole || id.isNull() || value.toString().simplified().isEmpty())
        return false;
    m_collections->rename(id, value.toString());
    return true;
}

Qt::ItemFlags LibraryTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid())
        return m_collections ? flags | Qt::ItemIsDropEnabled : flags;
    const Kind kind = nodeOf(index)->key.kind;
    if (kind == Kind::Collection)
        flags |= Qt::ItemIsEditable | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    else if (kind == Kind::Survey)
        flags |= Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    return flags;
}

QStringList LibraryTreeModel::mimeTypes() const { return {surveyMimeType(), collectionMimeType()}; }

QMimeData *LibraryTreeModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList surveys;
    QStringList titles;
    CollectionId collection;
    for (const QModelIndex &index : indexes) {
        const Node &node = *nodeOf(index);
        if (node.key.kind == Kind::Survey) {
            surveys.append(node.key.id);
            titles.append(index.data().toString());
        } else if (node.key.kind == Kind::Collection) {
            collection = CollectionId(node.key.id);
        }
    }
    if (!surveys.isEmpty())
        return surveyDragDataOf(surveys, titles.join(QLatin1Char('\n'))).release();
    if (collection.isNull())
        return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setData(collectionMimeType(), collection.text().toUtf8());
    return data.release();
}

bool LibraryTreeModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    if (!m_collections || !data)
        return false;
    const CollectionId target = collectionAt(parent);
    if (data->hasFormat(collectionMimeType())) {
        const CollectionId moved(QString::fromUtf8(data->data(collectionMimeType())));
        return m_collections->collection(moved) && (parent.isValid() ? !target.isNull() && !m_collections->isWithin(target, moved) : true);
    }
    return data->hasFormat(surveyMimeType()) && !target.isNull();
}

bool LibraryTreeModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const CollectionId target = collectionAt(parent);
    if (data->hasFormat(collectionMimeType()))
        m_collections->move(CollectionId(QString::fromUtf8(data->data(collectionMimeType()))), target);
    else
        m_collections->add(target, surveysIn(data));
    return true;
}

QString collectionMimeType() { return QStringLiteral("application/x-conspectus-collection"); }

} // namespace conspectus
