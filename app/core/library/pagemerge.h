// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A parsed page as changes: a new survey, or an update of the one it came from. Pure rules of the design's "Importing the
// same page again": what the reader did is never undone by an import. An edited field stays; a claim with evidence stays
// and is marked as missing; what the reader removed of the page before does not come back; decisions about held-back
// entries persist; a section that the new page lacks leaves what the old one said.
#pragma once

#include "exchange/pagetext.h"
#include "survey/change.h"
#include "survey/survey.h"

namespace conspectus {

struct PageMerge
{
    SurveyId survey;
    bool created = false;
    QString title;
    std::vector<Change> changes; // may be empty: the page says what it said before
};

// A new survey.
[[nodiscard]] PageMerge makeSurveyFrom(const exchange::ParsedPage &page, const QDateTime &now);
// objects: all of the survey, deleted ones included, as the store has them.
[[nodiscard]] PageMerge mergeIntoSurvey(const exchange::ParsedPage &page, const SurveyId &survey,
                                        const std::vector<ObjectState> &objects);

// The changes that bring an object to what `make` (changesToMake() of a value with the same id) says: its Set and Add
// changes that differ from what is there.
[[nodiscard]] std::vector<Change> changesToward(const ObjectState &existing, const std::vector<Change> &make);

// Keys for a sequence of which some have one already (the others are empty). Keys that are in order are kept.
[[nodiscard]] QStringList orderKeys(const QStringList &existing);

} // namespace conspectus
