// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The grid of the evidence matrix: one cell is current, the arrows move it, Return opens it, Escape leaves. A cell with
// something in it is tinted; one where nothing is tied yet has a dashed frame, and one whose survey does not name the word a
// dash: so gaps are seen without reading, and without colour.
#pragma once

#include <QTableView>

namespace conspectus {

class MatrixGrid final : public QTableView
{
    Q_OBJECT
public:
    explicit MatrixGrid(QWidget *parent = nullptr);

Q_SIGNALS:
    void opened(const QModelIndex &index); // Return, Space or a double click
    void copyWanted();
    void leaveWanted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace conspectus
