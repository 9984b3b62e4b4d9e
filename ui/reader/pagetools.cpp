// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/pagetools.h"

#include "ui/actions.h"
#include "ui/icons.h"
#include "ui/kindpainter.h"
#include "ui/reader/markediting.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <cmath>

namespace conspectus::reader {

namespace {

constexpr int kHeight = 36;
constexpr int kButton = 26;
constexpr int kPageField = 38; // and wider where the numbers are long

// "Find (Ctrl+F)": the key is the one of the table of actions.
QString withKey(const QString &name, const char *actionName)
{
    for (const ActionSpec &spec : actionTable()) {
        if (qstrcmp(spec.name, actionName) != 0)
            continue;
        const QString first = QString::fromLatin1(spec.shortcuts).section(QLatin1String("; "), 0, 0);
        if (first.isEmpty())
            return name;
        return PageTools::tr("%1 (%2)", "button name, key")
                .arg(name, QKeySequence(first, QKeySequence::PortableText).toString(QKeySequence::NativeText));
    }
    return name;
}

QFrame *separator(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFixedSize(7, 20);
    line->setFrameShape(QFrame::VLine);
    line->setEnabled(false);
    return line;
}

QString percent(double zoom)
{
    return PageTools::tr("%1 %", "zoom").arg(QLocale().toString(static_cast<int>(std::lround(zoom * 100))));
}

} // namespace

PageTools::PageTools(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("pageTools"));
    setFixedHeight(kHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(2);
    m_back = addButton(QStringLiteral("back"), tr("Back"), "go.back");
    m_forward = addButton(QStringLiteral("forward"), tr("Forward"), "go.forward");
    m_page = new QLineEdit(this);
    m_page->setObjectName(QStringLiteral("pageField"));
    m_page->setAccessibleName(tr("Page"));
    m_page->setToolTip(withKey(tr("Page number or label"), "go.page"));
    m_page->setAlignment(Qt::AlignHCenter);
    m_page->setFixedSize(kPageField, kButton);
    m_page->installEventFilter(this);
    m_count = new QLabel(this);
    row->addSpacing(2);
    row->addWidget(m_page);
    row->addSpacing(2);
    row->addWidget(m_count);
    row->addWidget(separator(this));
    m_zoomOut = addButton(QStringLiteral("minus"), tr("Smaller"), "view.zoom-out");
    m_zoom = addButton({}, tr("Zoom"), "view.actual-size");
    m_zoom->setPopupMode(QToolButton::InstantPopup);
    m_zoom->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_zoom->setFixedWidth(54);
    m_zoomIn = addButton(QStringLiteral("plus"), tr("Larger"), "view.zoom-in");
    row->addWidget(separator(this));
    addStyle(AnnotationStyle::Highlight, QStringLiteral("highlight"), tr("Highlight the selection"), "annotate.highlight");
    addStyle(AnnotationStyle::Underline, QStringLiteral("underline"), tr("Underline the selection"), "annotate.underline");
    addStyle(AnnotationStyle::StrikeOut, QStringLiteral("strikeout"), tr("Strike the selection out"), "annotate.strike-out");
    addStyle(AnnotationStyle::Squiggly, QStringLiteral("squiggly"), tr("Squiggly line under the selection"), "annotate.squiggly");
    addStyle(AnnotationStyle::Note, QStringLiteral("note"), tr("Put a note on the page"), "annotate.point-note");
    addStyle(AnnotationStyle::Area, QStringLiteral("area"), tr("Mark an area of the page"), "annotate.area");
    addStyle(AnnotationStyle::Ink, QStringLiteral("ink"), tr("Draw on the page"), "annotate.ink");
    m_repeat = addButton(QStringLiteral("pin"), tr("Mark each selection at once"), "annotate.repeat");
    m_repeat->setObjectName(QStringLiteral("repeatButton"));
    m_repeat->setCheckable(true);
    connect(m_repeat, &QToolButton::clicked, this, [this] {
        m_repeat->setChecked(!m_repeat->isChecked()); // what is on is said by setRepeating()
        Q_EMIT repeatPressed();
    });
    m_more = addButton(QStringLiteral("more"), tr("More ways to mark"), "");
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    connect(m_more->menu(), &QMenu::aboutToShow, this, &PageTools::fillMore);
    row->addStretch();
    m_kind = addButton({}, tr("Kind of marks"), "");
    m_kind->setObjectName(QStringLiteral("kindButton"));
    m_kind->setPopupMode(QToolButton::InstantPopup);
    m_kind->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_kind->setMaximumWidth(140);
    m_kind->setMenu(new QMenu(m_kind));
    m_find = addButton(QStringLiteral("search"), tr("Find in the document"), "edit.find");
    fillZoomMenu();
    connect(m_back, &QToolButton::clicked, this, &PageTools::backPressed);
    connect(m_forward, &QToolButton::clicked, this, &PageTools::forwardPressed);
    connect(m_zoomOut, &QToolButton::clicked, this, [this] { Q_EMIT zoomStepped(-1); });
    connect(m_zoomIn, &QToolButton::clicked, this, [this] { Q_EMIT zoomStepped(1); });
    connect(m_find, &QToolButton::clicked, this, &PageTools::findPressed);
    connect(m_page, &QLineEdit::returnPressed, this, [this] { Q_EMIT pageTyped(m_page->text()); });
    setStyle(AnnotationStyle::Highlight);
    setPage({}, -1, 0);
}

QToolButton *PageTools::addButton(const QString &icon, const QString &name, const char *shortcutOf)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setText(name);
    button->setAccessibleName(name);
    button->setToolTip(withKey(name, shortcutOf));
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize(QSize(16, 16));
    button->setMinimumSize(kButton, kButton);
    button->setMaximumHeight(kButton);
    if (!icon.isEmpty()) {
        button->setIcon(iconFor(icon));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setFixedWidth(kButton);
    }
    layout()->addWidget(button);
    return button;
}

