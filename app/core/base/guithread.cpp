// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/guithread.h"

#include <QThread>
#include <atomic>

namespace conspectus {
namespace {
std::atomic<QThread *> theGuiThread{nullptr};
std::atomic<int> theBlockingCalls{0};
constexpr int kMostLogged = 20;
}

void protectGuiThread() { theGuiThread = QThread::currentThread(); }

bool isGuiThread() { return theGuiThread.load() == QThread::currentThread(); }

int blockingCallCount() { return theBlockingCalls.load(); }

void noteBlockingCall(const char *where)
{
    if (isGuiThread() && theBlockingCalls.fetch_add(1) < kMostLogged)
        qWarning("blocks the GUI thread: %s", where);
}

} // namespace conspectus
