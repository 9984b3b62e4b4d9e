// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/find.h"

#include "text/fold.h"
#include "text/foldmatch.h"

namespace conspectus::text {

std::vector<Span> findAll(const TextPage &page, const QString &needle)
{
    std::vector<Span> found = findFolded(page.fold, fold(needle), [&page](qint32 i) { return isJoinOf(page, i); });
    for (Span &span : found)
        span = page.textSpan(span);
    return found;
}

} // namespace conspectus::text
