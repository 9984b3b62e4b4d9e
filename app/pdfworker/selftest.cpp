// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "selftest.h"

#include "resourcelimits.h"
#include "sandbox.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace conspectus::pdfworker {

namespace {

struct Attempt
{
    const char *name;
    bool (*succeeds)();
};

bool opens(const char *path, int flags)
{
    const int fd = ::open(path, flags | O_CLOEXEC, 0600);
    if (fd >= 0)
        ::close(fd);
    return fd >= 0;
}

bool getsSocket(int family)
{
    const int fd = ::socket(family, SOCK_STREAM, 0);
    if (fd >= 0)
        ::close(fd);
    return fd >= 0;
}

bool forks()
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    if (child > 0)
        ::waitpid(child, nullptr, 0);
    return child > 0;
}

bool executes()
{
    char program[] = "/usr/bin/true";
    char *arguments[] = {program, nullptr};
    char *environment[] = {nullptr};
    ::execve(program, arguments, environment); // comes back only where denied
    return false;
}

constexpr std::array kAttempts{
    Attempt{"open /etc/passwd", [] { return opens("/etc/passwd", O_RDONLY); }},
    Attempt{"open HOME",
            [] {
                const char *home = std::getenv("HOME");
                return opens(home ? home : "/root", O_RDONLY | O_DIRECTORY);
            }},
    Attempt{"create file", [] { return opens("/tmp/conspectus-self-test", O_WRONLY | O_CREAT); }},
    Attempt{"socket inet", [] { return getsSocket(AF_INET); }},
    Attempt{"socket unix", [] { return getsSocket(AF_UNIX); }},
    Attempt{"fork", [] { return forks(); }},
    Attempt{"ptrace", [] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; }},
    Attempt{"execve", [] { return executes(); }},
};

void print(const std::string &line)
{
    const std::string whole = line + "\n";
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) < 0)
        ::_exit(3);
}

void printLimits()
{
    for (const Limit &limit : kLimits) {
        rlimit inForce{};
        ::getrlimit(limit.resource, &inForce);
        print(std::string("limit ") + limit.name + ": " + std::to_string(inForce.rlim_max));
    }
}

} // namespace

int selfTest()
{
    const Confinement confinement = confine(0, 3);
    print(std::string("seccomp: ") + (confinement.seccomp ? "yes" : "no"));
    print(std::string("landlock: ") + (confinement.landlock ? "yes" : "no"));
    print(std::string("limits: ") + (confinement.limits ? "yes" : "no"));
    printLimits();
    bool allDenied = isEnough(confinement);
    for (const Attempt &attempt : kAttempts) {
        errno = 0;
        const bool succeeded = attempt.succeeds();
        const int error = errno;
        allDenied = allDenied && !succeeded;
        print(std::string(attempt.name) + (succeeded ? ": ALLOWED" : ": denied (")
              + (succeeded ? "" : std::string(::strerrorname_np(error)) + ")"));
    }
    return allDenied ? 0 : 1;
}

} // namespace conspectus::pdfworker
