// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workbench/workbenchdelegate.h"

#include "library/annotationquery.h"
#include "models/roles.h"
#include "survey/kinds.h"
#include "ui/delegates/textlines.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/kindpainter.h"
#include "ui/style.h"

#include <QLocale>
#include <QPainter>

namespace conspectus {
namespace {

constexpr int kRowHeight = 26;
constexpr int kSwatch = 14;
constexpr int kPadding = 6;

FontRole fontOf(AnnotationColumn column)
{
    if (column == AnnotationColumn::Quote || column == AnnotationColumn::Note)
        return FontRole::Quote;
    return column == AnnotationColumn::Page || column == AnnotationColumn::Date ? FontRole::Small : FontRole::Interface;
}

} // namespace

QSize WorkbenchDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {scaled(80), scaled(kRowHeight)};
}

void WorkbenchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    const auto column = static_cast<AnnotationColumn>(index.column());
    QRectF rect = QRectF(option.rect).adjusted(scaled(kPadding), 0, -scaled(kPadding), 0);
    painter->save();
    if (column == AnnotationColumn::Kind) {
        rect.setLeft(rect.left() + scaled(12));
        if (const Kind *kind = kindById(KindId(index.data(KindIdRole).toString()))) {
            paintKindSwatch(*painter, QRectF(rect.left(), rect.center().y() - scaled(kSwatch) / 2.0, scaled(kSwatch), scaled(kSwatch)), *kind, theme);
        }
        rect.setLeft(rect.left() + scaled(kSwatch + 8));
    }
    painter->setFont(fontFor(fontOf(column)));
    const bool isSecond = column == AnnotationColumn::Survey || column == AnnotationColumn::Page || column == AnnotationColumn::Date;
    painter->setPen(isSecond ? theme.ink3 : theme.ink);
    const QString whole = index.data(Qt::DisplayRole).toString();
    const Qt::Alignment sideways = column == AnnotationColumn::Page ? Qt::AlignRight : Qt::AlignLeft;
    paintOneLine(*painter, rect, whole, sideways | Qt::AlignVCenter);
    painter->restore();
}

void paintGroupRow(QPainter &painter, const QRect &rect, const QModelIndex &index, const Theme &theme, bool isSelected, bool hasFocus,
                   bool isExpanded)
{
    painter.save();
    painter.fillRect(rect, theme.win);
    if (isSelected)
        paintRowBackground(painter, rect, theme, true, hasFocus, false);
    QRectF rest = QRectF(rect).adjusted(scaled(6), 0, -scaled(12), 0);
    const double size = scaled(12);
    paintIcon(painter, isExpanded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
              QRectF(rest.left(), rest.center().y() - size / 2, size, size), theme.ink2);
    rest.setLeft(rest.left() + size + scaled(6));
    painter.setFont(fontFor(FontRole::InterfaceStrong));
    painter.setPen(theme.ink2);
    const QString count = QLocale().toString(index.data(CountRole).toInt());
    const QFontMetricsF metrics(painter.font());
    const QString title = metrics.elidedText(index.siblingAtColumn(0).data().toString(), Qt::ElideRight,
                                             std::max(40.0, std::min(rest.width(), 900.0) - metrics.horizontalAdvance(count) - scaled(20)));
    paintOneLine(painter, QRectF(rest.topLeft(), QSizeF(metrics.horizontalAdvance(title) + 1, rest.height())), title);
    rest.setLeft(rest.left() + metrics.horizontalAdvance(title) + scaled(12));
    painter.setFont(fontFor(FontRole::Small));
    painter.setPen(theme.ink3);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, count);
    painter.restore();
}

} // namespace conspectus
