// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Buttons, fields and indicators of ConspectusStyle.
#include "ui/stylepainting.h"

#include "ui/icons.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QWidget>

namespace conspectus::drawing {
namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool showsFocus(const QStyleOption &option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_Enabled);
}

QColor textColor(const QStyleOption &option, const QWidget *widget, const Theme &theme)
{
    if (!has(option, QStyle::State_Enabled))
        return theme.ink3;
    if (isSet(widget, "conspectus.link"))
        return theme.acc;
    return isSet(widget, "conspectus.default") ? theme.accink : theme.ink;
}

void ring(QPainter &painter, const QRectF &rect, const Theme &theme, double radius)
{
    fillRound(painter, rect.adjusted(1, 1, -1, -1), Qt::transparent, theme.acc, radius, 2);
}

} // namespace

bool isSet(const QWidget *widget, const char *property)
{
    return widget != nullptr && widget->property(property).toBool();
}

void fillRound(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border, double radius, double pen)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, pen));
    painter.setBrush(fill.alpha() == 0 ? QBrush(Qt::NoBrush) : QBrush(fill));
    painter.drawRoundedRect(rect, radius, radius);
    painter.restore();
}

void button(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme)
{
    const QRectF whole(option.rect);
    if (isSet(widget, "conspectus.link")) {
        if (showsFocus(option))
            ring(painter, whole, theme, 3);
        return;
    }
    const QRectF face = whole.adjusted(kRing + 0.5, kRing + 0.5, -kRing - 0.5, -kRing - 0.5);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool pressed = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    QColor fill = pressed ? theme.inact : has(option, QStyle::State_MouseOver) && enabled ? theme.hov : theme.paper;
    QColor border = enabled ? theme.edge : theme.line;
    if (isSet(widget, "conspectus.default") && enabled) {
        fill = pressed ? theme.acc.darker(120) : has(option, QStyle::State_MouseOver) ? theme.acc.lighter(110) : theme.acc;
        border = fill;
    }
    fillRound(painter, face, fill, border);
    if (showsFocus(option))
        ring(painter, whole, theme, kRadius + kRing);
}

void buttonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget, const Theme &theme)
{
    painter.save();
    const bool link = isSet(widget, "conspectus.link");
    QFont font = painter.font();
    if (isSet(widget, "conspectus.default"))
        font.setWeight(QFont::DemiBold);
    font.setUnderline(link && has(option, QStyle::State_MouseOver));
    painter.setFont(font);
    painter.setPen(textColor(option, widget, theme));
    QRect rect = option.rect;
    if (!option.icon.isNull() && !link) {
        const QSize size = option.iconSize;
        const int text = painter.fontMetrics().horizontalAdvance(option.text);
        const int width = size.width() + (option.text.isEmpty() ? 0 : 6 + text);
        const QRect icon(rect.center().x() - width / 2, rect.center().y() - size.height() / 2 + 1, size.width(), size.height());
        option.icon.paint(&painter, icon, Qt::AlignCenter, has(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
        rect.setLeft(icon.right() + 6);
        painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, option.text);
    } else {
        painter.drawText(rect, Qt::AlignCenter | Qt::TextShowMnemonic, option.text);
    }
    painter.restore();
}

void toolButtonPanel(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme)
{
    const QRectF rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool enabled = has(option, QStyle::State_Enabled);
    if (isSet(widget, "conspectus.link"))
        return;
    if (has(option, QStyle::State_On))
        fillRound(painter, rect, theme.sel, Qt::transparent);
    else if (has(option, QStyle::State_Sunken))
        fillRound(painter, rect, theme.inact, Qt::transparent);
    else if (has(option, QStyle::State_MouseOver) && enabled)
        fillRound(painter, rect, theme.hov, Qt::transparent);
    if (showsFocus(option))
        ring(painter, QRectF(option.rect), theme, kRadius);
}

int menuArrowWidth(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    const bool opens = button != nullptr && button->features.testFlag(QStyleOptionToolButton::HasMenu);
    return opens && button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty() ? 14 : 0;
}

void menuArrow(const QStyleOptionToolButton &option, QPainter &painter, const Theme &theme)
{
    constexpr double kSide = 12;
    QRectF square(option.rect.right() - kSide - 3, QRectF(option.rect).center().y() - kSide / 2, kSide, kSide);
    if (option.direction == Qt::RightToLeft)
        square.moveLeft(option.rect.left() + 4);
    paintIcon(painter, QStringLiteral("chevron-down"), square, has(option, QStyle::State_Enabled) ? theme.ink2 : theme.ink3);
}

void field(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme)
{
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    if (edit != nullptr && !edit->hasFrame()) {
        painter.fillRect(option.rect, option.palette.base());
        return;
    }
    if (isSet(widget, "conspectus.quiet"))
        return;
    const QRectF face = QRectF(option.rect).adjusted(kFieldRing + 0.5, kFieldRing + 0.5, -kFieldRing - 0.5, -kFieldRing - 0.5);
    const bool focus = showsFocus(option);
    const QColor border = focus ? theme.acc : has(option, QStyle::State_Enabled) ? theme.edge : theme.line;
    fillRound(painter, face, has(option, QStyle::State_Enabled) ? theme.paper : theme.win, border);
    if (focus)
        fillRound(painter, face.adjusted(-1, -1, 1, 1), Qt::transparent, theme.acc, kRadius + 1, 2);
}

void checkBox(const QStyleOption &option, QPainter &painter, const Theme &theme)
{
    const QRectF box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const QColor fill = (on || partly) && enabled ? theme.acc : theme.paper;
    fillRound(painter, box, fill, enabled ? ((on || partly) ? theme.acc : theme.edge) : theme.line, 3);
    const QColor ink = enabled ? theme.accink : theme.ink3;
    if (on)
        paintIcon(painter, QStringLiteral("check"), box.adjusted(1.5, 1.5, -1.5, -1.5), ink);
    else if (partly)
        paintIcon(painter, QStringLiteral("minus"), box.adjusted(1.5, 1.5, -1.5, -1.5), ink);
}

void radioButton(const QStyleOption &option, QPainter &painter, const Theme &theme)
{
    const QRectF box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const QColor border = !enabled ? theme.line : on ? theme.acc : theme.edge;
    fillRound(painter, box, on && enabled ? theme.acc : theme.paper, border, box.width() / 2);
    if (on) {
        const double inset = box.width() * 0.32;
        fillRound(painter, box.adjusted(inset, inset, -inset, -inset), enabled ? theme.accink : theme.ink3, Qt::transparent,
                  box.width() / 2);
    }
}

void comboBox(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget, const Theme &theme)
{
    const QRectF face = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focus = showsFocus(option);
    const bool quiet = isSet(widget, "conspectus.quiet");
    const QColor fill = has(option, QStyle::State_MouseOver) && enabled ? theme.hov : quiet ? Qt::transparent : theme.paper;
    fillRound(painter, face, fill, quiet ? QColor(Qt::transparent) : enabled ? theme.edge : theme.line);
    if (focus)
        ring(painter, QRectF(option.rect), theme, kRadius);
    const double side = 14;
    QRectF arrow(face.right() - side - 6, face.center().y() - side / 2, side, side);
    if (option.direction == Qt::RightToLeft)
        arrow.moveLeft(face.left() + 6);
    paintIcon(painter, QStringLiteral("chevron-down"), arrow, enabled ? theme.ink2 : theme.ink3);
}

void focusRing(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme)
{
    // Rows of views have their bar, buttons and fields their own ring.
    if (qobject_cast<const QAbstractItemView *>(widget) != nullptr || isSet(widget, "conspectus.link"))
        return;
    ring(painter, QRectF(option.rect), theme, 3);
}

void branch(const QStyleOption &option, QPainter &painter, const Theme &theme)
{
    if (!has(option, QStyle::State_Children))
        return;
    constexpr double kSide = 14;
    const QPointF centre = QRectF(option.rect).center();
    const QRectF square(option.rect.right() - kSide + 1, centre.y() - kSide / 2, kSide, kSide);
    const bool open = has(option, QStyle::State_Open);
    const QString closed = option.direction == Qt::RightToLeft ? QStringLiteral("back") : QStringLiteral("chevron-right");
    paintIcon(painter, open ? QStringLiteral("chevron-down") : closed, square, theme.ink3);
}

} // namespace conspectus::drawing
