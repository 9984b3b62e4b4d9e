// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/singleinstance.h"

#include <QCryptographicHash>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDir>

namespace conspectus {
namespace {

const QString kPath = QStringLiteral("/org/example/Conspectus");
const QString kInterface = QStringLiteral("org.example.Conspectus");
constexpr int kAnswerMs = 2000;

} // namespace

SingleInstance::SingleInstance(const QString &libraryFolder, QObject *parent) : QObject(parent)
{
    const QByteArray hash = QCryptographicHash::hash(QDir::cleanPath(libraryFolder).toUtf8(), QCryptographicHash::Sha256);
    m_service = QStringLiteral("org.example.Conspectus.L") + QString::fromLatin1(hash.toHex().left(12));
}

bool SingleInstance::handOver(const QStringList &files)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || !bus.interface()->isServiceRegistered(m_service))
        return false;
    QDBusMessage message = QDBusMessage::createMethodCall(m_service, kPath, kInterface, QStringLiteral("Open"));
    message << files << qEnvironmentVariable("XDG_ACTIVATION_TOKEN", qEnvironmentVariable("DESKTOP_STARTUP_ID"));
    return bus.call(message, QDBus::Block, kAnswerMs).type() == QDBusMessage::ReplyMessage;
}

bool SingleInstance::listen()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() && bus.registerObject(kPath, this, QDBusConnection::ExportScriptableSlots)
        && bus.registerService(m_service);
}

void SingleInstance::Open(const QStringList &files, const QString &activationToken)
{
    Q_EMIT openRequested(files, activationToken);
}

} // namespace conspectus
