// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Poppler's list of words with their fonts, in this process: the least that a text layer with fonts can cost. By poppler-cpp,
// whose names cannot stand beside those of Poppler-Qt6 in one file.
#pragma once

#include <QString>

namespace conspectus::bench {

// All pages by two threads with a document each. Gives the number of words.
[[nodiscard]] qsizetype listWordsWithTwoThreads(const QString &path);

} // namespace conspectus::bench
