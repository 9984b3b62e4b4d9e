// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A part of a page, as large as the widget is wide: in a preview of a link, pinned beside the text. Its picture comes from the
// document that the view shows; marks are drawn on it as on the page.
#pragma once

#include "geometry/pagelayout.h"
#include "ui/reader/pdfview.h"

#include <QPointer>
#include <QWidget>

namespace conspectus::reader {

class PageCrop final : public QWidget
{
    Q_OBJECT
public:
    explicit PageCrop(PdfView *view, QWidget *parent = nullptr);

    // area: page space.
    void setPlace(int page, const QRectF &area);
    [[nodiscard]] int page() const { return m_page; }
    [[nodiscard]] const QRectF &area() const { return m_area; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    PdfView *m_view;
    QPointer<PagePictures> m_pictures;
    PageLayout m_layout;
    int m_page = -1;
    QRectF m_area;

    [[nodiscard]] QSizeF turnedSize() const; // pt
    void updateScale();
    void requestPicture();
};

} // namespace conspectus::reader
