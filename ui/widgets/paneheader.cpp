// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/paneheader.h"

#include "ui/fonts.h"
#include "ui/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace conspectus {
namespace {
constexpr int kHeight = 32;
}

PaneHeader::PaneHeader(const QString &title, QWidget *parent) : QWidget(parent)
{
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(12, 0, 4, 0);
    m_layout->setSpacing(2);
    m_title = new QLabel(title, this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(fontFor(FontRole::InterfaceStrong));
    m_layout->addWidget(m_title, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PaneHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

QToolButton *PaneHeader::addAction(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAccessibleName(action->iconText());
    m_layout->addWidget(button);
    return button;
}

void PaneHeader::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

QSize PaneHeader::sizeHint() const
{
    return {QWidget::sizeHint().width(), scaled(kHeight)};
}

QSize PaneHeader::minimumSizeHint() const
{
    return {60, scaled(kHeight)};
}

void PaneHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeOf(this).panel);
}

void PaneHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        m_title->setFont(fontFor(FontRole::InterfaceStrong));
    QWidget::changeEvent(event);
}

} // namespace conspectus
