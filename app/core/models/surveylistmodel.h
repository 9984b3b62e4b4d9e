// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The surveys of a library as a flat list, in the library's order (by title). One row a survey; the count is that of its
// annotations. Follows Library::surveys() with exact signals; the vector is the library's own, nothing is copied.
#pragma once

#include "library/library.h"

#include <QAbstractListModel>

namespace conspectus {

class SurveyListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit SurveyListModel(Library *library, QObject *parent = nullptr);
    // For rows kept elsewhere; their owner calls the slots below around each change.
    explicit SurveyListModel(const std::vector<SurveyRow> *rows, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] QModelIndex indexOf(const SurveyId &id) const;
    [[nodiscard]] const SurveyRow *rowAt(int row) const;

public Q_SLOTS:
    void aboutToAdd(int row);
    void added();
    void aboutToRemove(int row);
    void removed();
    void changed(int row);
    void reset();

private:
    const std::vector<SurveyRow> *m_rows;
};

} // namespace conspectus
