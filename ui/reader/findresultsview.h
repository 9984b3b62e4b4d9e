// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of all places found, below the find bar: a line each with the place marked, the page at the right. Arrows move, Return
// goes there, Escape goes back into the field.
#pragma once

#include <QListView>

namespace conspectus::reader {

class FindResultsView final : public QListView
{
    Q_OBJECT
public:
    explicit FindResultsView(QWidget *parent = nullptr);
    void showCurrent(int row); // the place that is shown on the page
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void rowChosen(int row);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    bool m_isFollowing = false;
};

} // namespace conspectus::reader
