// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks for the password of a locked PDF above the page. The password is handed on and never kept.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace conspectus::reader {

class PasswordBar final : public QWidget
{
    Q_OBJECT
public:
    explicit PasswordBar(QWidget *parent = nullptr);
    void ask(bool wasWrong);

Q_SIGNALS:
    void entered(const QByteArray &passwordUtf8);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_words;
    QLineEdit *m_field;

    void submit();
};

} // namespace conspectus::reader
