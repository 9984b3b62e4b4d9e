// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pure parts under Google Benchmark, repetitions in random order: finding in a document, folding, putting into order.

#include "benchinput.h"
#include "documentreader.h"
#include "extraction.h"
#include "popplerpeer.h"
#include "table.h"
#include "text/find.h"
#include "text/fold.h"
#include "text/readingorder.h"

#include <QMap>
#include <benchmark/benchmark.h>
#include <memory>

namespace conspectus::bench {

namespace {

// Keeps what was measured, by name, in milliseconds.
class Collector final : public benchmark::BenchmarkReporter
{
public:
    bool ReportContext(const Context &) override { return true; }
    void ReportRuns(const std::vector<Run> &runs) override
    {
        for (const Run &run : runs) {
            if (run.run_type == Run::RT_Iteration)
                times[QString::fromStdString(run.run_name.function_name)].push_back(
                    run.GetAdjustedRealTime() / benchmark::GetTimeUnitMultiplier(run.time_unit) * 1e3);
        }
    }

    QMap<QString, std::vector<double>> times;
};

// Everything of one document that is measured against something; kept alive while it runs.
struct Material
{
    Document document;
    std::vector<text::RawPage> raw;
    text::DocumentProfile profile;
    text::TextLayer layer;
    std::unique_ptr<PopplerPeer> peer;
};

struct Comparison
{
    QString what;
    QString input;
    QString peerName;
    QString goal;
    double divisor = 1; // pages, where the figure is one a page
    QString name;
};

void registerRun(const QString &name, int repetitions, const std::function<void()> &work)
{
    benchmark::RegisterBenchmark(name.toUtf8().constData(), [work](benchmark::State &state) {
        while (state.KeepRunning())
            work();
    })->Repetitions(repetitions)->MinTime(0.05)->UseRealTime();
}

class Comparisons
{
public:
    explicit Comparisons(int repetitions) : m_repetitions(repetitions) {}

    void add(Comparison comparison, const std::function<void()> &ours, const std::function<void()> &peer)
    {
        comparison.name = QString::number(m_all.size());
        registerRun(comparison.name + QStringLiteral("-ours"), m_repetitions, ours);
        registerRun(comparison.name + QStringLiteral("-peer"), m_repetitions, peer);
        m_all.push_back(std::move(comparison));
    }
    void runAndPrint() const
    {
        Collector collector;
        benchmark::RunSpecifiedBenchmarks(&collector);
        for (const Comparison &comparison : m_all) {
            Compared compared{collector.times[comparison.name + QStringLiteral("-ours")],
                              collector.times[comparison.name + QStringLiteral("-peer")]};
            for (std::vector<double> *times : {&compared.ours, &compared.peer}) {
                for (double &time : *times)
                    time /= comparison.divisor;
            }
            printRow(comparedRow(comparison.what, comparison.input, comparison.peerName, compared, comparison.goal));
        }
    }

private:
    std::vector<Comparison> m_all;
    int m_repetitions;
};

void addFinding(Comparisons &to, const std::shared_ptr<Material> &material, const QString &needle)
{
    const auto ours = [material, needle] {
        size_t found = 0;
        for (const text::TextPagePtr &page : material->layer.pages)
            found += text::findAll(*page, needle).size();
        benchmark::DoNotOptimize(found);
    };
    const auto scan = [material, needle] {
        int pagesWithIt = 0;
        for (const text::TextPagePtr &page : material->layer.pages)
            pagesWithIt += page->fold.contains(needle) ? 1 : 0;
        benchmark::DoNotOptimize(pagesWithIt);
    };
    size_t hits = 0;
    for (const text::TextPagePtr &page : material->layer.pages)
        hits += text::findAll(*page, needle).size();
    to.add({.what = QStringLiteral("find “%1” in all pages (%2 hits)").arg(needle).arg(hits),
            .input = material->document.name,
            .peerName = QStringLiteral("QString::contains a page"),
            .goal = QStringLiteral("≤ 60 ms"),
            .name = {}},
           ours, scan);
}

void addFolding(Comparisons &to, const std::shared_ptr<Material> &material)
{
    to.add({.what = QStringLiteral("fold, a page"),
            .input = material->document.name,
            .peerName = QStringLiteral("Qt: NFKD and case"),
            .goal = {},
            .divisor = static_cast<double>(material->layer.pages.size()),
            .name = {}},
           [material] {
               for (const text::TextPagePtr &page : material->layer.pages)
                   benchmark::DoNotOptimize(text::foldWithMap(page->text));
           },
           [material] {
               for (const text::TextPagePtr &page : material->layer.pages)
                   benchmark::DoNotOptimize(page->text.normalized(QString::NormalizationForm_KD).toCaseFolded());
           });
}

void addOrdering(Comparisons &to, const std::shared_ptr<Material> &material)
{
    to.add({.what = QStringLiteral("put into order and fold, a page"),
            .input = material->document.name,
            .peerName = QStringLiteral("Poppler text()"),
            .goal = {},
            .divisor = static_cast<double>(material->raw.size()),
            .name = {}},
           [material] {
               for (const text::RawPage &page : material->raw)
                   benchmark::DoNotOptimize(text::orderPage(page, material->profile));
           },
           [material] {
               for (int page = 0; page < material->document.pageCount; ++page)
                   benchmark::DoNotOptimize(material->peer->text(page));
           });
}

} // namespace

void benchPure(const BenchInput &input)
{
    QByteArray program = QByteArrayLiteral("conspectus-bench");
    QByteArray interleaving = QByteArrayLiteral("--benchmark_enable_random_interleaving=true");
    char *arguments[] = {program.data(), interleaving.data()};
    int count = 2;
    benchmark::Initialize(&count, arguments);

    Comparisons comparisons(input.repetitions);
    for (const Document &document : input.documents) {
        auto material = std::make_shared<Material>();
        material->document = document;
        material->raw = DocumentReader(document.path).readAll();
        material->profile = text::profileOf(material->raw);
        material->layer = extract(document, input.workFolder).layer;
        material->peer = std::make_unique<PopplerPeer>(document.path);
        addFinding(comparisons, material, QStringLiteral("zyzzogeton"));
        addFinding(comparisons, material, QStringLiteral("the"));
        addFolding(comparisons, material);
        addOrdering(comparisons, material);
    }
    comparisons.runAndPrint();
    benchmark::Shutdown();
}

} // namespace conspectus::bench
