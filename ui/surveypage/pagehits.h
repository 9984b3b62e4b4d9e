// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a hit of the library's search to the sentence of the survey page that has it.
#pragma once

#include "library/library.h"

namespace conspectus {

struct PageContent;
class SurveyPageView;

// The stop with the text around the hit's first mark; -1 where the page does not show it.
[[nodiscard]] int stopOfHit(const PageContent &content, const FoundHit &hit);
// Makes that sentence the current one, with the focus; unfolds abstract, findings and reviews where it stands in what
// is folded. False where the page does not have it.
bool showHitOnPage(SurveyPageView &view, const FoundHit &hit);

} // namespace conspectus
