// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/taxonomymodel_p.h"

#include "library/nodepassages.h"
#include "library/taxonomyedits.h"
#include "models/dragdata.h"
#include "models/roles.h"
#include "models/wording.h"

#include <array>

namespace conspectus {

namespace {

constexpr int kSparkBars = 8;

QString groupName(Node::Kind kind)
{
    switch (kind) {
    case Node::Kind::Topic:
        return TaxonomyModel::tr("Topics");
    case Node::Kind::Method:
        return TaxonomyModel::tr("Methods");
    case Node::Kind::Section:
        return TaxonomyModel::tr("Sections");
    case Node::Kind::Figure:
        return TaxonomyModel::tr("Figures");
    case Node::Kind::Custom:
        return TaxonomyModel::tr("My own");
    }
    return {};
}

} // namespace

QVariant TaxonomyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = *itemAt(index);
    if (item.type != Item::Type::Node)
        return groupData(item, role);
    const Node *node = m_survey->snapshot().node(item.node);
    return node ? nodeData(*node, role) : QVariant();
}

QVariant TaxonomyModel::groupData(const Item &item, int role) const
{
    const bool isHeldBack = item.type == Item::Type::HeldBack;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return isHeldBack ? counted(heldBackCount(), Noun::EntryHeldBack) : groupName(item.kind);
    case IconRole:
        return isHeldBack ? QVariant(QStringLiteral("warning")) : QVariant();
    case WarningRole:
        return isHeldBack;
    case IsHeaderRole:
        return !isHeldBack;
    default:
        return {};
    }
}

QVariant TaxonomyModel::nodeData(const Node &node, int role) const
{
    const int passages = m_passages.value(node.id.text());
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(node.label.shown());
    case Qt::EditRole:
    case SortRole:
        return node.label.shown();
    case Qt::ToolTipRole:
        return plainToolTip(toolTipOf(node));
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "node and number of passages")
            .arg(oneLine(node.label.shown()), counted(passages, Noun::Passage));
    case IconRole:
        return node.shared.isNull() ? QVariant() : QVariant(QStringLiteral("link"));
    case ObjectIdRole:
        return node.id.text();
    case CountRole:
        return passages;
    case DimmedRole:
        return passages == 0;
    case SavedRole:
        return m_survey->isSaved(asObject(node.id));
    case SparkRole:
        return sparkOf(node.id);
    default:
        return {};
    }
}

// The share of a node's passages in each eighth of the PDF, the greatest 1.
QVariantList TaxonomyModel::sparkOf(const NodeId &node) const
{
    const auto known = m_sparks.constFind(node.text());
    if (known != m_sparks.constEnd())
        return *known;
    QVariantList bars;
    const SurveySnapshot &snapshot = m_survey->snapshot();
    const Version *version = snapshot.currentVersion();
    if (version && version->pageCount > 0 && m_passages.value(node.text()) > 0) {
        std::array<int, kSparkBars> counts{};
        for (const Link &link : snapshot.links) {
            const Annotation *annotation = link.node == node ? snapshot.annotation(link.annotation) : nullptr;
            const Anchor *anchor = annotation ? annotation->anchorIn(version->id) : nullptr;
            if (anchor && anchor->firstPage() >= 0)
                ++counts[static_cast<size_t>(std::clamp(anchor->firstPage() * kSparkBars / version->pageCount, 0, kSparkBars - 1))];
        }
        const int most = *std::ranges::max_element(counts);
        for (const int count : counts)
            bars.append(most > 0 ? static_cast<double>(count) / most : 0.0);
    }
    m_sparks.insert(node.text(), bars);
    return bars;
}

bool TaxonomyModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const NodeId node = nodeAt(index);
    const QString label = value.toString().simplified();
    if (role != Qt::EditRole || node.isNull() || label.isEmpty() || label == index.data(Qt::EditRole).toString())
        return false;
    Q_EMIT renameRequested(node, label);
    return true;
}

Qt::ItemFlags TaxonomyModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Item::Type type = itemAt(index)->type;
    if (m_isEditable && type == Item::Type::Node)
        flags |= Qt::ItemIsEditable | Qt::ItemIsDropEnabled | Qt::ItemIsDragEnabled;
    else if (m_isEditable && type == Item::Type::Group)
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

QStringList TaxonomyModel::mimeTypes() const { return {annotationMimeType(), findingMimeType(), nodeMimeType()}; }

QMimeData *TaxonomyModel::mimeData(const QModelIndexList &indexes) const
{
    const NodeId node = indexes.isEmpty() ? NodeId() : nodeAt(indexes.front());
    return node.isNull() ? nullptr : dragDataOf(node, indexes.front().data(Qt::EditRole).toString()).release();
}

// A node is dropped on a node, on a group or between two; annotations and findings on nodes. What is dropped is asked for only at
// the drop: a selection of the PDF becomes an annotation then.
bool TaxonomyModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int row, int, const QModelIndex &parent) const
{
    if (!m_isEditable || !data || !parent.isValid() || isHeldBackRow(parent))
        return false;
    if (data->hasFormat(nodeMimeType())) {
        const NodeId moved = nodeIn(data);
        return m_survey->snapshot().node(moved) && !isWithin(m_survey->snapshot(), nodeAt(parent), moved);
    }
    return row < 0 && !nodeAt(parent).isNull() && (data->hasFormat(annotationMimeType()) || data->hasFormat(findingMimeType()));
}

bool TaxonomyModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const NodeId below = nodeAt(parent);
    if (data->hasFormat(nodeMimeType())) {
        const NodeId before = row < 0 ? NodeId() : nodeAt(index(row, 0, parent));
        Q_EMIT nodeDropped(nodeIn(data), below, before, kindAt(parent));
        return true;
    }
    if (const FindingId finding = findingIn(data); !finding.isNull()) {
        Q_EMIT findingDropped(finding, below);
        return true;
    }
    for (const AnnotationId &annotation : annotationsIn(data))
        Q_EMIT annotationDropped(annotation, below);
    return true;
}

// Its other names, what is tied to it, and how much of the PDF that is.
QString TaxonomyModel::toolTipOf(const Node &node) const
{
    QStringList lines{node.label.shown()};
    if (!node.aliases.isEmpty())
        lines.append(node.aliases.join(QStringLiteral(", ")));
    const NodeSurvey tied = passagesOfNode(m_survey->snapshot(), node.id);
    const int passages = m_passages.value(node.id.text());
    const int findings = static_cast<int>(tied.passages.size()) - passages;
    QStringList counts{counted(passages, Noun::Passage)};
    if (findings > 0)
        counts.append(counted(findings, Noun::Finding));
    if (tied.pages > 0 && passages > 0)
        counts.append(tr("%1 of %2", "covered pages, all pages").arg(tied.pagesCovered).arg(counted(tied.pages, Noun::Page)));
    lines.append(counts.join(QStringLiteral("  ·  ")));
    if (!node.shared.isNull())
        lines.append(tr("Shared with other surveys"));
    return lines.join(QLatin1Char('\n'));
}

} // namespace conspectus
