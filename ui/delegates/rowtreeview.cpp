// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/rowtreeview.h"

#include "ui/delegates/rowdelegate.h"
#include "ui/style.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace conspectus {

RowTreeView::RowTreeView(QWidget *parent) : QTreeView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setMouseTracking(true);
    setItemDelegate(new RowDelegate(this));
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(EditKeyPressed);
    setPane(this, "panel");
    connect(this, &QTreeView::entered, this, [this](const QModelIndex &index) {
        m_hovered = index;
        viewport()->update();
    });
    connect(this, &QTreeView::clicked, this, &RowTreeView::rowActivated);
}

void RowTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    paintRowBackground(*painter, row, themeOf(this), selectionModel() && selectionModel()->isSelected(index), hasFocus(),
                       m_hovered == index);
    QTreeView::drawRow(painter, option, index);
}

bool RowTreeView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_hovered.isValid()) {
        m_hovered = QModelIndex();
        viewport()->update();
    }
    return QTreeView::viewportEvent(event);
}

void RowTreeView::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && currentIndex().isValid() && state() != EditingState)
        Q_EMIT rowActivated(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

} // namespace conspectus
