// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tab through the window as it is seen: pane by pane from left to right, in a pane row by row. Qt's own order is that in which
// widgets were made, so what comes later (buttons of kinds, replies) would always be last; and before 6.7 it runs in circles where
// a pane hands its focus on to a child. Home thread.
#pragma once

#include <vector>

class QWidget;

namespace conspectus {

// What can have the focus by Tab now, in order: search field, panels and panes, status line.
[[nodiscard]] std::vector<QWidget *> tabOrder(const QWidget *window);
// Moves the focus on, round at the end; false where there is nowhere to go.
bool focusNextInOrder(QWidget *window, bool next);

} // namespace conspectus
