// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveypage/pageeditor.h"

#include <QKeyEvent>
#include <QTextBlock>
#include <cmath>

namespace conspectus {

PageEditor::PageEditor(const QString &text, bool isOneLine, QWidget *parent) : QPlainTextEdit(text, parent), m_isOneLine(isOneLine)
{
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(5); // with the frame: the letters stand where they stood before
    moveCursor(QTextCursor::End);
    connect(this, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT typed(toPlainText()); });
}

void PageEditor::finish(bool commit)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    Q_EMIT finished(commit, m_isOneLine ? toPlainText().simplified() : toPlainText().trimmed());
}

int PageEditor::neededHeight() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    return static_cast<int>(std::ceil(lines * fontMetrics().lineSpacing() + 2 * document()->documentMargin())) + 2 * frameWidth() + 2;
}

void PageEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        return finish(false);
    if (isReturn && (m_isOneLine || event->modifiers().testFlag(Qt::ControlModifier)))
        return finish(true);
    QPlainTextEdit::keyPressEvent(event);
}

void PageEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    // A menu of its own, or another window in front, is not leaving.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish(true);
}

} // namespace conspectus
