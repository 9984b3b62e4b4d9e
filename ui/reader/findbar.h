// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The find bar: finds as one types, says how many there are and which is shown. Return and F3 go on, with Shift back,
// Escape closes.
#pragma once

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

Q_SIGNALS:
    void textTyped(const QString &text);
    void nextPressed();
    void previousPressed();
    void closed();

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

    QToolButton *addButton(const QString &icon, const QString &name);
    void updateCounter();
};

} // namespace conspectus::reader
