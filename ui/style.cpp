// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style.h"

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/stylepainting.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>
#include <QPlainTextEdit>
#include <algorithm>

namespace conspectus {
namespace {

constexpr int kRowBar = 3;
const char *const kPaneProperty = "conspectus.pane";

QColor paneColor(const Theme &theme, const QByteArray &token)
{
    if (token == "panel")
        return theme.panel;
    if (token == "desk")
        return theme.desk;
    return token == "win" ? theme.win : theme.paper;
}

// A pane asks the style for its colour each time the palette changes, so that it follows the theme.
class PaneFollower final : public QObject
{
public:
    explicit PaneFollower(QWidget *widget) : QObject(widget), m_widget(widget) { widget->installEventFilter(this); }

    void follow()
    {
        const QColor color = paneColor(themeOf(m_widget), m_widget->property(kPaneProperty).toByteArray());
        if (m_color == color)
            return;
        m_color = color;
        QPalette palette; // only these two roles are set: the others go on following the application
        palette.setResolveMask(0);
        palette.setColor(QPalette::Window, color);
        palette.setColor(QPalette::Base, color);
        m_widget->setPalette(palette);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_widget && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange))
            follow();
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget *m_widget;
    QColor m_color;
};

void drawItemRow(const QStyleOption &option, QPainter &painter, const QWidget *widget, const Theme &theme)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
    if (item == nullptr)
        return;
    const bool focused = widget != nullptr && widget->hasFocus();
    const bool popup = widget != nullptr && widget->window()->windowType() == Qt::Popup;
    // In a table the bar stands at the left of the row, not of each cell.
    const bool isFirst = item->viewItemPosition != QStyleOptionViewItem::Middle && item->viewItemPosition != QStyleOptionViewItem::End;
    painter.save();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    paintRowBackground(painter, isFirst ? option.rect : option.rect.adjusted(-8, 0, 0, 0), theme,
                       option.state.testFlag(QStyle::State_Selected), focused || popup,
                       option.state.testFlag(QStyle::State_MouseOver));
    painter.restore();
}

void drawArrow(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter, const Theme &theme)
{
    const QString id = element == QStyle::PE_IndicatorArrowRight  ? QStringLiteral("chevron-right")
                     : element == QStyle::PE_IndicatorArrowLeft   ? QStringLiteral("back")
                     : element == QStyle::PE_IndicatorArrowUp     ? QStringLiteral("up")
                                                                  : QStringLiteral("chevron-down");
    const double side = std::min(14, std::min(option.rect.width(), option.rect.height()));
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(option.rect).center());
    paintIcon(painter, id, square, option.state.testFlag(QStyle::State_Enabled) ? theme.ink2 : theme.ink3);
}

} // namespace

ConspectusStyle::ConspectusStyle(const Theme &theme) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(theme) {}

void ConspectusStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QTabBar *>(widget)
        || qobject_cast<QScrollBar *>(widget) || qobject_cast<QLineEdit *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    // Qt 6.4 gives the box a focus proxy, its first button, and Tab then goes from the second button back to the first for ever.
    if (auto *buttons = qobject_cast<QDialogButtonBox *>(widget))
        buttons->setFocusProxy(nullptr);
}

void ConspectusStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                    const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawing::button(*option, *painter, widget, m_theme);
    case PE_PanelButtonTool:
        return drawing::toolButtonPanel(*option, *painter, widget, m_theme);
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        return drawing::field(*option, *painter, widget, m_theme);
    case PE_FrameFocusRect:
        return drawing::focusRing(*option, *painter, widget, m_theme);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawing::checkBox(*option, *painter, m_theme);
    case PE_IndicatorRadioButton:
        return drawing::radioButton(*option, *painter, m_theme);
    case PE_IndicatorBranch:
        return drawing::branch(*option, *painter, m_theme);
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
        return drawArrow(element, *option, *painter, m_theme);
    case PE_IndicatorDockWidgetResizeHandle:
        return drawing::dockSeparator(*option, *painter, widget, m_theme);
    case PE_PanelItemViewItem:
        return drawItemRow(*option, *painter, widget, m_theme);
    case PE_PanelItemViewRow:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_FrameButtonBevel:
    case PE_FrameDefaultButton:
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), m_theme.line);
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
    case PE_FrameMenu:
        painter->fillRect(option->rect, element == PE_FrameMenu ? Qt::transparent : m_theme.paper);
        painter->setPen(m_theme.edge);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
        painter->save();
        painter->setPen(widget != nullptr && widget->hasFocus() ? m_theme.acc : m_theme.edge);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int ConspectusStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return scaled(16);
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 5;
    case PM_ScrollBarExtent:
        return 11;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QLineEdit *>(widget) ? drawing::kFieldRing + 2 : 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
    case PM_MenuBarVMargin:
    case PM_DockWidgetFrameWidth:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_MenuBarHMargin:
        return 4;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return 4;
    case PM_MenuPanelWidth:
        return 1;
    case PM_RadioButtonLabelSpacing:
    case PM_CheckBoxLabelSpacing:
        return 8;
    case PM_HeaderMargin:
        return 6; // as cells have
    case PM_TabBarTabHSpace:
        return 12; // so that the three panels of a narrow window fit with their names
    case PM_TabBarTabVSpace:
        return 12;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return scaled(16);
    case PM_TreeViewIndentation:
        return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return 12;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ConspectusStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                               QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_UnderlineShortcut: // in open menus and dialogs; in the menu bar while Alt is held
        return qobject_cast<const QMenuBar *>(widget) == nullptr || widget->hasFocus()
            || QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier);
    case SH_ItemView_ShowDecorationSelected:
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QRect ConspectusStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    if (element == SE_LineEditContents && edit != nullptr && edit->hasFrame() && !drawing::isSet(widget, "conspectus.quiet"))
        return option->rect.adjusted(drawing::kFieldRing + 5, drawing::kFieldRing + 1, -drawing::kFieldRing - 5, -drawing::kFieldRing - 1);
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize ConspectusStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                        const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        if (drawing::isSet(widget, "conspectus.link"))
            return {size.width() + 6, std::max(size.height() + 4, scaled(24))};
        return {std::max(size.width() + scaled(28), scaled(86)) + 2 * drawing::kRing, scaled(28) + 2 * drawing::kRing};
    case CT_ToolButton:
        return {std::max(size.width() + 8 + drawing::menuArrowWidth(option), scaled(26)), std::max(size.height() + 6, scaled(26))};
    case CT_LineEdit:
        return {result.width(), std::max(size.height() + 8, scaled(26) + 2 * drawing::kFieldRing)};
    case CT_ComboBox:
        return {size.width() + scaled(36), scaled(28)};
    case CT_MenuBarItem:
        return {size.width() + 18, scaled(34)};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return drawing::menuItemSize(*item, size);
        return result;
    case CT_TabBarTab:
        return {result.width(), scaled(32)};
    case CT_ItemViewItem:
        return {result.width(), std::max(result.height(), scaled(25))};
    default:
        return result;
    }
}

void paintRowBackground(QPainter &painter, const QRect &row, const Theme &theme, bool selected, bool focusedPane,
                        bool hovered, bool related)
{
    if (selected) {
        painter.fillRect(row, focusedPane ? theme.sel : theme.inact);
        painter.fillRect(QRect(row.left(), row.top(), kRowBar, row.height()), focusedPane ? theme.acc : theme.edge);
    } else if (hovered || related) {
        painter.fillRect(row, theme.hov);
    }
}

void setPane(QWidget *widget, const char *token)
{
    widget->setProperty(kPaneProperty, QByteArray(token));
    widget->setAutoFillBackground(true);
    for (QObject *child : widget->children()) {
        if (auto *follower = dynamic_cast<PaneFollower *>(child))
            return follower->follow();
    }
    (new PaneFollower(widget))->follow();
}

} // namespace conspectus
