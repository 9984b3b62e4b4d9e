// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The figures, tables and algorithms of the open PDF, by their captions, in the order of the pages. Read from the text layer in
// slices, as it comes.
#pragma once

#include "text/floats.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>
#include <set>

namespace conspectus {

namespace reader {
class OpenDocument;
}

class FloatListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit FloatListModel(QObject *parent = nullptr);

    void setDocument(reader::OpenDocument *document); // nullptr: none
    void pageArrived(int page);
    [[nodiscard]] const text::FloatPlace &at(int row) const { return m_places[static_cast<std::size_t>(row)]; }
    [[nodiscard]] bool isBusy() const { return !m_waiting.empty(); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    static constexpr int kSliceMilliseconds = 4;

    QPointer<reader::OpenDocument> m_document;
    std::vector<text::FloatPlace> m_places; // by page
    std::set<int> m_waiting;
    QTimer m_slice;

    void readSlice();
    void takePage(int page);
};

} // namespace conspectus
