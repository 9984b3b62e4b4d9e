// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/slicedwork.h"

#include <QElapsedTimer>

namespace conspectus {

namespace {
constexpr qint64 kSliceNs = 5'000'000; // a third of a frame: views have to paint what changed in the rest
}

SlicedWork::SlicedWork(QObject *home)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    QObject::connect(&m_timer, &QTimer::timeout, home, [this] { slice(); });
}

void SlicedWork::add(std::function<bool()> step, std::function<void()> then)
{
    m_works.push_back(std::make_shared<Work>(Work{std::move(step), std::move(then)}));
    m_timer.start();
}

void SlicedWork::stepOnce()
{
    const std::shared_ptr<Work> work = m_works.front();
    if (work->step())
        return;
    if (m_works.empty() || m_works.front() != work)
        return; // somebody finished it meanwhile
    m_works.pop_front();
    if (work->then)
        work->then();
}

void SlicedWork::slice()
{
    QElapsedTimer time;
    time.start();
    while (!m_works.empty() && time.nsecsElapsed() < kSliceNs)
        stepOnce();
    if (!m_works.empty())
        m_timer.start();
}

void SlicedWork::finishNow()
{
    while (!m_works.empty())
        stepOnce();
}

} // namespace conspectus
