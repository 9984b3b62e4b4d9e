// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/kindpreview.h"

#include "ui/fonts.h"
#include "ui/kindpainter.h"

#include <QPainter>

namespace conspectus {
namespace {

constexpr int kColumns = 4;
constexpr int kRowHeight = 27;

} // namespace

KindPreview::KindPreview(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void KindPreview::setKindSet(const KindSetId &id)
{
    m_set = id;
    QStringList names;
    for (const Kind &kind : kindSetOrReading(id).kinds)
        names << tr("%1: %2", "digit: name of a kind").arg(kind.key, kind.name);
    setAccessibleName(names.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize KindPreview::sizeHint() const
{
    const int count = static_cast<int>(kindSetOrReading(m_set).kinds.size());
    return {scaled(520), scaled(kRowHeight) * ((count + kColumns - 1) / kColumns)};
}

void KindPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.setFont(fontFor(FontRole::Interface));
    const int column = width() / kColumns;
    const int row = scaled(kRowHeight);
    const int swatch = scaled(14);
    const bool reversed = layoutDirection() == Qt::RightToLeft;
    int index = 0;
    for (const Kind &kind : kindSetOrReading(m_set).kinds) {
        const int place = reversed ? kColumns - 1 - index % kColumns : index % kColumns;
        const QRect cell(place * column, index / kColumns * row, column, row);
        const int left = cell.left();
        paintKindSwatch(painter, QRectF(left, cell.center().y() - swatch / 2.0, swatch, swatch), kind, theme);
        painter.setPen(theme.ink2);
        painter.drawText(QRect(left + swatch + 10, cell.top(), scaled(12), row), Qt::AlignVCenter | Qt::AlignLeft, kind.key);
        painter.setPen(theme.ink);
        painter.drawText(cell.adjusted(swatch + 10 + scaled(16), 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, kind.name);
        ++index;
    }
}

} // namespace conspectus
