// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/readingview.h"

#include "ui/fonts.h"
#include "ui/reader/documenttext.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextFrame>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace conspectus::reader {

namespace {

constexpr int kPageProperty = QTextFormat::UserProperty + 1; // of a block: the page that it came from
constexpr double kAheadScreens = 2; // of text below the view
constexpr double kColumnLetters = 70;
constexpr double kHeading = 1.18;

// Cells and labels of what is shown as a picture anyway.
bool isInPicture(const text::TextPage &page, text::Span paragraph, const std::vector<text::FloatPlace> &floats)
{
    int inside = 0;
    int all = 0;
    for (auto i = static_cast<std::size_t>(page.wordAt(paragraph.begin)); i < page.words.size() && page.words[i].begin < paragraph.end; ++i) {
        const QPointF middle = page.words[i].box.center();
        ++all;
        inside += std::ranges::any_of(floats, [&](const text::FloatPlace &place) { return place.area.contains(middle); }) ? 1 : 0;
    }
    return inside * 10 > all * 8;
}

} // namespace

ReadingView::ReadingView(PdfView *view, QWidget *parent) : QTextEdit(parent), m_view(view)
{
    setObjectName(QStringLiteral("readingView"));
    setAccessibleName(tr("Reading mode"));
    setFrameShape(QFrame::NoFrame);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    m_growTimer.setSingleShot(true);
    m_growTimer.setInterval(0);
    connect(&m_growTimer, &QTimer::timeout, this, &ReadingView::grow);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        m_growTimer.start();
        if (const int page = currentPage(); page != m_saidPage) {
            m_saidPage = page;
            Q_EMIT pageChanged(page);
        }
    });
}

void ReadingView::open(int page)
{
    close();
    m_first = m_next = m_saidPage = std::clamp(page, 0, std::max(0, m_view->layout().pageCount() - 1));
    if (PagePictures *pictures = m_view->document().pictures)
        connect(pictures, &PagePictures::arrived, this, &ReadingView::takePicture);
    styleDocument();
    grow();
}

void ReadingView::close()
{
    m_growTimer.stop();
    if (PagePictures *pictures = m_view->document().pictures) {
        pictures->disconnect(this);
        pictures->want({}, this);
    }
    m_figures.clear();
    clear();
    m_next = 0;
}

double ReadingView::columnWidth() const
{
    const double letters = kColumnLetters * QFontMetricsF(fontFor(FontRole::Reading)).averageCharWidth();
    return std::clamp(letters, 200.0, std::max(200.0, viewport()->width() - 48.0));
}

void ReadingView::styleDocument()
{
    const Theme &theme = m_view->pageTheme();
    QPalette colours = palette();
    colours.setColor(QPalette::Base, theme.page);
    colours.setColor(QPalette::Text, theme.pageink);
    setPalette(colours);
    document()->setDefaultFont(fontFor(FontRole::Reading));
    const double side = std::max(24.0, (viewport()->width() - columnWidth()) / 2);
    QTextFrameFormat frame = document()->rootFrame()->frameFormat();
    frame.setLeftMargin(side);
    frame.setRightMargin(side);
    frame.setTopMargin(24);
    frame.setBottomMargin(48);
    document()->rootFrame()->setFrameFormat(frame);
}

// One page at a time, until there is enough below the view.
void ReadingView::grow()
{
    const int pages = m_view->layout().pageCount();
    const double below = document()->size().height() - verticalScrollBar()->value() - viewport()->height();
    if (m_next >= pages || (m_next > m_first && below > kAheadScreens * viewport()->height()))
        return;
    if (!m_view->document().text->page(m_next)) {
        if (!m_view->document().text->isFailed(m_next))
            return Q_EMIT textWanted(m_next); // and on, when it comes
    } else {
        QTextCursor cursor(document());
        cursor.movePosition(QTextCursor::End);
        appendPage(m_next, cursor);
    }
    ++m_next;
    requestFigures();
    m_growTimer.start();
}

void ReadingView::textArrived(int page)
{
    if (isVisible() && page == m_next)
        m_growTimer.start();
}

void ReadingView::appendPage(int page, QTextCursor &cursor)
{
    const text::TextPage &text = *m_view->document().text->page(page);
    const Theme &theme = m_view->pageTheme();
    QTextBlockFormat block;
    block.setProperty(kPageProperty, page);
    block.setTopMargin(10);
    block.setLineHeight(115, QTextBlockFormat::ProportionalHeight);
    QTextBlockFormat label = block;
    label.setAlignment(Qt::AlignRight);
    QTextCharFormat small;
    small.setFont(fontFor(FontRole::Small));
    small.setForeground(theme.ink3);
    const auto put = [&](const QTextBlockFormat &format, const QTextCharFormat &letters, const QString &words) {
        if (cursor.atStart() && cursor.block().length() <= 1)
            cursor.setBlockFormat(format);
        else
            cursor.insertBlock(format);
        cursor.insertText(words, letters);
    };
    put(label, small, tr("p. %1").arg(m_view->document().pageLabel(page)));
    QTextCharFormat plain;
    QTextCharFormat heading;
    heading.setFontWeight(QFont::DemiBold);
    heading.setProperty(QTextFormat::FontPixelSize, static_cast<int>(std::lround(fontFor(FontRole::Reading).pixelSize() * kHeading)));
    const std::vector<text::FloatPlace> floats = text::floatsOn(text, page);
    const qint32 bodyEnd = text.bodyEnd();
    for (qint32 begin = 0; begin < bodyEnd;) {
        const auto found = text.text.indexOf(QLatin1String("\n\n"), begin);
        const qint32 end = found < 0 ? bodyEnd : std::min(bodyEnd, static_cast<qint32>(found));
        const auto word = static_cast<std::size_t>(text.wordAt(begin));
        const bool isHeading = word < text.words.size() && text.words[word].role == text::Role::Heading;
        const QString words = isInPicture(text, {begin, end}, floats) ? QString() : text.cleanText({begin, end});
        if (!words.isEmpty())
            put(block, isHeading ? heading : plain, words);
        begin = end + 2;
    }
    for (const text::FloatPlace &place : floats)
        appendFigure(place, cursor);
}

