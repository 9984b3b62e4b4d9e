// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tabs, menus, scroll bars, separators and progress of ConspectusStyle; and the dispatch of its controls.
#include "ui/style.h"

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/stylepainting.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

namespace conspectus {
namespace drawing {
namespace {

constexpr int kMenuIcon = 16;
constexpr int kMenuGap = 10; // between icon, text and shortcut
constexpr int kMenuLeft = 8;

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

} // namespace

void tabShape(const QStyleOptionTab &option, QPainter &painter, const Theme &theme)
{
    const QRect rect = option.rect;
    const bool selected = has(option, QStyle::State_Selected);
    if (has(option, QStyle::State_MouseOver) && !selected && has(option, QStyle::State_Enabled))
        painter.fillRect(rect, theme.hov);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
    if (selected)
        painter.fillRect(QRect(rect.left() + 6, rect.bottom() - 1, rect.width() - 12, 2), theme.acc);
    if (has(option, QStyle::State_HasFocus))
        fillRound(painter, QRectF(rect).adjusted(2, 2, -2, -4), Qt::transparent, theme.acc, 3, 2);
}

void tabLabel(const QStyleOptionTab &option, QPainter &painter, const Theme &theme)
{
    painter.save();
    const bool selected = has(option, QStyle::State_Selected);
    QFont font = painter.font();
    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(!has(option, QStyle::State_Enabled) ? theme.ink3 : selected ? theme.ink : theme.ink2);
    // A button in the tab has its own room.
    QRect room = option.rect.adjusted(option.leftButtonSize.width(), 0, -option.rightButtonSize.width(), 0);
    room = QStyle::visualRect(option.direction, option.rect, room);
    const QString text = painter.fontMetrics().elidedText(option.text, Qt::ElideRight, room.width() - 2, Qt::TextShowMnemonic);
    painter.drawText(room, Qt::AlignCenter | Qt::TextShowMnemonic, text);
    painter.restore();
}

void menuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const Theme &theme, bool showsMnemonic)
{
    painter.fillRect(option.rect, theme.win);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
    const bool open = has(option, QStyle::State_Selected);
    if (open)
        fillRound(painter, QRectF(option.rect).adjusted(1, 4, -1, -5), theme.inact, Qt::transparent);
    painter.setPen(has(option, QStyle::State_Enabled) ? theme.ink : theme.ink3);
    const int mnemonic = showsMnemonic ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter.drawText(option.rect, static_cast<int>(Qt::AlignCenter) | mnemonic | Qt::TextSingleLine, option.text);
}

QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &size)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {size.width(), 9};
    const int shortcut = option.text.contains(QLatin1Char('\t')) ? 24 : 0;
    const int fixed = kMenuLeft + scaled(kMenuIcon) + kMenuGap + 24;
    return {size.width() + fixed + shortcut, scaled(26)};
}

namespace {

void menuMark(const QStyleOptionMenuItem &option, QPainter &painter, const Theme &theme, const QRectF &square)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.icon.isNull()) {
        if (option.checked)
            paintIcon(painter, QStringLiteral("check"), square, enabled ? theme.acc : theme.ink3);
        return;
    }
    if (option.checked)
        fillRound(painter, square.adjusted(-3, -3, 3, 3), theme.tint, theme.acc, 3);
    option.icon.paint(&painter, square.toRect(), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

void menuItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *, const Theme &theme)
{
    const QRect rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(rect.left() + 4, rect.center().y(), rect.width() - 8, 1), theme.line);
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_Selected))
        fillRound(painter, QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), enabled ? theme.sel : theme.hov, Qt::transparent, 3);
    const double side = scaled(kMenuIcon);
    const bool reversed = option.direction == Qt::RightToLeft;
    QRectF mark(rect.left() + kMenuLeft, rect.center().y() + 0.5 - side / 2, side, side);
    if (reversed)
        mark.moveRight(rect.right() - kMenuLeft);
    menuMark(option, painter, theme, mark);

    const int indent = kMenuLeft + scaled(kMenuIcon) + kMenuGap;
    const QRect text = reversed ? rect.adjusted(24, 0, -indent, 0) : rect.adjusted(indent, 0, -24, 0);
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    painter.setFont(option.font);
    painter.setPen(enabled ? theme.ink : theme.ink3);
    const int start = reversed ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(text, start | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, parts.value(0));
    painter.setPen(theme.ink3);
    const int end = reversed ? Qt::AlignLeft : Qt::AlignRight;
    painter.drawText(text, end | Qt::AlignVCenter | Qt::TextSingleLine, parts.value(1));
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        QRectF arrow(rect.right() - 20, rect.center().y() - 6.5, 14, 14);
        if (reversed)
            arrow.moveLeft(rect.left() + 6);
        paintIcon(painter, reversed ? QStringLiteral("back") : QStringLiteral("chevron-right"), arrow, theme.ink2);
    }
}

void scrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &slider, const Theme &theme)
{
    const bool vertical = option.orientation == Qt::Vertical;
    painter.fillRect(option.rect, option.palette.color(QPalette::Window));
    if (option.minimum == option.maximum)
        return;
    const bool active = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
                     && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken));
    const double inset = active ? 1.5 : 2.5;
    const QRectF handle = QRectF(slider).adjusted(vertical ? inset : 1, vertical ? 1 : inset, vertical ? -inset : -1, vertical ? -1 : -inset);
    fillRound(painter, handle, theme.edge, Qt::transparent, (vertical ? handle.width() : handle.height()) / 2);
}

