// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From an edit to the store and back: undo steps, the groups under way, and what saving looks like.

#include "base/logging.h"
#include "library/libraryprivate.h"
#include "survey/projection.h"

#include <QCoreApplication>
#include <algorithm>

namespace conspectus {

namespace {

// Holds ids and values only. Undoing writes the inverse as a new group.
template<typename Submit>
class EditCommand final : public QUndoCommand
{
public:
    EditCommand(UndoStep step, Submit submit, std::function<void(Result<void>)> saved)
        : QUndoCommand(QCoreApplication::translate("Undo", step.label.toUtf8().constData())), m_step(std::move(step)),
          m_submit(std::move(submit)), m_saved(std::move(saved))
    {
    }
    void undo() override { m_submit(m_step, m_step.undoing, {}); }
    void redo() override
    {
        m_submit(m_step, m_wasDone ? m_step.redoing : m_step.doing, std::exchange(m_saved, nullptr));
        if (!std::exchange(m_wasDone, true))
            m_step.doing.clear(); // needed once
    }

private:
    UndoStep m_step;
    Submit m_submit;
    std::function<void(Result<void>)> m_saved;
    bool m_wasDone = false;
};

Error readOnlyError()
{
    return {ErrorCode::ReadOnly,
            QCoreApplication::translate("Library", "This library is open for reading only, so nothing was changed. Another "
                                                   "program may be writing to it; close it and open the library again."),
            {}};
}

} // namespace

bool Library::Private::mayEdit()
{
    if (isOpen && !isReadOnly)
        return true;
    Q_EMIT q->saveFailed(readOnlyError());
    return false;
}

SurveyData *Library::Private::editable(const SurveyId &survey)
{
    SurveyData *open = data(survey);
    return open && mayEdit() ? open : nullptr;
}

void Library::Private::edit(const SurveyId &survey, const QString &label, std::vector<Change> changes, Saved saved,
                            const std::vector<ObjectState> &known)
{
    if (changes.empty()) {
        if (saved)
            saved({});
        return;
    }
    const SurveyData *open = data(survey);
    const auto stateOf = [open, &known](const ObjectId &id) -> const ObjectState * {
        if (open)
            return open->object(id);
        const auto found = std::ranges::find(known, id, &ObjectState::id);
        return found == known.end() ? nullptr : &*found;
    };
    UndoStep step = undoStep(survey, label, std::move(changes), stateOf);
    const auto send = [this](const UndoStep &which, const std::vector<Change> &what, Saved then) {
        submit(which.survey, which.label, what, std::move(then));
    };
    undo.push(new EditCommand<decltype(send)>(std::move(step), send, std::move(saved)));
}

void Library::Private::submit(const SurveyId &survey, const QString &label, const std::vector<Change> &changes, Saved saved)
{
    const quint64 number = ++lastNumber;
    unsaved.push_back({number, survey, changes, std::move(saved)});
    onStore([number, group = ChangeGroup{label, changes}](StoreSide &side) { side.submit(number, group); });
    if (SurveyData *open = data(survey)) {
        open->apply(changes);
        setRow(rowOf(open->snapshot()));
    }
    for (const Change &change : changes) {
        if (change.object == asObject(survey) && change.kind == ChangeKind::Delete) {
            close(survey);
            removeRow(survey);
        }
    }
    updateSavingState();
}

void Library::Private::takeSaved(quint64 number, const QString &logMark)
{
    isStuck = false;
    hasSaved = true;
    markSaved = logMark;
    while (!unsaved.empty() && unsaved.front().number <= number) {
        const Unsaved group = std::move(unsaved.front());
        unsaved.pop_front();
        if (SurveyData *open = data(group.survey))
            open->acknowledge(objectsOf(group.changes));
        else
            refreshRow(group.survey);
        markForIndex(group.survey);
        if (group.saved)
            group.saved({});
    }
    updateSavingState();
}

void Library::Private::takeFailed(quint64 number, const Error &error)
{
    isStuck = true;
    updateSavingState();
    qCWarning(lcLibrary) << "group" << number << "and" << unsaved.size() - 1 << "behind it wait to be written";
    std::vector<Saved> waiting;
    for (Unsaved &group : unsaved)
        waiting.push_back(std::exchange(group.saved, nullptr));
    for (const Saved &saved : waiting) {
        if (saved)
            saved(Failure(error));
    }
    Q_EMIT q->saveFailed(error);
}

void Library::Private::updateSavingState()
{
    SavingState now = SavingState::NothingToSave;
    if (isReadOnly)
        now = SavingState::ReadOnly;
    else if (isStuck && !unsaved.empty())
        now = SavingState::NotSaved;
    else if (!unsaved.empty())
        now = SavingState::Saving;
    else if (hasSaved)
        now = SavingState::Saved;
    if (now == state)
        return;
    state = now;
    Q_EMIT q->savingStateChanged(state);
}

} // namespace conspectus
