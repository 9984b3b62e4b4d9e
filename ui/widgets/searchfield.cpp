// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/searchfield.h"

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QTextOption>

namespace conspectus {
namespace {

constexpr int kWidth = 336;
constexpr int kHeight = 28;

} // namespace

int paintKeyCap(QPainter &painter, const QRect &rect, const QString &key, const QWidget *widget)
{
    if (key.isEmpty())
        return 0;
    const Theme &theme = themeOf(widget);
    painter.save();
    QFont font = fontFor(FontRole::Small);
    font.setPixelSize(std::max(11, font.pixelSize() - 1));
    painter.setFont(font);
    const int width = painter.fontMetrics().horizontalAdvance(key) + 10;
    const int height = painter.fontMetrics().height() + 2;
    const QRectF cap(rect.right() - width + 0.5, rect.center().y() - height / 2.0 + 0.5, width, height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line);
    painter.setBrush(theme.win);
    painter.drawRoundedRect(cap, 3, 3);
    painter.setPen(theme.ink3);
    painter.drawText(cap, Qt::AlignCenter, key);
    painter.restore();
    return width;
}

SearchField::SearchField(const QAction *search, QWidget *parent)
    : QWidget(parent), m_key(search->shortcut().toString(QKeySequence::NativeText))
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::IBeamCursor);
    setAccessibleName(tr("Search everything"));
    setToolTip(search->toolTip());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SearchField::sizeHint() const
{
    return {scaled(kWidth) + 8, scaled(kHeight) + 4};
}

void SearchField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    const QRectF face = QRectF(rect()).adjusted(0.5, 2.5, -8.5, -2.5);
    painter.setPen(hasFocus() ? QPen(theme.acc, 2) : QPen(theme.edge, 1));
    painter.setBrush(theme.paper);
    painter.drawRoundedRect(face, 4, 4);
    const bool reversed = layoutDirection() == Qt::RightToLeft;
    const double side = scaled(14);
    const double x = reversed ? face.right() - 10 - side : face.left() + 10;
    paintIcon(painter, QStringLiteral("search"), QRectF(x, face.center().y() - side / 2, side, side), theme.ink2);
    painter.setFont(fontFor(FontRole::Interface));
    painter.setPen(theme.ink3);
    const QRectF text = face.adjusted(18 + side, 0, -18 - side, 0);
    painter.drawText(text, tr("Search everything…"), QTextOption(Qt::AlignVCenter | (reversed ? Qt::AlignRight : Qt::AlignLeft)));
    QRect cap = face.toRect().adjusted(8, 0, -6, 0);
    if (reversed)
        cap.setRight(cap.left() + painter.fontMetrics().horizontalAdvance(m_key) + 10);
    paintKeyCap(painter, cap, m_key, this);
}

void SearchField::mousePressEvent(QMouseEvent *)
{
    Q_EMIT searchRequested({});
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    const bool types = !event->text().isEmpty() && event->text().front().isPrint();
    if (!opens && !types)
        return QWidget::keyPressEvent(event);
    Q_EMIT searchRequested(opens ? QString() : event->text());
}

void SearchField::focusInEvent(QFocusEvent *event)
{
    update();
    QWidget::focusInEvent(event);
}

void SearchField::focusOutEvent(QFocusEvent *event)
{
    update();
    QWidget::focusOutEvent(event);
}

} // namespace conspectus
