// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/passworddialog.h"

#include "ui/fonts.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace conspectus {

PasswordDialog::PasswordDialog(const QString &fileName, bool wasWrong, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Password"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    const QString question = wasWrong ? tr("That password does not open %1. Try another one.").arg(fileName)
                                      : tr("%1 is encrypted. Its password is used to read it and is not stored.").arg(fileName);
    auto *label = new QLabel(question, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    layout->addWidget(label);
    m_field = new QLineEdit(this);
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setAccessibleName(tr("Password of the PDF"));
    label->setBuddy(m_field);
    layout->addWidget(m_field);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *open = buttons->addButton(tr("&Open"), QDialogButtonBox::AcceptRole);
    open->setProperty("conspectus.default", true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const QByteArray password = m_field->text().toUtf8();
        m_field->clear();
        Q_EMIT passwordGiven(password);
        accept();
    });
    m_field->setFocus();
    resize(scaled(380), sizeHint().height());
}

} // namespace conspectus
