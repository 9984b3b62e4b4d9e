// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crowdedpages.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace conspectus::pdfworker {

namespace {

constexpr qsizetype kMostPages = 10'000;

QSet<int> &crowdedPages()
{
    static QSet<int> pages;
    return pages;
}

} // namespace

void noteCrowdedPage(const QString &message)
{
    if (!message.contains(QLatin1String("annotations object")) || crowdedPages().size() >= kMostPages)
        return;
    static const QRegularExpression pattern(QStringLiteral("annotations object \\(page (\\d{1,7})\\).*Too big"));
    const QRegularExpressionMatch match = pattern.match(message.left(200));
    if (match.hasMatch())
        crowdedPages().insert(match.captured(1).toInt() - 1);
}

bool isCrowded(int page)
{
    return std::ranges::any_of(crowdedPages(), [page](int crowded) { return crowded <= page; });
}

} // namespace conspectus::pdfworker
