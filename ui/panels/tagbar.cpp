// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/tagbar.h"

#include "models/wording.h"
#include "ui/fonts.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>
#include <QToolButton>
#include <algorithm>

namespace conspectus {

namespace {
constexpr int kGap = 3;
constexpr int kFieldWidth = 78; // the least
}

TagBar::TagBar(QWidget *parent) : QWidget(parent), m_field(new QLineEdit(this)), m_known(new QStringListModel(this))
{
    setAccessibleName(tr("Tags"));
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_field->setPlaceholderText(tr("Add a tag"));
    m_field->setAccessibleName(tr("Add a tag"));
    m_field->setFrame(false);
    m_field->setFont(fontFor(FontRole::Small));
    m_field->installEventFilter(this);
    auto *completer = new QCompleter(m_known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_field->setCompleter(completer);
    connect(m_field, &QLineEdit::returnPressed, this, &TagBar::add);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this] { add(); }, Qt::QueuedConnection);
}

void TagBar::setTags(const QStringList &tags)
{
    if (tags == m_tags && m_chips.size() == static_cast<size_t>(tags.size()))
        return;
    m_tags = tags;
    for (QToolButton *chip : m_chips) {
        chip->hide();
        chip->deleteLater(); // it may be the sender of what led here
    }
    m_chips.clear();
    for (const QString &tag : tags) {
        auto *chip = new QToolButton(this);
        chip->setFont(fontFor(FontRole::Small));
        chip->setText(tr("#%1  ×", "tag, pressed to remove").arg(oneLine(tag, 24).replace(QLatin1Char('&'), QStringLiteral("&&"))));
        chip->setToolTip(plainToolTip(tr("Remove the tag %1").arg(tag)));
        chip->setAccessibleName(tr("Remove the tag %1").arg(tag));
        chip->setFocusPolicy(Qt::TabFocus);
        chip->setEnabled(!m_field->isReadOnly());
        connect(chip, &QToolButton::clicked, this, [this, tag] { Q_EMIT tagRemoved(tag); });
        chip->show();
        m_chips.push_back(chip);
    }
    setTabOrder(m_chips.empty() ? m_field : static_cast<QWidget *>(m_chips.back()), m_field);
    updateGeometry();
    place(width(), true);
}

void TagBar::setKnownTags(const QStringList &tags)
{
    if (tags != m_known->stringList())
        m_known->setStringList(tags);
}

void TagBar::setReadOnly(bool readOnly)
{
    m_field->setReadOnly(readOnly);
    m_field->setVisible(!readOnly);
    for (QToolButton *chip : m_chips)
        chip->setEnabled(!readOnly);
}

void TagBar::startEditing()
{
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

void TagBar::add()
{
    const QString typed = m_field->text();
    m_field->clear();
    if (!typed.trimmed().isEmpty())
        Q_EMIT tagAdded(typed);
}

bool TagBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isPopupShown = m_field->completer()->popup()->isVisible();
        if (key == Qt::Key_Backspace && m_field->text().isEmpty() && !m_tags.isEmpty()) {
            Q_EMIT tagRemoved(m_tags.back());
            return true;
        }
        if (key == Qt::Key_Comma) {
            add();
            return true;
        }
        if (key == Qt::Key_Escape && !isPopupShown) {
            m_field->clear();
            Q_EMIT editingFinished();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TagBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place(width(), true);
}

QSize TagBar::sizeHint() const
{
    return {scaled(200), place(std::max(width(), scaled(120)), false)};
}

QSize TagBar::minimumSizeHint() const
{
    return {scaled(kFieldWidth), place(std::max(width(), scaled(120)), false)};
}

int TagBar::place(int width, bool apply) const
{
    const int row = scaled(22);
    int x = 0;
    int y = 0;
    for (QToolButton *chip : m_chips) {
        const int wide = std::min(chip->sizeHint().width(), std::max(scaled(40), width));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += row + kGap;
        }
        if (apply)
            chip->setGeometry(x, y, wide, row);
        x += wide + kGap;
    }
    if (x > 0 && x + scaled(kFieldWidth) > width) {
        x = 0;
        y += row + kGap;
    }
    if (apply)
        m_field->setGeometry(x, y, std::max(scaled(kFieldWidth), width - x), row);
    return y + row;
}

} // namespace conspectus
