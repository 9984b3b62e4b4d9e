// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures that wait to be drawn. Lower priority first; among equal ones the newest first, so that what the reader has
// scrolled past is never drawn before what is on the screen. Also says when another drawer pays, and when it may go.
// Pure: the time is passed in (milliseconds of any steady clock).
#pragma once

#include "pdf/documentsession.h"

#include <optional>
#include <vector>

namespace conspectus::pdf {

class RenderQueue
{
public:
    static constexpr qint64 kFrame = 16;     // ms a request may wait before a second drawer is worth starting
    static constexpr int kLastAwaited = 2;   // the last priority that somebody may be waiting for
    static constexpr qint64 kQuiet = 10'000; // ms without work after which the second drawer goes

    void push(const RenderRequest &request, qint64 now);
    // Puts back what was taken and not finished: it keeps its place before those of its priority that wait.
    void putBack(const RenderRequest &request, qint64 now);
    [[nodiscard]] std::optional<RenderRequest> takeNext();
    [[nodiscard]] std::optional<RenderRequest> peekNext() const;
    // Removes all with this tag; false where there was none.
    bool cancel(quint64 tag);
    // Removes all, or all of one page, and gives them back.
    std::vector<RenderRequest> takeAll();
    std::vector<RenderRequest> takePage(int page);

    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_waiting.size()); }

    // Milliseconds until the queue counts as longer than a frame; 0 = it is; nullopt = nothing waits.
    [[nodiscard]] std::optional<qint64> untilLong(qint64 now) const;
    [[nodiscard]] static bool isQuiet(qint64 idleSince, qint64 now) { return now - idleSince >= kQuiet; }

private:
    struct Waiting
    {
        RenderRequest request;
        quint64 order = 0; // higher = newer
        qint64 since = 0;
    };
    [[nodiscard]] static bool isSooner(const Waiting &a, const Waiting &b);

    std::vector<Waiting> m_waiting;
    quint64 m_lastOrder = 0;
};

} // namespace conspectus::pdf
