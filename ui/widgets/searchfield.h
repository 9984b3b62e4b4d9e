// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The field at the corner of the menu bar that opens the search palette: by click, by Return, or with what is typed into it.
#pragma once

#include <QWidget>

class QAction;

namespace conspectus {

class SearchField final : public QWidget
{
    Q_OBJECT
public:
    // The action gives the key that is shown at the right.
    explicit SearchField(const QAction *search, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void searchRequested(const QString &typed);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QString m_key;
};

// A key as a small cap: "Ctrl+K". Returns its width; right-aligned at the right edge of rect.
int paintKeyCap(QPainter &painter, const QRect &rect, const QString &key, const QWidget *widget);

} // namespace conspectus
