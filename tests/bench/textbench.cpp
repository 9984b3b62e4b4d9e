// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text of a whole document, put into order and stored, against the same pages' Poppler text() in two threads.

#include "benchinput.h"
#include "extraction.h"
#include "popplerpeer.h"
#include "table.h"

namespace conspectus::bench {

void benchText(const BenchInput &input)
{
    for (const Document &document : input.documents) {
        Compared compared;
        for (int i = 0; i < input.repetitions; ++i) {
            compared.addPair([&] { return extract(document, input.workFolder).milliseconds; },
                             [&] { return timeOf([&] { (void)PopplerPeer::readAllWithTwoThreads(document.path); }); });
        }
        const QString what = QStringLiteral("text of all %1 pages: read, ordered, stored").arg(document.pageCount);
        printRow(comparedRow(what, document.name, QStringLiteral("two text() threads"), compared, QStringLiteral("≤ 1.11")));
    }
}

} // namespace conspectus::bench
