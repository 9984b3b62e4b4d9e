// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A row of the annotations list: the kind's swatch, the quote (of an area its picture) and the note in two
// lines each, status, tags and replies, place, evidence and number; and
// the header row of a page. Heights are kept by width, so that a long list is measured once.
#pragma once

#include "base/ids.h"

#include <QHash>
#include <QImage>
#include <QStyledItemDelegate>
#include <functional>

namespace conspectus {

struct Theme;

class AnnotationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit AnnotationDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // Where the picture of an area comes from, so many device pixels wide; null while it is not there.
    using PictureSource = std::function<QImage(const AnnotationId &, int)>;
    void setPictureSource(PictureSource source) { m_pictureOf = std::move(source); }

private:
    mutable QHash<size_t, int> m_heights; // by the texts of a row
    PictureSource m_pictureOf;
    mutable int m_width = 0;              // that the heights are for
    mutable int m_textSize = 0;           // likewise

    void paintHeader(QPainter &painter, const QRect &rect, const QModelIndex &index, const Theme &theme) const;
    void paintPicture(QPainter &painter, const QRectF &rect, const QModelIndex &index, const Theme &theme) const;
    void paintFoot(QPainter &painter, const QRectF &rect, const QModelIndex &index, const Theme &theme) const;
};

} // namespace conspectus
