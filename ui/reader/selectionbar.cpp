// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/selectionbar.h"

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/kindpainter.h"
#include "ui/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace conspectus::reader {

namespace {

constexpr int kGap = 8;    // pixels between text and bar
constexpr int kButton = 26;

} // namespace

std::optional<QPoint> placeBeside(const std::vector<QRectF> &selected, const QSize &bar, const QRect &room)
{
    if (selected.empty())
        return std::nullopt;
    const QRectF last = selected.back();
    const QRectF first = selected.front();
    const QRectF inner = QRectF(room).adjusted(2, 2, -2, -2);
    const double left = std::clamp(last.right() - bar.width(), inner.left(), std::max(inner.left(), inner.right() - bar.width()));
    const auto fits = [&](QPointF at) {
        const QRectF rect(at, bar);
        return inner.contains(rect) && std::ranges::none_of(selected, [&](const QRectF &each) {
            return each.adjusted(-1, -2, 1, 2).intersects(rect);
        });
    };
    QRectF all = first;
    for (const QRectF &each : selected)
        all = all.united(each);
    const double farRight = inner.right() - bar.width();
    for (const QPointF at : {QPointF(left, last.bottom() + kGap), QPointF(last.right() + kGap, last.top()),
                             QPointF(left, first.top() - kGap - bar.height()), QPointF(left, all.bottom() + kGap),
                             QPointF(left, all.top() - kGap - bar.height()), QPointF(farRight, inner.bottom() - bar.height()),
                             QPointF(inner.left(), inner.bottom() - bar.height()), QPointF(farRight, inner.top()),
                             inner.topLeft()}) {
        if (fits(at))
            return at.toPoint();
    }
    return std::nullopt;
}

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent), m_box(new QHBoxLayout(this)), m_kinds(new QWidget(this)), m_rest(new QWidget(this)),
      m_row(new QHBoxLayout(m_rest))
{
    setObjectName(QStringLiteral("selectionBar"));
    setAccessibleName(tr("Mark the selection"));
    setCursor(Qt::ArrowCursor);
    setAttribute(Qt::WA_NoMousePropagation);
    m_box->setContentsMargins(5, 4, 5, 4);
    m_box->setSpacing(1);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(1);
    auto *kinds = new QHBoxLayout(m_kinds);
    kinds->setContentsMargins(0, 0, 0, 0);
    kinds->setSpacing(1);
    m_box->addWidget(m_kinds);
    m_box->addWidget(m_rest);
    addSeparator();
    using Style = AnnotationStyle;
    struct Entry
    {
        Style style;
        const char *icon;
        QString name;
    };
    for (const Entry &entry : {Entry{Style::Highlight, "highlight", tr("Highlight")}, Entry{Style::Underline, "underline", tr("Underline")},
                               Entry{Style::StrikeOut, "strikeout", tr("Strike out")},
                               Entry{Style::Squiggly, "squiggly", tr("Squiggly line")}}) {
        QToolButton *button = addButton(QString::fromLatin1(entry.icon), entry.name);
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this, [this, style = entry.style] { Q_EMIT styleChosen(style); });
        m_styles.emplace_back(entry.style, button);
    }
    addSeparator();
    connect(addButton(QStringLiteral("note"), tr("Mark and write a note")), &QToolButton::clicked, this, &SelectionBar::noteChosen);
    connect(addButton(QStringLiteral("copy"), tr("Copy")), &QToolButton::clicked, this, &SelectionBar::copyChosen);
    connect(addButton(QStringLiteral("link"), tr("Mark and tie to a finding")), &QToolButton::clicked, this, &SelectionBar::linkChosen);
    hide();
}

