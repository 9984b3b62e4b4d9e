// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/searchdelegate.h"

#include "models/roles.h"
#include "models/searchmodel.h"
#include "ui/delegates/textlines.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/style.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>

namespace conspectus {

namespace {

constexpr int kHitLines = 2;
constexpr int kLeft = 14;

SearchEntry::Type typeOf(const QModelIndex &index) { return static_cast<SearchEntry::Type>(index.data(EntryTypeRole).toInt()); }

// Line ends as spaces: a snippet stands in a row. The length stays, so the marks stay right.
QString flat(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    return text;
}

// Text with the stretches of MarksRole in the tint, on so many lines.
void paintMarked(QPainter &painter, const QRectF &rect, const QString &text, const QVariantList &marks, const Theme &theme,
                 FontRole role, int lines)
{
    QTextLayout layout(text, fontFor(role));
    QTextOption option(text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    QTextCharFormat marked;
    marked.setFontWeight(QFont::DemiBold);
    marked.setBackground(theme.tint);
    for (const QVariant &mark : marks) {
        const QPoint span = mark.toPoint();
        if (span.x() >= 0 && span.y() > span.x() && span.y() <= text.size())
            formats.append({span.x(), span.y() - span.x(), marked});
    }
    layout.setFormats(formats);
    const double lineHeight = lineHeightFor(role);
    layout.beginLayout();
    for (int i = 0; i < lines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        line.setPosition(QPointF(0, i * lineHeight + (lineHeight - line.height()) / 2));
    }
    layout.endLayout();
    painter.setPen(theme.ink);
    layout.draw(&painter, rect.topLeft());
}

void paintDetail(QPainter &painter, QRectF &rest, const QString &detail, const Theme &theme, Qt::Alignment vertical)
{
    if (detail.isEmpty())
        return;
    painter.setFont(fontFor(FontRole::Small));
    painter.setPen(theme.ink3);
    painter.drawText(rest, static_cast<int>((Qt::AlignRight | vertical).toInt()), detail);
    rest.setRight(rest.right() - QFontMetricsF(painter.font()).horizontalAdvance(detail) - scaled(12));
}

// A command, survey, section, finding or node: icon, name with what fits marked, a help line where there is room.
void paintNamed(QPainter &painter, QRectF rest, const QModelIndex &index, const Theme &theme)
{
    paintDetail(painter, rest, index.data(DetailRole).toString(), theme, Qt::AlignVCenter);
    rest.setLeft(rest.left() + scaled(14) * std::min(index.data(LevelRole).toInt(), 6));
    const QString icon = index.data(IconRole).toString();
    if (!icon.isEmpty()) {
        paintIcon(painter, icon, QRectF(rest.left(), rest.center().y() - scaled(8), scaled(16), scaled(16)), theme.ink2);
        rest.setLeft(rest.left() + scaled(24));
    }
    const QFontMetricsF metrics(fontFor(FontRole::Interface));
    const QString text = metrics.elidedText(flat(index.data(Qt::DisplayRole).toString()), Qt::ElideRight, rest.width());
    const double lineHeight = lineHeightFor(FontRole::Interface);
    paintMarked(painter, QRectF(rest.left(), rest.center().y() - lineHeight / 2, rest.width(), lineHeight), text,
                index.data(MarksRole).toList(), theme, FontRole::Interface, 1);
    const double taken = metrics.horizontalAdvance(text) * 1.06 + scaled(14); // marks are a little wider
    const QString help = index.data(NoteRole).toString();
    if (help.isEmpty() || rest.width() - taken < scaled(90))
        return;
    rest.setLeft(rest.left() + taken);
    painter.setFont(fontFor(FontRole::Small));
    painter.setPen(theme.ink3);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(help, Qt::ElideRight, rest.width()));
}

} // namespace

SearchDelegate::SearchDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    switch (typeOf(index)) {
    case SearchEntry::Type::Header:
        return {width, scaled(28)};
    case SearchEntry::Type::Hit:
        return {width, kHitLines * lineHeightFor(FontRole::Quote) + scaled(10)};
    default:
        return {width, scaled(27)};
    }
}

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    const SearchEntry::Type type = typeOf(index);
    QRectF rest = QRectF(option.rect).adjusted(scaled(kLeft), 0, -scaled(kLeft), 0);
    painter->save();
    if (type == SearchEntry::Type::Header) {
        const QVariant count = index.data(CountRole);
        paintDetail(*painter, rest, count.isValid() ? QLocale().toString(count.toInt()) : QString(), theme, Qt::AlignVCenter);
        QFont font = fontFor(FontRole::Small);
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(theme.ink2);
        paintOneLine(*painter, rest, index.data(Qt::DisplayRole).toString());
        painter->restore();
        return;
    }
    paintRowBackground(*painter, option.rect, theme, option.state.testFlag(QStyle::State_Selected), true,
                       option.state.testFlag(QStyle::State_MouseOver));
    if (type == SearchEntry::Type::Hit) {
        rest.adjust(0, scaled(5), 0, -scaled(5));
        paintDetail(*painter, rest, index.data(DetailRole).toString(), theme, Qt::AlignTop);
        paintMarked(*painter, rest, flat(index.data(Qt::DisplayRole).toString().left(600)), index.data(MarksRole).toList(), theme,
                    FontRole::Quote, kHitLines);
    } else {
        paintNamed(*painter, rest, index, theme);
    }
    painter->restore();
}

} // namespace conspectus
