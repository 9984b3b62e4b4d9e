// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The small bar beside a selection: kinds as swatches with their digits, styles, note, copy, link to a finding. It stands near the
// end of the selection and never over it, takes no focus by itself, is reached by Tab and left by Escape. Only shows and says.
#pragma once

#include "survey/kinds.h"
#include "survey/survey.h"

#include <QWidget>
#include <optional>
#include <vector>

class QBoxLayout;
class QHBoxLayout;
class QToolButton;

namespace conspectus::reader {

// The top left of a bar of this size near the last of the rectangles, inside the room and over none of them; nothing where there is no
// such place. All in one coordinate system. Pure.
[[nodiscard]] std::optional<QPoint> placeBeside(const std::vector<QRectF> &selected, const QSize &bar, const QRect &room);

class SelectionBar final : public QWidget
{
    Q_OBJECT
public:
    explicit SelectionBar(QWidget *parent);

    void setKinds(const KindSet &set, const KindId &current);
    void setStyle(AnnotationStyle style);
    // Near the last of the rectangles (coordinates of the parent); hidden where it would cover one.
    void showBeside(const std::vector<QRectF> &selected);
    void takeFocus(); // the first button

Q_SIGNALS:
    void kindChosen(const conspectus::KindId &kind);
    void styleChosen(conspectus::AnnotationStyle style);
    void noteChosen();
    void copyChosen();
    void linkChosen();
    void closed(); // Escape: the focus should go back to the page

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QBoxLayout *m_box; // kinds and the rest, side by side; one above the other where there is no room
    QWidget *m_kinds;
    QWidget *m_rest;
    QHBoxLayout *m_row;
    std::vector<std::pair<AnnotationStyle, QToolButton *>> m_styles;
    KindSet m_set;

    QToolButton *addButton(const QString &icon, const QString &name);
    void addSeparator();
    void step(int by);
};

} // namespace conspectus::reader
