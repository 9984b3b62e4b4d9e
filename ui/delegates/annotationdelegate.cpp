// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/annotationdelegate.h"

#include "models/roles.h"
#include "models/wording.h"
#include "ui/delegates/textlines.h"
#include "ui/fonts.h"
#include "ui/kindpainter.h"
#include "ui/style.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QGuiApplication>
#include <QPainter>
#include <algorithm>

namespace conspectus {

namespace {

constexpr int kSwatch = 14;
constexpr int kTextLeft = 34;
constexpr int kPadding = 8;
constexpr int kMostHeights = 300'000;
constexpr int kMostMeasured = 5'000; // rows whose texts are laid out to learn their height; in a longer list it is guessed

LinesStyle quoteStyle() { return {fontFor(FontRole::Quote), static_cast<double>(lineHeightFor(FontRole::Quote)), 2}; }

LinesStyle noteStyle()
{
    return {fontFor(FontRole::Small), static_cast<double>(lineHeightFor(FontRole::Small)), 2};
}

constexpr int kPictureHeight = 84; // at most

// "open · #fairness #cost · 2 replies"; empty where there is nothing of it.
QString metaOf(const QModelIndex &index)
{
    QStringList parts;
    if (const QString status = index.data(StatusRole).toString(); !status.isEmpty())
        parts << annotationStatusInWords(status);
    // Each tag in its own direction (FSI … PDI), all of them in that of the line, whatever the first one is written in.
    QStringList tags;
    for (const QString &tag : index.data(TagsRole).toStringList())
        tags << QChar(0x2068) + (QLatin1Char('#') + oneLine(tag, 40)) + QChar(0x2069);
    if (!tags.isEmpty())
        parts << tags.join(QLatin1Char(' '));
    if (const int replies = index.data(RepliesRole).toInt(); replies > 0)
        parts << counted(replies, Noun::Reply);
    const QChar direction(QGuiApplication::isRightToLeft() ? 0x200F : 0x200E);
    return parts.isEmpty() ? QString() : direction + parts.join(QStringLiteral(" · "));
}

// The room that the picture of an area takes; empty for others.
QSizeF pictureSize(const QModelIndex &index, double room)
{
    const QSizeF area = index.data(AreaSizeRole).toSizeF();
    if (area.isEmpty())
        return {};
    return area.scaled(room, scaled(kPictureHeight), Qt::KeepAspectRatio);
}

int textWidth(int rowWidth) { return std::max(40, rowWidth - scaled(kTextLeft) - scaled(12)); }

} // namespace

AnnotationDelegate::AnnotationDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize AnnotationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    if (index.data(IsHeaderRole).toBool())
        return {width, scaled(27)};
    const int textSize = scaled(1000);
    if (width != m_width || textSize != m_textSize || m_heights.size() > kMostHeights) {
        m_heights.clear();
        m_width = width;
        m_textSize = textSize;
    }
    const QString quote = index.data(QuoteRole).toString();
    const QString note = index.data(NoteRole).toString();
    const QString meta = metaOf(index);
    const QSizeF picture = pictureSize(index, textWidth(width));
    const size_t key = qHashMulti(0, quote, note, meta.isEmpty(), picture.height());
    if (const auto known = m_heights.constFind(key); known != m_heights.constEnd())
        return {width, *known};
    LinesStyle quotes = quoteStyle();
    LinesStyle notes = noteStyle();
    quotes.isRough = notes.isRough = index.model()->rowCount() > kMostMeasured;
    const double room = textWidth(width);
    const double head = picture.isEmpty() ? linesOf(quote, quotes, room) * quotes.lineHeight : picture.height() + scaled(2);
    const double height = 2 * scaled(kPadding) + head + (meta.isEmpty() ? 0 : scaled(2) + notes.lineHeight)
                          + (note.isEmpty() ? 0 : scaled(2) + linesOf(oneLine(note), notes, room) * notes.lineHeight)
                          + scaled(2) + lineHeightFor(FontRole::Small);
    m_heights.insert(key, static_cast<int>(height));
    return {width, static_cast<int>(height)};
}

void AnnotationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    painter->save();
    if (index.data(IsHeaderRole).toBool()) {
        paintHeader(*painter, option.rect, index, theme);
        painter->restore();
        return;
    }
    const QRect row = option.rect;
    paintRowBackground(*painter, row, theme, option.state.testFlag(QStyle::State_Selected),
                       option.widget && option.widget->hasFocus(), option.state.testFlag(QStyle::State_MouseOver));
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), theme.line);

    const QRectF square(row.left() + scaled(12), row.top() + scaled(kPadding) + 2, scaled(kSwatch), scaled(kSwatch));
    if (const Kind *kind = kindById(KindId(index.data(KindIdRole).toString())))
        paintKindSwatch(*painter, square, *kind, theme);
    if (!index.data(SavedRole).toBool()) {
        painter->setPen(QPen(theme.ink3, 1, Qt::DashLine));
        painter->drawRect(square.adjusted(-2.5, -2.5, 2.5, 2.5));
    }
    QRectF rest(row.left() + scaled(kTextLeft), row.top() + scaled(kPadding), textWidth(row.width()), 0);
    const auto write = [&](const QString &text, const LinesStyle &style, const QColor &ink) {
        rest.setHeight(linesOf(text, style, rest.width()) * style.lineHeight);
        painter->setPen(ink);
        paintLines(*painter, rest, text, style);
        rest.moveTop(rest.bottom() + scaled(2));
    };
    if (const QSizeF picture = pictureSize(index, rest.width()); !picture.isEmpty()) {
        paintPicture(*painter, QRectF(rest.topLeft(), picture), index, theme);
        rest.moveTop(rest.top() + picture.height() + scaled(4));
    } else {
        write(index.data(QuoteRole).toString(), quoteStyle(), theme.ink);
    }
    if (const QString note = oneLine(index.data(NoteRole).toString()); !note.isEmpty())
        write(note, noteStyle(), theme.ink2);
    if (const QString meta = metaOf(index); !meta.isEmpty()) {
        LinesStyle one = noteStyle();
        one.mostLines = 1;
        write(meta, one, theme.ink2);
    }
    rest.setHeight(lineHeightFor(FontRole::Small));
    paintFoot(*painter, rest, index, theme);
    painter->restore();
}

// A frame stands for a picture that is not there yet.
void AnnotationDelegate::paintPicture(QPainter &painter, const QRectF &rect, const QModelIndex &index, const Theme &theme) const
{
    const AnnotationId id(index.data(ObjectIdRole).toString());
    const double ratio = painter.device()->devicePixelRatioF();
    const QImage image = m_pictureOf ? m_pictureOf(id, static_cast<int>(rect.width() * ratio)) : QImage();
    if (!image.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(rect, image, QRectF(image.rect()));
    }
    painter.setPen(theme.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
}

void AnnotationDelegate::paintHeader(QPainter &painter, const QRect &rect, const QModelIndex &index, const Theme &theme) const
{
    painter.fillRect(rect, theme.win);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
    QRectF rest = QRectF(rect).adjusted(scaled(12), 0, -scaled(12), 0);
    QFont font = fontFor(FontRole::Small);
    painter.setPen(theme.ink3);
    painter.setFont(font);
    const QString count = QLocale().toString(index.data(CountRole).toInt());
    painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter, count);
    rest.setRight(rest.right() - QFontMetricsF(font).horizontalAdvance(count) - 8);
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    const QString title = index.data(Qt::DisplayRole).toString();
    painter.setFont(bold);
    painter.setPen(theme.ink);
    const double width = std::min(rest.width(), QFontMetricsF(bold).horizontalAdvance(title) + 1);
    paintOneLine(painter, QRectF(rest.topLeft(), QSizeF(width, rest.height())), title);
    rest.setLeft(rest.left() + width + scaled(7));
    if (rest.width() < scaled(20))
        return;
    painter.setFont(font);
    painter.setPen(theme.ink2);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(oneLine(index.data(SectionRole).toString(), 100), Qt::ElideRight, rest.width()));
}

// "col. 1, l. 15   supports F1                    9"
void AnnotationDelegate::paintFoot(QPainter &painter, const QRectF &rect, const QModelIndex &index, const Theme &theme) const
{
    const QFont font = fontFor(FontRole::Small);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(theme.ink3);
    const QString number = QLocale().toString(index.data(NumberRole).toInt());
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, number);
    QRectF rest = rect.adjusted(0, 0, -metrics.horizontalAdvance(number) - scaled(8), 0);
    const QString place = index.data(PlaceOnPageRole).toString();
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(place, Qt::ElideRight, rest.width()));
    rest.setLeft(rest.left() + metrics.horizontalAdvance(place) + scaled(8));
    const QString links = index.data(LinksRole).toStringList().join(QStringLiteral(", "));
    if (!links.isEmpty() && rest.width() > 20) {
        painter.setPen(theme.acc);
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(links, Qt::ElideRight, rest.width()));
    }
}

} // namespace conspectus
