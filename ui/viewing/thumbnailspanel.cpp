// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewing/thumbnailspanel.h"

#include "models/roles.h"
#include "ui/fonts.h"
#include "ui/reader/opendocument.h"
#include "ui/reader/pdfview.h"
#include "ui/style.h"
#include "ui/theme.h"
#include "ui/widgets/emptylabel.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace conspectus {

namespace {

constexpr int kMostWidth = 168;
constexpr int kPadding = 8;
constexpr int kWantMilliseconds = 30;

class ThumbnailDelegate final : public QStyledItemDelegate
{
public:
    ThumbnailDelegate(ReaderPane *reader, QObject *parent) : QStyledItemDelegate(parent), m_reader(reader) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSizeF page = sizeOf(option, index.row());
        return {1, static_cast<int>(page.height()) + 2 * kPadding + lineHeightFor(FontRole::Small)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.widget);
        const bool isChosen = option.state & QStyle::State_Selected;
        const bool isFocused = option.state & QStyle::State_Active && option.widget->hasFocus();
        if (isChosen)
            painter->fillRect(option.rect, isFocused ? theme.sel : theme.inact);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme.hov);
        const QSizeF size = sizeOf(option, index.row());
        const QRectF paper(option.rect.center().x() - size.width() / 2, option.rect.top() + kPadding, size.width(), size.height());
        paintPage(*painter, paper, index.row(), theme);
        const bool isCurrent = index.data(SavedRole).toBool();
        painter->setPen(QPen(isCurrent ? theme.acc : theme.edge, isCurrent ? 2 : 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(paper);
        painter->setFont(fontFor(FontRole::Small));
        painter->setPen(isCurrent ? theme.acc : theme.ink3);
        painter->drawText(QRectF(option.rect.left(), paper.bottom() + 2, option.rect.width(), lineHeightFor(FontRole::Small)),
                          Qt::AlignCenter, index.data(Qt::DisplayRole).toString());
    }

private:
    ReaderPane *m_reader;

    [[nodiscard]] QSizeF sizeOf(const QStyleOptionViewItem &option, int page) const
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        const int room = view ? view->viewport()->width() - 2 * kPadding : kMostWidth;
        const double width = std::clamp(room, 40, kMostWidth);
        const PageLayout &layout = m_reader->view()->layout();
        if (page >= layout.pageCount())
            return {width, width * 1.4};
        const QSizeF shown = layout.shownSize(page);
        return {width, std::min(width * shown.height() / std::max(1.0, shown.width()), 3 * width)};
    }

    void paintPage(QPainter &painter, const QRectF &paper, int page, const Theme &theme) const
    {
        painter.fillRect(paper, m_reader->view()->pageTheme().page);
        const reader::OpenDocument *document = m_reader->document();
        const PageLayout &layout = m_reader->view()->layout();
        if (!document || page >= layout.pageCount())
            return;
        const double scale = paper.width() / std::max(1.0, layout.shownSize(page).width());
        const reader::Picture *picture = document->pictures->cache().nearest(page, scale, layout.rotation());
        if (picture) {
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(paper, picture->image, QRectF(picture->image.rect()));
        } else if (const text::TextPage *text = document->text->page(page)) {
            for (const text::Line &line : text->lines)
                painter.fillRect(QRectF(paper.topLeft() + line.box.topLeft() * scale, QSizeF(line.box.width() * scale, 1)), theme.line);
        }
    }
};

} // namespace

void ThumbnailModel::setPages(const QStringList &labels)
{
    if (labels.size() == m_labels.size()) {
        m_labels = labels;
        if (!labels.isEmpty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(labels.size()) - 1));
        return;
    }
    beginResetModel();
    m_labels = labels;
    m_current = -1;
    endResetModel();
}

void ThumbnailModel::setCurrent(int page)
{
    const int before = std::exchange(m_current, page);
    for (const int row : {before, page}) {
        if (row >= 0 && row < rowCount())
            Q_EMIT dataChanged(index(row), index(row));
    }
}

