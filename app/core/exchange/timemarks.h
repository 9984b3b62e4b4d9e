// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Time marks of a video as people write them, a line each: "12:30 results", "1:02:30 – discussion", "[0:45] start".
#pragma once

#include "survey/survey.h"

namespace conspectus::exchange {

struct TimeMarkLines
{
    std::vector<TimeMark> marks; // by time
    QStringList unread;          // lines without a time
};

[[nodiscard]] TimeMarkLines timeMarksFrom(const QString &text);
[[nodiscard]] QString timeText(int seconds); // 750 → "12:30", 3750 → "1:02:30"
[[nodiscard]] QString textOf(const std::vector<TimeMark> &marks); // what timeMarksFrom() reads

} // namespace conspectus::exchange
