// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/linkpreview.h"

#include "text/floats.h"
#include "ui/fonts.h"
#include "ui/reader/documenttext.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace conspectus::reader {

namespace {

constexpr double kLinesShown = 120; // pt below a target that is text
constexpr double kAbove = 8;        // pt above it
constexpr double kMostShare = 0.46; // of the view, each way
constexpr int kBorder = 8;

} // namespace

QRectF areaOfTarget(const text::TextPage *page, const QSizeF &size, QPointF target, QString *name)
{
    const QRectF whole(QPointF(0, 0), size);
    const double y = std::clamp(target.y(), 0.0, std::max(0.0, size.height() - 20));
    if (!page)
        return QRectF(0, y - kAbove, size.width(), kLinesShown).intersected(whole);
    for (const text::FloatPlace &place : text::floatsOn(*page, 0)) {
        // Links lead to the top of a float or to its caption.
        const bool isHere = place.area.adjusted(-20, -24, 20, 4).contains(QPointF(std::clamp(target.x(), place.area.left(), place.area.right()), y))
                            && (target.x() <= 1 || target.x() <= place.area.right());
        if (isHere) {
            if (name)
                *name = place.label;
            return place.area;
        }
    }
    // The column of the first line at or below the target.
    const text::Line *first = nullptr;
    for (const text::Line &line : page->lines) {
        const bool isBelow = line.box.bottom() > y + 2 && line.lastWord > line.firstWord && line.role != text::Role::LineNumber;
        const bool isBeside = target.x() > 1 && line.box.right() < target.x() - 4;
        if (isBelow && !isBeside && (!first || line.box.top() < first->box.top() - 1))
            first = &line;
    }
    if (!first)
        return QRectF(0, y - kAbove, size.width(), kLinesShown).intersected(whole);
    double left = first->box.left();
    double right = first->box.right();
    for (const text::Line &line : page->lines) {
        if (line.column == first->column && line.role == text::Role::Body && line.lastWord > line.firstWord
            && line.box.left() < right && line.box.right() > left) {
            left = std::min(left, line.box.left());
            right = std::max(right, line.box.right());
        }
    }
    return QRectF(QPointF(left - 6, std::min(y, first->box.top()) - kAbove), QPointF(right + 6, first->box.top() + kLinesShown))
            .intersected(whole);
}

LinkPreview::LinkPreview(PdfView *view)
    : QFrame(view->viewport()), m_view(view), m_crop(new PageCrop(view, this)), m_title(new QLabel(this))
{
    setObjectName(QStringLiteral("linkPreview"));
    setAccessibleName(tr("What the link leads to"));
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(fontFor(FontRole::Small));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kBorder, 4, kBorder, kBorder);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_crop, 1);
    m_enter.setSingleShot(true);
    m_enter.setInterval(kDelay);
    connect(&m_enter, &QTimer::timeout, this, &LinkPreview::showNow);
    m_leave.setSingleShot(true);
    m_leave.setInterval(kLeaveDelay);
    connect(&m_leave, &QTimer::timeout, this, [this] {
        if (!underMouse())
            close();
    });
}

void LinkPreview::enter(const text::RawLink &link, const QRect &onViewport)
{
    const bool isInside = link.kind == text::RawLink::Kind::Goto && link.targetPage >= 0
                          && link.targetPage < m_view->layout().pageCount();
    if (!isInside)
        return leave();
    m_leave.stop();
    m_isChosen = false;
    m_link = link;
    m_at = onViewport;
    m_enter.start();
    if (!m_view->document().text->page(link.targetPage))
        Q_EMIT textWanted(link.targetPage);
}

void LinkPreview::choose(const text::RawLink &link, const QRect &onViewport)
{
    enter(link, onViewport);
    m_isChosen = true;
    showNow();
}

void LinkPreview::leave()
{
    m_enter.stop();
    if (isVisible())
        m_leave.start();
}

void LinkPreview::close()
{
    m_enter.stop();
    m_leave.stop();
    m_isChosen = false;
    hide();
}

QString LinkPreview::title() const
{
    return m_title->text();
}

void LinkPreview::showNow()
{
    m_enter.stop();
    const ViewDocument &document = m_view->document();
    if (!document.text || m_link.targetPage < 0 || m_link.targetPage >= m_view->layout().pageCount())
        return;
    QString name;
    const QRectF area = areaOfTarget(document.text->page(m_link.targetPage), m_view->layout().pageSize(m_link.targetPage),
                                     m_link.targetPoint, &name);
    const QString page = tr("p. %1").arg(document.pageLabel(m_link.targetPage));
    m_name = name.isEmpty() ? page : tr("%1, %2", "figure, page").arg(name, page);
    m_title->setText(m_isChosen ? tr("%1 – K next, Return goes there, P pins it, Esc closes").arg(m_name)
                                : tr("%1 – P pins it, Esc closes").arg(m_name));
    m_crop->setPlace(m_link.targetPage, area);
    place();
    show();
    raise();
    if (m_isChosen)
        say();
}

// Nothing takes the focus: a screen reader is told what is shown.
void LinkPreview::say()
{
    const text::TextPage *text = m_view->document().text->page(m_link.targetPage);
    QString words;
    for (const text::Line &line : text ? text->lines : std::vector<text::Line>()) {
        if (line.lastWord > line.firstWord && m_crop->area().contains(line.box.center())) {
            const qint32 begin = text->words[static_cast<std::size_t>(line.firstWord)].begin;
            words += text->text.mid(begin, text->words[static_cast<std::size_t>(line.lastWord - 1)].end - begin) + QLatin1Char(' ');
        }
    }
    setAccessibleDescription(m_name + QLatin1Char('\n') + words.trimmed());
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

// Over the other column where the page has two, else below the link, or above it.
void LinkPreview::place()
{
    const QSize room = m_view->viewport()->size();
    const int most = std::max(160, static_cast<int>(room.width() * kMostShare));
    const int wished = static_cast<int>(m_crop->area().width() * m_view->layout().scale());
    const int inner = std::clamp(wished, 120, most - 2 * kBorder);
    const int heading = m_title->sizeHint().height() + 8;
    const int height = std::min(m_crop->heightForWidth(inner) + heading + kBorder, static_cast<int>(room.height() * 0.6));
    const QSize size(inner + 2 * kBorder, height);
    const text::TextPage *text = m_view->currentTextPage();
    const bool hasColumns = text && std::ranges::any_of(text->lines, [](const text::Line &line) { return line.column > 0; });
    QPoint at(m_at.left() - 20, m_at.bottom() + 12);
    if (hasColumns) {
        const bool isLeft = m_at.center().x() < room.width() / 2;
        at = {isLeft ? room.width() / 2 + 8 : room.width() / 2 - size.width() - 8, m_at.top() - size.height() / 3};
    } else if (at.y() + size.height() > room.height()) {
        at.setY(m_at.top() - 12 - size.height());
    }
    at.setX(std::clamp(at.x(), 4, std::max(4, room.width() - size.width() - 4)));
    at.setY(std::clamp(at.y(), 4, std::max(4, room.height() - size.height() - 4)));
    setGeometry(QRect(at, size));
}

void LinkPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.fillRect(rect(), theme.paper);
    painter.setPen(theme.edge);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace conspectus::reader
