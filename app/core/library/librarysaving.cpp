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

Error readOnlyError()
{
    return {ErrorCode::ReadOnly,
            QCoreApplication::translate("Library", "This library is open for reading only, so nothing was changed. Another "
                                                   "program may be writing to it; close it and open the library again."),
            {}};
}

bool namesKinds(const std::vector<Change> &changes, const SharedObjects &shared)
{
    return std::ranges::any_of(changes, [&shared](const Change &change) {
        const ObjectState *object = shared.object(change.object);
        const bool isKind = object && object->type == QLatin1String("kind");
        return isKind && (change.kind != ChangeKind::Set || change.field == QLatin1String("name"));
    });
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
    auto step = std::make_shared<UndoStep>();
    step->survey = survey;
    step->label = label;
    step->doing = std::move(changes);
    push(step, [this, survey, known](const ObjectId &id) -> const ObjectState * {
        if (const SurveyData *open = data(survey))
            return open->object(id);
        const auto found = std::ranges::find(known, id, &ObjectState::id);
        return found == known.end() ? nullptr : &*found;
    }, std::move(saved));
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
    const int count = static_cast<int>(taken.size());
    auto step = std::make_shared<UndoStep>();
    step->label = label;
    step->owners = owners;
    step->doing = std::move(taken);
    const auto lasting = std::make_shared<QHash<QString, ObjectState>>(); // the states outlive `known` where the group is long
    for (const ObjectState *object : std::as_const(knownById))
        lasting->insert(object->id.text(), *object);
    push(step, [this, lasting, owners = std::move(owners)](const ObjectId &id) -> const ObjectState * {
        const SurveyId owner = owners.value(id.text());
        if (const SurveyData *open = data(owner))
            return open->object(id);
        if (owner.isNull())
            return shared.object(id);
        const auto found = lasting->constFind(id.text());
        return found == lasting->constEnd() ? nullptr : &*found;
    }, {});
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

void Library::Private::push(EditCommand::StepPtr step, UndoPlan::StateOf stateOf, Saved saved)
{
    step->plan = std::make_shared<UndoPlan>(std::move(stateOf));
    const QString text = QCoreApplication::translate("Undo", step->label.toUtf8().constData());
    undo.push(new EditCommand(text, std::move(step), [this](const auto &which, StepDirection direction, Saved then) {
        send(which, direction, std::move(then));
    }, std::move(saved)));
}

void Library::Private::send(const EditCommand::StepPtr &step, StepDirection direction, Saved saved)
{
    finishSlices(); // before the step is looked at: it may be the one that is being applied
    const std::vector<Change> &changes = direction == StepDirection::Undo ? step->undoing
        : direction == StepDirection::Redo                                ? step->redoing
                                                                          : step->doing;
    if (isLong(changes)) {
        const auto group = std::make_shared<LongGroup>();
        group->step = step;
        group->direction = direction;
        group->group = std::make_shared<ChangeGroup>(ChangeGroup{step->label, changes});
        group->saved = std::move(saved);
        begin(group);
    } else {
        if (const auto plan = std::exchange(step->plan, nullptr)) {
            for (const Change &change : changes)
                plan->add(change);
            plan->finish(*step);
        }
        std::vector<Portion> portions;
        std::unordered_map<QString, size_t> places;
        for (const Change &change : changes) {
            const SurveyId survey = step->owners.value(change.object.text(), step->survey);
            const auto [place, isNew] = places.try_emplace(survey.text(), portions.size());
            if (isNew)
                portions.push_back({survey, {}});
            portions[place->second].changes.push_back(change);
        }
        submit(step->label, changes, std::move(portions), std::move(saved));
    }
    if (direction == StepDirection::Do)
        step->doing.clear(); // needed once
}

void Library::Private::submit(const SurveyId &survey, const QString &label, const std::vector<Change> &changes, Saved saved)
{
    submit(label, changes, {{survey, changes}}, std::move(saved));
}

void Library::Private::submit(const QString &label, const std::vector<Change> &changes, std::vector<Portion> portions, Saved saved)
{
    finishSlices();
    const quint64 number = ++lastNumber;
    unsaved.push_back({number, portions, std::move(saved), nullptr});
    onStore([number, group = std::make_shared<const ChangeGroup>(ChangeGroup{label, changes})](StoreSide &side) {
        side.submit(number, group, {});
    });
    for (const Portion &portion : portions)
        applyNow(portion);
    updateSavingState();
}

void Library::Private::applyNow(const Portion &portion)
{
    apply(portion.survey, portion.changes, nullptr);
    if (const SurveyData *open = data(portion.survey))
        setRow(rowOf(open->snapshot()));
}

void Library::Private::apply(const SurveyId &survey, std::span<const Change> changes, HeldObjects::Counted *counted)
{
    if (survey.isNull()) {
        shared.apply(changes, counted);
        return;
    }
    if (SurveyData *open = data(survey))
        open->apply(changes, counted);
    for (const Change &change : changes) {
        const bool joins = change.kind == ChangeKind::SameAs && !change.value.toString().isEmpty();
        if (change.object == asObject(survey) && (change.kind == ChangeKind::Delete || joins)) {
            close(survey);
            removeRow(survey);
        }
    }
}

void Library::Private::applyAgain(const SurveyId &survey, std::span<const Change> changes)
{
    if (survey.isNull())
        shared.applyAgain(changes);
    else if (SurveyData *open = data(survey))
        open->applyAgain(changes);
}

void Library::Private::acknowledge(const SurveyId &survey, std::span<const ObjectId> objects)
{
    if (survey.isNull())
        shared.acknowledge(objects);
    else if (SurveyData *open = data(survey))
        open->acknowledge(objects);
}

void Library::Private::acknowledge(const Unsaved &group)
{
    if (group.longGroup) {
        acknowledgeInSlices(*group.longGroup);
        return;
    }
    for (const Portion &portion : group.portions)
        acknowledge(portion.survey, objectsOf(portion.changes));
}

void Library::Private::finish(const Portion &portion)
{
    if (portion.survey.isNull()) {
        if (namesKinds(portion.changes, shared)) { // the index finds annotations by the name of their kind
            for (const SurveyRow &row : rows)
                markForIndex(row.id);
        }
        return;
    }
    if (!data(portion.survey))
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
        Unsaved group = std::move(unsaved.front());
        unsaved.pop_front();
        acknowledge(group);
        for (const Portion &portion : group.all())
            finish(portion);
        if (group.longGroup && group.longGroup->job)
            group.longGroup->job->finish();
        if (group.saved)
            group.saved({});
        if (group.longGroup)
            letGo(std::move(group.longGroup));
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
    else if (!unsaved.empty() || !applying.empty())
        now = SavingState::Saving;
    else if (hasSaved)
        now = SavingState::Saved;
    if (now == state)
        return;
    state = now;
    Q_EMIT q->savingStateChanged(state);
}

} // namespace conspectus
