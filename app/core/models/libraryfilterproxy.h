// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The surveys whose title or authors contain every word typed (folded: "Muller" finds "Müller"). Group rows always stay.
#pragma once

#include <QSortFilterProxyModel>

namespace conspectus {

class LibraryFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit LibraryFilterProxy(QObject *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words; // folded
};

} // namespace conspectus
