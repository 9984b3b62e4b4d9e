// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The annotations of some kinds (none chosen: all) whose quote, note, tags or section contain every word typed (folded).
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
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || !m_kinds.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words; // folded
    QSet<KindId> m_kinds;
};

} // namespace conspectus
