// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching a library of many pages: 20 rows, ranked, with snippets and the count, against the bare SQLite FTS5 queries on the
// same file: 20 rows as they come, and 20 by bm25.

#include "benchinput.h"
#include "sqlitepeer.h"
#include "store/indexstore.h"
#include "store/searchquery.h"
#include "syntheticindex.h"
#include "table.h"

#include <QLocale>

namespace conspectus::bench {

namespace {

constexpr int kRows = 20;

double timeToFirstRows(store::IndexStore &index, const QString &query)
{
    return timeOf([&] {
        if (const auto answer = index.firstRows(query, {}, kRows); !answer)
            giveUp(answer.error().detail);
    });
}

double timeToSearch(store::IndexStore &index, const QString &query)
{
    return timeOf([&] {
        if (const auto answer = index.search(query, {}, kRows); !answer)
            giveUp(answer.error().detail);
    });
}

struct Measured
{
    Compared ranked;
    Compared firstRows;
    std::vector<double> totals;
};

Measured measure(store::IndexStore &index, SqlitePeer &peer, const QuerySet &set, int repetitions)
{
    Measured measured;
    for (const QString &query : set.queries) {
        const QString expression = store::parseQuery(query).clauses.front().words;
        const auto answer = index.search(query, {}, kRows); // once unmeasured, for the pages of the file in the cache
        measured.totals.push_back(answer ? answer->total : 0);
        for (int i = 0; i < repetitions; ++i) {
            measured.firstRows.addPair([&] { return timeToFirstRows(index, query); },
                                       [&] { return timeOf([&] { (void)peer.firstRows(expression, kRows); }); });
            measured.ranked.addPair([&] { return timeToSearch(index, query); },
                                    [&] { return timeOf([&] { (void)peer.rankedRows(expression, kRows); }); });
        }
    }
    return measured;
}

} // namespace

void benchSearch(const BenchInput &input)
{
    const QString folder = QStringLiteral("%1/search-%2").arg(input.workFolder).arg(input.searchPages);
    ensureSyntheticIndex(folder, input.searchPages);
    auto index = store::IndexStore::open(folder, store::IndexStore::Access::ReadOnly);
    if (!index)
        giveUp(index.error().detail);
    SqlitePeer peer(folder + QStringLiteral("/index.db"));
    const QLocale english(QLocale::English);
    const QString pages = english.toString(input.searchPages) + QStringLiteral(" made-up pages");
    for (const QuerySet &set : querySets()) {
        const Measured measured = measure(**index, peer, set, input.repetitions);
        const QString where = QStringLiteral("%1, %2 hits").arg(pages, english.toString(qRound(median(measured.totals))));
        printRow(comparedRow(QStringLiteral("search, ranked with snippets: %1, median").arg(set.name), where,
                             QStringLiteral("bare bm25"), measured.ranked));
        printRow({QStringLiteral("… p95"), where, shownTime(percentile(measured.ranked.ours, 0.95)),
                  QStringLiteral("bare bm25: ") + shownTime(percentile(measured.ranked.peer, 0.95)), QString(),
                  set.hasGoal ? QStringLiteral("< 30 ms") : QStringLiteral("≤ 500 ms")});
        printRow({QStringLiteral("… first rows, p95"), where, shownTime(percentile(measured.firstRows.ours, 0.95)),
                  QStringLiteral("bare, as they come: ") + shownTime(percentile(measured.firstRows.peer, 0.95)),
                  shownRatio(measured.firstRows.ratio()), QStringLiteral("≤ 5 ms")});
    }
}

} // namespace conspectus::bench
