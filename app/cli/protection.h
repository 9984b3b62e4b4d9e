// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What protects this program from PDFs on this machine, found out by opening one: a worker is started for a small PDF of our
// own and says what holds.
#pragma once

#include "base/result.h"
#include "pdf/documentsession.h"

namespace conspectus::cli {

[[nodiscard]] Result<pdf::Protection> measureProtection();

} // namespace conspectus::cli
