// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What all benchmarks share: time, medians, and ratios of two things that were measured in turn. A ratio is the median of
// the ratios of the repetitions, so that load which comes and goes hits both sides alike.
#pragma once

#include <QString>
#include <chrono>
#include <functional>
#include <vector>

namespace conspectus::bench {

class Stopwatch
{
public:
    [[nodiscard]] double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_begin).count();
    }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

// Milliseconds that it took.
[[nodiscard]] double timeOf(const std::function<void()> &what);

// Of an empty list: 0.
[[nodiscard]] double median(std::vector<double> values);
// share from 0 to 1: 0.95 is the value that 95 % do not exceed.
[[nodiscard]] double percentile(std::vector<double> values, double share);

// Ours and a peer, one entry each a repetition.
struct Compared
{
    std::vector<double> ours;
    std::vector<double> peer;

    // Measures both once more; which goes first changes with every repetition.
    void addPair(const std::function<double()> &measureOurs, const std::function<double()> &measurePeer);
    [[nodiscard]] double ratio() const;
};

// Runs the event loop until it holds. Gives up (ends the program) after two minutes: a benchmark has no half result.
void runUntil(const std::function<bool()> &holds, const QString &what);
[[noreturn]] void giveUp(const QString &why);

} // namespace conspectus::bench
