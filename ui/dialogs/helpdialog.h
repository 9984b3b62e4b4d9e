// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Help: the manual (resources/help), and the keyboard: every action of the table with its key and its help line, found by
// typing. Both stay open beside the window.
#pragma once

#include <QDialog>

class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace conspectus {

class Actions;

class HelpDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit HelpDialog(QWidget *parent);
};

class ShortcutsDialog final : public QDialog
{
    Q_OBJECT
public:
    ShortcutsDialog(const Actions &actions, QWidget *parent);
    [[nodiscard]] QSortFilterProxyModel *model() const { return m_proxy; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }

private:
    QSortFilterProxyModel *m_proxy = nullptr;
    QLineEdit *m_field = nullptr;
    QTreeView *m_view = nullptr;
};

} // namespace conspectus
