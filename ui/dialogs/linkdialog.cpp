// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/linkdialog.h"

#include "ui/fonts.h"

#include <QClipboard>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace conspectus {
namespace {

const QString kPortal = QStringLiteral("org.freedesktop.portal.Desktop");

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

LinkDialog::LinkDialog(const QString &address, QWidget *parent) : QDialog(parent), m_address(address)
{
    setWindowTitle(tr("Link"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(plainLabel(tr("The document names this address. Conspectus itself opens nothing."), this));
    auto *shown = new QPlainTextEdit(address, this);
    shown->setReadOnly(true);
    shown->setTabChangesFocus(true);
    shown->setAccessibleName(tr("Address"));
    shown->setFixedHeight(scaled(64));
    layout->addWidget(shown);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_address);
        accept();
    });
    if (mayBeOpened(address) && portalIsThere()) {
        QPushButton *open = buttons->addButton(tr("&Open with the Desktop"), QDialogButtonBox::ActionRole);
        connect(open, &QPushButton::clicked, this, &LinkDialog::handOver);
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    copy->setDefault(true);
    copy->setProperty("conspectus.default", true);
    copy->setFocus();
    resize(scaled(460), sizeHint().height());
}

bool LinkDialog::mayBeOpened(const QString &address)
{
    const QString scheme = QUrl(address, QUrl::StrictMode).scheme();
    return scheme == QLatin1String("http") || scheme == QLatin1String("https") || scheme == QLatin1String("mailto")
        || scheme == QLatin1String("doi");
}

bool LinkDialog::portalIsThere()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() && bus.interface()->isServiceRegistered(kPortal);
}

void LinkDialog::handOver()
{
    QDBusMessage message = QDBusMessage::createMethodCall(kPortal, QStringLiteral("/org/freedesktop/portal/desktop"),
                                                          QStringLiteral("org.freedesktop.portal.OpenURI"),
                                                          QStringLiteral("OpenURI"));
    message << QString() << m_address << QVariantMap();
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        if (!watcher->isError())
            return accept();
        auto *notice = plainLabel(tr("The desktop did not take the address. Copy it and open it yourself."), this);
        qobject_cast<QVBoxLayout *>(layout())->insertWidget(2, notice);
        watcher->deleteLater();
    });
}

} // namespace conspectus
