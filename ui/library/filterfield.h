// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The filter of a table: a line that completes the word being typed (fields such as tag: and their values). Down goes to
// the table, Escape empties the line, and asks to leave when it is empty.
#pragma once

#include <QLineEdit>
#include <functional>

class QCompleter;
class QStringListModel;

namespace conspectus {

class FilterField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterField(QWidget *parent = nullptr);
    // Asked each time a word begins: everything that may be completed.
    void setCompletions(std::function<QStringList()> completions) { m_completions = std::move(completions); }

Q_SIGNALS:
    void downPressed(); // or Return
    void leaveWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    void complete();
    void take(const QString &completion);

    std::function<QStringList()> m_completions;
    QStringListModel *m_words;
    QCompleter *m_completer;
};

} // namespace conspectus
