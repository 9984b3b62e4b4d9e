// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One undo step as values: what was done, what takes it back and what does it again. Undo appends the inverse as a new
// group; nothing is ever removed from the log.
#pragma once

#include "survey/change.h"

#include <QHash>

#include <functional>

namespace conspectus {

struct UndoStep
{
    SurveyId survey;           // of the objects that owners does not name
    QHash<QString, SurveyId> owners; // object → its survey, null for shared objects; for steps over several surveys
    QString label;             // a fixed word, see ChangeGroup
    std::vector<Change> doing;
    std::vector<Change> undoing;
    std::vector<Change> redoing; // objects made are restored, not made a second time
};

// stateOf gives an object as it is before the changes; null where it is not there.
[[nodiscard]] UndoStep undoStep(SurveyId survey, QString label, std::vector<Change> changes,
                                const std::function<const ObjectState *(const ObjectId &)> &stateOf);

} // namespace conspectus
