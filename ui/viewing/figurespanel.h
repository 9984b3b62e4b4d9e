// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of figures and tables: Return or a click goes to one, P pins it beside the text.
#pragma once

#include "ui/reader/readerpane.h"

namespace conspectus {

class EmptyLabel;
class FloatListModel;
class RowTreeView;

class FiguresPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit FiguresPanel(ReaderPane *reader, QWidget *parent = nullptr);
    [[nodiscard]] RowTreeView *view() const { return m_view; }
    [[nodiscard]] FloatListModel *model() const { return m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ReaderPane *m_reader;
    FloatListModel *m_model;
    RowTreeView *m_view;
    EmptyLabel *m_empty;

    void documentChanged();
    void updateEmpty();
    void go(const QModelIndex &index);
    void pin(const QModelIndex &index);
    void showMenu(const QPoint &at);
};

} // namespace conspectus
