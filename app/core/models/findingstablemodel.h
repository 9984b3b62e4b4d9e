// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The findings of all surveys as a table. Sorted and filtered in the model itself, as the table of surveys is and for the same
// reason: 100,000 rows and one keystroke. Where rows only change they are told one by one; where they come, go or are
// put in another order the model is reset, and the view keeps what is chosen by its id.
#pragma once

#include "library/findingrows.h"

#include <QAbstractTableModel>
#include <optional>

namespace conspectus {

class FindingsTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Mark, Text, Survey, Passages, Status, Slots, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<FindingRow> rows); // all of them, in the order to show where nothing is sorted by
    void setRowsOf(const SurveyId &survey, std::vector<FindingRow> rows); // those of one survey; none: it is gone
    // Each word must be somewhere in the row; "" shows all.
    void setFilter(const QString &typed);
    void setMark(std::optional<EvidenceMark> mark); // only rows with this mark

    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }
    [[nodiscard]] const FindingRow *rowAt(int row) const; // shown; null outside
    [[nodiscard]] QModelIndex indexOf(const FindingId &finding) const; // column Text; invalid where it is not shown
    // Rows as tab-separated lines with a line of names, a column for each slot. Text of others as it is, without tabs and line ends.
    [[nodiscard]] QString tsv(const std::vector<int> &rows) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; // -1: as given by setRows()

Q_SIGNALS:
    void countChanged();

private:
    std::vector<FindingRow> m_all;
    std::vector<int> m_shown; // places in m_all
    QStringList m_words;
    std::optional<EvidenceMark> m_mark;
    int m_sort = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;

    [[nodiscard]] bool accepts(const FindingRow &row) const;
    [[nodiscard]] std::vector<int> wanted() const;
    void sortThese(std::vector<int> &places) const;
    void refresh();
    [[nodiscard]] QVariant display(const FindingRow &row, int column) const;
    [[nodiscard]] QVariant raw(const FindingRow &row, int column) const;
};

} // namespace conspectus
