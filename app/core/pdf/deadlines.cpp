// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pdf/deadlines.h"

#include <QtGlobal>

namespace conspectus::pdf {

Deadlines Deadlines::standard()
{
    Deadlines table;
    bool isNumber = false;
    const int percent = qEnvironmentVariableIntValue("CONSPECTUS_PDF_DEADLINE_PERCENT", &isNumber);
    if (!isNumber || percent < 1 || percent >= 100)
        return table;
    for (std::chrono::milliseconds *time : {&table.load.cpu, &table.load.wall, &table.draw.cpu, &table.draw.wall,
                                            &table.read.cpu, &table.read.wall, &table.patience, &table.abortGrace})
        *time = *time * percent / 100;
    return table;
}

} // namespace conspectus::pdf
