// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/libraryfilterproxy.h"

#include "models/roles.h"
#include "text/fold.h"

#include <algorithm>

namespace conspectus {

LibraryFilterProxy::LibraryFilterProxy(QObject *parent) : QSortFilterProxyModel(parent) {}

void LibraryFilterProxy::setText(const QString &text)
{
    const QStringList words = text::fold(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool LibraryFilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_words.isEmpty() || index.data(IsHeaderRole).toBool())
        return true;
    const QString folded = text::fold(index.data(SortRole).toString() + QLatin1Char(' ') + index.data(DetailRole).toString());
    return std::ranges::all_of(m_words, [&folded](const QString &word) { return folded.contains(word); });
}

} // namespace conspectus
