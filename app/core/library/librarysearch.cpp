// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching the library, and keeping the index in step with what the reader made.

#include "library/libraryprivate.h"
#include "library/searchrows.h"
#include "survey/projection.h"

namespace conspectus {

void Library::search(const QString &query, const QStringList &where, int limit, Context context,
                     std::function<void(Result<FoundAnswer>)> done, std::function<void(FoundAnswer)> first)
{
    const CancelToken cancel = d->newSearch(context);
    const auto take = [=, this, reply = Reply<Result<FoundAnswer>>(context, std::move(done))](const Result<store::SearchAnswer> &answer) {
        if (cancel.isCancelled())
            return;
        if (answer)
            reply(d->foundAnswer(query, *answer));
        else
            reply(Failure(answer.error()));
    };
    const auto takeFirst = [=, this, reply = Reply<FoundAnswer>(context, first)](const store::SearchAnswer &answer) {
        if (!cancel.isCancelled())
            reply(d->foundAnswer(query, answer));
    };
    const auto ask = [=, wantsFirst = bool(first), this] {
        if (wantsFirst)
            d->index.firstRows(query, where, cancel, takeFirst);
        d->index.search(query, where, limit, cancel, take);
    };
    if (d->indexIsReady)
        ask();
    else
        d->whenIndexIsReady.push_back(ask);
}

void Library::cancelSearch(Context context)
{
    if (const auto before = d->searches.constFind(context); before != d->searches.cend())
        before->cancel();
}

// The one before it from the same context is over then.
CancelToken Library::Private::newSearch(QObject *context)
{
    q->cancelSearch(context);
    const CancelToken cancel;
    if (context) {
        if (!searches.contains(context))
            QObject::connect(context, &QObject::destroyed, q, [this](QObject *gone) { searches.remove(gone); });
        searches.insert(context, cancel);
    }
    return cancel;
}

FoundAnswer Library::Private::foundAnswer(const QString &query, const store::SearchAnswer &answer) const
{
    FoundAnswer found{query, {}, answer.total, answer.total >= 0, answer.wordsLeftOut, answer.isCut};
    for (const store::SearchHit &hit : answer.hits) {
        const SurveyRow *row = q->surveyRow(SurveyId(hit.survey));
        if (!row) // pages that were read before the survey was joined to another
            row = q->surveyRow(SurveyId(joined.value(hit.survey)));
        if (!row)
            continue; // removed since
        found.hits.push_back({row->id, row->title, VersionId(hit.version), hit.where, hit.object, hit.page, hit.span,
                              hit.snippet, hit.marks, hit.score});
    }
    return found;
}

void Library::Private::announceIndex()
{
    indexIsReady = true;
    for (const std::function<void()> &search : std::exchange(whenIndexIsReady, {}))
        search();
}

void Library::Private::markForIndex(const SurveyId &survey)
{
    if (survey.isNull())
        return;
    toIndex.insert(survey.text());
    indexTimer.start();
}

// Writes the rows of the surveys that changed. When none is left behind, the index notes up to which operation it is.
void Library::Private::indexNow()
{
    indexTimer.stop();
    if (isReadOnly || toIndex.isEmpty() || !isOpen)
        return;
    for (const QString &id : std::exchange(toIndex, {}))
        indexSurvey(SurveyId(id));
    if (!isCatchingUp && unsaved.empty())
        onStore([this, mark = markSaved](StoreSide &) { index.putLogMark(mark); }); // behind what the store was asked for
}

void Library::Private::indexSurvey(const SurveyId &id)
{
    if (const SurveyData *open = data(id)) {
        index.putRows(id, searchRowsOf(open->snapshot()));
        return;
    }
    onStore([=, this](StoreSide &side) {
        if (side.workOf(id) != id) { // its entries are those of the other now
            index.putRows(id, {}); // the text of its PDFs stays
            return;
        }
        const auto objects = side.objectsOf(id);
        if (!objects)
            return;
        const SurveySnapshot snapshot = snapshotFrom(*objects, id);
        const auto survey = std::ranges::find(*objects, asObject(id), &ObjectState::id);
        if (survey == objects->end() || survey->deleted)
            index.forgetSurvey(id);
        else
            index.putRows(id, searchRowsOf(snapshot));
    });
}

// At start: what the log has and the index lacks is put in, one survey a task, so that edits come in between.
void Library::Private::catchUpIndex()
{
    if (!index.canBeWritten())
        return;
    isCatchingUp = true;
    index.logMark([this](const QString &indexed) {
        onStore([=, this](StoreSide &side) {
            const QString mark = side.store().logMark();
            const Result<QStringList> behind = mark == indexed ? QStringList() : side.store().ownersChangedSince(indexed);
            atHome([=, this] {
                for (const QString &survey : behind.value_or(QStringList()))
                    indexSurvey(SurveyId(survey));
                onStore([=, this](StoreSide &) {
                    if (behind && mark != indexed)
                        index.putLogMark(mark);
                    atHome([this] {
                        isCatchingUp = false;
                        announceIndex();
                    });
                });
            });
        });
    });
}

} // namespace conspectus
