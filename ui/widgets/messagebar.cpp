// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/messagebar.h"

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/leadtext.h"
#include "ui/widgets/linkbutton.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QMessageBox>
#include <QPainter>
#include <QToolButton>

namespace conspectus {
namespace {

constexpr int kBar = 3;
constexpr int kIcon = 16;

QColor inkOf(MessageLevel level, const Theme &theme)
{
    return level == MessageLevel::Error ? theme.err : level == MessageLevel::Warning ? theme.warn : theme.edge;
}

QColor paperOf(MessageLevel level, const Theme &theme)
{
    return level == MessageLevel::Error ? theme.errbg : level == MessageLevel::Warning ? theme.warnbg : theme.hov;
}

} // namespace

MessageBar::MessageBar(Message message, QWidget *parent) : QFrame(parent), m_message(std::move(message))
{
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(m_message.headline + QLatin1Char(' ') + m_message.text);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kBar + 12 + kIcon + 10, 6, 8, 6);
    layout->setSpacing(12);
    m_text = new LeadText(m_message.headline, m_message.text, this);
    layout->addWidget(m_text, 1);
    for (const MessageAction &action : m_message.actions)
        addAction(action, layout);
    if (!m_message.details.isEmpty())
        addAction({tr("Details"), [this] { showDetails(); }, false}, layout);
    auto *close = new QToolButton(this);
    close->setIcon(iconFor(QStringLiteral("close")));
    close->setText(tr("Close"));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &MessageBar::closed);
    layout->addWidget(close);
}

void MessageBar::addAction(const MessageAction &action, QHBoxLayout *layout)
{
    auto *button = new LinkButton(action.text, this);
    connect(button, &QPushButton::clicked, this, [this, action] {
        if (action.closes)
            Q_EMIT closed();
        if (action.run)
            action.run();
    });
    layout->addWidget(button);
}

void MessageBar::showDetails()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Details"), m_message.details, QMessageBox::Close, window());
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.fillRect(rect(), paperOf(m_message.level, theme));
    const bool reversed = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(QRect(reversed ? width() - kBar : 0, 0, kBar, height()), inkOf(m_message.level, theme));
    const QString icon = m_message.level == MessageLevel::Info ? QStringLiteral("info") : QStringLiteral("warning");
    const double side = scaled(kIcon);
    const double x = reversed ? width() - kBar - 12 - side : kBar + 12;
    const QColor ink = m_message.level == MessageLevel::Info ? theme.ink2 : inkOf(m_message.level, theme);
    paintIcon(painter, icon, QRectF(x, (height() - side) / 2, side, side), ink);
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
    QFrame::changeEvent(event);
}

MessageArea::MessageArea(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void MessageArea::show(Message message)
{
    if (!message.key.isEmpty())
        remove(message.key);
    auto *added = new MessageBar(std::move(message), this);
    layout()->addWidget(added);
    connect(added, &MessageBar::closed, this, [this, added] {
        layout()->removeWidget(added);
        added->hide();
        added->setParent(nullptr); // count() must not see it any more; what it runs may still touch it
        added->deleteLater();
        setVisible(count() > 0);
    });
    QWidget::show();
    QAccessibleEvent alert(added, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageArea::remove(const QString &key)
{
    if (MessageBar *old = bar(key))
        Q_EMIT old->closed();
}

void MessageArea::clear()
{
    for (MessageBar *each : bars())
        Q_EMIT each->closed();
}

int MessageArea::count() const
{
    return static_cast<int>(bars().size());
}

MessageBar *MessageArea::bar(const QString &key) const
{
    for (MessageBar *each : bars()) {
        if (each->message().key == key)
            return each;
    }
    return nullptr;
}

std::vector<MessageBar *> MessageArea::bars() const
{
    const auto found = findChildren<MessageBar *>(QString(), Qt::FindDirectChildrenOnly);
    return {found.cbegin(), found.cend()};
}

} // namespace conspectus
