// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measuring.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace conspectus::bench {

namespace {
constexpr std::chrono::minutes kPatience(2);
}

double timeOf(const std::function<void()> &what)
{
    const Stopwatch watch;
    what();
    return watch.milliseconds();
}

double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const double last = static_cast<double>(values.size() - 1);
    const auto below = static_cast<size_t>(std::floor(last * share));
    const auto above = static_cast<size_t>(std::ceil(last * share));
    const double between = last * share - static_cast<double>(below);
    return values[below] + (values[above] - values[below]) * between;
}

void Compared::addPair(const std::function<double()> &measureOurs, const std::function<double()> &measurePeer)
{
    const bool oursFirst = ours.size() % 2 == 0;
    if (oursFirst)
        ours.push_back(measureOurs());
    peer.push_back(measurePeer());
    if (!oursFirst)
        ours.push_back(measureOurs());
}

double Compared::ratio() const
{
    std::vector<double> ratios;
    for (size_t i = 0; i < std::min(ours.size(), peer.size()); ++i) {
        if (peer[i] > 0)
            ratios.push_back(ours[i] / peer[i]);
    }
    return median(std::move(ratios));
}

void runUntil(const std::function<bool()> &holds, const QString &what)
{
    const QDeadlineTimer deadline(kPatience);
    QTimer wake; // so that waiting for events ends where none come
    wake.start(kPatience);
    while (!holds()) {
        if (deadline.hasExpired())
            giveUp(QStringLiteral("No answer within two minutes: %1").arg(what));
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

void giveUp(const QString &why)
{
    std::fprintf(stderr, "conspectus-bench: %s\n", qPrintable(why));
    std::exit(1);
}

} // namespace conspectus::bench
