// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A query between being read (searchparser.cpp) and being clauses for the index (searchclauses.cpp): a tree of AND, OR,
// NOT and NEAR over terms and fields. "a OR b NOT c" is Or(a, And(b, Not(c))).
#pragma once

#include "store/searchquery.h"

namespace conspectus::store {

struct QueryBranch
{
    enum class Kind { And, Or, Not, Near, Term, Field };
    Kind kind = Kind::Term;
    std::vector<QueryBranch> children; // Near: terms only
    SearchTerm term;
    SearchField field;
    int distance = 0; // words between the terms of a Near at most
};

// The clauses that any row has to meet one of; those that only say what must not be there are left out. isCut: there would be
// more of them.
[[nodiscard]] std::vector<SearchClause> clausesOf(const QueryBranch &tree, bool *isCut);
// Terms that are wanted, in the order of the query.
[[nodiscard]] std::vector<SearchTerm> wantedTerms(const QueryBranch &tree);

[[nodiscard]] bool hasWordCharacter(const QString &text);

} // namespace conspectus::store
