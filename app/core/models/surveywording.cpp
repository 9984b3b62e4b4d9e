// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/surveywording.h"

#include "library/surveyedits.h"

#include <QCoreApplication>
#include <algorithm>

namespace conspectus {

QString readingStateInWords(const QString &state)
{
    if (state == QLatin1String("to-read"))
        return QCoreApplication::translate("ReadingState", "To read");
    if (state == QLatin1String("reading"))
        return QCoreApplication::translate("ReadingState", "Reading");
    if (state == QLatin1String("read"))
        return QCoreApplication::translate("ReadingState", "Read");
    return {};
}

int stateRank(const QString &state) { return std::max(0, static_cast<int>(readingStates().indexOf(state))); }

} // namespace conspectus
