// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The find bar: finds as one types, says how many there are and which is shown. Return and F3 go on, with Shift back, Down goes into
// the list of places, Alt+Up and Alt+Down bring what was looked for before, Escape closes.
#pragma once

#include "text/find.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace conspectus::reader {

class FindController;

class FindBar final : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    void setController(FindController *controller);
    // readPages of pageCount have text; pages without it are said.
    void setReading(int readPages, int pageCount, bool hasNoText);
    void open(const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString counterText() const;
    [[nodiscard]] text::FindOptions options() const;
    [[nodiscard]] bool isListWanted() const;
    // What was looked for, the newest first.
    [[nodiscard]] const QStringList &history() const { return m_history; }
    void setHistory(const QStringList &history);
    void focusField();

Q_SIGNALS:
    void textTyped(const QString &text);
    void nextPressed();
    void previousPressed();
    void closed();
    void optionsChanged();
    void listToggled(bool shown);
    void listEntered();
    void historyChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_field;
    QLabel *m_counter;
    QToolButton *m_previous;
    QToolButton *m_next;
    FindController *m_controller = nullptr;
    int m_readPages = 0;
    int m_pageCount = 0;
    bool m_hasNoText = false;

    QToolButton *m_words;
    QToolButton *m_case;
    QToolButton *m_expression;
    QToolButton *m_list;
    QStringList m_history;
    int m_historyAt = -1;

    QToolButton *addToggle(const QString &sign, const QString &name);
    void remember();
    void stepHistory(int step);
    QToolButton *addButton(const QString &icon, const QString &name);
    void updateCounter();
};

} // namespace conspectus::reader
