// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tree of the workbench: Return opens, Delete removes, the menu key asks for the menu, Esc leaves.
#pragma once

#include <QTreeView>

namespace conspectus {

class WorkbenchView final : public QTreeView
{
    Q_OBJECT
public:
    explicit WorkbenchView(QWidget *parent = nullptr);

Q_SIGNALS:
    void openWanted(const QModelIndex &index);
    void removeWanted();
    void leaveWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace conspectus
