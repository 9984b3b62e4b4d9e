// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The annotations of some kinds, statuses and tags (none chosen: all) whose quote, note, tags or section contain every word typed
// (folded). Replies have no row: they stand under the note they answer.
#pragma once

#include "base/ids.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace conspectus {

class AnnotationFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit AnnotationFilterProxy(QObject *parent = nullptr);

    void setText(const QString &text);
    void setKinds(const QSet<KindId> &kinds);
    [[nodiscard]] const QSet<KindId> &kinds() const { return m_kinds; }
    void setStatuses(const QSet<QString> &statuses); // "" is one of them: no status
    [[nodiscard]] const QSet<QString> &statuses() const { return m_statuses; }
    void setTags(const QSet<QString> &tags); // an annotation has at least one of them
    [[nodiscard]] const QSet<QString> &tags() const { return m_tags; }
    void setResolvedHidden(bool hidden);
    [[nodiscard]] bool isResolvedHidden() const { return m_isResolvedHidden; }
    [[nodiscard]] bool isFiltering() const
    {
        return !m_words.isEmpty() || !m_kinds.isEmpty() || !m_statuses.isEmpty() || !m_tags.isEmpty() || m_isResolvedHidden;
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words; // folded
    QSet<KindId> m_kinds;
    QSet<QString> m_statuses;
    QSet<QString> m_tags;
    bool m_isResolvedHidden = false;
};

} // namespace conspectus
