// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bar above the pane it concerns: what happened, what it means for the reader's work, one action or two. It takes part
// in the layout, so it never covers text, and it never goes by itself when something was lost.
#pragma once

#include <QFrame>
#include <functional>
#include <vector>

class QHBoxLayout;

namespace conspectus {

class LeadText;

enum class MessageLevel { Info, Warning, Error };

struct MessageAction
{
    QString text; // "Try again"
    std::function<void()> run;
    bool closes = true;
};

struct Message
{
    QString key; // a message with the same key replaces the one before; empty: never replaced
    MessageLevel level = MessageLevel::Info;
    QString headline; // "Your last note is not saved."
    QString text;     // "The disk that holds the library is full. The text is still here."
    QString details;  // shown by Details; codes belong here
    std::vector<MessageAction> actions;
};

class MessageBar final : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(Message message, QWidget *parent = nullptr);
    [[nodiscard]] const Message &message() const { return m_message; }

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addAction(const MessageAction &action, QHBoxLayout *layout);
    void showDetails();

    Message m_message;
    LeadText *m_text = nullptr;
};

// The bars of one pane, above each other; hidden while there are none. Put it first into the pane's layout.
class MessageArea final : public QWidget
{
    Q_OBJECT
public:
    explicit MessageArea(QWidget *parent = nullptr);
    void show(Message message);
    void remove(const QString &key);
    void clear();
    [[nodiscard]] int count() const;
    [[nodiscard]] MessageBar *bar(const QString &key) const;
    using QWidget::show;

private:
    [[nodiscard]] std::vector<MessageBar *> bars() const;
};

} // namespace conspectus
