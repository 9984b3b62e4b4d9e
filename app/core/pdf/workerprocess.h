// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One worker process as its session sees it: greeting, one request at a time, the deadline of each, and death. Anything
// that comes unasked, with another id or of another kind than was asked for ends the worker.
#pragma once

#include "pdf/protocol/arena.h"
#include "pdf/protocol/channel.h"
#include "pdf/deadlines.h"
#include "pdf/documentsession.h"
#include "pdf/workerlauncher.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>

class QSocketNotifier;

namespace conspectus::pdf {

class WorkerProcess final : public QObject
{
    Q_OBJECT
public:
    enum class Death {
        CouldNotStart,
        Crashed,
        CpuDeadline,
        WallDeadline,
        BadReply, // lied, or spoke unasked
        Stuck,    // did not give up what was aborted
    };
    Q_ENUM(Death)

    explicit WorkerProcess(const Deadlines &deadlines, QObject *parent = nullptr);
    ~WorkerProcess() override;

    // Answer: greeted() or died(). file may be null (not open yet).
    void start(const QString &program, std::shared_ptr<const Descriptor> file);
    [[nodiscard]] bool isGreeted() const { return m_isGreeted; }
    [[nodiscard]] bool isBusy() const { return m_busyWith != 0; }
    // The PDF as reopened for this worker; closed where start() had no file.
    [[nodiscard]] const Descriptor &file() const;

    // Sends a request with its descriptors. Answer: replied() or died(). Only when greeted and not busy.
    void request(protocol::Type type, const QByteArray &body, const std::vector<int> &descriptors,
                 const Deadline &deadline);
    // Asks to give up the running request; ends the worker where it does not in time.
    void abort();
    // From now on others go first: for work that nobody waits for. It cannot be taken back.
    void stepBack();
    // Ends the worker as one that broke the rules. died() follows at once.
    void endAs(Death how);

    // The memory shared with the worker; null before the first makeArena().
    [[nodiscard]] const Arena *arena() const { return m_arena.get(); }
    // Makes one of at least this capacity; its descriptor goes with the next request. False: no memory.
    [[nodiscard]] bool makeArena(qsizetype capacity);

Q_SIGNALS:
    void greeted(const conspectus::pdf::Protection &protection);
    void replied(const QByteArray &body);
    void stillWorking();
    // The last signal of this object.
    void died(conspectus::pdf::WorkerProcess::Death how, const QString &detail);

private:
    void adopt(const std::shared_ptr<LaunchedWorker> &worker);
    void read();
    void take(Packet &packet);
    void watch();
    [[nodiscard]] std::chrono::milliseconds cpuTime() const;
    void die(Death how, const QString &detail);

    Deadlines m_deadlines;
    std::shared_ptr<LaunchedWorker> m_worker;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<Arena> m_arena;
    QTimer m_watch;
    QElapsedTimer m_since;
    QElapsedTimer m_abortedSince;
    std::chrono::milliseconds m_cpuBefore{0};
    Deadline m_deadline{};
    protocol::Type m_type = protocol::Type::Hello;
    quint64 m_busyWith = 0; // id of the running request
    quint64 m_lastId = 0;
    bool m_isGreeted = false;
    bool m_saidStillWorking = false;
    bool m_isDead = false;
};

} // namespace conspectus::pdf
