// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A thread that does one task after another, in the order in which they were posted. Each store of the library lives on
// one of these. Answers go back to the home thread by a queued call, never by waiting.
#pragma once

#include <QString>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

class QThread;

namespace conspectus {

class TaskThread final
{
public:
    explicit TaskThread(QString name);
    ~TaskThread(); // does what was posted, then ends

    // Any thread. The thread itself is started by the first task.
    void post(std::function<void()> task);
    // Waits until all that was posted so far is done; false when that took longer.
    [[nodiscard]] bool waitUntilDone(std::chrono::milliseconds atMost);

private:
    Q_DISABLE_COPY_MOVE(TaskThread)
    void run();

    const QString m_name;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_ending = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace conspectus
