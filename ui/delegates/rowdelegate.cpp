// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/rowdelegate.h"

#include "models/roles.h"
#include "ui/delegates/textlines.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>

namespace conspectus {

namespace {
constexpr int kRowHeight = 25;
constexpr int kIcon = 16;
constexpr int kSparkWidth = 38;
constexpr int kSparkRoom = 190; // narrower rows have no bar chart

QString rightText(const QModelIndex &index)
{
    const QVariant count = index.data(CountRole);
    return count.isValid() ? QLocale().toString(count.toInt()) : index.data(PageLabelRole).toString();
}
} // namespace

RowDelegate::RowDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    const bool isWarning = index.data(WarningRole).toBool();
    const bool isDimmed = index.data(DimmedRole).toBool();
    const QColor ink = isWarning ? theme.warn : isDimmed ? theme.ink3 : theme.ink;
    QRectF rest = QRectF(option.rect).adjusted(4, 0, -scaled(10), 0);
    painter->save();
    if (const QString icon = index.data(IconRole).toString(); !icon.isEmpty()) {
        const double side = scaled(kIcon);
        paintIcon(*painter, icon, QRectF(rest.left(), rest.center().y() - side / 2, side, side), isWarning ? theme.warn : theme.ink2);
        rest.setLeft(rest.left() + side + scaled(6));
    }
    const QFont small = fontFor(FontRole::Small);
    if (const QString right = rightText(index); !right.isEmpty()) {
        const double width = std::max<double>(QFontMetricsF(small).horizontalAdvance(right), scaled(18));
        painter->setFont(small);
        painter->setPen(theme.ink3);
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, right);
        rest.setRight(rest.right() - width - scaled(6));
    }
    const QVariant spark = index.data(SparkRole);
    const bool hasRoom = option.widget && option.widget->width() >= scaled(kSparkRoom);
    if (spark.isValid() && hasRoom) {
        const double width = scaled(kSparkWidth);
        paintSpark(*painter, QRectF(rest.right() - width, rest.center().y() - scaled(6), width, scaled(12)), spark.toList(), theme);
        rest.setRight(rest.right() - width - scaled(6));
    }
    const QFont font = fontFor(FontRole::Interface);
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->setFont(font);
    painter->setPen(ink);
    paintOneLine(*painter, rest, text);
    painter->restore();
}

// Bars on a dotted line; a node without passages has the line only.
void RowDelegate::paintSpark(QPainter &painter, const QRectF &rect, const QVariantList &bars, const Theme &theme) const
{
    painter.setPen(QPen(theme.line, 1, Qt::DotLine));
    painter.drawLine(QPointF(rect.left(), rect.bottom() + 0.5), QPointF(rect.right(), rect.bottom() + 0.5));
    const double step = rect.width() / std::max<double>(1, static_cast<double>(bars.size()));
    for (int i = 0; i < bars.size(); ++i) {
        const double share = std::clamp(bars[i].toDouble(), 0.0, 1.0);
        if (share <= 0)
            continue;
        const double height = std::max(2.0, share * rect.height());
        painter.fillRect(QRectF(rect.left() + i * step, rect.bottom() - height, std::max(1.0, step - 1), height), theme.acc);
    }
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return {scaled(120), scaled(kRowHeight)}; }

void RowDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(0, 0, -2, 0));
}

} // namespace conspectus
