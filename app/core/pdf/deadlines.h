// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a worker may take for one thing. Past either limit it is ended. Drawing 10 s of processor time or 40 s by
// the clock; loading, text and everything else 5 s or 20 s.
#pragma once

#include <chrono>

namespace conspectus::pdf {

struct Deadline
{
    std::chrono::milliseconds cpu;
    std::chrono::milliseconds wall;
};

struct Deadlines
{
    Deadline load{std::chrono::seconds(5), std::chrono::seconds(20)};
    Deadline draw{std::chrono::seconds(10), std::chrono::seconds(40)};
    Deadline read{std::chrono::seconds(5), std::chrono::seconds(20)};
    // After this the window says that it is still working.
    std::chrono::milliseconds patience = std::chrono::seconds(3);
    // A request that was given up must end within this, or its worker is ended.
    std::chrono::milliseconds abortGrace = std::chrono::seconds(2);

    // The table; CONSPECTUS_PDF_DEADLINE_PERCENT (1 to 100, for tests) shortens all of it.
    [[nodiscard]] static Deadlines standard();
};

} // namespace conspectus::pdf
