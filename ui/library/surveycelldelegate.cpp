// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/library/surveycelldelegate.h"

#include "models/roles.h"
#include "ui/delegates/textlines.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/style.h"

#include <QFontMetricsF>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace conspectus {

namespace {

constexpr int kRowHeight = 25;
constexpr int kMargin = 6;
constexpr int kBar = 44;

void paintChips(QPainter &painter, QRectF room, const QStringList &tags, const Theme &theme)
{
    const QFont font = fontFor(FontRole::Small);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QString &tag : tags) {
        const double wanted = metrics.horizontalAdvance(tag) + 12;
        if (room.width() < 24)
            break;
        const double width = std::min(wanted, room.width());
        const QRectF chip(room.left() + 0.5, room.center().y() - metrics.height() / 2 - 0.5, width - 1, metrics.height() + 1);
        painter.setPen(theme.line);
        painter.setBrush(theme.win);
        painter.drawRoundedRect(chip, 3, 3);
        painter.setPen(theme.ink2);
        painter.drawText(chip.adjusted(5, 0, -5, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(tag, Qt::ElideRight, chip.width() - 9));
        room.setLeft(room.left() + width + 4);
    }
}

void paintShare(QPainter &painter, const QRectF &room, double share, const QString &text, const Theme &theme)
{
    const double width = std::min<double>(scaled(kBar), room.width());
    const QRectF bar(room.left(), room.center().y() - 2, width, 4);
    painter.fillRect(bar, theme.line);
    painter.fillRect(QRectF(bar.topLeft(), QSizeF(width * share, 4)), theme.acc);
    painter.setFont(fontFor(FontRole::Small));
    painter.setPen(theme.ink3);
    painter.drawText(room.adjusted(width + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace

void SurveyCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    QRectF room = QRectF(option.rect).adjusted(kMargin, 0, -kMargin, 0);
    const QString text = index.data().toString();
    painter->save();
    painter->setClipRect(option.rect);
    const QStringList tags = index.data(TagsRole).toStringList();
    const QVariant share = index.data(ShareRole);
    if (!tags.isEmpty()) {
        paintChips(*painter, room, tags, theme);
    } else if (share.isValid()) {
        paintShare(*painter, room, share.toDouble(), text, theme);
    } else {
        const bool isTitle = index.column() == 0;
        if (const QString icon = index.data(IconRole).toString(); !icon.isEmpty()) {
            const double side = scaled(14);
            paintIcon(*painter, icon, QRectF(room.left(), room.center().y() - side / 2, side, side), theme.ink3);
            room.setLeft(room.left() + side + 4);
        }
        const QFont font = fontFor(isTitle ? FontRole::Interface : FontRole::Small);
        painter->setFont(font);
        painter->setPen(isTitle ? theme.ink : theme.ink2);
        const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
        paintOneLine(*painter, room, text, alignment);
    }
    painter->restore();
}

QSize SurveyCellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {scaled(80), scaled(kRowHeight)};
}

SurveyTableView::SurveyTableView(QWidget *parent) : QTreeView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setMouseTracking(true);
    setSelectionMode(ExtendedSelection);
    setItemDelegate(new SurveyCellDelegate(this));
    setVerticalScrollMode(ScrollPerPixel);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(true);
    header()->setStretchLastSection(false);
    header()->setSortIndicatorShown(true);
    setPane(this, "paper");
    connect(this, &QTreeView::doubleClicked, this, &SurveyTableView::opened);
    connect(this, &QTreeView::entered, this, [this](const QModelIndex &index) {
        m_hovered = index;
        viewport()->update();
    });
}

void SurveyTableView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    paintRowBackground(*painter, row, themeOf(this), selectionModel() && selectionModel()->isSelected(index), hasFocus(),
                       m_hovered.isValid() && m_hovered.row() == index.row());
    QTreeView::drawRow(painter, option, index);
}

void SurveyTableView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex());
        return;
    case Qt::Key_Delete:
        Q_EMIT removeWanted();
        return;
    case Qt::Key_Escape:
        Q_EMIT leaveWanted();
        return;
    default:
        QTreeView::keyPressEvent(event);
    }
}

bool SurveyTableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_hovered.isValid()) {
        m_hovered = QModelIndex();
        viewport()->update();
    }
    return QTreeView::viewportEvent(event);
}

} // namespace conspectus
