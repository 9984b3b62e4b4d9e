// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pieces of a query as they were typed: words, phrases, fields, brackets and operators (searchparser.cpp puts them
// together).
#pragma once

#include "store/searchquery.h"

namespace conspectus::store {

inline constexpr int kUsualDistance = 10; // of NEAR, as FTS5 has it
inline constexpr int kMaxDistance = 1000;

struct QueryPiece
{
    enum class Kind { Word, Field, Open, Close, And, Or, Not, Near, NearOpen, Distance };
    Kind kind = Kind::Word;
    SearchTerm term;
    SearchField field;
    int distance = kUsualDistance;
};

// plain: no operators and fields, all are words. leftOut: how many words and phrases come behind those that are taken.
[[nodiscard]] std::vector<QueryPiece> piecesOf(const QString &typed, bool plain, int *leftOut);

} // namespace conspectus::store
