// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A tree whose rows are painted over the whole width: hover, selection with its bar, under the branches too. For RowDelegate.
#pragma once

#include <QPersistentModelIndex>
#include <QTreeView>

namespace conspectus {

class RowTreeView final : public QTreeView
{
    Q_OBJECT
public:
    explicit RowTreeView(QWidget *parent = nullptr);

Q_SIGNALS:
    void rowActivated(const QModelIndex &index); // a click or Return

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPersistentModelIndex m_hovered;
};

} // namespace conspectus
