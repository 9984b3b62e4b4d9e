// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Groups of thousands of changes. They are one group and one undo step like any other, but the window goes on meanwhile: the
// objects are changed in slices, then the store writes the group, and what it has written is acknowledged in slices. Whoever
// edits in between has the slices finished first, so that changes come in the order in which they were made.

#include "library/libraryprivate.h"
#include "survey/projection.h"

#include <QCoreApplication>
#include <algorithm>

namespace conspectus {

namespace {

constexpr size_t kLong = 500;  // changes; fewer are applied within a frame
constexpr size_t kAtOnce = 16; // changes of one step of a slice
constexpr std::chrono::milliseconds kJobAfter(500);

// The end of a step that begins there: the changes of one object stay together.
size_t endOfStep(const std::vector<Change> &changes, size_t begin)
{
    size_t end = std::min(begin + kAtOnce, changes.size());
    while (end < changes.size() && changes[end].object == changes[end - 1].object)
        ++end;
    return end;
}

} // namespace

bool Library::Private::isLong(const std::vector<Change> &changes) { return changes.size() >= kLong; }

void Library::Private::begin(const LongGroupPtr &group)
{
    applying.push_back(group);
    slices.add([this, group] { return applySome(*group); }, [this, group] {
        std::erase(applying, group);
        if (auto plan = std::exchange(group->step->plan, nullptr)) {
            plan->finish(*group->step);
            letGo(std::move(plan));
        }
        if (group->cancel.isCancelled())
            giveUp(group, lastNumber + 1);
        else
            submit(group);
    });
    QTimer::singleShot(kJobAfter, q, [this, waiting = std::weak_ptr<LongGroup>(group)] {
        const LongGroupPtr still = waiting.lock();
        if (!still)
            return;
        still->job = startJob(QCoreApplication::translate("Undo", still->step->label.toUtf8().constData()));
        QObject::connect(still->job, &Job::cancelRequested, q, [this, waiting] {
            if (const LongGroupPtr meant = waiting.lock())
                cancel(meant);
        });
    });
    updateSavingState();
}

// `applied` is moved on before anybody hears of a change: a listener may have the rest of the slices done.
bool Library::Private::applySome(LongGroup &group)
{
    const std::vector<Change> &changes = group.group->changes;
    if (group.cancel.isCancelled())
        return false;
    const size_t begin = group.applied;
    const size_t end = endOfStep(changes, begin);
    group.applied = end;
    if (const auto plan = group.step->plan) {
        for (size_t i = begin; i < end; ++i)
            plan->add(changes[i]);
    }
    const auto ownerOf = [&](size_t i) { return group.step->owners.value(changes[i].object.text(), group.step->survey); };
    for (size_t from = begin; from < end;) {
        const SurveyId survey = ownerOf(from);
        size_t to = from + 1;
        while (to < end && ownerOf(to) == survey)
            ++to;
        const std::span<const Change> some(changes.data() + from, to - from);
        apply(survey, some, &group.note(survey, some).counted);
        from = to;
    }
    if (group.job)
        group.job->setProgress(static_cast<int>(group.applied), 2 * static_cast<int>(changes.size()));
    return group.applied < changes.size();
}

Library::Private::LongGroup::Part &Library::Private::LongGroup::note(const SurveyId &survey, std::span<const Change> some)
{
    if (!places.contains(survey.text())) {
        places.insert(survey.text(), portions.size());
        portions.push_back({survey, {}});
        parts.emplace_back();
    }
    const size_t place = places.value(survey.text());
    std::vector<Change> &all = portions[place].changes;
    all.insert(all.end(), some.begin(), some.end());
    Part &part = parts[place];
    for (const ObjectId &object : objectsOf(some)) {
        if (!part.counted.contains(object.text()))
            part.objects.push_back(object);
    }
    return part;
}

void Library::Private::submit(const LongGroupPtr &group)
{
    for (const Portion &portion : group->portions) {
        if (const SurveyData *open = data(portion.survey))
            setRow(rowOf(open->snapshot()));
    }
    const quint64 number = ++lastNumber;
    unsaved.push_back({number, {}, std::move(group->saved), group});
    onStore([number, changes = group->group, cancel = group->cancel](StoreSide &side) { side.submit(number, changes, cancel); });
    updateSavingState();
}

// Not once something else was done after it: that may rest on it.
void Library::Private::cancel(const LongGroupPtr &group)
{
    const bool isLast = unsaved.empty() ? false : unsaved.back().longGroup == group;
    if (isLast || std::ranges::find(applying, group) != applying.end())
        group->cancel.cancel();
}

// before: the number of the first group that came after it.
void Library::Private::giveUp(const LongGroupPtr &group, quint64 before)
{
    takeOffStack(*group);
    const auto back = std::make_shared<std::vector<Change>>(group->direction == StepDirection::Undo ? group->step->redoing
                                                                                                   : group->step->undoing);
    const auto takeBack = [this, group, back, at = std::make_shared<size_t>(0)] {
        const size_t begin = *at;
        const size_t end = *at = endOfStep(*back, begin);
        for (size_t i = begin; i < end; ++i) {
            const Change &change = (*back)[i];
            const SurveyId survey = group->step->owners.value(change.object.text(), group->step->survey);
            const auto place = group->places.constFind(survey.text());
            if (place != group->places.cend() && group->parts[*place].counted.contains(change.object.text()))
                applyAgain(survey, {&change, 1});
        }
        return *at < back->size();
    };
    std::vector<Portion> later; // as they are now: they may be saved before all is taken back
    for (const Unsaved &other : unsaved) {
        if (other.number >= before)
            later.insert(later.end(), other.all().begin(), other.all().end());
    }
    slices.add(takeBack, [this, group, later = std::move(later)] {
        for (const Portion &portion : later)
            applyAgain(portion.survey, portion.changes);
        acknowledgeInSlices(*group);
        for (const Portion &portion : group->portions) {
            if (!portion.survey.isNull())
                refreshRow(portion.survey);
        }
        if (group->job)
            group->job->finish();
        updateSavingState();
    });
    if (group->saved)
        group->saved(failure(ErrorCode::Cancelled, QCoreApplication::translate("Library", "Cancelled. Nothing was changed.")));
}

// The stack stands again where it stood before the step. Where something came on top of it, it stays there and does nothing.
void Library::Private::takeOffStack(const LongGroup &group)
{
    const bool wasUndone = group.direction == StepDirection::Undo;
    const auto *next = dynamic_cast<const EditCommand *>(undo.command(wasUndone ? undo.index() : undo.index() - 1));
    const bool isNext = next && next->step() == group.step;
    if (!isNext || group.direction == StepDirection::Do) {
        group.step->isWithdrawn = !wasUndone;
    } else {
        group.step->isSkipped = true;
    }
    if (isNext && wasUndone)
        undo.redo();
    else if (isNext)
        undo.undo();
}

void Library::Private::acknowledgeInSlices(const LongGroup &group)
{
    for (const auto &[survey, place] : group.places.asKeyValueRange()) {
        const SurveyId id(survey);
        const auto objects = std::make_shared<std::vector<ObjectId>>(group.parts[place].objects);
        const auto some = [this, id, objects, at = std::make_shared<size_t>(0), data = QPointer<SurveyData>(data(id))] {
            const size_t begin = *at;
            *at = std::min(begin + kAtOnce, objects->size());
            if (id.isNull() || (data && data == this->data(id)))
                acknowledge(id, std::span<const ObjectId>(objects->data() + begin, *at - begin));
            return *at < objects->size();
        };
        acknowledgements.add(some, {});
    }
}

// Freeing tens of thousands of values takes longer than a frame.
void Library::Private::letGo(std::shared_ptr<void> values)
{
    pool.start([values = std::move(values)]() mutable { values.reset(); });
}

void Library::Private::takeCancelled(quint64 number)
{
    const auto found = std::ranges::find(unsaved, number, &Unsaved::number);
    if (found == unsaved.end() || !found->longGroup)
        return;
    const LongGroupPtr group = found->longGroup;
    group->saved = std::move(found->saved);
    unsaved.erase(found);
    giveUp(group, number + 1);
    updateSavingState();
}

void Library::Private::takeProgress(quint64 number, int done, int total)
{
    const auto found = std::ranges::find(unsaved, number, &Unsaved::number);
    if (found != unsaved.end() && found->longGroup && found->longGroup->job)
        found->longGroup->job->setProgress(total + done, 2 * total);
}

} // namespace conspectus
