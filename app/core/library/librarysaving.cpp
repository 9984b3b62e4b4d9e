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
    push(std::move(step), std::move(saved));
}

int Library::Private::edit(const QString &label, const std::vector<Change> &changes, const std::vector<ObjectState> &known)
{
    QHash<QString, const ObjectState *> knownById;
    for (const ObjectState &object : known)
        knownById.insert(object.id.text(), &object);
    std::vector<Change> taken;
    QHash<QString, SurveyId> owners;
    for (const Change &change : changes) {
        if (!owners.contains(change.object.text())) {
            const auto owner = ownerOf(change, knownById);
            if (!owner)
                continue;
            owners.insert(change.object.text(), *owner);
        }
        taken.push_back(change);
    }
    if (taken.empty())
        return 0;
    const auto stateOf = [&](const ObjectId &id) -> const ObjectState * {
        const SurveyId &owner = owners[id.text()];
        if (const SurveyData *open = data(owner))
            return open->object(id);
        return owner.isNull() ? shared.object(id) : knownById.value(id.text());
    };
    const int count = static_cast<int>(taken.size());
    UndoStep step = undoStep({}, label, std::move(taken), stateOf);
    step.owners = std::move(owners);
    push(std::move(step), {});
    return count;
}

std::optional<SurveyId> Library::Private::ownerOf(const Change &change, const QHash<QString, const ObjectState *> &known) const
{
    const auto ownerFrom = [&change](const QString &objectType, const QString &owner) {
        return SurveyId(objectType == type::survey ? change.object.text() : owner);
    };
    if (change.kind == ChangeKind::Make)
        return ownerFrom(change.value[QLatin1String("type")].toString(), change.value[QLatin1String("owner")].toString());
    if (shared.object(change.object))
        return SurveyId();
    for (const auto &[id, open] : surveys) {
        if (open->object(change.object))
            return SurveyId(id);
    }
    const ObjectState *object = known.value(change.object.text());
    return object ? std::optional(ownerFrom(object->type, object->owner.text())) : std::nullopt;
}

void Library::Private::push(UndoStep step, Saved saved)
{
    const auto send = [this](const UndoStep &which, const std::vector<Change> &what, Saved then) {
        std::vector<Portion> portions;
        std::unordered_map<QString, size_t> places;
        for (const Change &change : what) {
            const SurveyId survey = which.owners.value(change.object.text(), which.survey);
            const auto [place, isNew] = places.try_emplace(survey.text(), portions.size());
            if (isNew)
                portions.push_back({survey, {}});
            portions[place->second].changes.push_back(change);
        }
        submit(which.label, what, std::move(portions), std::move(then));
    };
    undo.push(new EditCommand<decltype(send)>(std::move(step), send, std::move(saved)));
}

void Library::Private::submit(const SurveyId &survey, const QString &label, const std::vector<Change> &changes, Saved saved)
{
    submit(label, changes, {{survey, changes}}, std::move(saved));
}

void Library::Private::submit(const QString &label, const std::vector<Change> &changes, std::vector<Portion> portions, Saved saved)
{
    const quint64 number = ++lastNumber;
    unsaved.push_back({number, portions, std::move(saved)});
    onStore([number, group = ChangeGroup{label, changes}](StoreSide &side) { side.submit(number, group); });
    for (const Portion &portion : portions)
        applyNow(portion);
    updateSavingState();
}

void Library::Private::applyNow(const Portion &portion)
{
    if (portion.survey.isNull()) {
        shared.apply(portion.changes);
        return;
    }
    if (SurveyData *open = data(portion.survey)) {
        open->apply(portion.changes);
        setRow(rowOf(open->snapshot()));
    }
    for (const Change &change : portion.changes) {
        const bool joins = change.kind == ChangeKind::SameAs && !change.value.toString().isEmpty();
        if (change.object == asObject(portion.survey) && (change.kind == ChangeKind::Delete || joins)) {
            close(portion.survey);
            removeRow(portion.survey);
        }
    }
}

void Library::Private::finish(const Portion &portion)
{
    if (portion.survey.isNull()) {
        shared.acknowledge(objectsOf(portion.changes));
        return;
    }
    if (SurveyData *open = data(portion.survey))
        open->acknowledge(objectsOf(portion.changes));
    else
        refreshRow(portion.survey);
    markForIndex(portion.survey);
    for (const Change &change : portion.changes) {
        if (change.kind == ChangeKind::SameAs)
            finishJoining(change);
    }
}

// What belongs to the one shows in the other now, or no longer: an open one is read again.
void Library::Private::finishJoining(const Change &change)
{
    const QString self = change.object.text();
    const QString before = joined.take(self);
    const QString now = change.value.toString();
    if (!now.isEmpty())
        joined.insert(self, now);
    for (const QString &work : {before, now}) {
        if (work.isEmpty())
            continue;
        const SurveyId id(work);
        const bool wasOpen = data(id) != nullptr;
        close(id);
        refreshRow(id);
        markForIndex(id);
        if (wasOpen)
            load(id);
    }
}

void Library::Private::takeSaved(quint64 number, const QString &logMark)
{
    isStuck = false;
    hasSaved = true;
    markSaved = logMark;
    while (!unsaved.empty() && unsaved.front().number <= number) {
        const Unsaved group = std::move(unsaved.front());
        unsaved.pop_front();
        for (const Portion &portion : group.portions)
            finish(portion);
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
