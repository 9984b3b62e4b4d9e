// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How well a row of the full-text index fits: BM25 as FTS5 has it (k1 = 1.2, b = 0.75), but how common a word is comes from its first
// places instead of from all of them, and that of a phrase or the beginning of a word is taken for granted: FTS5's own bm25()
// looks for each of them through the whole index before the first row. In SQL: score(words, kinds, last), where kinds has
// a letter for each phrase of the MATCH expression (phraseKinds()) and last is the greatest id of a page.
#pragma once

#include "store/connection.h"

namespace conspectus::store {

[[nodiscard]] Result<void> addScore(Connection &connection);

// One letter for each quoted string of an expression: w a word, p more than one, b the beginning of one.
[[nodiscard]] QString phraseKinds(const QString &expression);

} // namespace conspectus::store
