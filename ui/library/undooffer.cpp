// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/library/undooffer.h"

#include "library/library.h"
#include "ui/mainwindow.h"
#include "ui/widgets/messagebar.h"

#include <QCoreApplication>

namespace conspectus {

void offerUndo(MainWindow *window, const QString &key, const QString &headline, const QString &text, const char *label)
{
    const QString step = QCoreApplication::translate("Undo", label);
    QUndoStack *stack = window->library()->undoStack();
    window->messages()->show({key, MessageLevel::Info, headline, text, {},
                              {{QCoreApplication::translate("UndoOffer", "Undo"),
                                [stack, step] {
                                    if (stack->undoText() == step)
                                        stack->undo();
                                },
                                true}}});
    MessageBar *bar = window->messages()->bar(key);
    if (bar == nullptr)
        return;
    QObject::connect(stack, &QUndoStack::indexChanged, bar, [window, stack, step, key] {
        if (stack->undoText() != step) // later: the stack is still at work
            QMetaObject::invokeMethod(window, [window, key] { window->messages()->remove(key); }, Qt::QueuedConnection);
    });
}

} // namespace conspectus
