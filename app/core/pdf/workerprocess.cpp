// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pdf/workerprocess.h"

#include "base/logging.h"

#include <QFutureWatcher>
#include <QSocketNotifier>
#include <csignal>
#include <ctime>
#include <sys/resource.h>
#include <sys/syscall.h>

namespace conspectus::pdf {

using namespace std::chrono_literals;

namespace {

constexpr auto kWatchInterval = 50ms;

} // namespace

WorkerProcess::WorkerProcess(const Deadlines &deadlines, QObject *parent)
    : QObject(parent)
    , m_deadlines(deadlines)
{
    m_watch.setInterval(kWatchInterval);
    connect(&m_watch, &QTimer::timeout, this, &WorkerProcess::watch);
}

WorkerProcess::~WorkerProcess()
{
    // A busy worker may not look at its socket for long.
    if (m_worker && m_worker->handle.isOpen())
        ::syscall(SYS_pidfd_send_signal, m_worker->handle.get(), SIGKILL, nullptr, 0);
}

void WorkerProcess::start(const QString &program, std::shared_ptr<const Descriptor> file)
{
    auto *watcher = new QFutureWatcher<WorkerLauncher::Answer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        const WorkerLauncher::Answer answer = watcher->result();
        watcher->deleteLater();
        if (m_isDead)
            return;
        if (answer)
            adopt(*answer);
        else
            die(Death::CouldNotStart, answer.error().detail);
    });
    watcher->setFuture(WorkerLauncher::instance().launch(program, std::move(file)));
    m_deadline = m_deadlines.load;
    m_since.start();
    m_watch.start();
}

const Descriptor &WorkerProcess::file() const
{
    static const Descriptor kNone;
    return m_worker ? m_worker->file : kNone;
}

void WorkerProcess::adopt(const std::shared_ptr<LaunchedWorker> &worker)
{
    m_worker = worker;
    m_notifier = std::make_unique<QSocketNotifier>(worker->socket.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &WorkerProcess::read);
}

bool WorkerProcess::makeArena(qsizetype capacity)
{
    std::unique_ptr<Arena> arena = Arena::create(capacity + protocol::kArenaHeadSize);
    if (!arena)
        return false;
    m_arena = std::move(arena);
    return true;
}

void WorkerProcess::request(protocol::Type type, const QByteArray &body, const std::vector<int> &descriptors,
                            const Deadline &deadline)
{
    Q_ASSERT(m_isGreeted && !isBusy());
    protocol::Header header;
    header.type = static_cast<quint16>(type);
    header.id = ++m_lastId;
    header.bodySize = static_cast<quint32>(body.size());
    m_type = type;
    m_busyWith = header.id;
    m_deadline = deadline;
    m_saidStillWorking = false;
    m_abortedSince.invalidate();
    m_cpuBefore = cpuTime();
    m_since.start();
    m_watch.start();
    // Not sent: the worker is gone, which the socket tells next.
    if (!sendPacket(m_worker->socket.get(), header, body, descriptors, false))
        qCDebug(lcPdf) << "worker" << m_worker->pid << "takes no request";
}

void WorkerProcess::stepBack()
{
    constexpr int kNiceness = 10;
    if (m_worker && ::setpriority(PRIO_PROCESS, static_cast<id_t>(m_worker->pid), kNiceness) != 0)
        qCDebug(lcPdf) << "worker" << m_worker->pid << "stays as urgent as it was";
}

void WorkerProcess::abort()
{
    if (!isBusy() || m_abortedSince.isValid())
        return;
    if (m_arena)
        m_arena->setAbortedId(m_busyWith);
    m_abortedSince.start();
}

void WorkerProcess::endAs(Death how)
{
    die(how, QStringLiteral("broke a rule of the protocol"));
}

void WorkerProcess::read()
{
    Packet packet;
    switch (receivePacket(m_worker->socket.get(), packet, false)) {
    case Received::Packet: take(packet); break;
    case Received::Nothing: break;
    case Received::Closed: die(Death::Crashed, QStringLiteral("ended")); break;
    case Received::Bad: die(Death::BadReply, QStringLiteral("sent a malformed packet")); break;
    }
}

void WorkerProcess::take(Packet &packet)
{
    const protocol::Header &header = packet.header;
    if (!m_isGreeted) {
        const auto hello = protocol::decode<protocol::Hello>(packet.body);
        if (header.type != static_cast<quint16>(protocol::Type::Hello) || !hello || !packet.descriptors.empty()) {
            die(Death::BadReply, QStringLiteral("did not greet"));
            return;
        }
        m_isGreeted = true;
        m_watch.stop();
        Q_EMIT greeted(Protection{hello->seccomp, hello->landlock, hello->limits});
        return;
    }
    const auto size = static_cast<qsizetype>(header.bodySize);
    const bool isAnswer = isBusy() && header.id == m_busyWith && header.type == static_cast<quint16>(m_type);
    const bool fits = header.inArena == 0 || (m_arena && size <= m_arena->capacity());
    if (!isAnswer || !fits || !packet.descriptors.empty()) {
        die(Death::BadReply, QStringLiteral("answered what was not asked"));
        return;
    }
    const QByteArray body = header.inArena != 0 ? m_arena->copyOut(size) : packet.body;
    m_busyWith = 0;
    m_watch.stop();
    Q_EMIT replied(body);
}

std::chrono::milliseconds WorkerProcess::cpuTime() const
{
    clockid_t clock{};
    timespec time{};
    if (!m_worker || ::clock_getcpuclockid(m_worker->pid, &clock) != 0 || ::clock_gettime(clock, &time) != 0)
        return m_cpuBefore;
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(time.tv_sec)
                                                                 + std::chrono::nanoseconds(time.tv_nsec));
}

void WorkerProcess::watch()
{
    const std::chrono::milliseconds wall(m_since.elapsed());
    if (m_abortedSince.isValid() && isBusy() && m_abortedSince.elapsed() > m_deadlines.abortGrace.count()) {
        die(Death::Stuck, QStringLiteral("does not give up"));
    } else if (wall > m_deadline.wall) {
        die(Death::WallDeadline, QStringLiteral("past its time limit"));
    } else if (isBusy() && cpuTime() - m_cpuBefore > m_deadline.cpu) {
        die(Death::CpuDeadline, QStringLiteral("past its processor time limit"));
    } else if (isBusy() && wall > m_deadlines.patience && !m_saidStillWorking) {
        m_saidStillWorking = true;
        Q_EMIT stillWorking();
    }
}

void WorkerProcess::die(Death how, const QString &detail)
{
    if (m_isDead)
        return;
    m_isDead = true;
    m_watch.stop();
    if (m_notifier) {
        m_notifier->setEnabled(false); // it may be the one that called us
        m_notifier.release()->deleteLater();
    }
    m_busyWith = 0;
    if (m_worker)
        ::syscall(SYS_pidfd_send_signal, m_worker->handle.get(), SIGKILL, nullptr, 0);
    qCInfo(lcPdf).nospace() << "worker " << (m_worker ? m_worker->pid : -1) << ": " << how << ", " << detail;
    Q_EMIT died(how, detail);
}

} // namespace conspectus::pdf
