// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/findbar.h"

#include "ui/icons.h"
#include "ui/reader/findcontroller.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

namespace conspectus::reader {

namespace {
constexpr int kMostRemembered = 30;
}

FindBar::FindBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("findBar"));
    setFixedHeight(36);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(4);
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("findField"));
    m_field->setAccessibleName(tr("Find in the document"));
    m_field->setPlaceholderText(tr("Find in this PDF"));
    m_field->setMaximumWidth(280);
    m_field->setMinimumWidth(90);
    m_field->installEventFilter(this);
    m_counter = new QLabel(this);
    m_counter->setTextFormat(Qt::PlainText);
    m_counter->setObjectName(QStringLiteral("findCounter"));
    row->addWidget(m_field, 2);
    m_words = addToggle(QStringLiteral("W"), tr("Whole words only"));
    m_case = addToggle(QStringLiteral("Aa"), tr("Capitals matter"));
    m_expression = addToggle(QStringLiteral(".*"), tr("Regular expression"));
    row->addSpacing(4);
    row->addWidget(m_counter, 3);
    m_list = addButton(QStringLiteral("outline"), tr("List of all places (Down)"));
    m_list->setCheckable(true);
    m_list->setObjectName(QStringLiteral("findListButton"));
    connect(m_list, &QToolButton::toggled, this, &FindBar::listToggled);
    m_previous = addButton(QStringLiteral("up"), tr("Previous hit (Shift+Return)"));
    m_next = addButton(QStringLiteral("down"), tr("Next hit (Return)"));
    QToolButton *close = addButton(QStringLiteral("close"), tr("Close the find bar (Esc)"));
    connect(m_field, &QLineEdit::textEdited, this, &FindBar::textTyped);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousPressed);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextPressed);
    connect(close, &QToolButton::clicked, this, &FindBar::closed);
}

QToolButton *FindBar::addToggle(const QString &sign, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setText(sign);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFixedSize(28, 26);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    connect(button, &QToolButton::toggled, this, &FindBar::optionsChanged);
    return button;
}

text::FindOptions FindBar::options() const
{
    return {m_words->isChecked(), m_case->isChecked(), m_expression->isChecked()};
}

bool FindBar::isListWanted() const
{
    return m_list->isChecked();
}

void FindBar::setHistory(const QStringList &history)
{
    m_history = history.mid(0, kMostRemembered);
    m_historyAt = -1;
}

void FindBar::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void FindBar::remember()
{
    const QString typed = m_field->text();
    m_historyAt = -1;
    if (typed.size() < 2 || (!m_history.isEmpty() && m_history.first() == typed))
        return;
    m_history.removeAll(typed);
    m_history.prepend(typed);
    m_history = m_history.mid(0, kMostRemembered);
    Q_EMIT historyChanged();
}

void FindBar::stepHistory(int step)
{
    if (m_history.isEmpty())
        return;
    if (m_historyAt < 0 && m_field->text() == m_history.first())
        m_historyAt = 0;
    m_historyAt = std::clamp(m_historyAt + step, 0, static_cast<int>(m_history.size()) - 1);
    m_field->setText(m_history[m_historyAt]);
    Q_EMIT textTyped(m_field->text());
}

QToolButton *FindBar::addButton(const QString &icon, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setIcon(iconFor(icon));
    button->setText(name);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFixedSize(26, 26);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void FindBar::setController(FindController *controller)
{
    if (m_controller)
        m_controller->disconnect(this);
    m_controller = controller;
    if (controller) {
        connect(controller, &FindController::hitsChanged, this, &FindBar::updateCounter);
        connect(controller, &FindController::currentChanged, this, &FindBar::updateCounter);
    }
    updateCounter();
}

void FindBar::setReading(int readPages, int pageCount, bool hasNoText)
{
    m_readPages = readPages;
    m_pageCount = pageCount;
    m_hasNoText = hasNoText;
    updateCounter();
}

void FindBar::open(const QString &text)
{
    show();
    if (!text.isEmpty())
        m_field->setText(text);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (!m_field->text().isEmpty())
        Q_EMIT textTyped(m_field->text());
}

QString FindBar::text() const
{
    return m_field->text();
}

QString FindBar::counterText() const
{
    return m_counter->text();
}

void FindBar::updateCounter()
{
    const QLocale locale;
    QString words;
    const int total = m_controller ? m_controller->total() : 0;
    if (!m_controller || m_controller->needle().isEmpty()) {
        if (m_hasNoText)
            words = tr("This PDF has no text to find; it may be a scan.");
    } else if (const QString problem = m_controller->problem(); !problem.isEmpty()) {
        words = tr("Not a whole expression yet: %1").arg(problem);
    } else if (m_controller->isBusy()) {
        const QString read = locale.toString(m_readPages);
        const QString pages = locale.toString(m_pageCount);
        words = total > 0 ? tr("%1 of %2 so far; %3 of %4 pages read")
                                    .arg(locale.toString(m_controller->currentNumber()), locale.toString(total), read, pages)
                          : tr("Reading the text: %1 of %2 pages").arg(read, pages);
    } else if (m_hasNoText) {
        words = tr("This PDF has no text to find; it may be a scan.");
    } else if (total == 0) {
        words = tr("Nothing found");
    } else {
        words = tr("%1 of %2", "number of the hit, number of hits")
                        .arg(locale.toString(m_controller->currentNumber()), locale.toString(total));
    }
    m_counter->setText(words);
    m_counter->setToolTip(words);
    m_previous->setEnabled(total > 0);
    m_next->setEnabled(total > 0);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (key->modifiers() & Qt::AltModifier) {
            stepHistory(key->key() == Qt::Key_Up ? 1 : -1);
        } else if (key->key() == Qt::Key_Down) {
            m_list->setChecked(true);
            Q_EMIT listEntered();
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        remember();
        key->modifiers() & Qt::ShiftModifier ? Q_EMIT previousPressed() : Q_EMIT nextPressed();
        return true;
    case Qt::Key_Escape:
        remember();
        Q_EMIT closed();
        return true;
    default:
        return false;
    }
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.fillRect(rect(), theme.win);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

} // namespace conspectus::reader
