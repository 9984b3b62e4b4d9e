// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shuts this process in before it sees a document: resource limits, Landlock (read-only /usr and font folders, nothing
// else), seccomp (a list of allowed system calls). Cannot be undone. Linux only.
#pragma once

#include <string>
#include <sys/types.h>

namespace conspectus::pdfworker {

struct Confinement
{
    bool seccomp = false;
    bool landlock = false;
    bool limits = false;
    std::string lacking; // for the log
};

// Ends the process when the thread that started it ends, closes all descriptors from firstStray on, sets limits, then
// Landlock, then seccomp. parent: our parent's process id, 0 = do not tie our life to it.
[[nodiscard]] Confinement confine(pid_t parent, int firstStray);

// Whether a document may be opened: seccomp and limits always, Landlock too where CONSPECTUS_REQUIRE_SANDBOX=1.
[[nodiscard]] bool isEnough(const Confinement &confinement);

// The three parts; each says whether it is in force.
[[nodiscard]] bool setLimits();
[[nodiscard]] bool restrictFiles();
[[nodiscard]] bool filterSystemCalls();

} // namespace conspectus::pdfworker
