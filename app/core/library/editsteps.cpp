// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/editsteps.h"

#include "library/surveydata.h"

namespace conspectus {

const SurveySnapshot *editableSnapshot(const Library &library, const SurveyId &survey)
{
    const SurveyData *data = library.survey(survey);
    return data && !library.isReadOnly() ? &data->snapshot() : nullptr;
}

} // namespace conspectus
