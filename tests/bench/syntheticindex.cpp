// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syntheticindex.h"

#include "base/ids.h"
#include "measuring.h"
#include "store/indexstore.h"
#include "text/derived.h"

#include <QDir>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

namespace conspectus::bench {

namespace {

constexpr int kVocabulary = 40'000;
constexpr int kWordsPerPage = 450;
constexpr int kWordsPerLine = 10;
constexpr int kPagesPerPaper = 30;

// The mark names what was written, so that another kind of index is made anew.
QString markOf(int pages) { return QStringLiteral("synthetic 1, %1 pages").arg(pages); }

// Pronounceable, different for each rank: "bado", "kiru" …
QString wordOf(int rank)
{
    static const QString consonants = QStringLiteral("bdfgklmnprstvz");
    static const QString vowels = QStringLiteral("aeiou");
    QString word;
    int rest = rank + 70; // two syllables at least
    while (rest > 0) {
        const int syllable = rest % 70;
        word += consonants[syllable / 5];
        word += vowels[syllable % 5];
        rest /= 70;
    }
    return word;
}

// Rank r with a probability that falls as 1/(r + 2.7).
class Zipf
{
public:
    Zipf()
    {
        double sum = 0;
        for (int rank = 0; rank < kVocabulary; ++rank)
            m_sums.push_back(sum += 1 / (rank + 2.7));
    }
    int operator()(std::mt19937_64 &random) const
    {
        const double at = static_cast<double>(random() >> 11) * 0x1.0p-53 * m_sums.back();
        return static_cast<int>(std::ranges::lower_bound(m_sums, at) - m_sums.begin());
    }

private:
    std::vector<double> m_sums;
};

text::TextPagePtr makePage(const Zipf &zipf, std::mt19937_64 &random)
{
    auto page = std::make_shared<text::TextPage>();
    page->size = {612, 792};
    page->fonts = {QStringLiteral("Synthetic")};
    for (int i = 0; i < kWordsPerPage; ++i) {
        const bool startsLine = i % kWordsPerLine == 0;
        if (i > 0)
            page->text += startsLine ? QLatin1Char('\n') : QLatin1Char(' ');
        text::Word word;
        word.begin = static_cast<qint32>(page->text.size());
        page->text += wordOf(zipf(random));
        word.end = static_cast<qint32>(page->text.size());
        const int row = i / kWordsPerLine;
        word.box = QRectF(72 + 46.0 * (i % kWordsPerLine), 72 + 14.0 * row, 40, 10);
        word.size = 10;
        word.font = 0;
        page->words.push_back(std::move(word));
        if (startsLine) {
            text::Line line;
            line.firstWord = i;
            line.lastWord = i + kWordsPerLine;
            page->lines.push_back(line);
        }
    }
    text::derive(*page);
    return page;
}

void fill(store::IndexStore &index, int pages)
{
    const Zipf zipf;
    for (int first = 0; first < pages; first += kPagesPerPaper) {
        const int paper = first / kPagesPerPaper;
        std::mt19937_64 random(static_cast<std::mt19937_64::result_type>(paper));
        std::vector<std::pair<int, text::TextPagePtr>> texts;
        for (int page = 0; page < std::min(kPagesPerPaper, pages - first); ++page)
            texts.emplace_back(page, makePage(zipf, random));
        const QString survey = QStringLiteral("survey-%1").arg(paper);
        const QString version = QStringLiteral("%1").arg(paper, 64, 16, QLatin1Char('0'));
        if (auto put = index.putPages(survey, version, QStringLiteral("synthetic"), texts); !put)
            giveUp(put.error().detail);
        if (paper % 100 == 0)
            std::fprintf(stderr, "synthetic index: %d of %d pages\n", first, pages);
    }
}

} // namespace

void ensureSyntheticIndex(const QString &libraryFolder, int pages)
{
    using store::IndexStore;
    QDir().mkpath(libraryFolder);
    {
        auto index = IndexStore::open(libraryFolder, IndexStore::Access::ReadWrite);
        if (index && (*index)->logMark() == markOf(pages))
            return;
    }
    QDir(libraryFolder).removeRecursively();
    QDir().mkpath(libraryFolder);
    auto index = IndexStore::open(libraryFolder, IndexStore::Access::ReadWrite);
    if (!index)
        giveUp(index.error().detail);
    fill(**index, pages);
    if (auto marked = (*index)->putLogMark(markOf(pages)); !marked)
        giveUp(marked.error().detail);
}

std::vector<QuerySet> querySets()
{
    // Quoted: a last word without a space after it could be the beginning of one.
    const auto whole = [](const QString &word) { return QLatin1Char('"') + word + QLatin1Char('"'); };
    const auto words = [&whole](int first, int step) {
        QStringList list;
        for (int i = 0; i < 20; ++i)
            list += whole(wordOf(first + i * step));
        return list;
    };
    QStringList pairs;
    QStringList phrases;
    QStringList rarer;
    QStringList beginnings;
    for (int i = 0; i < 20; ++i) {
        pairs += wordOf(300 + 11 * i) + QLatin1Char(' ') + whole(wordOf(500 + 13 * i));
        phrases += whole(wordOf(5 + i) + QLatin1Char(' ') + wordOf(30 + 2 * i));
        rarer += whole(wordOf(150 + 7 * i) + QLatin1Char(' ') + wordOf(200 + 11 * i));
        beginnings += wordOf(6000 + 211 * i).left(4);
    }
    return {{QStringLiteral("rare words (1 page in 1,000)"), words(30'000, 450), true},
            {QStringLiteral("words in 1 page of 50"), words(2'200, 20), true},
            {QStringLiteral("common words (every second page)"), words(40, 2), false},
            {QStringLiteral("two words"), pairs, true},
            {QStringLiteral("a phrase of two words"), rarer, true},
            {QStringLiteral("a phrase of two of the commonest words"), phrases, true},
            {QStringLiteral("the beginning of a word"), beginnings, false}};
}

} // namespace conspectus::bench
