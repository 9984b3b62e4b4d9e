// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/library/filterfield.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

namespace conspectus {

namespace {

// Where the word before the caret begins; quotes keep spaces together.
int wordStart(const QString &text, int caret)
{
    int start = 0;
    bool quoted = false;
    for (int i = 0; i < caret; ++i) {
        if (text[i] == QLatin1Char('"'))
            quoted = !quoted;
        else if (text[i].isSpace() && !quoted)
            start = i + 1;
    }
    return start;
}

} // namespace

FilterField::FilterField(QWidget *parent)
    : QLineEdit(parent), m_words(new QStringListModel(this)), m_completer(new QCompleter(m_words, this))
{
    setClearButtonEnabled(true);
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(10);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterField::take);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    const bool choosing = m_completer->popup()->isVisible();
    if (choosing && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Escape)) {
        event->ignore(); // the popup's
        return;
    }
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT downPressed();
        return;
    case Qt::Key_Escape:
        if (text().isEmpty())
            Q_EMIT leaveWanted();
        else
            clear();
        return;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
    if (!event->text().isEmpty())
        complete();
}

void FilterField::inputMethodEvent(QInputMethodEvent *event)
{
    QLineEdit::inputMethodEvent(event);
    complete();
}

void FilterField::complete()
{
    const int start = wordStart(text(), cursorPosition());
    QString word = text().mid(start, cursorPosition() - start);
    if (word.startsWith(QLatin1Char('-')))
        word.remove(0, 1);
    if (word.isEmpty() || !m_completions) {
        m_completer->popup()->hide();
        return;
    }
    m_words->setStringList(m_completions());
    m_completer->setCompletionPrefix(word);
    const bool isWhole = m_completer->completionCount() == 1 && m_completer->currentCompletion().compare(word, Qt::CaseInsensitive) == 0;
    if (m_completer->completionCount() == 0 || isWhole)
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void FilterField::take(const QString &completion)
{
    int start = wordStart(text(), cursorPosition());
    if (text().mid(start).startsWith(QLatin1Char('-')))
        ++start;
    const int caret = cursorPosition();
    const QString rest = text().mid(caret);
    const QString space = completion.endsWith(QLatin1Char(':')) ? QString() : QStringLiteral(" ");
    setText(text().left(start) + completion + space + rest.trimmed());
    setCursorPosition(start + static_cast<int>(completion.size() + space.size()));
    if (completion.endsWith(QLatin1Char(':')))
        complete();
}

} // namespace conspectus
