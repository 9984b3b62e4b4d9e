// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/taskthread.h"

#include <QThread>

namespace conspectus {

TaskThread::TaskThread(QString name) : m_name(std::move(name)) {}

TaskThread::~TaskThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    if (m_thread)
        m_thread->wait();
}

void TaskThread::post(std::function<void()> task)
{
    const std::lock_guard lock(m_mutex);
    m_tasks.push_back(std::move(task));
    if (!m_thread) {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->setObjectName(m_name);
        m_thread->start();
    }
    m_wake.notify_one();
}

bool TaskThread::waitUntilDone(std::chrono::milliseconds atMost)
{
    struct Reached
    {
        std::mutex mutex;
        std::condition_variable wake;
        bool done = false;
    };
    const auto reached = std::make_shared<Reached>();
    post([reached] {
        const std::lock_guard lock(reached->mutex);
        reached->done = true;
        reached->wake.notify_all();
    });
    std::unique_lock lock(reached->mutex);
    return reached->wake.wait_for(lock, atMost, [&reached] { return reached->done; });
}

void TaskThread::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
        if (m_tasks.empty())
            return;
        const std::function<void()> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

} // namespace conspectus
