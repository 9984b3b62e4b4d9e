// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One undo step as values: what was done, what takes it back and what does it again. Undo appends the inverse as a new
// group; nothing is ever removed from the log.
#pragma once

#include "survey/change.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <memory>

namespace conspectus {

struct UndoStep
{
    SurveyId survey;           // of the objects that owners does not name
    QHash<QString, SurveyId> owners; // object → its survey, null for shared objects; for steps over several surveys
    QString label;             // a fixed word, see ChangeGroup
    std::vector<Change> doing;
    std::vector<Change> undoing;
    std::vector<Change> redoing; // objects made are restored, not made a second time
    bool isWithdrawn = false;    // given up before it was saved: nothing to undo or to do again
    bool isSkipped = false;      // the next undo or redo only moves the place in the stack: what it did was given up
    std::shared_ptr<class UndoPlan> plan; // of a long step, until all of it is applied
};

// Finds out what takes changes back, while the objects still are as they were before them.
class UndoPlan
{
public:
    // stateOf gives an object as it is before the changes; null where it is not there.
    using StateOf = std::function<const ObjectState *(const ObjectId &)>;
    explicit UndoPlan(StateOf stateOf) : m_stateOf(std::move(stateOf)) {}
    void add(const Change &change); // in order, all before any of the object is applied or each just before it is
    void finish(UndoStep &step);    // fills in undoing and redoing

private:
    StateOf m_stateOf;
    QHash<QString, ObjectState> m_states; // as the changes so far leave them
    QSet<QString> m_made;
    std::vector<Change> m_undoing;
    std::vector<Change> m_redoing;
};

[[nodiscard]] UndoStep undoStep(SurveyId survey, QString label, std::vector<Change> changes, UndoPlan::StateOf stateOf);

} // namespace conspectus
