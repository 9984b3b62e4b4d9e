// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The arguments of conspectus-cli, and which command they mean.
#pragma once

namespace conspectus::cli {

// Reads the arguments, does the command and gives the exit code.
[[nodiscard]] int run(int argc, char **argv);

} // namespace conspectus::cli
