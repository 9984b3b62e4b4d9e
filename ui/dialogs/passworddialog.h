// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks for the password of a PDF that is being added. It is used and never stored.
#pragma once

#include <QDialog>

class QLineEdit;

namespace conspectus {

class PasswordDialog final : public QDialog
{
    Q_OBJECT
public:
    PasswordDialog(const QString &fileName, bool wasWrong, QWidget *parent);

Q_SIGNALS:
    void passwordGiven(const QByteArray &passwordUtf8);

private:
    QLineEdit *m_field = nullptr;
};

} // namespace conspectus
