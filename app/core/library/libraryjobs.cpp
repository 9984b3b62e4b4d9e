// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exports, backups, checks, and questions to the whole library.

#include "exchange/exporters.h"
#include "library/libraryprivate.h"
#include "survey/projection.h"

namespace conspectus {

namespace {

qint64 annotationsIn(StoreSide &side)
{
    qint64 count = 0;
    if (const auto byOwner = side.store().countByOwner(type::annotation, QStringLiteral("replyTo"))) {
        for (const int annotations : *byOwner)
            count += annotations;
    }
    return count;
}

} // namespace

Job *Library::exportSurvey(const SurveyId &survey, const QString &format, Context context,
                           std::function<void(Result<QByteArray>)> done)
{
    Job *job = d->startJob(tr("Exporting"));
    const QPointer<Job> watched(job);
    const Reply<Result<QByteArray>> reply(context, std::move(done));
    const auto finish = [watched, reply](Result<QByteArray> bytes) {
        if (watched)
            watched->finish();
        reply(std::move(bytes));
    };
    d->snapshotOf(survey, [=, this](const Result<SurveySnapshot> &snapshot) {
        if (!snapshot || job->token().isCancelled()) {
            finish(Failure(snapshot ? cancelledError() : snapshot.error()));
            return;
        }
        if (format != QLatin1String("markdown") && format != QLatin1String("json")) {
            finish(failure(ErrorCode::UnsupportedHere, tr("There is no export format “%1”. Use markdown or json.").arg(format)));
            return;
        }
        d->pool.start([=, this, snapshot = *snapshot] {
            const QByteArray bytes = format == QLatin1String("json") ? exchange::toJson(snapshot) : exchange::toMarkdown(snapshot);
            d->atHome([=] { finish(bytes); });
        });
    });
    return job;
}

void Library::findAnnotation(const QString &beginning, Context context, std::function<void(Result<Annotation>)> done)
{
    const Reply<Result<Annotation>> reply(context, std::move(done));
    d->onStore([=, this](StoreSide &side) {
        std::vector<Annotation> found;
        const auto all = side.store().objectsOfType(type::annotation);
        for (const ObjectState &object : all.value_or(std::vector<ObjectState>())) {
            if (!object.deleted && !beginning.isEmpty() && object.id.text().startsWith(beginning))
                found.push_back(annotationFrom(object));
        }
        Result<Annotation> answer = failure(ErrorCode::NotFound, tr("No annotation has the id %1.").arg(beginning));
        if (found.size() == 1)
            answer = found.front();
        else if (found.size() > 1)
            answer = failure(ErrorCode::Ambiguous, tr("More than one annotation has an id that begins with %1. Give more of it.")
                                                       .arg(beginning));
        d->atHome([=] { reply(answer); });
    });
}

Job *Library::backup(const QString &toFolder, Context context, std::function<void(Result<BackupOutcome>)> done)
{
    Job *job = d->startJob(tr("Making a backup"));
    const QPointer<Job> watched(job);
    const Reply<Result<BackupOutcome>> reply(context, std::move(done));
    d->onStore([=, this](StoreSide &side) {
        const Result<QString> path = side.store().backup(toFolder);
        Result<BackupOutcome> outcome = Failure(path ? Error() : path.error());
        if (path)
            outcome = BackupOutcome{*path, side.store().operationCount(), annotationsIn(side)};
        d->atHome([=] {
            if (watched)
                watched->finish();
            reply(outcome);
        });
    });
    return job;
}

Job *Library::check(Context context, std::function<void(Result<CheckOutcome>)> done)
{
    Job *job = d->startJob(tr("Checking the library"));
    const QPointer<Job> watched(job);
    const Reply<Result<CheckOutcome>> reply(context, std::move(done));
    d->onStore([=, this](StoreSide &side) {
        const Result<store::CheckReport> report = side.store().check();
        Result<CheckOutcome> outcome = Failure(report ? Error() : report.error());
        if (report)
            outcome = CheckOutcome{report->problems, report->operations, report->annotations};
        d->atHome([=] {
            if (watched)
                watched->finish();
            reply(outcome);
        });
    });
    return job;
}

} // namespace conspectus
