// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/matrix/matrixgrid.h"

#include "models/roles.h"
#include "ui/fonts.h"
#include "ui/style.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace conspectus {

namespace {

constexpr int kRowHeight = 27;
constexpr int kColumnWidth = 190;
constexpr int kWordsWidth = 240;

class MatrixCellDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.widget);
        const bool isGap = index.data(DimmedRole).toBool();
        const bool isNamed = index.data(CountRole).isValid();
        const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus) || (option.widget && option.widget->hasFocus());
        const QRectF room = QRectF(option.rect).adjusted(3.5, 3.5, -3.5, -3.5);
        painter->save();
        painter->setClipRect(option.rect);
        if (option.state.testFlag(QStyle::State_Selected))
            paintRowBackground(*painter, option.rect, theme, true, hasFocus, false);
        painter->setRenderHint(QPainter::Antialiasing);
        if (!isGap) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.tint);
            painter->drawRoundedRect(room, 3, 3);
        } else if (isNamed) {
            QPen dashed(theme.edge, 1, Qt::DashLine);
            dashed.setDashPattern({3, 3});
            painter->setPen(dashed);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(room, 3, 3);
        }
        const QFont font = fontFor(FontRole::Small);
        painter->setFont(font);
        painter->setPen(isGap ? theme.ink3 : theme.ink);
        const QString text = isNamed ? index.data().toString() : QStringLiteral("–");
        const QRectF words = room.adjusted(8, 0, -6, 0);
        painter->drawText(words, static_cast<int>(Qt::AlignVCenter | (isNamed ? Qt::AlignLeft : Qt::AlignHCenter)) | Qt::TextSingleLine,
                          QFontMetricsF(font).elidedText(text, Qt::ElideRight, words.width()));
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {scaled(kColumnWidth), scaled(kRowHeight)};
    }
};

} // namespace

MatrixGrid::MatrixGrid(QWidget *parent) : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new MatrixCellDelegate(this));
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectItems);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false); // Tab goes on to what the cell holds
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setPane(this, "paper");
    QHeaderView *surveys = horizontalHeader();
    surveys->setDefaultSectionSize(scaled(kColumnWidth));
    surveys->setMinimumSectionSize(scaled(60));
    surveys->setTextElideMode(Qt::ElideRight);
    surveys->setHighlightSections(false);
    surveys->setSectionsClickable(true);
    surveys->setSortIndicatorShown(true);
    surveys->setSortIndicator(-1, Qt::DescendingOrder);
    surveys->setAccessibleName(tr("Surveys"));
    QHeaderView *words = verticalHeader();
    words->setSectionResizeMode(QHeaderView::Fixed);
    words->setDefaultSectionSize(scaled(kRowHeight));
    words->setFixedWidth(scaled(kWordsWidth));
    words->setTextElideMode(Qt::ElideRight);
    words->setHighlightSections(false);
    words->setAccessibleName(tr("Words of the taxonomy"));
    connect(this, &QTableView::doubleClicked, this, &MatrixGrid::opened);
}

bool MatrixGrid::event(QEvent *event)
{
    // The window's Copy is about the page and the PDF.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void MatrixGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyWanted();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex());
        return;
    case Qt::Key_Escape:
        Q_EMIT leaveWanted();
        return;
    default:
        QTableView::keyPressEvent(event);
    }
}

} // namespace conspectus
