// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Choose one of a list by typing part of it or with the arrows, and (for evidence) a role by its digit. Used to tie an annotation
// to a finding or to a node, without the mouse.
#pragma once

#include <QDialog>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace conspectus {

struct Choice
{
    QString id;
    QString text;
};

class ChooseDialog final : public QDialog
{
    Q_OBJECT
public:
    // roles may be empty: then none is asked for.
    ChooseDialog(const QString &title, const std::vector<Choice> &choices, const std::vector<Choice> &roles, QWidget *parent);
    // Where something else than tying is done: the word of the button, and what the roles are.
    void setWords(const QString &button, const QString &roles = {});
    void setCurrent(const QString &id); // the choice that is offered first

Q_SIGNALS:
    void chosen(const QString &id, const QString &role);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void choose();

    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
    QComboBox *m_roles = nullptr;
    QPushButton *m_ok = nullptr;
};

} // namespace conspectus
