// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Surveys that look like one work, and joining them. A file is in a library once (its version is named by its hash), so what
// is looked for is the same arXiv id or DOI, or nearly the same title with the same first author. Joining is one operation
// (sameAs) with undo: nothing is deleted, and what belongs to both shows in the one that is kept, its PDFs as versions.
#pragma once

#include "library/library.h"

namespace conspectus {

struct DuplicateGroup
{
    enum class Reason { Arxiv, Doi, Title };
    Reason reason = Reason::Title;
    std::vector<SurveyId> surveys; // the one added first is first
};

// Pure. A survey stands in one group; identifiers count before titles; different arXiv ids or DOIs are never one work by title.
[[nodiscard]] std::vector<DuplicateGroup> duplicatesAmong(const std::vector<Survey> &surveys);

void findDuplicates(Library &library, QObject *context, std::function<void(Result<std::vector<DuplicateGroup>>)> done);
// One undo step: what belongs to the others shows in `kept`.
void joinSurveys(Library &library, const SurveyId &kept, const std::vector<SurveyId> &others);

} // namespace conspectus
