// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The GUI thread never calls SQLite, waits for a worker or reads a file. Code that does one of these says so with
// CONSPECTUS_OFF_GUI_THREAD(); debug builds assert it, others count and log it, so that a test or a benchmark of any build can say
// that it never happened. A program without a display has no GUI thread to protect.
#pragma once

#include <QtGlobal>

namespace conspectus {

// Called once by the window's main(); until then the assertion holds nothing.
void protectGuiThread();
// True on the protected thread.
[[nodiscard]] bool isGuiThread();
// How often something that blocks was done on the protected thread. Any thread.
[[nodiscard]] int blockingCallCount();
// where: a string that lives for ever. Counts where this is the protected thread; else nothing.
void noteBlockingCall(const char *where);

} // namespace conspectus

#define CONSPECTUS_OFF_GUI_THREAD() \
    do { \
        Q_ASSERT_X(!conspectus::isGuiThread(), Q_FUNC_INFO, "blocks the GUI thread"); \
        conspectus::noteBlockingCall(Q_FUNC_INFO); \
    } while (false)
