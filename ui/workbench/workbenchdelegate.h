// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells of the workbench: the kind with its swatch, texts on one line; and the line of a group.
#pragma once

#include "ui/theme.h"

#include <QStyledItemDelegate>

namespace conspectus {

class WorkbenchDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

void paintGroupRow(QPainter &painter, const QRect &rect, const QModelIndex &index, const Theme &theme, bool isSelected, bool hasFocus,
                   bool isExpanded);

} // namespace conspectus
