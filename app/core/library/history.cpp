// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/history.h"

#include "survey/projection.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

ObjectState stateOfNothing(const ObjectId &id)
{
    ObjectState state;
    state.id = id;
    return state;
}

} // namespace

UndoStep undoStep(SurveyId survey, QString label, std::vector<Change> changes,
                  const std::function<const ObjectState *(const ObjectId &)> &stateOf)
{
    UndoStep step{std::move(survey), {}, std::move(label), {}, {}, {}};
    QHash<QString, ObjectState> states;
    QSet<QString> made;
    for (const Change &change : changes) {
        const QString &id = change.object.text();
        if (change.kind == ChangeKind::Make) {
            made.insert(id);
            step.undoing.push_back(deletionOf(change.object));
            step.redoing.push_back(restorationOf(change.object));
        }
        if (made.contains(id))
            continue; // its fields stay with the object
        auto state = states.find(id);
        if (state == states.end()) {
            const ObjectState *before = stateOf(change.object);
            state = states.insert(id, before ? *before : stateOfNothing(change.object));
        }
        step.undoing.push_back(state->inverseOf(change));
        step.redoing.push_back(change);
        state->apply(change);
    }
    std::ranges::reverse(step.undoing);
    step.doing = std::move(changes);
    return step;
}

} // namespace conspectus