QToolButton *SelectionBar::addButton(const QString &icon, const QString &name)
{
    auto *button = new QToolButton(m_rest);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize(QSize(16, 16));
    button->setFixedSize(kButton, kButton);
    button->setIcon(iconFor(icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->installEventFilter(this);
    m_row->addWidget(button);
    return button;
}

void SelectionBar::addSeparator()
{
    auto *line = new QFrame(m_rest);
    line->setFixedSize(7, 18);
    line->setFrameShape(QFrame::VLine);
    line->setEnabled(false);
    m_row->addWidget(line);
}

void SelectionBar::setKinds(const KindSet &set, const KindId &current)
{
    QLayout *row = m_kinds->layout();
    const auto buttons = [this] { return m_kinds->findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly); };
    if (set != m_set) {
        qDeleteAll(buttons());
        m_set = set;
        for (const Kind &kind : set.kinds) {
            auto *button = new QToolButton(m_kinds);
            button->setAutoRaise(true);
            button->setCheckable(true);
            button->setFocusPolicy(Qt::TabFocus);
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            button->setIcon(kindIcon(kind));
            button->setIconSize(QSize(14, 14));
            button->setFont(fontFor(FontRole::Small));
            button->setText(kind.key);
            button->setFixedSize(kButton + 8, kButton);
            button->setToolTip(tr("%1 (%2)", "kind, key").arg(kind.name, kind.key).toHtmlEscaped());
            button->setAccessibleName(tr("Mark as %1").arg(kind.name));
            button->installEventFilter(this);
            connect(button, &QToolButton::clicked, this, [this, id = kind.id] { Q_EMIT kindChosen(id); });
            row->addWidget(button);
        }
    }
    const QList<QToolButton *> all = buttons();
    for (qsizetype i = 0; i < std::min<qsizetype>(all.size(), static_cast<qsizetype>(set.kinds.size())); ++i)
        all[i]->setChecked(set.kinds[static_cast<std::size_t>(i)].id == current);
}

void SelectionBar::setStyle(AnnotationStyle style)
{
    for (const auto &[which, button] : m_styles)
        button->setChecked(which == style);
}

void SelectionBar::showBeside(const std::vector<QRectF> &selected)
{
    m_box->setDirection(QBoxLayout::LeftToRight);
    if (m_box->sizeHint().width() > parentWidget()->width() - 4)
        m_box->setDirection(QBoxLayout::TopToBottom);
    adjustSize();
    const auto at = placeBeside(selected, size(), parentWidget()->rect());
    if (!at) {
        hide();
        return;
    }
    move(*at);
    raise();
    show();
}

void SelectionBar::takeFocus()
{
    const QList<QToolButton *> all = findChildren<QToolButton *>();
    if (!all.isEmpty())
        all.front()->setFocus(Qt::TabFocusReason);
}

void SelectionBar::step(int by)
{
    QList<QToolButton *> all = findChildren<QToolButton *>();
    std::ranges::sort(all, {}, [this](const QToolButton *button) {
        const QPoint at = button->mapTo(this, QPoint(0, 0));
        return std::pair(at.y(), at.x());
    });
    const qsizetype count = all.size();
    for (qsizetype i = 0; i < count; ++i) {
        if (all[i]->hasFocus())
            return all[(i + by + count) % count]->setFocus(Qt::TabFocusReason);
    }
    takeFocus();
}

bool SelectionBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isOurs = key == Qt::Key_Escape || key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Tab
                            || key == Qt::Key_Backtab || key == Qt::Key_Return || key == Qt::Key_Enter;
        if (isOurs && event->type() == QEvent::ShortcutOverride) {
            event->accept();
            return true;
        }
        if (isOurs) {
            keyPressEvent(static_cast<QKeyEvent *>(event));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SelectionBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        hide();
        Q_EMIT closed();
        break;
    case Qt::Key_Left:
    case Qt::Key_Backtab:
        step(-1);
        break;
    case Qt::Key_Right:
    case Qt::Key_Tab:
        step(1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        for (QToolButton *button : findChildren<QToolButton *>()) {
            if (button->hasFocus()) {
                button->click();
                break;
            }
        }
        break;
    default: {
        const auto kind = std::ranges::find(m_set.kinds, event->text(), &Kind::key);
        if (event->text().isEmpty() || kind == m_set.kinds.end())
            QWidget::keyPressEvent(event);
        else
            Q_EMIT kindChosen(KindId(kind->id));
    }
    }
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.paper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace conspectus::reader
