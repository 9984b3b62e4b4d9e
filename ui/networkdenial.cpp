// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networkdenial.h"

#include <cerrno>
#include <memory>
#include <seccomp.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace conspectus {
namespace {

struct FilterDeleter
{
    void operator()(void *filter) const { seccomp_release(filter); }
};

} // namespace

bool denyNetwork()
{
    const std::unique_ptr<void, FilterDeleter> filter(seccomp_init(SCMP_ACT_ALLOW));
    if (!filter)
        return false;
    // All threads at once: Qt has some already.
    bool good = seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1) == 0;
    const auto deny = SCMP_ACT_ERRNO(EACCES);
    for (const int family : {AF_INET, AF_INET6, AF_PACKET, AF_VSOCK}) {
        const scmp_arg_cmp isFamily = SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(family));
        good = good && seccomp_rule_add(filter.get(), deny, SCMP_SYS(socket), 1, isFamily) == 0;
    }
    good = good && seccomp_rule_add(filter.get(), deny, SCMP_SYS(io_uring_setup), 0) == 0;
    return good && seccomp_load(filter.get()) == 0;
}

void forbidCoreDumps()
{
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

} // namespace conspectus
