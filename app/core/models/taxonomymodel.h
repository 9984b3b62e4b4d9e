// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The taxonomy of one survey as a tree: a group for each kind of node ("Topics", "Methods", …), the nodes below it or below
// their parent, and a last row that says how many entries were held back. Counts are the passages tied to a node; sparks
// say where in the PDF they are. Follows SurveyData with exact signals.
//
// Topics and Methods are always there while a survey is; the other groups come with their first node. A node whose parent is
// not there, or would close a circle, stands below its group.
#pragma once

#include "library/surveydata.h"

#include <QAbstractItemModel>
#include <memory>

namespace conspectus {

class TaxonomyModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit TaxonomyModel(QObject *parent = nullptr);
    ~TaxonomyModel() override;

    void setSurvey(SurveyData *survey); // nullptr: none
    [[nodiscard]] SurveyData *survey() const { return m_survey; }
    void setEditable(bool editable) { m_isEditable = editable; }

    [[nodiscard]] QModelIndex indexOf(const NodeId &node) const;
    [[nodiscard]] NodeId nodeAt(const QModelIndex &index) const; // null for groups
    [[nodiscard]] Node::Kind kindAt(const QModelIndex &index) const;
    [[nodiscard]] bool isHeldBackRow(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    // Asks for the new name by renameRequested(); the row changes when the survey does.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    // Moving is copying here: the row goes when the survey says so.
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::LinkAction | Qt::CopyAction; }
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

Q_SIGNALS:
    void renameRequested(const conspectus::NodeId &node, const QString &label);
    // before: null = at the end; kind: of the group, where below is null.
    void nodeDropped(const conspectus::NodeId &node, const conspectus::NodeId &below, const conspectus::NodeId &before,
                     conspectus::Node::Kind kind);
    void findingDropped(const conspectus::FindingId &finding, const conspectus::NodeId &node);
    void annotationDropped(const conspectus::AnnotationId &annotation, const conspectus::NodeId &node);

private:
    struct Item; // a row
    SurveyData *m_survey = nullptr;
    std::unique_ptr<Item> m_root;
    QHash<QString, Item *> m_items;  // by node id
    QHash<QString, int> m_passages;  // by node id
    mutable QHash<QString, QVariantList> m_sparks;
    NodeId m_linkRemoved;
    bool m_isEditable = false;

    void build();
    void nodeInserted(int row);
    void nodeAboutToBeRemoved(int row);
    void nodeChanged(int row);
    bool place(const NodeId &node, const NodeId &without = {});
    void placeAll();
    void removeItem(Item *item);
    void insertItem(std::unique_ptr<Item> item, Item *parent, int row);
    void countPassages(const NodeId &node);
    void updateHeldBack();
    [[nodiscard]] Item *groupFor(Node::Kind kind);
    void dropEmptyGroup(Item *group);
    [[nodiscard]] Item *wantedParent(const Node &node, const NodeId &without);
    [[nodiscard]] int wantedRow(const NodeId &node, const Item *parent) const;
    [[nodiscard]] Item *itemAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfItem(const Item *item) const;
    [[nodiscard]] int heldBackCount() const;
    [[nodiscard]] QVariant nodeData(const Node &node, int role) const;
    [[nodiscard]] QVariant groupData(const Item &item, int role) const;
    [[nodiscard]] QString toolTipOf(const Node &node) const;
    [[nodiscard]] QVariantList sparkOf(const NodeId &node) const;
    void itemChanged(const Item *item, const QList<int> &roles = {});
};

} // namespace conspectus
