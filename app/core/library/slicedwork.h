// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Work of the home thread that is too long for one turn of the event loop: it is done in slices of a few milliseconds, with
// events between them. Pieces of work are done in the order in which they were given, one after the other. A step may make
// somebody call finishNow() or add(): a step therefore notes that it is done before it lets anybody know.
#pragma once

#include <QTimer>
#include <deque>
#include <functional>
#include <memory>

namespace conspectus {

class SlicedWork final
{
public:
    explicit SlicedWork(QObject *home);

    // step: a little work, well under a millisecond; false when nothing was left. then: once, after that.
    void add(std::function<bool()> step, std::function<void()> then);
    // All that is left, at once: for whoever needs things as they will be.
    void finishNow();
    // Nothing of it is done any more.
    void drop() { m_works.clear(); }
    [[nodiscard]] bool isIdle() const { return m_works.empty(); }

private:
    struct Work
    {
        std::function<bool()> step;
        std::function<void()> then;
    };
    void slice();
    void stepOnce();

    QTimer m_timer;
    std::deque<std::shared_ptr<Work>> m_works;
};

} // namespace conspectus
