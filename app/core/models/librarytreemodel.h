// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library panel's tree: "Pinned" (only while something is), "Reading now" with the surveys opened lately (newest first),
// the reader's collections (nested, each with its surveys), and "All surveys" with the rows of a SurveyListModel. A group's
// count is the number of its surveys, a survey's that of its annotations. Surveys are dragged onto collections, collections
// onto each other; what that changes goes through Collections and comes back from there by exact signals.
#pragma once

#include "library/collections.h"
#include "models/surveylistmodel.h"

#include <QHash>

namespace conspectus {

class LibraryTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Group { ReadingNow, AllSurveys, Pinned };
    static constexpr int kMostRecent = 8;

    // collections may be nullptr: then there are none.
    explicit LibraryTreeModel(SurveyListModel *surveys, QObject *parent = nullptr) : LibraryTreeModel(surveys, nullptr, parent) {}
    LibraryTreeModel(SurveyListModel *surveys, Collections *collections, QObject *parent);
    ~LibraryTreeModel() override;

    // Newest first. Those the library does not have are left out until it has them.
    void setRecent(const QStringList &surveyIds);
    void noteOpened(const SurveyId &survey);
    [[nodiscard]] QStringList recent() const { return m_wanted; }

    [[nodiscard]] QModelIndex groupIndex(Group group) const; // invalid while it is not shown
    [[nodiscard]] QModelIndex indexOf(const CollectionId &collection) const;
    // Below "All surveys".
    [[nodiscard]] QModelIndex indexOf(const SurveyId &survey) const;
    [[nodiscard]] CollectionId collectionAt(const QModelIndex &index) const; // null: not a collection

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; // a collection's name
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    enum class Kind { Root, Pinned, ReadingNow, Collection, AllSurveys, Survey };
    struct Key
    {
        Kind kind;
        QString id;
        friend bool operator==(const Key &, const Key &) = default;
    };
    struct Node;

    void sync(); // all but the surveys below "All surveys"
    void syncCollection(Node &node);
    // Brings the children of a node to these, by exact signals.
    void bring(Node &node, const std::vector<Key> &wanted);
    void insert(Node &node, size_t row, const Key &key);
    void move(Node &node, size_t from, size_t to);
    void removeAt(Node &node, size_t row);
    [[nodiscard]] std::vector<Key> surveyKeys(const QStringList &ids) const; // those that are there, in the library's order
    [[nodiscard]] Node *child(const Node &node, const Key &key) const;
    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node) const;
    [[nodiscard]] int surveyRow(const QString &id) const;
    [[nodiscard]] QVariant groupData(const Node &node, int role) const;
    void surveysInserted(int first, int last);
    void surveysAboutToBeRemoved(int first, int last);
    void surveysChanged(int first, int last);
    void reset();

    SurveyListModel *m_surveys;
    Collections *m_collections;
    std::unique_ptr<Node> m_root;
    QStringList m_wanted; // recent, newest first
    mutable QHash<QString, int> m_rows; // survey → row of m_surveys; empty: to be made
    QHash<QString, QString> m_leaving;  // surveys that are just being removed
};

[[nodiscard]] QString collectionMimeType();

} // namespace conspectus
