// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/history.h"

#include "survey/projection.h"

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

void UndoPlan::add(const Change &change)
{
    const QString &id = change.object.text();
    if (change.kind == ChangeKind::Make) {
        m_made.insert(id);
        m_undoing.push_back(deletionOf(change.object));
        m_redoing.push_back(restorationOf(change.object));
    }
    if (m_made.contains(id))
        return; // its fields stay with the object
    auto state = m_states.find(id);
    if (state == m_states.end()) {
        const ObjectState *before = m_stateOf(change.object);
        state = m_states.insert(id, before ? *before : stateOfNothing(change.object));
    }
    m_undoing.push_back(state->inverseOf(change));
    m_redoing.push_back(change);
    state->apply(change);
}

void UndoPlan::finish(UndoStep &step)
{
    std::ranges::reverse(m_undoing);
    step.undoing = std::move(m_undoing);
    step.redoing = std::move(m_redoing);
}

UndoStep undoStep(SurveyId survey, QString label, std::vector<Change> changes, UndoPlan::StateOf stateOf)
{
    UndoPlan plan(std::move(stateOf));
    for (const Change &change : changes)
        plan.add(change);
    UndoStep step;
    step.survey = std::move(survey);
    step.label = std::move(label);
    plan.finish(step);
    step.doing = std::move(changes);
    return step;
}

} // namespace conspectus
