// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All places found, in the order of the pages, each with the line in which it stands. Lines are made when they are shown.
#pragma once

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>
#include <functional>

namespace conspectus::reader {

class DocumentText;
class FindController;

class FindResultsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit FindResultsModel(QObject *parent = nullptr);

    void setSearch(FindController *find, DocumentText *text, std::function<QString(int)> pageLabel); // nulls: none
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QPointer<FindController> m_find;
    QPointer<DocumentText> m_text;
    std::function<QString(int)> m_pageLabel;
    QTimer m_resetTimer;
    int m_rows = 0;

    void reset();
};

} // namespace conspectus::reader