void PageTools::addStyle(AnnotationStyle style, const QString &icon, const QString &name, const char *shortcutOf)
{
    QToolButton *button = addButton(icon, name, shortcutOf);
    button->setCheckable(true);
    button->setObjectName(styleName(style) + QStringLiteral("Button"));
    connect(button, &QToolButton::clicked, this, [this, style, button] {
        button->setChecked(!button->isChecked()); // what is chosen is said by setStyle() and setTool()
        Q_EMIT stylePressed(style);
    });
    m_styles.emplace_back(style, button);
}

void PageTools::fillZoomMenu()
{
    auto *menu = new QMenu(m_zoom);
    const auto addFit = [&](const QString &name, ReaderPane::Fit fit) {
        connect(menu->addAction(name), &QAction::triggered, this, [this, fit] { Q_EMIT fitChosen(fit); });
    };
    addFit(tr("Width of the text"), ReaderPane::Fit::TextWidth);
    addFit(tr("Width of the page"), ReaderPane::Fit::Width);
    addFit(tr("Whole page"), ReaderPane::Fit::Page);
    menu->addSeparator();
    for (const double zoom : {0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0})
        connect(menu->addAction(percent(zoom)), &QAction::triggered, this, [this, zoom] { Q_EMIT zoomChosen(zoom); });
    m_zoom->setMenu(menu);
}

void PageTools::setPage(const QString &label, int page, int pageCount)
{
    const bool isOpen = pageCount > 0;
    m_label = label;
    const int letters = m_page->fontMetrics().horizontalAdvance(QString(QString::number(pageCount).size() + 1, u'0'));
    m_page->setFixedWidth(std::max(kPageField, letters + 16));
    if (!m_page->hasFocus())
        m_page->setText(label);
    const QString total = QLocale().toString(pageCount);
    if (!isOpen)
        m_count->clear();
    else if (label == QString::number(page + 1))
        m_count->setText(tr("of %1", "page … of").arg(total));
    else
        m_count->setText(tr("(%1 of %2)", "page by number").arg(QLocale().toString(page + 1), total));
    for (QWidget *widget : {static_cast<QWidget *>(m_page), static_cast<QWidget *>(m_zoomIn),
                            static_cast<QWidget *>(m_zoomOut), static_cast<QWidget *>(m_zoom),
                            static_cast<QWidget *>(m_find), static_cast<QWidget *>(m_kind)})
        widget->setEnabled(isOpen);
    for (const auto &[style, button] : m_styles)
        button->setEnabled(isOpen);
    m_repeat->setEnabled(isOpen);
    m_more->setEnabled(isOpen);
    chooseVisible();
}

