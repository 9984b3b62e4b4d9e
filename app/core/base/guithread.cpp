// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/guithread.h"

#include <QThread>
#include <atomic>

namespace conspectus {
namespace {
std::atomic<QThread *> theGuiThread{nullptr};
}

void protectGuiThread() { theGuiThread = QThread::currentThread(); }

bool isGuiThread() { return theGuiThread.load() == QThread::currentThread(); }

} // namespace conspectus
