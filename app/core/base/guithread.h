// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The GUI thread never calls SQLite, waits for a worker or reads a file. Code that does one of these says so with
// CONSPECTUS_OFF_GUI_THREAD(); debug builds assert it. A program without a display has no GUI thread to protect.
#pragma once

#include <QtGlobal>

namespace conspectus {

// Called once by the window's main(); until then the assertion holds nothing.
void protectGuiThread();
// True on the protected thread.
[[nodiscard]] bool isGuiThread();

} // namespace conspectus

#define CONSPECTUS_OFF_GUI_THREAD() Q_ASSERT_X(!conspectus::isGuiThread(), Q_FUNC_INFO, "blocks the GUI thread")
