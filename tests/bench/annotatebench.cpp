// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One annotation from the call to its acknowledgement (journal synced, library.db committed), one after another, against
// appending as many bytes to a file in the same folder and syncing it once.

#include "benchinput.h"
#include "library/library.h"
#include "survey/projection.h"
#include "table.h"
#include "text/quote.h"

#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <optional>
#include <ctime>
#include <unistd.h>

namespace conspectus::bench {

namespace {

constexpr int kBareBytes = 2048; // about what one annotation writes to the journal

void openLibrary(Library &library, const QString &folder)
{
    Library::Options options;
    options.folder = folder;
    QObject::connect(&library, &Library::openFailed, &library, [](const Error &error) { giveUp(error.message); });
    QObject::connect(&library, &Library::saveFailed, &library, [](const Error &error) { giveUp(error.message); });
    library.open(options);
    runUntil([&library] { return library.isOpen(); }, QStringLiteral("a new library"));
}

SurveyData *surveyOfSample(Library &library)
{
    std::optional<Result<AddedPdf>> added;
    library.addPdf(samplePdf(), {}, &library, [&added](Result<AddedPdf> done) { added = std::move(done); });
    runUntil([&added] { return added.has_value(); }, QStringLiteral("the sample in the library"));
    if (!*added)
        giveUp(added->error().message);
    const SurveyId id = (*added)->survey;
    library.openSurvey(id);
    runUntil([&] {
        const SurveyData *survey = library.survey(id);
        return survey && !survey->textLayer().pages.empty()
               && std::ranges::all_of(survey->textLayer().pages, [](const auto &page) { return page != nullptr; });
    }, QStringLiteral("the sample's text"));
    return library.survey(id);
}

// Words in a row, another stretch for each number, as marking with the mouse makes them.
Annotation annotationOn(const SurveyData &survey, int number)
{
    const text::TextLayer &layer = survey.textLayer();
    const auto pageIndex = static_cast<size_t>(number) % layer.pages.size();
    const text::TextPage &page = *layer.pages[pageIndex];
    const size_t wordCount = page.words.size();
    const size_t first = static_cast<size_t>(number * 7) % std::max<size_t>(1, wordCount - std::min<size_t>(wordCount, 20));
    const size_t last = std::min(first + 15, wordCount - 1);
    const text::Span span{page.words[first].begin, page.words[last].end};

    Annotation annotation;
    annotation.survey = survey.id();
    annotation.kind = KindId(QStringLiteral("kind.reading.claim"));
    Anchor anchor;
    anchor.version = survey.snapshot().currentVersion()->id;
    anchor.layerId = layer.layerId;
    anchor.parts.push_back({static_cast<int>(pageIndex), span.begin, span.end, page.quads(span)});
    anchor.quote = page.cleanText(span);
    const auto index = static_cast<int>(pageIndex);
    const text::QuoteContext around = text::contextOf(layer, {{index, span.begin}, {index, span.end}});
    anchor.prefix = around.prefix;
    anchor.suffix = around.suffix;
    annotation.anchors.push_back(std::move(anchor));
    return annotation;
}

double timeToSave(Library &library, const SurveyData &survey, int number)
{
    const Annotation annotation = annotationOn(survey, number);
    const Stopwatch watch;
    const AnnotationId id = library.addAnnotation(annotation);
    runUntil([&] { return survey.isSaved(asObject(id)); }, QStringLiteral("an annotation to be saved"));
    return watch.milliseconds();
}

double timeToAppend(QFile &file)
{
    const QByteArray bytes(kBareBytes, 'x');
    return timeOf([&] {
        if (::write(file.handle(), bytes.constData(), static_cast<size_t>(bytes.size())) != bytes.size()
            || ::fdatasync(file.handle()) != 0)
            giveUp(QStringLiteral("The disk does not take a plain file."));
    });
}

// Everything in one group, as an edit of many annotations at once writes it.
double timeToMake(Library &library, const SurveyData &survey, int count)
{
    std::vector<Change> changes;
    ObjectId last;
    for (int i = 0; i < count; ++i) {
        Annotation annotation = annotationOn(survey, i);
        annotation.id = AnnotationId::create();
        annotation.created = QDateTime::currentDateTimeUtc();
        last = asObject(annotation.id);
        std::ranges::move(changesToMake(annotation), std::back_inserter(changes));
    }
    const Stopwatch watch;
    library.edit(survey.id(), QStringLiteral("Annotate"), changes);
    runUntil([&] { return survey.object(last) && survey.isSaved(last) && library.savingState() == SavingState::Saved; },
             QStringLiteral("many annotations to be saved"));
    return watch.milliseconds();
}

double processorTime() // of this thread, ms
{
    timespec time = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

struct LongEdit
{
    double milliseconds = 0;
    double longestTurn = 0; // of the event loop, processor time
};

LongEdit untilAllSaved(const Library &library, const SurveyData &survey, const std::function<void()> &edit)
{
    const Stopwatch watch;
    double begin = processorTime();
    edit();
    LongEdit took;
    const auto isSaved = [&] {
        took.longestTurn = std::max(took.longestTurn, processorTime() - begin);
        const bool saved = library.savingState() == SavingState::Saved
            && std::ranges::all_of(survey.snapshot().annotations, [&](const Annotation &each) { return survey.isSaved(asObject(each.id)); });
        begin = processorTime();
        return saved;
    };
    runUntil(isSaved, QStringLiteral("all annotations to be changed"));
    took.milliseconds = watch.milliseconds();
    return took;
}

LongEdit changeAll(Library &library, const SurveyData &survey, const QString &status)
{
    std::vector<Change> changes;
    for (const Annotation &annotation : survey.snapshot().annotations)
        changes.push_back({asObject(annotation.id), ChangeKind::Set, QStringLiteral("status"), status});
    return untilAllSaved(library, survey, [&] { library.edit(survey.id(), QStringLiteral("Change status"), changes); });
}

void printLong(const QString &what, const QString &of, const LongEdit &took)
{
    printRow({what + QStringLiteral(", to acknowledged"), of, shownTime(took.milliseconds), {}, {}, QStringLiteral("< 2 s")});
    printRow({what + QStringLiteral(", longest turn of the event loop"), of, shownTime(took.longestTurn), {}, {}, QStringLiteral("≤ 16 ms")});
}

double timeToOpen(Library &library, const SurveyId &id)
{
    library.closeSurvey(id);
    const Stopwatch watch;
    library.openSurvey(id);
    runUntil([&] { return library.survey(id) != nullptr; }, QStringLiteral("a survey to be opened"));
    return watch.milliseconds();
}

// A survey with very many annotations: made, changed and opened.
void benchMany(Library &library, int count, int repetitions)
{
    const SurveyId id = library.surveys().front().id;
    const QString of = QStringLiteral("%1 annotations").arg(count);
    const double made = timeToMake(library, *library.survey(id), count);
    printRow({QStringLiteral("many annotations made as one group, to acknowledged"), of, shownTime(made), {}, {}, {}});
    SurveyData &survey = *library.survey(id);
    printLong(QStringLiteral("status of all changed as one group"), of, changeAll(library, survey, QStringLiteral("open")));
    printLong(QStringLiteral("the same undone"), of, untilAllSaved(library, survey, [&] { library.undoStack()->undo(); }));
    std::vector<double> opened;
    for (int i = 0; i < repetitions; ++i)
        opened.push_back(timeToOpen(library, id));
    printRow({QStringLiteral("a survey opened, all annotations in memory"), of, shownTime(median(opened)), {}, {},
              QStringLiteral("≤ 30 ms")});
}

} // namespace

void benchAnnotating(const BenchInput &input)
{
    const QTemporaryDir folder(input.workFolder + QStringLiteral("/annotations-XXXXXX"));
    const SystemClock clock;
    Library library(clock);
    openLibrary(library, folder.filePath(QStringLiteral("library")));
    const SurveyData *survey = surveyOfSample(library);
    QFile bare(folder.filePath(QStringLiteral("bare")));
    if (!bare.open(QFile::WriteOnly | QFile::Append))
        giveUp(bare.errorString());

    Compared compared;
    for (int i = 0; i < input.annotations; ++i)
        compared.addPair([&] { return timeToSave(library, *survey, i); }, [&] { return timeToAppend(bare); });
    const QString of = QStringLiteral("%1 annotations").arg(input.annotations);
    printRow(comparedRow(QStringLiteral("annotation to acknowledged, median"), of,
                         QStringLiteral("2 kB appended and synced"), compared));
    printRow({QStringLiteral("annotation to acknowledged, p95"), of, shownTime(percentile(compared.ours, 0.95)),
              QStringLiteral("2 kB appended and synced: ") + shownTime(percentile(compared.peer, 0.95)),
              shownRatio(percentile(compared.ours, 0.95) / std::max(1e-6, percentile(compared.peer, 0.95))),
              QStringLiteral("< 5 ms")});
    benchMany(library, 50 * input.annotations, 5);
    (void)library.flush(10'000);
}

} // namespace conspectus::bench
