// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/passwordbar.h"

#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

namespace conspectus::reader {

PasswordBar::PasswordBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("passwordBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("passwordField"));
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setAccessibleName(tr("Password of this PDF"));
    m_field->setMaximumWidth(200);
    auto *button = new QPushButton(tr("Open", "unlock the PDF"), this);
    m_words->setBuddy(m_field);
    row->addWidget(m_words, 1);
    row->addWidget(m_field);
    row->addWidget(button);
    connect(m_field, &QLineEdit::returnPressed, this, &PasswordBar::submit);
    connect(button, &QPushButton::clicked, this, &PasswordBar::submit);
}

void PasswordBar::ask(bool wasWrong)
{
    m_words->setText(wasWrong ? tr("That is not its password. Capital letters count.")
                              : tr("This PDF is locked. Its password is used once and not kept."));
    m_field->clear();
    show();
    m_field->setFocus(Qt::OtherFocusReason);
}

void PasswordBar::submit()
{
    const QByteArray password = m_field->text().toUtf8();
    m_field->clear();
    hide();
    Q_EMIT entered(password);
}

void PasswordBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.fillRect(rect(), theme.warnbg);
    painter.fillRect(QRect(0, 0, 3, height()), theme.warn);
}

} // namespace conspectus::reader
