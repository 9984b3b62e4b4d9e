// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The resource limits of a worker. A build with sanitizers leaves out the address space, which AddressSanitizer
// reserves in terabytes; nothing else may differ between builds (a test compares them).
#pragma once

#include <array>
#include <sys/resource.h>

namespace conspectus::pdfworker {

struct Limit
{
    __rlimit_resource resource;
    const char *name;
    rlim_t value;
};

inline constexpr rlim_t kMiB = 1024 * 1024;

inline constexpr std::array kLimits{
#ifndef CONSPECTUS_SANITIZED
    Limit{RLIMIT_AS, "AS", 1024 * kMiB},
#endif
    Limit{RLIMIT_FSIZE, "FSIZE", 0},
    Limit{RLIMIT_NPROC, "NPROC", 0},
    Limit{RLIMIT_NOFILE, "NOFILE", 128},
    Limit{RLIMIT_CORE, "CORE", 0},
    Limit{RLIMIT_STACK, "STACK", 8 * kMiB},
};

} // namespace conspectus::pdfworker
