// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts workers and reaps them, on a thread of its own that lives as long as the program: a worker asks the kernel to
// end it when the thread that started it ends. The one object of its kind, since the thread is.
#pragma once

#include "base/result.h"
#include "pdf/protocol/descriptor.h"

#include <QFuture>
#include <QThread>
#include <atomic>
#include <memory>
#include <sys/types.h>

namespace conspectus::pdf {

struct LaunchedWorker
{
    Descriptor socket; // non-blocking use; ends the worker when closed
    Descriptor handle; // pidfd, to end it without hitting another process of the same number
    Descriptor file;   // the PDF for this worker, reopened; closed where none was given
    pid_t pid = -1;
};

class WorkerLauncher
{
public:
    using Answer = Result<std::shared_ptr<LaunchedWorker>>;

    [[nodiscard]] static WorkerLauncher &instance();

    // file: what the worker shall read, or null where it is not open yet. Any thread.
    [[nodiscard]] QFuture<Answer> launch(const QString &program, std::shared_ptr<const Descriptor> file);
    // Starts a worker that the next launch() of this program takes: it is made, linked and locked in while the window is.
    // It ends where nobody takes it within ten seconds. Any thread.
    void prepare(const QString &program);
    // Workers of the whole program that have not been reaped.
    [[nodiscard]] int aliveCount() const { return m_alive.load(std::memory_order_relaxed); }

private:
    WorkerLauncher();
    Answer spawn(const QString &program);
    Answer take(const QString &program, const Descriptor *file);
    void reapWhenDone(int handle);

    QThread m_thread;
    QObject m_context; // lives on m_thread
    std::atomic_int m_alive = 0;
    // Used on m_thread only.
    QString m_spareProgram;
    std::shared_ptr<LaunchedWorker> m_spare;
};

} // namespace conspectus::pdf
