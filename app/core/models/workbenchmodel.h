// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of the workbench: an arrangement of rows under group headers, or flat where nothing is grouped. Thin: it holds two
// shared values and computes a cell when it is asked for, so 100,000 rows cost nothing until they are seen.
#pragma once

#include "library/annotationquery.h"

#include <QAbstractItemModel>
#include <QSet>

namespace conspectus {

class WorkbenchModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit WorkbenchModel(QObject *parent = nullptr);

    // Both at once: the indexes are of these rows. grouped: groups are top-level rows.
    void set(std::shared_ptr<const AnnotationRows> rows, Arrangement arrangement, bool grouped);
    [[nodiscard]] const std::shared_ptr<const AnnotationRows> &rows() const { return m_rows; }
    [[nodiscard]] const Arrangement &arrangement() const { return m_arrangement; }
    [[nodiscard]] bool isGrouped() const { return m_isGrouped; }

    [[nodiscard]] const AnnotationRow *rowAt(const QModelIndex &index) const; // nullptr: a group
    // The annotations of these rows; of a group all of it.
    [[nodiscard]] QSet<QString> annotationsAt(const QModelIndexList &indexes) const;
    // The first place of an annotation.
    [[nodiscard]] QModelIndex indexOf(const QString &annotation) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::shared_ptr<const AnnotationRows> m_rows;
    Arrangement m_arrangement;
    bool m_isGrouped = false;

    [[nodiscard]] QVariant groupData(const ArrangedGroup &group, int column, int role) const;
    [[nodiscard]] QString textOf(const AnnotationRow &row, AnnotationColumn column) const;
};

} // namespace conspectus
