// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/picture.h"

#include "ui/fileio.h"
#include "ui/mainwindow.h"

#include <QBuffer>
#include <QPixmap>

namespace conspectus {
namespace {

constexpr int kLookMs = 50;
constexpr qint64 kQuietMs = 1200; // the neighbours of the first page are drawn in this time
constexpr qint64 kLongestMs = 120'000;

} // namespace

Picture::Picture(MainWindow *window, const QString &path, QObject *parent) : QObject(parent), m_window(window), m_path(path)
{
    m_since.start();
    connect(&m_timer, &QTimer::timeout, this, &Picture::look);
    m_timer.start(kLookMs);
}

void Picture::look()
{
    if (!m_window->isSettled()) {
        m_quiet.invalidate();
        if (m_since.elapsed() > kLongestMs)
            take(false);
        return;
    }
    if (!m_quiet.isValid())
        m_quiet.start();
    if (m_quiet.elapsed() >= kQuietMs)
        take(true);
}

void Picture::take(bool settled)
{
    m_timer.stop();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    m_window->grab().toImage().save(&buffer, "PNG");
    writeFileLater(m_path, bytes, this, [this, settled](const Result<QString> &written) {
        if (!written)
            qCritical("%s", qUtf8Printable(written.error().message));
        if (!settled)
            qCritical("The window had not settled when the picture was taken.");
        Q_EMIT finished(settled && written.has_value());
    });
}

} // namespace conspectus
