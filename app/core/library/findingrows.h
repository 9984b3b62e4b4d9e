// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All findings of a library as rows: what the table of findings shows of each. Pure, so that the rows of a large library can be
// made away from the window's thread; the mark of a row is the one that SurveySnapshot::markOf() gives.
#pragma once

#include "survey/change.h"
#include "survey/survey.h"

namespace conspectus {

struct FindingRow
{
    FindingId id;
    SurveyId survey;
    QString surveyTitle;
    QString name; // "F1", "TL;DR"
    QString text;
    Finding::Origin origin = Finding::Origin::Findings;
    EvidenceMark mark = EvidenceMark::None;
    int passages = 0;
    QString status;
    std::vector<FindingSlot> slotValues;
    QString folded; // what a filter looks at: text, survey, status and slots
    friend bool operator==(const FindingRow &, const FindingRow &) = default;
};

// Of one survey, in the order of its page.
[[nodiscard]] std::vector<FindingRow> findingRows(const SurveySnapshot &snapshot);
// Of all surveys among the objects (types survey, version, finding, annotation, link), by title.
[[nodiscard]] std::vector<FindingRow> findingRows(const std::vector<ObjectState> &objects);
[[nodiscard]] const QStringList &findingRowTypes();

} // namespace conspectus
