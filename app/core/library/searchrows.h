// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of a survey can be found besides the text of its PDF: the fields of its page, its findings and taxonomy, reviews,
// and the notes of its annotations. Pure.
#pragma once

#include "store/indexstore.h"
#include "survey/survey.h"

namespace conspectus {

[[nodiscard]] std::vector<store::SearchRow> searchRowsOf(const SurveySnapshot &snapshot);

} // namespace conspectus
