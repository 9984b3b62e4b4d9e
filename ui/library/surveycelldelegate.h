// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cell of the table of surveys: text, tags as chips, progress as a bar with its number, a pin before the title. The
// background of the row is the view's (SurveyTableView).
#pragma once

#include <QStyledItemDelegate>
#include <QTreeView>

namespace conspectus {

class SurveyCellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// The table itself: rows painted over the whole width, Return opens, Escape leaves.
class SurveyTableView final : public QTreeView
{
    Q_OBJECT
public:
    explicit SurveyTableView(QWidget *parent = nullptr);

Q_SIGNALS:
    void opened(const QModelIndex &index); // Return or a double click
    void removeWanted();
    void leaveWanted();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    QPersistentModelIndex m_hovered;
};

} // namespace conspectus
