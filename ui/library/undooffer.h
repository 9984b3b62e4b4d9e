// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A message that offers to undo what was just done to the library. It goes away as soon as another step is the one that Undo
// would take back, so that its button never takes back something else.
#pragma once

#include <QString>

namespace conspectus {

class MainWindow;

// label: the fixed word of the edit in the context "Undo" ("Remove survey"). The edit may come a moment later.
void offerUndo(MainWindow *window, const QString &key, const QString &headline, const QString &text, const char *label);

} // namespace conspectus
