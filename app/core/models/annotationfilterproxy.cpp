// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/annotationfilterproxy.h"

#include "models/roles.h"
#include "text/fold.h"

#include <algorithm>

namespace conspectus {

AnnotationFilterProxy::AnnotationFilterProxy(QObject *parent) : QSortFilterProxyModel(parent) {}

void AnnotationFilterProxy::setText(const QString &text)
{
    const QStringList words = text::fold(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void AnnotationFilterProxy::setKinds(const QSet<KindId> &kinds)
{
    if (kinds == m_kinds)
        return;
    m_kinds = kinds;
    invalidateFilter();
}

bool AnnotationFilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_kinds.isEmpty() && !m_kinds.contains(KindId(index.data(KindIdRole).toString())))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString folded = text::fold(index.data(QuoteRole).toString() + QLatin1Char('\n') + index.data(NoteRole).toString()
                                      + QLatin1Char('\n') + index.data(SectionRole).toString());
    return std::ranges::all_of(m_words, [&folded](const QString &word) { return folded.contains(word); });
}

} // namespace conspectus
