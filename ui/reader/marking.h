// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the page view knows of marking while the reader is at it: ranges taken with Ctrl, the stroke being drawn, the annotation
// whose place is being changed, and whether tools stay on. The functions that work on it are the view's (pdfviewmarking.cpp).
#pragma once

#include "ui/reader/inkstroke.h"
#include "ui/reader/markediting.h"

#include <QTimer>

namespace conspectus::reader {

struct Marking
{
    std::vector<text::TextRange> earlier; // selected before, kept with Ctrl
    bool isAdding = false; // the press that is under way adds a range
    bool isRepeating = false;
    bool isCaretMode = false;

    InkStroke stroke; // being drawn, page space
    std::vector<double> pressures; // of a tablet's pen, for each point of the stroke; none: a mouse
    double pressure = -1; // of the pen now; below 0: there is none
    int strokePage = -1;

    // The annotation that is being moved or resized, with its anchor before and now. Null: none.
    Annotation edited;
    Anchor before;
    Anchor now;
    Grip grip = Grip::Move;
    QTimer commitTimer; // keys: one change for a run of them
    [[nodiscard]] bool isEditing() const { return !edited.id.isNull(); }
    void stopEditing()
    {
        edited = {};
        before = now = {};
        commitTimer.stop();
    }
};

} // namespace conspectus::reader
