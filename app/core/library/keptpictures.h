// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pictures of the pages where the reader stopped, which are shown at once when a survey is opened again: kept for each
// version in the index, and named by its view state "reader-picture/<version>" {"pictures":[…]}. Here they are counted and
// forgotten; the reader's pane keeps them. Home thread.
#pragma once

#include "library/library.h"

namespace conspectus {

// Of how many PDFs pictures are kept. Answers later, never after the end of context.
void countKeptPictures(Library &library, QObject *context, std::function<void(int)> done);
// Nothing happens where the library is open for reading only. done: of how many PDFs they were.
void forgetKeptPictures(Library &library, QObject *context, std::function<void(int)> done);

} // namespace conspectus
