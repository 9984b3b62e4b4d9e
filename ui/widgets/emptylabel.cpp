// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/emptylabel.h"

#include "ui/fonts.h"
#include "ui/theme.h"

#include <QEvent>

namespace conspectus {

EmptyLabel::EmptyLabel(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setContentsMargins(14, 8, 14, 8);
    restyle();
}

void EmptyLabel::changeEvent(QEvent *event)
{
    const bool needed = event->type() == QEvent::StyleChange;
    QLabel::changeEvent(event);
    if (needed)
        restyle();
}

void EmptyLabel::restyle()
{
    setFont(fontFor(FontRole::Small));
    setForegroundRole(QPalette::PlaceholderText); // third text
}

} // namespace conspectus