double ReadingView::figureScale(const text::FloatPlace &place) const
{
    return std::min(PdfView::kPointsToPixels * 1.35, columnWidth() / std::max(1.0, place.area.width()));
}

QUrl ReadingView::urlOf(const text::FloatPlace &place)
{
    return QUrl(QStringLiteral("figure:%1-%2").arg(place.page).arg(place.span.begin));
}

void ReadingView::appendFigure(const text::FloatPlace &place, QTextCursor &cursor)
{
    QTextBlockFormat block;
    block.setProperty(kPageProperty, place.page);
    block.setAlignment(Qt::AlignHCenter);
    block.setTopMargin(14);
    cursor.insertBlock(block);
    QTextImageFormat picture;
    const double scale = figureScale(place);
    picture.setName(urlOf(place).toString());
    picture.setWidth(place.area.width() * scale);
    picture.setHeight(place.area.height() * scale);
    picture.setProperty(QTextFormat::ImageAltText, place.caption);
    cursor.insertImage(picture);
    m_figures.push_back({place, false});
    takePicture(place.page); // a small one may be there
}

void ReadingView::requestFigures()
{
    PagePictures *pictures = m_view->document().pictures;
    if (!pictures)
        return;
    std::vector<WantedPicture> wanted;
    for (const Figure &figure : m_figures) {
        if (!figure.isSharp)
            wanted.push_back({{figure.place.page, figureScale(figure.place) * devicePixelRatioF(), Rotation::None, {}},
                              {}, kNeighbourPriority, false});
    }
    pictures->want(std::move(wanted), this);
}

void ReadingView::takePicture(int page)
{
    const ViewDocument &from = m_view->document();
    for (Figure &figure : m_figures) {
        const double scale = figureScale(figure.place) * devicePixelRatioF();
        if (figure.place.page != page || figure.isSharp)
            continue;
        const Picture *picture = from.pictures->cache().nearest(page, scale, Rotation::None);
        if (!picture || static_cast<int>(m_view->layout().pageRotation(page)) != static_cast<int>(m_view->layout().rotation()))
            continue; // a page that the file turns: its own turn is in the picture
        figure.isSharp = picture->key.scale >= scale * 0.999;
        const QRectF &area = figure.place.area;
        const double k = picture->key.scale;
        const QRect part = QRectF(area.topLeft() * k, area.size() * k).toAlignedRect().intersected(picture->image.rect());
        document()->addResource(QTextDocument::ImageResource, urlOf(figure.place), picture->image.copy(part));
        document()->markContentsDirty(0, document()->characterCount());
    }
}

// Only what was put in by addResource(): nothing is ever read from a disk or a network.
QVariant ReadingView::loadResource(int type, const QUrl &name)
{
    Q_UNUSED(name)
    if (type != QTextDocument::ImageResource)
        return {};
    QImage paper(2, 2, QImage::Format_RGB32);
    paper.fill(m_view->pageTheme().line);
    return paper;
}

int ReadingView::currentPage() const
{
    const QTextBlock block = cursorForPosition(QPoint(viewport()->width() / 2, 30)).block();
    return block.blockFormat().hasProperty(kPageProperty) ? block.blockFormat().intProperty(kPageProperty) : m_first;
}

// What stands before comes when the reader goes up from the top; the view stays where it was.
void ReadingView::prependPage()
{
    if (m_first <= 0 || verticalScrollBar()->value() > 0)
        return;
    if (!m_view->document().text->page(m_first - 1))
        return Q_EMIT textWanted(m_first - 1);
    const double before = document()->size().height();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::Start);
    const QTextBlockFormat first = cursor.blockFormat();
    const QTextCharFormat letters = cursor.charFormat();
    cursor.insertBlock(first, letters);
    cursor.movePosition(QTextCursor::Start);
    appendPage(--m_first, cursor);
    requestFigures();
    verticalScrollBar()->setValue(static_cast<int>(document()->size().height() - before) - viewport()->height() / 2);
}

void ReadingView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) { // the size of text is the survey page's
        event->ignore();
        return;
    }
    if (event->angleDelta().y() > 0)
        prependPage();
    QTextEdit::wheelEvent(event);
}

void ReadingView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp)
        prependPage();
    const int screen = std::max(1, viewport()->height() - 40);
    if (event->key() == Qt::Key_Space)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (event->modifiers() & Qt::ShiftModifier ? -screen : screen));
    else
        QTextEdit::keyPressEvent(event);
}

void ReadingView::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    styleDocument();
    m_growTimer.start();
}

void ReadingView::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange && isVisible())
        open(currentPage());
}

} // namespace conspectus::reader
