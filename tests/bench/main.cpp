// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// conspectus-bench: measures the program's own ways against the bare libraries, always as ratios within one run, and prints a
// Markdown table. tests/bench/README.md says what each row means.

#include "benchinput.h"
#include "table.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

using namespace conspectus::bench;

namespace {

struct Part
{
    const char *name;
    void (*run)(const BenchInput &);
};

constexpr Part kParts[] = {{"draw", benchDrawing},
                           {"text", benchText},
                           {"pure", benchPure},
                           {"annotate", benchAnnotating},
                           {"search", benchSearch}};

const QCommandLineOption kQuick(QStringLiteral("quick"),
                                QStringLiteral("Two documents, three repetitions, 3,000 pages: to see that it works."));
const QCommandLineOption kOnly(QStringLiteral("only"), QStringLiteral("draw, text, pure, annotate or search; several with commas."),
                               QStringLiteral("parts"));
const QCommandLineOption kRepetitions(QStringLiteral("reps"), QStringLiteral("Repetitions (5)."), QStringLiteral("count"));
const QCommandLineOption kPages(QStringLiteral("search-pages"), QStringLiteral("Pages of the made-up library (30000)."),
                                QStringLiteral("count"));
const QCommandLineOption kFolder(QStringLiteral("folder"),
                                 QStringLiteral("Where temporary libraries are made; on the disk that counts."),
                                 QStringLiteral("folder"));

int positive(const QCommandLineParser &parser, const QCommandLineOption &option, int standard)
{
    if (!parser.isSet(option))
        return standard;
    const int value = parser.value(option).toInt();
    if (value < 1)
        giveUp(QStringLiteral("--%1 takes a number above 0.").arg(option.names().constFirst()));
    return value;
}

BenchInput inputFrom(const QCommandLineParser &parser)
{
    const bool quick = parser.isSet(kQuick);
    BenchInput input;
    input.documents = findDocuments(quick);
    input.repetitions = positive(parser, kRepetitions, quick ? 3 : 5);
    input.searchPages = positive(parser, kPages, quick ? 3'000 : 30'000);
    if (quick)
        input.pagesDrawn = 6;
    input.workFolder = parser.isSet(kFolder) ? parser.value(kFolder)
                                             : QCoreApplication::applicationDirPath() + QStringLiteral("/../work");
    if (!QDir().mkpath(input.workFolder))
        giveUp(QStringLiteral("%1 cannot be made.").arg(input.workFolder));
    return input;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({kQuick, kOnly, kRepetitions, kPages, kFolder});
    parser.process(app);

    const BenchInput input = inputFrom(parser);
    const QStringList only = parser.value(kOnly).split(QLatin1Char(','), Qt::SkipEmptyParts);
    printHeader();
    for (const Part &part : kParts) {
        if (only.isEmpty() || only.contains(QLatin1String(part.name)))
            part.run(input);
    }
    return 0;
}
