// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PDFs: looked at first (a file that cannot be opened leaves nothing behind), then copied into the library, made a version
// of a survey in one group, and read. From there on the version stays; a text layer that is not complete is continued when
// the survey is next opened.

#include "exchange/frontmatter.h"
#include "library/editsteps.h"
#include "library/libraryprivate.h"
#include "library/pdfaddition.h"
#include "survey/projection.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>

namespace conspectus {

namespace {

const QString kAddPdf = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add PDF"));
const QString kTextLayer = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Note the text layer"));
constexpr int kPagesForFrontMatter = 3;

Survey draftedSurvey(const PdfAddition &addition, const QDateTime &now)
{
    const exchange::FrontMatter front =
        exchange::frontMatterOf(addition.probed.firstPages, addition.probed.info.metaTitle,
                                addition.probed.info.metaAuthor, QFileInfo(addition.path).fileName());
    Survey survey;
    survey.id = addition.version.survey;
    survey.title.imported = front.title.isEmpty() ? QFileInfo(addition.path).completeBaseName() : front.title;
    survey.authorsLine.imported = front.authorsLine;
    survey.authors = front.authors;
    survey.abstract.imported = front.abstract;
    survey.year = front.year;
    survey.arxivId = front.arxivId;
    survey.doi = front.doi;
    survey.origin = QStringLiteral("pdf");
    survey.kindSet = KindSetId(QStringLiteral("kindset.reading"));
    survey.added = now;
    return survey;
}

AddedPdf answerOf(const PdfAddition &addition)
{
    AddedPdf added;
    added.survey = addition.version.survey;
    added.version = addition.version.id;
    added.path = addition.adopted.path;
    added.pageCount = addition.probed.info.pageCount;
    added.surveyCreated = addition.surveyIsNew;
    added.wasBroughtBack = addition.comesBack;
    return added;
}

std::vector<AddedPdf::Problem> problemsOf(const std::vector<PageProblem> &problems)
{
    std::vector<AddedPdf::Problem> found;
    for (const PageProblem &problem : problems)
        found.push_back({errorCodeName(problem.error.code), problem.page, problem.error.message});
    return found;
}

bool isComplete(const text::TextLayer &layer)
{
    return !layer.pages.empty() && std::ranges::all_of(layer.pages, [](const text::TextPagePtr &page) { return page != nullptr; });
}

// Copies and looks who has the file already; on the store's thread.
Result<PdfAddition> adoptOnStore(StoreSide &side, PdfAddition addition, const CancelToken &token)
{
    if (!addition.version.survey.isNull()) {
        if (const auto objects = side.objectsOf(addition.version.survey); !objects)
            return Failure(objects.error());
    }
    if (token.isCancelled())
        return Failure(cancelledError());
    auto adopted = side.store().adoptDocument(addition.path, [token](qint64) { return !token.isCancelled(); });
    if (!adopted)
        return Failure(adopted.error());
    addition.adopted = std::move(*adopted);
    addition.version.id = VersionId(addition.adopted.sha256);
    addition.owner = side.ownerOf(addition.version.id);
    if (!addition.owner.survey.isNull()) {
        if (const auto objects = side.objectsOf(addition.owner.survey))
            addition.ownersObjects = *objects;
    }
    return addition;
}

// Says in the addition whose version it becomes.
std::vector<Change> changesToTake(PdfAddition &addition)
{
    Version &version = addition.version;
    const StoreSide::Owner &owner = addition.owner;
    const bool isKnown = !owner.survey.isNull();
    std::vector<Change> changes;
    addition.comesBack = isKnown && (version.survey.isNull() || version.survey == owner.survey);
    if (addition.comesBack) {
        version.survey = owner.survey;
        if (owner.surveyIsDeleted)
            changes.push_back(restorationOf(asObject(owner.survey)));
    } else {
        if (version.survey.isNull()) {
            addition.surveyIsNew = true;
            version.survey = SurveyId::create();
            changes = changesToMake(draftedSurvey(addition, version.added));
        }
        append(changes, changesToMake(version));
    }
    if (isKnown && owner.versionIsDeleted)
        changes.push_back(restorationOf(asObject(version.id)));
    return changes;
}

} // namespace

Job *Library::addPdf(const QString &path, const SurveyId &survey, Context context, std::function<void(Result<AddedPdf>)> done,
                     const QByteArray &passwordUtf8, int firstPage)
{
    Job *job = d->startJob(tr("Adding %1").arg(QFileInfo(path).fileName()));
    const QPointer<Job> watched(job);
    const Reply<Result<AddedPdf>> reply(context, std::move(done));
    PdfAddition addition;
    addition.path = QFileInfo(path).absoluteFilePath();
    addition.version.survey = survey;
    addition.passwordUtf8 = passwordUtf8;
    addition.firstPage = firstPage;
    addition.job = job;
    addition.finish = [watched, reply](Result<AddedPdf> result) {
        if (watched)
            watched->finish();
        reply(std::move(result));
    };
    if (!d->mayEdit()) {
        const Error error{ErrorCode::ReadOnly, tr("This library is open for reading only."), {}};
        d->atHome([addition, error] { addition.finish(Failure(error)); });
        return job;
    }
    d->extractions.probe(addition.path, passwordUtf8, survey.isNull() ? kPagesForFrontMatter : 0, job,
                         [this, addition](Result<ProbedPdf> probed) mutable {
                             if (!probed) {
                                 addition.finish(Failure(probed.error()));
                                 return;
                             }
                             addition.probed = std::move(*probed);
                             d->adopt(addition);
                         });
    return job;
}

void Library::Private::adopt(const PdfAddition &addition)
{
    onStore([=, this, token = addition.job->token()](StoreSide &side) {
        Result<PdfAddition> adopted = adoptOnStore(side, addition, token);
        atHome([=, this, adopted = std::move(adopted)] {
            if (!adopted)
                addition.finish(Failure(adopted.error()));
            else
                takeAdopted(*adopted);
        });
    });
}

// One group makes the version, and for a PDF alone its survey. A file that is in the trash is brought back instead.
void Library::Private::takeAdopted(PdfAddition addition)
{
    Version &version = addition.version;
    const StoreSide::Owner &owner = addition.owner;
    documentPaths.insert(version.id.text(), addition.adopted.path);
    const bool isKnown = !owner.survey.isNull();
    const SurveyId arriving = arrivingVersions.value(version.id.text());
    if (!arriving.isNull() || (isKnown && !owner.versionIsDeleted && !owner.surveyIsDeleted)) {
        AddedPdf duplicate = answerOf(addition);
        duplicate.survey = duplicate.duplicateOf = arriving.isNull() ? owner.survey : arriving;
        duplicate.textLayer = addition.textLayerKnown();
        addition.finish(duplicate);
        return;
    }
    version.fileName = QFileInfo(addition.path).fileName();
    version.pageCount = addition.probed.info.pageCount;
    version.encrypted = addition.probed.info.encrypted;
    version.added = clock.now();

    std::vector<Change> changes = changesToTake(addition);
    arrivingVersions.insert(version.id.text(), version.survey);
    edit(version.survey, kAddPdf, std::move(changes),
         [this, addition](const Result<void> &saved) {
             arrivingVersions.remove(addition.version.id.text());
             if (!saved)
                 addition.finish(Failure(saved.error()));
             else
                 readAdopted(addition);
         },
         addition.ownersObjects);
}

void Library::Private::readAdopted(const PdfAddition &addition)
{
    const Version &version = addition.version;
    Q_EMIT q->versionAdded(version.survey, version.id, addition.path);
    TextExtraction::Order order;
    order.path = addition.adopted.path;
    order.passwordUtf8 = addition.passwordUtf8;
    order.pageCount = version.pageCount;
    order.firstPage = addition.firstPage;
    readText(version.survey, version, std::move(order), false, addition.job, [addition](const Extractions::Outcome &outcome) {
        AddedPdf added = answerOf(addition);
        added.textLayer = outcome.textLayer;
        added.problems = problemsOf(outcome.problems);
        addition.finish(added);
    });
}

// Reads what is missing, then notes on the version how it went. Once for each opening of the survey: what could not be read
// now is tried again the next time, not in a circle.
void Library::Private::readText(const SurveyId &survey, const Version &version, TextExtraction::Order order, bool hadWords,
                                Job *job, std::function<void(Extractions::Outcome)> done)
{
    textTried.insert(version.id.text(), cancelledError());
    extractions.extract(survey, version, std::move(order), hadWords, job,
                        [=, this, done = std::move(done)](const Extractions::Outcome &outcome) {
                            for (const PageProblem &problem : outcome.problems) {
                                if (problem.page < 0)
                                    textTried.insert(version.id.text(), problem.error);
                            }
                            Version noted = version;
                            noted.textLayer = outcome.textLayer;
                            const bool isNews = !outcome.textLayer.isEmpty() && outcome.textLayer != version.textLayer;
                            if (isNews && !isReadOnly)
                                submit(survey, kTextLayer, changesBetween(version, noted));
                            const SurveyData *open = data(survey);
                            if (open && isComplete(open->textLayer()))
                                Q_EMIT q->textLayerComplete(survey, version.id);
                            else
                                loadText(survey);
                            done(outcome);
                        });
}

// Brings the stored text layer of an open survey; what is missing of it is read from the PDF.
void Library::Private::loadText(const SurveyId &survey)
{
    const SurveyData *open = data(survey);
    const Version *version = open ? open->snapshot().currentVersion() : nullptr;
    if (!version)
        return;
    const QString layerId = text::layerId(version->id.text(), Extractions::extractor());
    index.textLayer(version->id, version->pageCount, layerId, [=, this, version = *version](text::TextLayer layer) {
        SurveyData *now = data(survey);
        if (!now)
            return;
        // Read by another version of the program, by other rules: again, unless that was tried and the file is gone or locked.
        const bool isOld = layer.layerId != layerId;
        if (isOld && !textTried.contains(version.id.text()))
            layer = {layerId, std::vector<text::TextPagePtr>(static_cast<size_t>(std::max(0, version.pageCount)))};
        const text::TextLayer &there = now->textLayer();
        for (size_t page = 0; there.layerId == layer.layerId && page < std::min(layer.pages.size(), there.pages.size()); ++page) {
            if (!layer.pages[page])
                layer.pages[page] = there.pages[page];
        }
        const bool complete = isComplete(layer);
        now->setTextLayer(version.id, std::move(layer));
        if (complete)
            Q_EMIT q->textLayerComplete(survey, version.id);
        else
            continueText(survey);
    });
}

void Library::Private::continueText(const SurveyId &survey)
{
    const SurveyData *open = data(survey);
    const Version *version = open ? open->snapshot().currentVersion() : nullptr;
    if (!version || extractions.isRunning(version->id))
        return;
    if (const auto tried = textTried.constFind(version->id.text()); tried != textTried.cend())
        Q_EMIT q->textLayerFailed(survey, version->id, *tried);
    else
        q->readTextLayer(survey, {}, 0);
}

Job *Library::readTextLayer(const SurveyId &survey, const QByteArray &passwordUtf8, int firstPage)
{
    const SurveyData *open = d->data(survey);
    const Version *version = open ? open->snapshot().currentVersion() : nullptr;
    if (!version || d->extractions.isRunning(version->id))
        return nullptr;
    TextExtraction::Order order;
    order.path = documentPath(version->id);
    order.passwordUtf8 = passwordUtf8;
    order.pageCount = version->pageCount;
    order.firstPage = firstPage;
    bool hadWords = false;
    for (const text::TextPagePtr &page : open->textLayer().pages) {
        order.have.push_back(page != nullptr);
        hadWords = hadWords || (page && !page->isEmpty());
    }
    Job *job = d->startJob(tr("Reading the text of %1").arg(version->fileName));
    const QPointer<Job> watched(job);
    d->readText(survey, *version, std::move(order), hadWords, job, [watched](const Extractions::Outcome &) {
        if (watched)
            watched->finish();
    });
    return job;
}

void Library::structure(const VersionId &version, Context context, std::function<void(DocumentStructure)> done)
{
    const Reply<DocumentStructure> reply(context, std::move(done));
    d->index.structure(version, [reply](DocumentStructure structure) { reply(std::move(structure)); });
}

} // namespace conspectus
