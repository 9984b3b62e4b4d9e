// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One page on the whole screen, for showing or for reading without anything beside it: arrows, Space, Page Up and Down, Home,
// End and clicks go from page to page; Escape ends it at the page that is shown.
#pragma once

#include "geometry/pagelayout.h"
#include "ui/reader/readerpane.h"

#include <QPointer>
#include <QWidget>

namespace conspectus {

namespace reader {
class PagePictures;
}

class Presentation final : public QWidget
{
    Q_OBJECT
public:
    explicit Presentation(ReaderPane *reader);
    [[nodiscard]] int page() const { return m_page; }
    void setPage(int page);

Q_SIGNALS:
    void ended(int page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    ReaderPane *m_reader;
    QPointer<reader::PagePictures> m_pictures;
    PageLayout m_layout;
    int m_page = 0;
    int m_wheel = 0;

    void want();
};

} // namespace conspectus
