// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reading state of a survey in words and in order. Pure.
#pragma once

#include <QString>

namespace conspectus {

// "To read", "Reading", "Read"; empty for none.
[[nodiscard]] QString readingStateInWords(const QString &state);
// To sort by: none 0, to read 1, reading 2, read 3.
[[nodiscard]] int stateRank(const QString &state);

} // namespace conspectus