void ThumbnailModel::pictureArrived(int page)
{
    if (page >= 0 && page < rowCount())
        Q_EMIT dataChanged(index(page), index(page), {Qt::DecorationRole});
}

int ThumbnailModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_labels.size());
}

QVariant ThumbnailModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return m_labels[index.row()];
    case Qt::AccessibleTextRole:
        return tr("Page %1").arg(m_labels[index.row()]);
    case PageRole:
        return index.row();
    case SavedRole: // the page that is read
        return index.row() == m_current;
    default:
        return {};
    }
}

ThumbnailsPanel::ThumbnailsPanel(ReaderPane *reader, QWidget *parent)
    : QWidget(parent), m_reader(reader), m_model(new ThumbnailModel(this)), m_view(new QListView(this)),
      m_empty(new EmptyLabel(tr("The pages of the open PDF."), this))
{
    setPane(this, "panel");
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ThumbnailDelegate(reader, m_view));
    m_view->setAccessibleName(tr("Pages"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_empty);
    column->addWidget(m_view, 1);
    m_wantTimer.setSingleShot(true);
    m_wantTimer.setInterval(kWantMilliseconds);
    connect(&m_wantTimer, &QTimer::timeout, this, &ThumbnailsPanel::want);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, &m_wantTimer, qOverload<>(&QTimer::start));
    const auto go = [this](const QModelIndex &index) { m_reader->goToPage(index.row()); };
    connect(m_view, &QListView::clicked, this, go);
    connect(m_view, &QListView::activated, this, go);
    connect(reader, &ReaderPane::documentOpened, this, &ThumbnailsPanel::documentChanged);
    connect(reader, &ReaderPane::documentClosed, this, &ThumbnailsPanel::documentChanged);
    connect(reader, &ReaderPane::firstPaint, this, &ThumbnailsPanel::documentChanged);
    connect(reader, &ReaderPane::outlineReady, this, &ThumbnailsPanel::documentChanged); // labels are known
    connect(reader, &ReaderPane::pageChanged, this, &ThumbnailsPanel::followPage);
    documentChanged();
}

void ThumbnailsPanel::documentChanged()
{
    const reader::OpenDocument *document = m_reader->document();
    QStringList labels;
    for (int page = 0; document && page < document->pageCount(); ++page)
        labels << document->label(page);
    m_model->setPages(labels);
    m_empty->setVisible(labels.isEmpty());
    m_view->setVisible(!labels.isEmpty());
    if (m_pictures && (!document || m_pictures != document->pictures))
        m_pictures->disconnect(this);
    m_pictures = document ? document->pictures : nullptr;
    if (m_pictures)
        connect(m_pictures, &reader::PagePictures::arrived, m_model, &ThumbnailModel::pictureArrived, Qt::UniqueConnection);
    followPage(m_reader->currentPage());
    m_wantTimer.start();
}

// Only what is seen, and only while the list is seen.
void ThumbnailsPanel::want()
{
    if (!m_pictures)
        return;
    std::vector<reader::WantedPicture> wanted;
    const QRect area = m_view->viewport()->rect();
    const PageLayout &layout = m_reader->view()->layout();
    if (isVisible()) {
        QModelIndex index = m_view->indexAt(QPoint(area.center().x(), 4));
        for (; index.isValid() && m_view->visualRect(index).top() < area.bottom(); index = index.siblingAtRow(index.row() + 1))
            wanted.push_back({{index.row(), reader::kPlaceholderScale, layout.rotation(), {}}, {}, reader::kPlaceholderPriority, true});
    }
    m_pictures->want(std::move(wanted), this);
}

void ThumbnailsPanel::followPage(int page)
{
    m_model->setCurrent(page);
    if (page < 0 || page >= m_model->rowCount() || m_view->hasFocus())
        return;
    const QModelIndex index = m_model->index(page);
    m_view->setCurrentIndex(index);
    if (isVisible())
        m_view->scrollTo(index);
}

void ThumbnailsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_wantTimer.start();
    followPage(m_reader->currentPage());
}

void ThumbnailsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view->doItemsLayout();
    m_wantTimer.start();
}

} // namespace conspectus
