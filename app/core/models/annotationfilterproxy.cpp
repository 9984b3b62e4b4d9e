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

void AnnotationFilterProxy::setStatuses(const QSet<QString> &statuses)
{
    if (statuses == m_statuses)
        return;
    m_statuses = statuses;
    invalidateFilter();
}

void AnnotationFilterProxy::setTags(const QSet<QString> &tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    invalidateFilter();
}

void AnnotationFilterProxy::setResolvedHidden(bool hidden)
{
    if (hidden == m_isResolvedHidden)
        return;
    m_isResolvedHidden = hidden;
    invalidateFilter();
}

bool AnnotationFilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!index.data(ReplyToRole).toString().isEmpty())
        return false;
    const QString status = index.data(StatusRole).toString();
    if ((m_isResolvedHidden && status == QLatin1String("resolved")) || (!m_statuses.isEmpty() && !m_statuses.contains(status)))
        return false;
    const QStringList tags = index.data(TagsRole).toStringList();
    if (!m_tags.isEmpty() && std::ranges::none_of(tags, [this](const QString &tag) { return m_tags.contains(tag); }))
        return false;
    if (!m_kinds.isEmpty() && !m_kinds.contains(KindId(index.data(KindIdRole).toString())))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString folded = text::fold(index.data(QuoteRole).toString() + QLatin1Char('\n') + index.data(NoteRole).toString()
                                      + QLatin1Char('\n') + index.data(SectionRole).toString() + QLatin1Char('\n')
                                      + tags.join(QLatin1Char(' ')));
    return std::ranges::all_of(m_words, [&folded](const QString &word) { return folded.contains(word); });
}

} // namespace conspectus
