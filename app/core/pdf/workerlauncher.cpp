// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pdf/workerlauncher.h"

#include "base/logging.h"
#include "pdf/documentfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QPromise>
#include <QSocketNotifier>
#include <QTimer>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <vector>

namespace conspectus::pdf {

namespace {

constexpr int kWorkerSocket = 3;
constexpr std::chrono::seconds kSpareLives(10); // nothing was opened: it goes

Failure startFailure(const QString &program, int error)
{
    return failure(ErrorCode::Internal,
                   QCoreApplication::translate("conspectus::pdf",
                                               "The part of the program that draws PDFs could not be started. Your "
                                               "notes are safe and can be read; install the program again."),
                   program + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(error)));
}

// Nothing of our environment reaches the worker but where fonts are, and how strict it shall be.
std::vector<QByteArray> workerEnvironment()
{
    std::vector<QByteArray> environment{"LC_ALL=C.UTF-8"};
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "FONTCONFIG_FILE",
                             "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "CONSPECTUS_SANDBOX_KILL",
                             "CONSPECTUS_REQUIRE_SANDBOX", "ASAN_OPTIONS", "UBSAN_OPTIONS"}) {
        if (const char *value = std::getenv(name))
            environment.push_back(QByteArray(name) + '=' + value);
    }
    return environment;
}

class SpawnSetup
{
public:
    explicit SpawnSetup(int socket)
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        const bool talks = qEnvironmentVariableIsSet("CONSPECTUS_PDFWORKER_STDERR");
        for (const int standard : {0, 1, 2}) {
            if (standard != 2 || !talks)
                posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0);
        }
        posix_spawn_file_actions_adddup2(&actions, socket, kWorkerSocket);
        posix_spawn_file_actions_addclosefrom_np(&actions, kWorkerSocket + 1);
        sigset_t signals;
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&attributes, &signals);
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes, &signals);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnSetup()
    {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnSetup(const SpawnSetup &) = delete;
    SpawnSetup &operator=(const SpawnSetup &) = delete;

    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
};

int spawnProgram(const QByteArray &program, int socket, pid_t &pid)
{
    const SpawnSetup setup(socket);
    std::vector<QByteArray> environment = workerEnvironment();
    std::vector<char *> variables;
    for (QByteArray &variable : environment)
        variables.push_back(variable.data());
    variables.push_back(nullptr);
    QByteArray name = program;
    QByteArray parent = QByteArray::number(::getpid());
    char *arguments[] = {name.data(), parent.data(), nullptr};
    return ::posix_spawn(&pid, program.constData(), &setup.actions, &setup.attributes, arguments, variables.data());
}

// A pidfd becomes readable when its process ends.
bool isAlive(int handle)
{
    pollfd asked{handle, POLLIN, 0};
    return ::poll(&asked, 1, 0) == 0;
}

} // namespace

WorkerLauncher &WorkerLauncher::instance()
{
    // Never destroyed: its thread must outlive every worker.
    static auto *launcher = new WorkerLauncher;
    return *launcher;
}

WorkerLauncher::WorkerLauncher()
{
    m_thread.setObjectName(QStringLiteral("worker launcher"));
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

QFuture<WorkerLauncher::Answer> WorkerLauncher::launch(const QString &program,
                                                       std::shared_ptr<const Descriptor> file)
{
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QFuture<Answer> future = promise->future();
    QMetaObject::invokeMethod(
        &m_context,
        [this, promise, program, file = std::move(file)] {
            promise->addResult(take(program, file.get()));
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

void WorkerLauncher::prepare(const QString &program)
{
    QMetaObject::invokeMethod(
        &m_context,
        [this, program] {
            if (m_spare)
                return;
            if (const Answer spare = spawn(program)) {
                m_spare = *spare;
                m_spareProgram = program;
                QTimer::singleShot(kSpareLives, &m_context, [this] { m_spare.reset(); });
            }
        },
        Qt::QueuedConnection);
}

WorkerLauncher::Answer WorkerLauncher::take(const QString &program, const Descriptor *file)
{
    std::shared_ptr<LaunchedWorker> spare = program == m_spareProgram ? std::exchange(m_spare, nullptr) : nullptr;
    Answer worker = spare && isAlive(spare->handle.get()) ? Answer(spare) : spawn(program);
    if (worker && file)
        (*worker)->file = reopen(*file);
    return worker;
}

WorkerLauncher::Answer WorkerLauncher::spawn(const QString &program)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return startFailure(program, errno);
    auto worker = std::make_shared<LaunchedWorker>();
    worker->socket = Descriptor(ends[0]);
    const Descriptor theirs(ends[1]);
    if (const int error = spawnProgram(QFile::encodeName(program), theirs.get(), worker->pid); error != 0)
        return startFailure(program, error);
    const auto handle = static_cast<int>(::syscall(SYS_pidfd_open, worker->pid, 0));
    worker->handle = Descriptor(handle);
    m_alive.fetch_add(1, std::memory_order_relaxed);
    if (handle < 0) {
        ::kill(worker->pid, SIGKILL);
        ::waitpid(worker->pid, nullptr, 0);
        m_alive.fetch_sub(1, std::memory_order_relaxed);
        return startFailure(program, errno);
    }
    reapWhenDone(handle);
    return worker;
}

void WorkerLauncher::reapWhenDone(int handle)
{
    const int own = ::fcntl(handle, F_DUPFD_CLOEXEC, 0);
    auto *notifier = new QSocketNotifier(own, QSocketNotifier::Read, &m_context);
    QObject::connect(notifier, &QSocketNotifier::activated, &m_context, [this, own, notifier] {
        siginfo_t how{};
        notifier->setEnabled(false);
        ::waitid(P_PIDFD, static_cast<id_t>(own), &how, WEXITED);
        qCDebug(lcPdf) << "worker" << how.si_pid << "ended, code" << how.si_code << "status" << how.si_status;
        ::close(own);
        notifier->deleteLater();
        m_alive.fetch_sub(1, std::memory_order_relaxed);
    });
}

} // namespace conspectus::pdf
