// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/kindfilterbar.h"

#include "models/wording.h"
#include "ui/fonts.h"
#include "ui/kindpainter.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace conspectus {

KindFilterBar::KindFilterBar(QWidget *parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(8, 0, 4, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    setAccessibleName(tr("Kinds shown"));
}

void KindFilterBar::setKinds(const std::vector<Kind> &kinds)
{
    const QSet<KindId> before = chosen();
    for (const auto &[id, button] : m_buttons)
        delete button;
    m_buttons.clear();
    for (const Kind &kind : kinds) {
        auto *button = new QToolButton(this);
        button->setIcon(kindIcon(kind));
        button->setIconSize(QSize(scaled(14), scaled(14)));
        button->setCheckable(true);
        button->setChecked(before.contains(kind.id));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setFixedSize(scaled(26), scaled(26));
        button->setText(kind.name);
        button->setToolTip(plainToolTip(tr("Show %1 only").arg(kind.name)));
        button->setAccessibleName(tr("Show %1 only").arg(kind.name));
        connect(button, &QToolButton::toggled, this, [this] { Q_EMIT chosenChanged(chosen()); });
        m_layout->insertWidget(static_cast<int>(m_buttons.size()), button);
        m_buttons.emplace_back(kind.id, button);
    }
    Q_EMIT chosenChanged(chosen());
}

QSet<KindId> KindFilterBar::chosen() const
{
    QSet<KindId> kinds;
    for (const auto &[id, button] : m_buttons) {
        if (button->isChecked())
            kinds.insert(id);
    }
    return kinds;
}

} // namespace conspectus
