// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The system calls a worker may make: memory, reading what is open or may be opened for reading, its one socket, clocks,
// its own signals. All others give EPERM, or end the process where CONSPECTUS_SANDBOX_KILL=1 (so that a gap is seen).

#include "sandbox.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <initializer_list>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

namespace conspectus::pdfworker {

namespace {

constexpr auto kAllowed = {
    // memory
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(membarrier), SCMP_SYS(futex),
    // reading
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fstat),
    SCMP_SYS(newfstatat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(fadvise64),
    SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(getcwd),
    // the socket to the parent, and lines of a sanitizer or a library on standard error
    SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(write), SCMP_SYS(writev),
    // time and chance
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrandom), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    // itself
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(getrlimit), SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(uname),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
};

bool allow(scmp_filter_ctx filter, int call, std::initializer_list<scmp_arg_cmp> conditions = {})
{
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, static_cast<unsigned>(conditions.size()),
                                  conditions.begin())
        == 0;
}

scmp_arg_cmp hasNone(unsigned argument, std::uint64_t bits)
{
    return {argument, SCMP_CMP_MASKED_EQ, bits, 0};
}

scmp_arg_cmp isEqual(unsigned argument, std::uint64_t value)
{
    return {argument, SCMP_CMP_EQ, value, 0};
}

// Calls that are harmless only with some arguments: no writing opens, no executable memory, signals and limits of
// this process only.
bool allowInPart(scmp_filter_ctx filter)
{
    constexpr std::uint64_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
    const auto self = static_cast<std::uint64_t>(::getpid());
    bool done = allow(filter, SCMP_SYS(openat), {hasNone(2, kWriting)});
    done = allow(filter, SCMP_SYS(open), {hasNone(1, kWriting)}) && done;
    done = allow(filter, SCMP_SYS(mmap), {hasNone(2, PROT_EXEC)}) && done;
    done = allow(filter, SCMP_SYS(mprotect), {hasNone(2, PROT_EXEC)}) && done;
    done = allow(filter, SCMP_SYS(tgkill), {isEqual(0, self)}) && done;
    done = allow(filter, SCMP_SYS(prlimit64), {isEqual(0, 0), isEqual(2, 0)}) && done;
    for (const int command : {F_GETFD, F_SETFD, F_GETFL})
        done = allow(filter, SCMP_SYS(fcntl), {isEqual(1, static_cast<std::uint64_t>(command))}) && done;
    done = allow(filter, SCMP_SYS(ioctl), {isEqual(1, TCGETS)}) && done;
#ifdef CONSPECTUS_SANITIZED
    // Reports of a sanitizer; it names its mappings and its threads.
    done = allow(filter, SCMP_SYS(prctl)) && done;
#endif
    return done;
}

} // namespace

bool filterSystemCalls()
{
    const char *kill = std::getenv("CONSPECTUS_SANDBOX_KILL");
    const bool isDeadly = kill && std::strcmp(kill, "1") == 0;
    scmp_filter_ctx filter = seccomp_init(isDeadly ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return false;
    bool done = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0;
    for (const int call : kAllowed)
        done = allow(filter, call) && done;
    done = allowInPart(filter) && done;
    done = done && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

} // namespace conspectus::pdfworker
