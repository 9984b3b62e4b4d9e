// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workbench/workbenchview.h"

#include "models/roles.h"
#include "ui/style.h"
#include "ui/workbench/workbenchdelegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace conspectus {

WorkbenchView::WorkbenchView(QWidget *parent) : QTreeView(parent)
{
    setItemDelegate(new WorkbenchDelegate(this));
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setAllColumnsShowFocus(false); // drawRow() shows where the keys are
    setFrameShape(NoFrame);
    setIndentation(0);
    setRootIsDecorated(false);
    setExpandsOnDoubleClick(false);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    header()->setSectionsClickable(true);
    header()->setSortIndicatorShown(true);
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    header()->setStretchLastSection(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setPane(this, "paper");
}

void WorkbenchView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const bool isGroup = current.isValid() && current.data(IsHeaderRole).toBool();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isGroup)
            setExpanded(current, !isExpanded(current));
        else if (current.isValid())
            Q_EMIT openWanted(current);
        return;
    case Qt::Key_Delete:
        Q_EMIT removeWanted();
        return;
    case Qt::Key_Escape:
        Q_EMIT leaveWanted();
        return;
    case Qt::Key_Left:
        if (isGroup)
            collapse(current);
        else if (current.parent().isValid())
            setCurrentIndex(current.parent());
        return;
    case Qt::Key_Right:
        if (isGroup)
            expand(current);
        return;
    default:
        QTreeView::keyPressEvent(event);
    }
}

void WorkbenchView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (!index.isValid() || event->button() != Qt::LeftButton)
        return;
    if (index.data(IsHeaderRole).toBool())
        setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
    else
        Q_EMIT openWanted(index);
}

// A group is one line over all columns.
void WorkbenchView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isSelected = selectionModel()->isSelected(index);
    const Theme &theme = themeOf(this);
    if (!index.data(IsHeaderRole).toBool()) {
        paintRowBackground(*painter, option.rect, theme, isSelected, hasFocus(), false);
        QStyleOptionViewItem plain = option;
        plain.state.setFlag(QStyle::State_Selected, false);
        plain.state.setFlag(QStyle::State_HasFocus, false);
        QTreeView::drawRow(painter, plain, index);
    } else {
        paintGroupRow(*painter, option.rect, index, theme, isSelected, hasFocus(), isExpanded(index));
    }
    const QModelIndex current = currentIndex();
    if (hasFocus() && !isSelected && current.row() == index.row() && current.parent() == index.parent()) {
        painter->setPen(theme.acc);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

} // namespace conspectus
