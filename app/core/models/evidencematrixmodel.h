// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The evidence matrix as a table: a row a word, a column a survey, a cell says how many findings and passages there are. Which
// words are shown (kind, words typed, only those with gaps) and their order are decided here. Where only numbers change the cells
// are told one by one; otherwise the model is reset, and the view keeps the cell that is current by word and survey.
#pragma once

#include "library/evidencematrix.h"

#include <QAbstractTableModel>
#include <optional>

namespace conspectus {

class EvidenceMatrixModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Show { All, WithGaps, WithSomething };

    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(EvidenceMatrix matrix);
    [[nodiscard]] const EvidenceMatrix &matrix() const { return m_matrix; }
    void setKind(std::optional<Node::Kind> kind); // nothing: all kinds
    void setShow(Show show);
    void setFilter(const QString &typed); // each word must be in the label
    [[nodiscard]] int totalWords() const { return static_cast<int>(m_matrix.words.size()); }
    [[nodiscard]] int gaps() const; // in the rows shown

    [[nodiscard]] const MatrixWord *wordAt(int row) const;             // null outside
    [[nodiscard]] const MatrixCell *cellAt(const QModelIndex &index) const;
    [[nodiscard]] const MatrixSurvey *surveyAt(int column) const;
    [[nodiscard]] QModelIndex indexOf(const QString &label, const SurveyId &survey) const; // invalid where it is not shown

    // What is shown. A spreadsheet gets two numbers a survey, nothing where the survey does not name the word; Markdown a table
    // for people and below it what is still to be read, a list a survey.
    [[nodiscard]] QString tsv() const;
    [[nodiscard]] QString markdown() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    // CountRole: findings and passages together, absent where the survey does not name the word; DimmedRole: nothing there.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; // by how much there is; -1: as the surveys name them

Q_SIGNALS:
    void countChanged();

private:
    EvidenceMatrix m_matrix;
    std::vector<int> m_shown; // places in the words
    std::vector<QString> m_folded;
    QStringList m_typed;
    std::optional<Node::Kind> m_kind;
    Show m_show = Show::All;
    int m_sort = -1;
    Qt::SortOrder m_order = Qt::DescendingOrder;

    [[nodiscard]] bool accepts(int place) const;
    [[nodiscard]] std::vector<int> wanted() const;
    void refresh();
    [[nodiscard]] bool hasSameWords(const EvidenceMatrix &other) const;
};

[[nodiscard]] QString nodeKindInWords(Node::Kind kind); // "topic", "method" …, for people

} // namespace conspectus
