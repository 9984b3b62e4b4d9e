// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page text becomes a survey or updates the one it came from: parsed on a job thread, matched and merged on the store's
// thread, then one group and one undo step like any other edit.

#include "library/libraryprivate.h"
#include "library/pagematch.h"
#include "library/pagemerge.h"

#include <QCoreApplication>

namespace conspectus {

namespace {

const QString kImport = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Import page"));

struct PagePlan
{
    PageMerge merge;
    std::vector<ObjectState> objects; // of the survey that is updated
};

Result<PagePlan> planImport(StoreSide &side, const exchange::ParsedPage &page, SurveyId survey, const QDateTime &now)
{
    if (survey.isNull()) {
        const auto surveys = side.surveys();
        if (!surveys)
            return Failure(surveys.error());
        const std::optional<size_t> match = matchingSurvey(page, *surveys);
        if (!match)
            return PagePlan{makeSurveyFrom(page, now), {}};
        survey = (*surveys)[*match].id;
    }
    auto objects = side.objectsOf(survey);
    if (!objects)
        return Failure(objects.error());
    PageMerge merge = mergeIntoSurvey(page, survey, *objects);
    return PagePlan{std::move(merge), std::move(*objects)};
}

} // namespace

Job *Library::importPage(const QByteArray &bytes, Context context, std::function<void(Result<ImportOutcome>)> done,
                         const SurveyId &into)
{
    Job *job = d->startJob(tr("Importing a page"));
    const QPointer<Job> watched(job);
    const CancelToken token = job->token();
    const Reply<Result<ImportOutcome>> reply(context, std::move(done));
    const auto finish = [watched, reply](Result<ImportOutcome> outcome) {
        if (watched)
            watched->finish();
        reply(std::move(outcome));
    };
    if (!d->mayEdit()) {
        d->atHome([finish] { finish(Failure(Error{ErrorCode::ReadOnly, tr("This library is open for reading only."), {}})); });
        return job;
    }
    const QDateTime now = d->clock.now();

    const auto take = [this, finish](const PagePlan &plan, const std::vector<ImportNote> &notes) {
        const ImportOutcome outcome{plan.merge.survey, plan.merge.title, plan.merge.created, notes};
        d->edit(plan.merge.survey, kImport, plan.merge.changes,
                [finish, outcome](const Result<void> &saved) {
                    finish(saved ? Result<ImportOutcome>(outcome) : Failure(saved.error()));
                },
                plan.objects);
    };
    d->pool.start([=, this] {
        const Result<exchange::ParsedPage> parsed = exchange::parsePageText(bytes);
        if (!parsed || token.isCancelled()) {
            const Error error = parsed ? cancelledError() : parsed.error();
            d->atHome([=] { finish(Failure(error)); });
            return;
        }
        d->onStore([=, this](StoreSide &side) {
            const Result<PagePlan> plan = planImport(side, *parsed, into, now);
            d->atHome([=, notes = parsed->notes] {
                if (!plan)
                    finish(Failure(plan.error()));
                else if (token.isCancelled())
                    finish(Failure(cancelledError()));
                else
                    take(*plan, notes);
            });
        });
    });
    return job;
}

} // namespace conspectus
