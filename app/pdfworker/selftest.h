// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// --self-test: shuts the process in as for a document, then tries what it must not be able to do and prints one line
// each: "NAME: denied (ERRNO)" or "NAME: ALLOWED"; before them the parts of the sandbox and the limits in force.
#pragma once

namespace conspectus::pdfworker {

// 0 where everything was denied and no part of the sandbox is missing.
[[nodiscard]] int selfTest();

} // namespace conspectus::pdfworker