void progressBar(const QStyleOptionProgressBar &option, QPainter &painter, const Theme &theme)
{
    constexpr double kHeight = 4;
    const QRectF whole(option.rect);
    const QRectF groove(whole.left(), whole.center().y() - kHeight / 2, whole.width(), kHeight);
    fillRound(painter, groove, theme.line, Qt::transparent, kHeight / 2);
    const int range = option.maximum - option.minimum;
    // Not known how much there is: half full and still, since nothing moves by itself here.
    const double share = range > 0 ? static_cast<double>(option.progress - option.minimum) / range : 0.5;
    QRectF done = groove;
    done.setWidth(groove.width() * qBound(0.0, share, 1.0));
    if (option.direction == Qt::RightToLeft)
        done.moveRight(groove.right());
    fillRound(painter, done, range > 0 ? theme.acc : theme.ink3, Qt::transparent, kHeight / 2);
}

void splitter(const QStyleOption &option, QPainter &painter, const Theme &theme)
{
    painter.fillRect(option.rect, theme.paper);
    const QRect rect = option.rect;
    if (has(option, QStyle::State_Horizontal))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.line);
    else
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
}

void dockSeparator(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme)
{
    const QRect rect = option.rect;
    painter.fillRect(rect, theme.panel);
    if (rect.height() > rect.width()) {
        const bool left = widget == nullptr || rect.center().x() < widget->width() / 2;
        painter.fillRect(QRect(left ? rect.right() : rect.left(), rect.top(), 1, rect.height()), theme.line);
    } else {
        painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), theme.line);
    }
}

void headerSection(const QStyleOptionHeader &option, QPainter &painter, const Theme &theme)
{
    painter.fillRect(option.rect, theme.win);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
}

} // namespace drawing

void ConspectusStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                  const QWidget *widget) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    const auto *menu = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const auto *progress = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (element == CE_TabBarTabShape && tab != nullptr)
        return drawing::tabShape(*tab, *painter, m_theme);
    if (element == CE_TabBarTabLabel && tab != nullptr)
        return drawing::tabLabel(*tab, *painter, m_theme);
    if (element == CE_MenuBarItem && menu != nullptr)
        return drawing::menuBarItem(*menu, *painter, m_theme, styleHint(SH_UnderlineShortcut, option, widget, nullptr) != 0);
    if (element == CE_MenuItem && menu != nullptr)
        return drawing::menuItem(*menu, *painter, widget, m_theme);
    if (element == CE_PushButtonLabel && button != nullptr)
        return drawing::buttonLabel(*button, *painter, widget, m_theme);
    if (element == CE_PushButtonBevel && button != nullptr)
        return drawing::button(*button, *painter, widget, m_theme);
    if (element == CE_ProgressBar && progress != nullptr)
        return drawing::progressBar(*progress, *painter, m_theme);
    if (element == CE_HeaderSection && header != nullptr)
        return drawing::headerSection(*header, *painter, m_theme);
    if (element == CE_Splitter)
        return drawing::splitter(*option, *painter, m_theme);
    if (element == CE_MenuBarEmptyArea) {
        painter->fillRect(option->rect, m_theme.win);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), m_theme.line);
        return;
    }
    if (element == CE_MenuEmptyArea || element == CE_FocusFrame)
        return;
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ConspectusStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                         const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && slider != nullptr)
        return drawing::scrollBar(*slider, *painter, subControlRect(control, option, SC_ScrollBarSlider, widget), m_theme);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && combo != nullptr && !combo->editable)
        return drawing::comboBox(*combo, *painter, widget, m_theme);
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (control == CC_ToolButton && tool != nullptr && tool->features.testFlag(QStyleOptionToolButton::HasMenu)
        && !tool->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
        // The arrow stands beside the text, and a plus needs none.
        QStyleOptionToolButton plain = *tool;
        plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        if (drawing::menuArrowWidth(option) > 0)
            drawing::menuArrow(*tool, *painter, m_theme);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ConspectusStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                      const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || slider == nullptr)
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    // No arrows: the groove is the whole bar.
    const QRect bar = slider->rect;
    const bool vertical = slider->orientation == Qt::Vertical;
    const int length = vertical ? bar.height() : bar.width();
    const qint64 range = qint64(slider->maximum) - slider->minimum;
    int handle = length;
    if (range > 0) {
        const int wanted = static_cast<int>(qint64(length) * slider->pageStep / (range + slider->pageStep));
        handle = qBound(qMin(length, pixelMetric(PM_ScrollBarSliderMin, option, widget)), wanted, length);
    }
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - handle,
                                              slider->upsideDown);
    QRect result;
    switch (subControl) {
    case SC_ScrollBarGroove:
        return bar;
    case SC_ScrollBarSlider:
        result = vertical ? QRect(0, start, bar.width(), handle) : QRect(start, 0, handle, bar.height());
        break;
    case SC_ScrollBarSubPage:
        result = vertical ? QRect(0, 0, bar.width(), start) : QRect(0, 0, start, bar.height());
        break;
    case SC_ScrollBarAddPage:
        result = vertical ? QRect(0, start + handle, bar.width(), length - start - handle)
                          : QRect(start + handle, 0, length - start - handle, bar.height());
        break;
    default:
        return {};
    }
    return visualRect(slider->direction, bar, result.translated(bar.topLeft()));
}

} // namespace conspectus
