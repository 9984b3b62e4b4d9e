// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "table.h"

#include <QStringList>
#include <cstdio>

namespace conspectus::bench {

namespace {

void printLine(const QStringList &cells)
{
    std::printf("| %s |\n", qUtf8Printable(cells.join(QStringLiteral(" | "))));
    std::fflush(stdout);
}

} // namespace

void printHeader()
{
    printLine({QStringLiteral("measured"), QStringLiteral("input"), QStringLiteral("Conspectus"),
               QStringLiteral("compared with"), QStringLiteral("ratio"), QStringLiteral("goal")});
    printLine({QStringLiteral("---"), QStringLiteral("---"), QStringLiteral("---:"), QStringLiteral("---:"),
               QStringLiteral("---:"), QStringLiteral("---")});
}

void printRow(const Row &row) { printLine({row.what, row.input, row.ours, row.peer, row.ratio, row.goal}); }

QString shownTime(double milliseconds)
{
    if (milliseconds >= 1000)
        return QStringLiteral("%1 s").arg(milliseconds / 1000, 0, 'f', 2);
    if (milliseconds >= 10)
        return QStringLiteral("%1 ms").arg(milliseconds, 0, 'f', 1);
    if (milliseconds >= 0.1)
        return QStringLiteral("%1 ms").arg(milliseconds, 0, 'f', 2);
    return QStringLiteral("%1 µs").arg(milliseconds * 1000, 0, 'f', 1);
}

QString shownRatio(double ratio) { return QString::number(ratio, 'f', 2); }

Row comparedRow(const QString &what, const QString &input, const QString &peerName, const Compared &compared,
                const QString &goal)
{
    return {what, input, shownTime(median(compared.ours)),
            peerName + QStringLiteral(": ") + shownTime(median(compared.peer)), shownRatio(compared.ratio()), goal};
}

} // namespace conspectus::bench
