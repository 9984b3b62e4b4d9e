// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A row of swatches, one a kind of the active set: those that are pressed are shown alone, none pressed shows all.
#pragma once

#include "survey/kinds.h"

#include <QSet>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace conspectus {

class KindFilterBar final : public QWidget
{
    Q_OBJECT
public:
    explicit KindFilterBar(QWidget *parent = nullptr);
    void setKinds(const std::vector<Kind> &kinds);
    [[nodiscard]] QSet<KindId> chosen() const;

Q_SIGNALS:
    void chosenChanged(const QSet<conspectus::KindId> &kinds);

private:
    QHBoxLayout *m_layout;
    std::vector<std::pair<KindId, QToolButton *>> m_buttons;
};

} // namespace conspectus
