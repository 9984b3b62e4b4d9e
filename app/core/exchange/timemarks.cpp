// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/timemarks.h"

#include <QRegularExpression>
#include <algorithm>

namespace conspectus::exchange {

TimeMarkLines timeMarksFrom(const QString &text)
{
    static const QRegularExpression line(
        QStringLiteral("^\\W*(?:(\\d{1,3}):)?(\\d{1,3}):([0-5]\\d)(?!\\d)[\\s\\]\\)\\-–—:.]*(.*)$"));
    TimeMarkLines result;
    for (const QString &each : text.split(QLatin1Char('\n'))) {
        const QString clean = each.simplified();
        if (clean.isEmpty())
            continue;
        const QRegularExpressionMatch match = line.match(clean);
        if (!match.hasMatch()) {
            result.unread.append(clean);
            continue;
        }
        const int seconds = match.captured(1).toInt() * 3600 + match.captured(2).toInt() * 60 + match.captured(3).toInt();
        result.marks.push_back({seconds, match.captured(4)});
    }
    std::ranges::stable_sort(result.marks, {}, &TimeMark::seconds);
    return result;
}

QString timeText(int seconds)
{
    const int hours = seconds / 3600;
    const QString rest = QStringLiteral("%1:%2").arg(seconds / 60 % 60, hours > 0 ? 2 : 1, 10, QLatin1Char('0'))
                             .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return hours > 0 ? QStringLiteral("%1:%2").arg(hours).arg(rest) : rest;
}

QString textOf(const std::vector<TimeMark> &marks)
{
    QStringList lines;
    for (const TimeMark &mark : marks)
        lines.append((timeText(mark.seconds) + QLatin1Char(' ') + mark.text).trimmed());
    return lines.join(QLatin1Char('\n'));
}

} // namespace conspectus::exchange
