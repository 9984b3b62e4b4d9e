// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/linkbutton.h"

#include <QResizeEvent>
#include <algorithm>

namespace conspectus {

LinkButton::LinkButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setProperty("conspectus.link", true);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LinkButton::setElided()
{
    m_full = text();
    setAccessibleName(QString(m_full).replace(QStringLiteral("&&"), QStringLiteral("&")));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    const QSize hint = QPushButton::sizeHint();
    if (m_full.isEmpty())
        return hint;
    const int more = fontMetrics().horizontalAdvance(m_full) - fontMetrics().horizontalAdvance(text());
    return {hint.width() + std::max(0, more), hint.height()};
}

QSize LinkButton::minimumSizeHint() const
{
    const QSize hint = QPushButton::minimumSizeHint();
    return m_full.isEmpty() ? hint : QSize(std::min(hint.width(), 3 * fontMetrics().height()), hint.height());
}

void LinkButton::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    if (m_full.isEmpty())
        return;
    const int around = QPushButton::sizeHint().width() - fontMetrics().horizontalAdvance(text());
    const QString cut = fontMetrics().elidedText(m_full, Qt::ElideRight, std::max(0, width() - around));
    if (cut != text())
        setText(cut);
}

} // namespace conspectus
