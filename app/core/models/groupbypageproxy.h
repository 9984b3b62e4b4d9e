// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Puts a header row ("Page 9", §4.2, with a count) above the rows of each page of a flat source. The source must keep the
// rows of a page together, as a list sorted by place does, filtered or not; should it not, the proxy resets. Rows come and
// go with exact signals, header rows with the first and last row of their page.
#pragma once

#include <QAbstractProxyModel>
#include <vector>

namespace conspectus {

class GroupByPageProxy final : public QAbstractProxyModel
{
    Q_OBJECT
public:
    explicit GroupByPageProxy(QObject *parent = nullptr);

    void setSourceModel(QAbstractItemModel *source) override;

    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &proxy) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &source) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &) const override { return {}; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Group
    {
        int page = -1;
        int firstSource = 0; // row of the source
        int count = 0;       // rows, the header not counted
        int header = 0;      // row of this proxy
        QString label;       // of the page and of its first row's section, as they were last said
        QString section;
    };
    // Rows of the source that came or are about to go and that no group counts: only while rows change.
    struct Gap
    {
        int first = 0;
        int count = 0;
    };
    std::vector<Group> m_groups;
    Gap m_gap;

    void rebuild();
    void reset();
    void renumberHeaders();
    void sourceInserted(int first, int last);
    void insertInside(size_t group, int first, int count);
    void insertBetween(int first, int last);
    void sourceAboutToBeRemoved(int first, int last);
    void removeFromGroup(size_t group, int first, int last);
    void sourceRemoved(int first, int last);
    void sourceChanged(int first, int last, const QList<int> &roles);
    void regroup(int row);
    void headerChanged(size_t group);
    [[nodiscard]] int pageOf(int sourceRow) const;
    [[nodiscard]] std::vector<Group> runs(int first, int last) const;
    void readLabels(Group &group) const;
    [[nodiscard]] int groupOfSource(int sourceRow) const; // -1
    [[nodiscard]] size_t groupOfProxy(int row) const;
    [[nodiscard]] QVariant headerData(const Group &group, int role) const;
    using QAbstractProxyModel::headerData;
};

} // namespace conspectus
