// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window denies itself internet sockets, so that "nothing leaves this computer" is kept by the kernel and not by us.
#pragma once

namespace conspectus {

// From now on, in this process and all that it starts, sockets of AF_INET, AF_INET6, AF_PACKET and AF_VSOCK and io_uring give
// EACCES. Call once, after the display and the session bus are open (ssh -X needs TCP for the display before). False where the kernel
// refuses the filter.
bool denyNetwork();

// No core dumps: they would hold notes. (The process stays dumpable, since portals look at its /proc entry before they open a link.)
void forbidCoreDumps();

} // namespace conspectus
