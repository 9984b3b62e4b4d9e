// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counts how often a page ended a worker (death or deadline). At two, or at once where trying again is of no use, it is out until
// it is forgiven.
#pragma once

#include <QHash>

namespace conspectus::pdf {

class Strikes
{
public:
    static constexpr int kOut = 2;

    // One more for this page; true where it is out now.
    bool add(int page, bool isFinal = false)
    {
        int &count = m_count[page];
        count = isFinal ? kOut : count + 1;
        return count >= kOut;
    }
    [[nodiscard]] int count(int page) const { return m_count.value(page); }
    [[nodiscard]] bool isOut(int page) const { return count(page) >= kOut; }
    void forgive(int page) { m_count.remove(page); }

private:
    QHash<int, int> m_count;
};

} // namespace conspectus::pdf
