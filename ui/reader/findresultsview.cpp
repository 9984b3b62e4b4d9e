// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/findresultsview.h"

#include "models/roles.h"
#include "ui/fonts.h"
#include "ui/style.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <algorithm>

namespace conspectus::reader {

namespace {

constexpr int kRows = 7;
constexpr int kRowHeight = 25;

class ResultDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, scaled(kRowHeight)}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.widget);
        const bool hasFocus = option.widget && option.widget->hasFocus();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, hasFocus ? theme.sel : theme.inact);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme.hov);
        QRectF rest = QRectF(option.rect).adjusted(10, 0, -10, 0);
        painter->save();
        painter->setFont(fontFor(FontRole::Small));
        painter->setPen(theme.ink3);
        const QString page = index.data(PageLabelRole).toString();
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, page);
        rest.setRight(rest.right() - std::max<double>(scaled(28), painter->fontMetrics().horizontalAdvance(page) + 8));
        paintLine(*painter, rest, index, theme);
        painter->restore();
    }

private:
    // The place stands in sight: where the line is longer than the row, its beginning is left out.
    static void paintLine(QPainter &painter, const QRectF &rect, const QModelIndex &index, const Theme &theme)
    {
        const QString text = index.data(Qt::DisplayRole).toString();
        const QPoint mark = index.data(MarksRole).toList().value(0).toPoint();
        QTextLayout layout(text, fontFor(FontRole::Interface));
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        format.setBackground(theme.tint);
        layout.setFormats({{mark.x(), mark.y() - mark.x(), format}});
        layout.beginLayout();
        QTextLine line = layout.createLine();
        if (line.isValid())
            line.setNumColumns(static_cast<int>(text.size()));
        layout.endLayout();
        if (!line.isValid())
            return;
        const double begin = line.cursorToX(mark.x());
        const double end = line.cursorToX(mark.y());
        const double shift = std::clamp((begin + end) / 2 - rect.width() / 2, 0.0, std::max(0.0, line.naturalTextWidth() - rect.width()));
        painter.setClipRect(rect);
        painter.setPen(theme.ink);
        layout.draw(&painter, QPointF(rect.left() - shift, rect.center().y() - line.height() / 2));
    }
};

} // namespace

FindResultsView::FindResultsView(QWidget *parent) : QListView(parent)
{
    setObjectName(QStringLiteral("findResults"));
    setAccessibleName(tr("Places found"));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new ResultDelegate(this));
    setPane(this, "panel");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) { Q_EMIT rowChosen(index.row()); });
}

QSize FindResultsView::sizeHint() const
{
    return {200, scaled(kRowHeight) * kRows + 2};
}

void FindResultsView::showCurrent(int row)
{
    if (!model() || row < 0 || row >= model()->rowCount() || row == currentIndex().row())
        return;
    m_isFollowing = true;
    setCurrentIndex(model()->index(row, 0));
    m_isFollowing = false;
}

void FindResultsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && !m_isFollowing && hasFocus())
        Q_EMIT rowChosen(current.row());
}

void FindResultsView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || (event->key() == Qt::Key_Up && currentIndex().row() <= 0)) {
        Q_EMIT left();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT rowChosen(currentIndex().row());
    } else {
        QListView::keyPressEvent(event);
    }
}

} // namespace conspectus::reader
