// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The roles of evidence in words for people, in the order menus offer them.
#pragma once

#include "survey/survey.h"

#include <array>

namespace conspectus {

[[nodiscard]] std::array<EvidenceRole, 6> evidenceRoles();
[[nodiscard]] QString evidenceRoleText(EvidenceRole role); // "Supports it"

} // namespace conspectus
