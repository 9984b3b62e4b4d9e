// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pdf/renderqueue.h"

#include <algorithm>

namespace conspectus::pdf {

void RenderQueue::push(const RenderRequest &request, qint64 now)
{
    m_waiting.push_back({request, ++m_lastOrder, now});
}

void RenderQueue::putBack(const RenderRequest &request, qint64 now)
{
    push(request, now);
}

bool RenderQueue::isSooner(const Waiting &a, const Waiting &b)
{
    return a.request.priority != b.request.priority ? a.request.priority < b.request.priority : a.order > b.order;
}

std::optional<RenderRequest> RenderQueue::peekNext() const
{
    const auto next = std::ranges::min_element(m_waiting, isSooner);
    return next == m_waiting.end() ? std::nullopt : std::optional(next->request);
}

std::optional<RenderRequest> RenderQueue::takeNext()
{
    const auto next = std::ranges::min_element(m_waiting, isSooner);
    if (next == m_waiting.end())
        return std::nullopt;
    RenderRequest request = next->request;
    m_waiting.erase(next);
    return request;
}

bool RenderQueue::cancel(quint64 tag)
{
    return std::erase_if(m_waiting, [tag](const Waiting &waiting) { return waiting.request.tag == tag; }) > 0;
}

std::vector<RenderRequest> RenderQueue::takeAll()
{
    std::vector<RenderRequest> all;
    for (const Waiting &waiting : m_waiting)
        all.push_back(waiting.request);
    m_waiting.clear();
    return all;
}

std::vector<RenderRequest> RenderQueue::takePage(int page)
{
    std::vector<RenderRequest> taken;
    for (const Waiting &waiting : m_waiting) {
        if (waiting.request.page == page)
            taken.push_back(waiting.request);
    }
    std::erase_if(m_waiting, [page](const Waiting &waiting) { return waiting.request.page == page; });
    return taken;
}

std::optional<qint64> RenderQueue::untilLong(qint64 now) const
{
    std::optional<qint64> oldest; // what nobody waits for is no reason for another drawer
    for (const Waiting &waiting : m_waiting) {
        if (waiting.request.priority <= kLastAwaited)
            oldest = std::min(oldest.value_or(waiting.since), waiting.since);
    }
    return oldest ? std::optional(std::max<qint64>(0, *oldest + kFrame - now)) : std::nullopt;
}

} // namespace conspectus::pdf
