// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewing/presentation.h"

#include "ui/reader/opendocument.h"
#include "ui/reader/pagepainter.h"
#include "ui/reader/pdfview.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

namespace conspectus {

Presentation::Presentation(ReaderPane *reader)
    : QWidget(reader, Qt::Window), m_reader(reader), m_layout(reader->view()->layout()), m_page(std::max(0, reader->currentPage()))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setObjectName(QStringLiteral("presentation"));
    setAccessibleName(tr("Presentation"));
    setWindowTitle(tr("Presentation"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::BlankCursor);
    m_layout.setSpread(Spread::Single);
    m_layout.setMarginsTrimmed(false);
    m_layout.setViewportWidth(0);
    if (reader::OpenDocument *document = reader->document()) {
        m_pictures = document->pictures;
        connect(m_pictures, &reader::PagePictures::arrived, this, [this](int page) {
            if (page == m_page)
                update();
        });
    }
    connect(reader, &ReaderPane::documentClosed, this, &QWidget::close);
}

void Presentation::setPage(int page)
{
    m_page = std::clamp(page, 0, std::max(0, m_layout.pageCount() - 1));
    setAccessibleDescription(tr("Page %1 of %2").arg(m_reader->pageLabel(m_page)).arg(m_layout.pageCount()));
    want();
    update();
}

// The page, the one after it and the one before, each at the size it will have.
void Presentation::want()
{
    if (!m_pictures || m_layout.pageCount() == 0)
        return;
    std::vector<reader::WantedPicture> wanted;
    for (const int page : {m_page, m_page + 1, m_page - 1}) {
        if (page < 0 || page >= m_layout.pageCount())
            continue;
        const double scale = m_layout.scaleToFitPage(size() + QSize(16, 16), page) * devicePixelRatioF();
        wanted.push_back({{page, scale, m_layout.rotation(), {}}, {}, page == m_page ? 0 : reader::kNeighbourPriority, false});
    }
    m_pictures->setPlace(m_page, m_page, wanted.front().key.scale, this);
    m_pictures->want(std::move(wanted), this);
}

void Presentation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    const reader::OpenDocument *document = m_reader->document();
    if (!m_pictures || !document || document->pictures != m_pictures || m_page >= m_layout.pageCount())
        return;
    m_layout.setScale(m_layout.scaleToFitPage(size() + QSize(16, 16), m_page));
    const QRectF page = m_layout.windowRect(m_page);
    const QPointF corner((width() - page.width()) / 2, (height() - page.height()) / 2);
    painter.translate((corner - page.topLeft()).toPoint());
    QFont small = font();
    small.setPixelSize(11);
    reader::PageContent content;
    content.page = m_page;
    content.text = document->text->page(m_page);
    content.marks = &document->marks->on(m_page);
    reader::PagePainter(painter, {m_layout, m_pictures->cache(), m_reader->view()->pageTheme(), devicePixelRatioF(), small}).paint(content);
}

void Presentation::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    want();
}

void Presentation::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_F5:
    case Qt::Key_Q:
        close();
        break;
    case Qt::Key_Space:
        setPage(m_page + (event->modifiers() & Qt::ShiftModifier ? -1 : 1));
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
        setPage(m_page + 1);
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
    case Qt::Key_Backspace:
        setPage(m_page - 1);
        break;
    case Qt::Key_Home:
        setPage(0);
        break;
    case Qt::Key_End:
        setPage(m_layout.pageCount() - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Presentation::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setPage(m_page + 1);
    else if (event->button() == Qt::RightButton)
        setPage(m_page - 1);
}

void Presentation::wheelEvent(QWheelEvent *event)
{
    m_wheel += event->angleDelta().y();
    const int notches = m_wheel / 120;
    m_wheel -= notches * 120;
    if (notches != 0)
        setPage(m_page - notches);
}

void Presentation::closeEvent(QCloseEvent *event)
{
    Q_EMIT ended(m_page);
    QWidget::closeEvent(event);
}

} // namespace conspectus
