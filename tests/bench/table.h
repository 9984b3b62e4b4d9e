// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The result as rows of one Markdown table; each row is printed as soon as it is known.
#pragma once

#include "measuring.h"

namespace conspectus::bench {

struct Row
{
    QString what;
    QString input;
    QString ours;
    QString peer;  // what it is compared with, and its figure
    QString ratio; // "1.04"; empty where there is none
    QString goal;  // empty where there is none
};

void printHeader();
void printRow(const Row &row);

// "41.2 ms", "0.31 ms", "1.84 s", "7.2 µs".
[[nodiscard]] QString shownTime(double milliseconds);
[[nodiscard]] QString shownRatio(double ratio);
// A row of medians: peerName is "bare Poppler", and its median follows it.
[[nodiscard]] Row comparedRow(const QString &what, const QString &input, const QString &peerName,
                              const Compared &compared, const QString &goal = {});

} // namespace conspectus::bench
