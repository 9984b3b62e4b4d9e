// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where things are kept where nobody says otherwise: the same for the window and the command line (XDG base directories).
#pragma once

#include <QString>

namespace conspectus {

[[nodiscard]] QString defaultLibraryFolder(); // ~/.local/share/conspectus/library
[[nodiscard]] QString defaultStateFolder();   // ~/.local/state/conspectus

} // namespace conspectus
