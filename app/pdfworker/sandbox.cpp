// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox.h"

#include "resourcelimits.h"

#include <cstdlib>
#include <csignal>
#include <cstring>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace conspectus::pdfworker {

bool setLimits()
{
    bool allSet = true;
    for (const Limit &limit : kLimits) {
        const rlimit value{limit.value, limit.value};
        allSet = ::setrlimit(limit.resource, &value) == 0 && allSet;
    }
    return allSet;
}

Confinement confine(pid_t parent, int firstStray)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (parent != 0 && ::getppid() != parent)
        ::_exit(0); // it was gone before the line above
    ::syscall(SYS_close_range, static_cast<unsigned>(firstStray), ~0U, 0U);
    Confinement confinement;
    confinement.limits = ::prctl(PR_SET_DUMPABLE, 0) == 0 && setLimits();
    const bool noNewPrivileges = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    confinement.landlock = noNewPrivileges && restrictFiles();
    confinement.seccomp = noNewPrivileges && filterSystemCalls();
    if (!confinement.limits)
        confinement.lacking += " limits";
    if (!confinement.landlock)
        confinement.lacking += " landlock";
    if (!confinement.seccomp)
        confinement.lacking += " seccomp";
    return confinement;
}

bool isEnough(const Confinement &confinement)
{
    const char *required = std::getenv("CONSPECTUS_REQUIRE_SANDBOX");
    const bool needsAll = required && std::strcmp(required, "1") == 0;
    return confinement.seccomp && confinement.limits && (confinement.landlock || !needsAll);
}

} // namespace conspectus::pdfworker
