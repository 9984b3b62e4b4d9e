// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A row of a node's page: a survey with what it has, or a passage (swatch of its kind, quote, note, place), or a finding
// with its mark. The background is the view's.
#pragma once

#include <QStyledItemDelegate>

namespace conspectus {

class NodePageDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace conspectus