void PageTools::setZoom(double zoom, ReaderPane::Fit fit)
{
    Q_UNUSED(fit)
    m_zoom->setText(percent(zoom));
    m_zoom->setAccessibleName(tr("Zoom, %1").arg(percent(zoom)));
}

void PageTools::setHistory(bool canGoBack, bool canGoForward)
{
    m_back->setEnabled(canGoBack);
    m_forward->setEnabled(canGoForward);
}

void PageTools::setKinds(const KindSet &set, const KindId &current)
{
    QMenu *menu = m_kind->menu();
    menu->clear();
    for (const Kind &kind : set.kinds) {
        QAction *action = menu->addAction(kindIcon(kind), kind.name + QLatin1Char('\t') + kind.key);
        connect(action, &QAction::triggered, this, [this, id = kind.id] { Q_EMIT kindChosen(id); });
        if (kind.id == current) {
            m_kind->setIcon(kindIcon(kind));
            m_kind->setText(kind.name);
            m_kind->setAccessibleName(tr("Kind of marks, %1").arg(kind.name));
        }
    }
    chooseVisible();
}

void PageTools::setStyle(AnnotationStyle style)
{
    for (const auto &[which, button] : m_styles) {
        if (isOnText(which))
            button->setChecked(which == style);
    }
}

void PageTools::setTool(std::optional<AnnotationStyle> tool)
{
    for (const auto &[which, button] : m_styles) {
        if (!isOnText(which))
            button->setChecked(tool == which);
    }
}

void PageTools::setRepeating(bool repeating)
{
    m_repeat->setChecked(repeating);
}

// What does not fit: the buttons that are left out.
void PageTools::fillMore()
{
    m_more->menu()->clear();
    std::vector<QToolButton *> buttons{m_repeat};
    for (const auto &[style, button] : m_styles)
        buttons.push_back(button);
    std::ranges::rotate(buttons, buttons.begin() + 1);
    for (QToolButton *button : buttons) {
        if (!button->isHidden())
            continue;
        QAction *action = m_more->menu()->addAction(button->icon(), button->toolTip());
        action->setCheckable(true);
        action->setChecked(button->isChecked());
        connect(action, &QAction::triggered, button, &QToolButton::click);
    }
}

void PageTools::focusPageField()
{
    m_page->setFocus(Qt::ShortcutFocusReason);
    m_page->selectAll();
}

bool PageTools::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page && event->type() == QEvent::FocusOut)
        m_page->setText(m_label);
    if (watched == m_page && event->type() == QEvent::FocusIn)
        QMetaObject::invokeMethod(m_page, &QLineEdit::selectAll, Qt::QueuedConnection);
    if (watched == m_page && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        Q_EMIT pageFieldLeft();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

QSize PageTools::sizeHint() const
{
    return {520, kHeight};
}

QSize PageTools::minimumSizeHint() const
{
    return {220, kHeight};
}

// The least needed go first: squiggly line, strike-out, repeat, pen, area, underline, highlight, note, forward, back. The menu with
// what is left out comes with the first of them.
void PageTools::chooseVisible()
{
    const auto styled = [this](AnnotationStyle style) -> QWidget * {
        return std::ranges::find(m_styles, style, &std::pair<AnnotationStyle, QToolButton *>::first)->second;
    };
    using enum AnnotationStyle;
    const std::array<QWidget *, 10> leastNeededFirst{styled(Squiggly), styled(StrikeOut), m_repeat,          styled(Ink), styled(Area),
                                                     styled(Underline), styled(Highlight), styled(Note), m_forward,   m_back};
    int needed = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (int i = 0; i < layout()->count(); ++i) {
        if (QWidget *widget = layout()->itemAt(i)->widget())
            needed += std::max(widget->sizeHint().width(), widget->minimumWidth())
                      - std::max(0, widget->sizeHint().width() - widget->maximumWidth()) + layout()->spacing();
        else
            needed += layout()->itemAt(i)->minimumSize().width();
    }
    const int step = kButton + layout()->spacing();
    const bool hasMore = needed - step > width();
    m_more->setVisible(hasMore);
    if (!hasMore)
        needed -= step;
    for (QWidget *widget : leastNeededFirst) {
        const bool fits = needed <= width();
        widget->setVisible(fits);
        if (!fits)
            needed -= step;
    }
}

void PageTools::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    chooseVisible();
}

void PageTools::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.fillRect(rect(), theme.win);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

} // namespace conspectus::reader
