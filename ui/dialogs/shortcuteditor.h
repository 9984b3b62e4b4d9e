// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys of actions: all in a table; choose one, press a key. Says which action has the key already, and takes it from there when
// asked to. Every change holds at once and is kept in the settings.
#pragma once

#include "ui/actions.h"

#include <QDialog>
#include <QLineEdit>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTreeView;

namespace conspectus {

class Settings;

// Takes one key with its modifiers; Tab and Backtab go on to the next control.
class KeyField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit KeyField(QWidget *parent = nullptr);
    [[nodiscard]] QKeySequence key() const { return m_key; }
    void setKey(const QKeySequence &key);

Q_SIGNALS:
    void keyChanged();

protected:
    bool event(QEvent *event) override;

private:
    QKeySequence m_key;
};

class ShortcutEditor final : public QDialog
{
    Q_OBJECT
public:
    ShortcutEditor(Actions &actions, Settings &settings, QWidget *parent);

    void choose(ActionId id);
    [[nodiscard]] KeyField *field() const { return m_key; }
    [[nodiscard]] QString said() const; // about a conflict

public Q_SLOTS:
    void setKey(); // the one pressed becomes the action's; it is taken from another one that has it
    void removeKeys();
    void resetKeys();
    void resetAll();

private:
    [[nodiscard]] QWidget *makeFoot();
    void fillRow(int row);
    void update();
    void keep(ActionId id, const QList<QKeySequence> &keys);
    [[nodiscard]] std::optional<ActionId> chosen() const;
    // Who else has the key; nothing where it is free.
    [[nodiscard]] std::optional<ActionId> holder(const QKeySequence &key, ActionId but) const;

    Actions &m_actions;
    Settings &m_settings;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QTreeView *m_view;
    QLabel *m_name;
    KeyField *m_key;
    QLabel *m_said;
    QPushButton *m_set = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_reset = nullptr;
};

// The reader's own keys put onto the actions; at start.
void applyShortcuts(Actions &actions, const Settings &settings);

} // namespace conspectus
