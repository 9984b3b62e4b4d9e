// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/choosedialog.h"

#include "models/wording.h"
#include "ui/fonts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace conspectus {

ChooseDialog::ChooseDialog(const QString &title, const std::vector<Choice> &choices, const std::vector<Choice> &roles,
                           QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    m_field = new QLineEdit(this);
    m_field->setPlaceholderText(tr("Type to find one"));
    m_field->setAccessibleName(tr("Find in the list"));
    m_field->installEventFilter(this);
    layout->addWidget(m_field);
    m_list = new QListWidget(this);
    m_list->setWordWrap(true);
    m_list->setAccessibleName(title);
    for (const Choice &choice : choices) {
        auto *item = new QListWidgetItem(choice.text, m_list);
        item->setData(Qt::UserRole, choice.id);
        item->setToolTip(plainToolTip(choice.text));
    }
    m_list->setCurrentRow(0);
    layout->addWidget(m_list, 1);
    if (!roles.empty()) {
        m_roles = new QComboBox(this);
        m_roles->setAccessibleName(tr("Role of the passage"));
        for (const Choice &role : roles)
            m_roles->addItem(role.text, role.id);
        layout->addWidget(m_roles);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("&Tie"), QDialogButtonBox::AcceptRole);
    m_ok->setProperty("conspectus.default", true);
    m_ok->setEnabled(!choices.empty());
    layout->addWidget(buttons);
    connect(m_field, &QLineEdit::textChanged, this, &ChooseDialog::filter);
    connect(m_list, &QListWidget::itemActivated, this, &ChooseDialog::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &ChooseDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(scaled(520), scaled(380));
    m_field->setFocus();
}

void ChooseDialog::setWords(const QString &button, const QString &roles)
{
    m_ok->setText(button);
    if (m_roles != nullptr && !roles.isEmpty())
        m_roles->setAccessibleName(roles);
}

void ChooseDialog::setCurrent(const QString &id)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == id)
            m_list->setCurrentRow(row);
    }
}

bool ChooseDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Up and Down move in the list while the field keeps the focus.
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            const int step = key == Qt::Key_Up ? -1 : 1;
            for (int row = m_list->currentRow() + step; row >= 0 && row < m_list->count(); row += step) {
                if (!m_list->item(row)->isHidden()) {
                    m_list->setCurrentRow(row);
                    break;
                }
            }
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ChooseDialog::filter(const QString &typed)
{
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool hidden = !item->text().contains(typed.trimmed(), Qt::CaseInsensitive);
        item->setHidden(hidden);
        if (!hidden && first < 0)
            first = row;
    }
    const QListWidgetItem *current = m_list->currentItem();
    if (current == nullptr || current->isHidden())
        m_list->setCurrentRow(first);
    m_ok->setEnabled(first >= 0);
}

void ChooseDialog::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr || item->isHidden())
        return;
    Q_EMIT chosen(item->data(Qt::UserRole).toString(), m_roles != nullptr ? m_roles->currentData().toString() : QString());
    accept();
}

} // namespace conspectus
