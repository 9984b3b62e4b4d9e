// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All surveys of a library as a table: sorted by any column and filtered as the reader types, in the model itself. A
// QSortFilterProxyModel removes what a filter hides in as many small steps as there are gaps and maps indexes twice; for 10,000
// surveys a keystroke must take 16 ms, so here the rows shown are one list of pointers. Rows that come, go or change are told
// by exact signals; a filter that changes much, and another order, reset the model (the view keeps the chosen survey by its id).
#pragma once

#include "models/surveyfilter.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <memory>
#include <optional>
#include <unordered_map>

namespace conspectus {

class ReadingProgress;

class SurveyTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Title, Authors, Year, Versions, Findings, Annotations, State, Progress, Tags, Added, Opened, ColumnCount };
    // Stable names, for what is remembered: "title", "authors" …
    [[nodiscard]] static QString columnName(Column column);
    [[nodiscard]] static std::optional<Column> columnFromName(const QString &name);

    // progress may be nullptr: then nothing is known of it.
    SurveyTableModel(Library *library, ReadingProgress *progress, QObject *parent = nullptr);

    void setFilter(const QString &typed);
    // Only the surveys of this list (a collection); nothing: all.
    void setOnly(std::optional<QStringList> surveys);
    [[nodiscard]] int total() const { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] bool isFiltering() const { return !m_filter.isEmpty() || m_only; }
    [[nodiscard]] QModelIndex indexOf(const SurveyId &survey) const; // of those shown
    [[nodiscard]] SurveyId surveyAt(int row) const;
    [[nodiscard]] Column sortColumn() const { return m_sort; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_direction; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void countChanged();

private:
    struct Entry
    {
        SurveyRow row;
        int place = 0; // in the library's order, which is that of the titles
        double progress = -1;
        qint64 opened = 0; // ms since the epoch; 0: never
        bool isFolded = false;
        SurveyText text;
        std::optional<QCollatorSortKey> key; // of the column that is sorted by, for texts
    };
    using Rows = std::vector<Entry *>;

    void reload();
    void foldSome();
    void survey(Entry &entry, const SurveyRow &row);
    void numberPlaces();
    [[nodiscard]] bool accepts(Entry &entry) const;
    [[nodiscard]] bool comesBefore(const Entry &a, const Entry &b) const;
    [[nodiscard]] int compare(const Entry &a, const Entry &b) const;
    void makeKeys();
    void sortAll();
    void show(Rows rows);
    void put(Entry &entry); // to where it belongs, with exact signals
    void take(Entry &entry);
    void added(int row);
    void aboutToRemove(int row);
    void rowChanged(int row);
    void progressChanged(const SurveyId &id);
    [[nodiscard]] QVariant textOf(const Entry &entry, Column column) const;
    [[nodiscard]] QVariant rawOf(const Entry &entry, Column column) const;
    [[nodiscard]] QString toolTipOf(const Entry &entry, Column column) const;

    Library *m_library;
    ReadingProgress *m_progress;
    QCollator m_collator;
    std::unordered_map<QString, std::unique_ptr<Entry>> m_entries;
    Rows m_order; // all, sorted
    Rows m_shown;
    SurveyFilter m_filter;
    std::optional<QSet<QString>> m_only;
    Column m_sort = Title;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
    bool m_hasPlaces = true;
    size_t m_folded = 0; // of m_order, by foldSome()
};

} // namespace conspectus
