// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Back and forward over jumps, as in a browser: a jump remembers where it left from; going back remembers where it came
// back from. Scrolling is not a jump. Pure values.
#pragma once

#include "geometry/pagelayout.h"

#include <optional>
#include <vector>

namespace conspectus::reader {

class NavHistory
{
public:
    static constexpr std::size_t kMost = 200;

    void clear()
    {
        m_back.clear();
        m_forward.clear();
    }
    // Before a jump: where the reader is.
    void leave(const PagePlace &from)
    {
        if (from.page < 0)
            return;
        m_forward.clear();
        m_back.push_back(from);
        if (m_back.size() > kMost)
            m_back.erase(m_back.begin());
    }
    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }
    [[nodiscard]] std::optional<PagePlace> back(const PagePlace &from) { return move(m_back, m_forward, from); }
    [[nodiscard]] std::optional<PagePlace> forward(const PagePlace &from) { return move(m_forward, m_back, from); }

private:
    std::vector<PagePlace> m_back;
    std::vector<PagePlace> m_forward;

    static std::optional<PagePlace> move(std::vector<PagePlace> &source, std::vector<PagePlace> &target,
                                         const PagePlace &from)
    {
        if (source.empty())
            return std::nullopt;
        const PagePlace place = source.back();
        source.pop_back();
        target.push_back(from);
        return place;
    }
};

} // namespace conspectus::reader
