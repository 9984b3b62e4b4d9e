// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The header of a pane, 32 px: its name in bold, buttons at the right. Serves as the title bar of a dock (the dock is moved
// by dragging it) or stands on top of a plain pane.
#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace conspectus {

class PaneHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit PaneHeader(const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    // The button takes icon, text and tooltip from the action.
    QToolButton *addAction(QAction *action);
    void addWidget(QWidget *widget);
    using QWidget::addAction;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLabel *m_title = nullptr;
    QHBoxLayout *m_layout = nullptr;
};

} // namespace conspectus
