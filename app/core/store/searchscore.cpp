// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchscore.h"

#include "store/searchtree.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <sqlite3.h>
#include <vector>

namespace conspectus::store {
namespace {

constexpr double kK1 = 1.2;
constexpr double kB = 0.75;
constexpr int kSample = 256;         // places: how common a word is comes out within 6 %
constexpr double kPhraseShare = 0.002; // one row in 500 has a phrase,
constexpr double kPrefixShare = 0.05;  // one in 20 a word with a beginning

struct Weights
{
    std::vector<double> ofPhrase;
    double usualLength = 1; // of a row, in words
};

struct Sample
{
    sqlite3_int64 count = 0;
    sqlite3_int64 last = 0; // rowid of the last one seen
};

int countPlace(const Fts5ExtensionApi *api, Fts5Context *row, void *sample)
{
    auto *seen = static_cast<Sample *>(sample);
    ++seen->count;
    seen->last = api->xRowid(row);
    return seen->count < kSample ? SQLITE_OK : SQLITE_DONE;
}

// Ids of pages are given one after the other, so where the sample ends says how much of the index it covers.
int rowsWithWord(const Fts5ExtensionApi *api, Fts5Context *row, int phrase, double lastPage, double *rows)
{
    Sample sample;
    const int code = api->xQueryPhrase(row, phrase, &sample, &countPlace);
    *rows = static_cast<double>(sample.count);
    if (sample.count == kSample && static_cast<double>(sample.last) < lastPage)
        *rows *= lastPage / static_cast<double>(std::max<sqlite3_int64>(1, sample.last));
    return code;
}

int weigh(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_value **arguments, Weights &weights)
{
    const auto *kinds = reinterpret_cast<const char *>(sqlite3_value_text(arguments[0]));
    const int known = sqlite3_value_bytes(arguments[0]);
    const double lastPage = static_cast<double>(sqlite3_value_int64(arguments[1]));
    sqlite3_int64 rows = 0;
    sqlite3_int64 words = 0;
    if (const int code = api->xRowCount(row, &rows); code != SQLITE_OK)
        return code;
    if (const int code = api->xColumnTotalSize(row, 0, &words); code != SQLITE_OK)
        return code;
    const auto all = static_cast<double>(std::max<sqlite3_int64>(rows, 1));
    weights.usualLength = std::max(1.0, static_cast<double>(words) / all);
    for (int phrase = 0; phrase < api->xPhraseCount(row); ++phrase) {
        double share = all * (phrase < known && kinds[phrase] == 'b' ? kPrefixShare : kPhraseShare);
        if (phrase < known && kinds[phrase] == 'w') {
            if (const int code = rowsWithWord(api, row, phrase, lastPage, &share); code != SQLITE_OK)
                return code;
        }
        share = std::min(share, all);
        weights.ofPhrase.push_back(std::log1p((all - share + 0.5) / (share + 0.5)));
    }
    return SQLITE_OK;
}

void deleteWeights(void *weights) { delete static_cast<Weights *>(weights); }

double scoreOf(const Fts5ExtensionApi *api, Fts5Context *row, const Weights &weights, int *code)
{
    int length = 0;
    *code = api->xColumnSize(row, 0, &length);
    const double norm = kK1 * (1 - kB + kB * length / weights.usualLength);
    double score = 0;
    for (size_t phrase = 0; phrase < weights.ofPhrase.size() && *code == SQLITE_OK; ++phrase) {
        int places = 0;
        int column = 0;
        int offset = 0;
        Fts5PhraseIter at{};
        *code = api->xPhraseFirst(row, static_cast<int>(phrase), &at, &column, &offset);
        for (; *code == SQLITE_OK && column >= 0; api->xPhraseNext(row, &at, &column, &offset))
            ++places;
        score += weights.ofPhrase[phrase] * places * (kK1 + 1) / (places + norm);
    }
    return score;
}

void scoreRow(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *out, int count, sqlite3_value **arguments)
{
    if (count != 2) {
        sqlite3_result_error(out, "score(table, kinds, last)", -1);
        return;
    }
    auto *weights = static_cast<Weights *>(api->xGetAuxdata(row, 0));
    if (weights == nullptr) {
        auto made = std::make_unique<Weights>();
        int code = weigh(api, row, arguments, *made);
        weights = made.release();
        if (code == SQLITE_OK)
            code = api->xSetAuxdata(row, weights, &deleteWeights); // deletes them where it fails
        else
            deleteWeights(weights);
        if (code != SQLITE_OK) {
            sqlite3_result_error_code(out, code);
            return;
        }
    }
    int code = SQLITE_OK;
    const double score = scoreOf(api, row, *weights, &code);
    if (code == SQLITE_OK)
        sqlite3_result_double(out, score);
    else
        sqlite3_result_error_code(out, code);
}

fts5_api *fts5Of(sqlite3 *database)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *ask = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &ask, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(ask, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(ask);
    }
    sqlite3_finalize(ask);
    return api;
}

} // namespace

Result<void> addScore(Connection &connection)
{
    fts5_api *api = fts5Of(connection.handle());
    if (api == nullptr || api->xCreateFunction(api, "score", nullptr, &scoreRow, nullptr) != SQLITE_OK)
        return Failure(connection.lastError("fts5"));
    return {};
}

QString phraseKinds(const QString &expression)
{
    QString kinds;
    for (qsizetype at = expression.indexOf(QLatin1Char('"')); at >= 0; at = expression.indexOf(QLatin1Char('"'), at)) {
        bool isWord = true;
        bool hadWord = false;
        bool isGap = false;
        for (++at; at < expression.size(); ++at) {
            const QChar c = expression.at(at);
            if (c == QLatin1Char('"')) {
                if (at + 1 >= expression.size() || expression.at(at + 1) != QLatin1Char('"'))
                    break;
                ++at;
            }
            const bool belongs = c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
            isWord = isWord && !(belongs && isGap);
            hadWord = hadWord || belongs;
            isGap = hadWord && !belongs;
        }
        ++at; // behind the quotation mark
        const bool isBeginning = QStringView(expression).mid(at).startsWith(QLatin1String(" *"));
        kinds += QLatin1Char(isBeginning ? 'b' : isWord ? 'w' : 'p');
    }
    return kinds;
}

} // namespace conspectus::store
