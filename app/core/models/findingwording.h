// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words about findings that the survey page, the table of findings and others share. Names that a newer program gave are
// shown as they are.
#pragma once

#include "survey/survey.h"

namespace conspectus {

[[nodiscard]] QString slotInWords(const QString &slot);     // "Population"
[[nodiscard]] QString findingStatusInWords(const QString &status); // "checked"; "no status" for none
[[nodiscard]] QString evidenceInWords(EvidenceMark mark);   // "supported", "abstract only or qualified", "disputed", "no evidence"
// "Population: 312 adults; Metric: AUC"
[[nodiscard]] QString slotsInWords(const std::vector<FindingSlot> &slotValues);

} // namespace conspectus
