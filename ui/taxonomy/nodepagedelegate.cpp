// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taxonomy/nodepagedelegate.h"

#include "models/roles.h"
#include "survey/kinds.h"
#include "ui/delegates/textlines.h"
#include "ui/evidencemark.h"
#include "ui/fonts.h"
#include "ui/kindpainter.h"

#include <QPainter>
#include <QTreeView>
#include <algorithm>
#include <cmath>

namespace conspectus {

namespace {

constexpr int kPlace = 190; // at the right
constexpr int kMostText = 640;

LinesStyle quoteStyle() { return {fontFor(FontRole::Quote), static_cast<double>(lineHeightFor(FontRole::Quote)), 4}; }
LinesStyle noteStyle() { return {fontFor(FontRole::Small), static_cast<double>(lineHeightFor(FontRole::Small)), 4}; }

double textWidth(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    const int room = view ? view->viewport()->width() : option.rect.width();
    return std::clamp(room - scaled(kPlace) - scaled(80), scaled(160), scaled(kMostText));
}

} // namespace

void NodePageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    const bool isHeader = index.data(IsHeaderRole).toBool();
    const QString text = index.data().toString();
    const QString place = index.data(LocationRole).toString();
    QRectF rest = QRectF(option.rect).adjusted(6, scaled(6), -scaled(16), -scaled(4));
    painter->save();
    painter->setFont(fontFor(FontRole::Small));
    painter->setPen(theme.ink3);
    if (isHeader) {
        painter->setFont(fontFor(FontRole::InterfaceStrong));
        painter->setPen(theme.ink);
        const QFontMetricsF metrics(painter->font());
        const double width = std::max(rest.width() - scaled(kPlace), rest.width() / 2);
        paintOneLine(*painter, QRectF(rest.topLeft(), QSizeF(std::min(width, metrics.horizontalAdvance(text) + 1), rest.height())), text,
                     Qt::AlignLeft | Qt::AlignTop);
        painter->setFont(fontFor(FontRole::Small));
        painter->setPen(theme.ink3);
        painter->drawText(rest, Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, place);
        painter->restore();
        return;
    }
    const double side = scaled(14);
    const QRectF square(rest.left(), rest.top() + 2, side, side);
    if (const QVariant mark = index.data(EvidenceMarkRole); mark.isValid())
        paintEvidenceMark(*painter, square.adjusted(1, 1, -1, -1), static_cast<EvidenceMark>(mark.toInt()), theme);
    else if (const Kind *kind = kindById(KindId(index.data(KindIdRole).toString())))
        paintKindSwatch(*painter, square, *kind, theme);
    painter->drawText(rest, Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, place);
    rest.setLeft(rest.left() + side + scaled(8));
    const double width = textWidth(option);
    const LinesStyle quote = quoteStyle();
    painter->setPen(theme.ink);
    paintLines(*painter, QRectF(rest.left(), rest.top(), width, rest.height()), text, quote);
    if (const QString note = index.data(NoteRole).toString(); !note.isEmpty()) {
        const double top = rest.top() + linesOf(text, quote, width) * quote.lineHeight + 2;
        painter->setPen(theme.ink2);
        paintLines(*painter, QRectF(rest.left(), top, width, rest.bottom() - top), note, noteStyle());
    }
    painter->restore();
}

QSize NodePageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(IsHeaderRole).toBool())
        return {scaled(100), scaled(32)};
    const double width = textWidth(option);
    const LinesStyle quote = quoteStyle();
    double height = linesOf(index.data().toString(), quote, width) * quote.lineHeight + scaled(10);
    if (const QString note = index.data(NoteRole).toString(); !note.isEmpty())
        height += linesOf(note, noteStyle(), width) * noteStyle().lineHeight + 2;
    return {scaled(100), static_cast<int>(std::ceil(height))};
}

} // namespace conspectus
