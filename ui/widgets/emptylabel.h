// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a pane says while it has nothing to show: one sentence in third text at its top, and what to do next.
#pragma once

#include <QLabel>

namespace conspectus {

class EmptyLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit EmptyLabel(const QString &text, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
};

} // namespace conspectus
