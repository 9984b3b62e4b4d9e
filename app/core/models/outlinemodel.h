// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The outline of a PDF as a tree: made whole from the flat list the worker gives, replaced whole. An entry without a place
// is shown dimmed.
#pragma once

#include "pdf/documentsession.h"

#include <QAbstractItemModel>

namespace conspectus {

class OutlineModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit OutlineModel(QObject *parent = nullptr);

    // labels: of all pages; where one is missing its number is shown.
    void setOutline(const std::vector<pdf::OutlineItem> &items, const QStringList &labels);
    // The last entry, in the order of the outline, that stands at or before a place. Entries without a place do not count.
    [[nodiscard]] QModelIndex entryAt(int page, QPointF point) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Entry
    {
        pdf::OutlineItem item;
        QString pageLabel;
        int parent = -1; // index in m_entries
        int row = 0;     // among its siblings
        std::vector<int> children;
    };
    std::vector<Entry> m_entries; // in the order of the outline
    std::vector<int> m_roots;

    [[nodiscard]] const std::vector<int> &childrenOf(const QModelIndex &parent) const;
    [[nodiscard]] QModelIndex indexOf(int entry) const;
};

} // namespace conspectus
