// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A row of the library, contents and taxonomy trees: icon, elided text, a small bar chart, and a count or page label at the
// right. Knows roles only. The background of the row is the view's (RowTreeView), so that it reaches under the branches.
#pragma once

#include <QStyledItemDelegate>

namespace conspectus {

struct Theme;

class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit RowDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintSpark(QPainter &painter, const QRectF &rect, const QVariantList &bars, const Theme &theme) const;
};

} // namespace conspectus
