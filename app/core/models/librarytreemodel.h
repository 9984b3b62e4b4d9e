// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library panel's tree: "Reading now" with the surveys opened lately (newest first), and "All surveys" with the rows of
// a SurveyListModel. A group's count is the number of its surveys, a survey's that of its annotations.
#pragma once

#include "models/surveylistmodel.h"

namespace conspectus {

class LibraryTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Group { ReadingNow = 0, AllSurveys = 1 };
    static constexpr int kMostRecent = 8;

    explicit LibraryTreeModel(SurveyListModel *surveys, QObject *parent = nullptr);

    // Newest first. Those the library does not have are left out until it has them.
    void setRecent(const QStringList &surveyIds);
    void noteOpened(const SurveyId &survey);
    [[nodiscard]] QStringList recent() const { return m_wanted; }

    [[nodiscard]] QModelIndex groupIndex(Group group) const { return index(group, 0); }
    // Below "All surveys".
    [[nodiscard]] QModelIndex indexOf(const SurveyId &survey) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    SurveyListModel *m_surveys;
    QStringList m_wanted; // ids, newest first
    QStringList m_recent; // those of m_wanted that the library has

    void forgetRecent(int row);
    void showRecent(const QString &id);
    void groupChanged(Group group);
    void surveyRowsRemoved(int first, int last);
    [[nodiscard]] QVariant groupData(int group, int role) const;
    [[nodiscard]] QModelIndex surveyIndex(const QModelIndex &index) const;
};

} // namespace conspectus
