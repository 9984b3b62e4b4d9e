// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The time, passed in: nothing in the core reads the system clock by itself, so tests can set it.
#pragma once

#include <QDateTime>

namespace conspectus {

class Clock
{
public:
    virtual ~Clock() = default;
    // UTC. Shown to people, never used to order operations.
    [[nodiscard]] virtual QDateTime now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace conspectus
