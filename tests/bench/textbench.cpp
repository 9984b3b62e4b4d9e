// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text of a whole document, put into order and stored, against the same pages' Poppler text() in two threads; and against
// Poppler's list of words with fonts in two threads, which no text layer with fonts can be faster than.

#include "benchinput.h"
#include "extraction.h"
#include "popplerpeer.h"
#include "table.h"
#include "wordspeer.h"

namespace conspectus::bench {

void benchText(const BenchInput &input)
{
    for (const Document &document : input.documents) {
        Compared compared;
        Compared overWords;
        for (int i = 0; i < input.repetitions; ++i) {
            compared.addPair([&] { return extract(document, input.workFolder).milliseconds; },
                             [&] { return timeOf([&] { (void)PopplerPeer::readAllWithTwoThreads(document.path); }); });
            overWords.addPair([&] { return compared.ours.back(); },
                              [&] { return timeOf([&] { (void)listWordsWithTwoThreads(document.path); }); });
        }
        const QString what = QStringLiteral("text of all %1 pages: read, ordered, stored").arg(document.pageCount);
        printRow(comparedRow(what, document.name, QStringLiteral("two text() threads"), compared, QStringLiteral("≤ 1.11")));
        printRow(comparedRow(what, document.name, QStringLiteral("two threads, words with fonts"), overWords));
    }
}

} // namespace conspectus::bench
