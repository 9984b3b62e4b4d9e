// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of a node as a tree of two levels: surveys, and below each the passages with their notes and the findings that are
// tied to the node. Made anew whenever something changes: it is small and looked at as a whole.
#pragma once

#include "library/nodepassages.h"

#include <QAbstractItemModel>

namespace conspectus {

class NodePageModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    using QAbstractItemModel::QAbstractItemModel;

    void setSurveys(std::vector<NodeSurvey> surveys);
    [[nodiscard]] const std::vector<NodeSurvey> &surveys() const { return m_surveys; }
    [[nodiscard]] const NodeSurvey *surveyAt(const QModelIndex &index) const;   // of a survey's row or of one below it
    [[nodiscard]] const NodePassage *passageAt(const QModelIndex &index) const; // null for a survey's row
    // Quotes, notes and places of all as Markdown, a heading a survey.
    [[nodiscard]] QString markdown(const QString &title) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &) const override { return 1; }
    // IsHeaderRole marks a survey's row; NoteRole, LocationRole, KindIdRole and EvidenceMarkRole are those of a passage.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<NodeSurvey> m_surveys;
};

} // namespace conspectus
