// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a tree to clauses: OR is brought to the top, so that each clause is one literal SQL statement; what only the
// index of words is asked for becomes one MATCH expression again.
#include "store/searchtree.h"

#include <algorithm>

namespace conspectus::store {
namespace {

constexpr int kGram = 3;
constexpr size_t kMostClauses = 64; // (a OR b) (c OR d) … grows as a power

using Kind = QueryBranch::Kind;

struct Part
{
    const QueryBranch *what = nullptr; // Term, Near or Field
    bool isNegated = false;
};
using Conjunction = std::vector<Part>;

QString quoted(const QString &text)
{
    QString doubled = text;
    doubled.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + doubled + QLatin1Char('"');
}

QString star(const SearchTerm &term) { return term.isPrefix ? QStringLiteral(" *") : QString(); }

std::vector<Conjunction> crossed(const std::vector<Conjunction> &left, const std::vector<Conjunction> &right)
{
    std::vector<Conjunction> all;
    for (const Conjunction &one : left) {
        for (const Conjunction &other : right) {
            if (all.size() == kMostClauses)
                return all;
            all.push_back(one);
            all.back().insert(all.back().end(), other.begin(), other.end());
        }
    }
    return all;
}

std::vector<Conjunction> conjunctionsOf(const QueryBranch &tree, bool isNegated)
{
    switch (tree.kind) {
    case Kind::Not:
        return conjunctionsOf(tree.children.front(), !isNegated);
    case Kind::And:
    case Kind::Or: {
        const bool isAnd = (tree.kind == Kind::And) != isNegated;
        std::vector<Conjunction> all;
        for (const QueryBranch &child : tree.children) {
            std::vector<Conjunction> its = conjunctionsOf(child, isNegated);
            if (isAnd && !all.empty())
                all = crossed(all, its);
            else if (all.size() + its.size() <= kMostClauses)
                all.insert(all.end(), its.begin(), its.end());
        }
        return all;
    }
    default:
        return {{Part{&tree, isNegated}}};
    }
}

QString wordsOf(const SearchTerm &term)
{
    if (term.isUnspaced || !hasWordCharacter(term.spellings.first()))
        return {};
    QStringList any;
    for (const QString &spelling : term.spellings)
        any << quoted(spelling) + star(term);
    return QLatin1Char('(') + any.join(QLatin1String(" OR ")) + QLatin1Char(')');
}

// FTS5's NEAR takes phrases only, so each spelling makes one of its own.
QString nearWordsOf(const QueryBranch &near)
{
    QStringList ways{QString()};
    for (const QueryBranch &child : near.children) {
        QStringList more;
        for (const QString &way : ways) {
            for (const QString &spelling : child.term.spellings.mid(0, ways.size() > 8 ? 1 : 2))
                more << way + quoted(spelling) + star(child.term) + QLatin1Char(' ');
        }
        ways = more;
    }
    QStringList nears;
    for (const QString &way : ways)
        nears << QStringLiteral("NEAR(%1, %2)").arg(way.trimmed()).arg(near.distance);
    return QLatin1Char('(') + nears.join(QLatin1String(" OR ")) + QLatin1Char(')');
}

// Conditions of one kind as they come together.
struct Conditions
{
    QStringList words;
    QStringList grams;
    QStringList literals;

    void add(const QueryBranch &what)
    {
        if (what.kind == Kind::Near) {
            words << nearWordsOf(what);
            return;
        }
        const SearchTerm &term = what.term;
        const QString &first = term.spellings.first();
        const bool isGram = term.isUnspaced && first.toUcs4().size() >= kGram;
        if (const QString inWords = wordsOf(term); !inWords.isEmpty())
            words << inWords;
        if (isGram)
            grams << quoted(first);
        else if (term.isLiteral || term.isUnspaced)
            literals << first;
    }
};

SearchClause clauseOf(const Conjunction &parts)
{
    Conditions wanted;
    Conditions unwanted;
    SearchClause clause;
    for (const Part &part : parts) {
        if (part.what->kind == Kind::Field) {
            clause.fields.push_back(part.what->field);
            clause.fields.back().isNegated = part.isNegated;
        } else if (!part.isNegated) {
            wanted.add(*part.what);
        } else if (part.what->kind == Kind::Term && part.what->term.isLiteral) {
            unwanted.literals << part.what->term.spellings.first(); // its letters alone would take away too much
        } else {
            unwanted.add(*part.what);
        }
    }
    clause.words = wanted.words.join(QLatin1String(" AND "));
    clause.grams = wanted.grams.join(QLatin1String(" AND "));
    clause.literals = wanted.literals;
    clause.notWords = unwanted.words.join(QLatin1String(" OR "));
    clause.notGrams = unwanted.grams.join(QLatin1String(" OR "));
    clause.notLiterals = unwanted.literals;
    return clause;
}

bool isWordsOnly(const SearchClause &clause)
{
    return !clause.words.isEmpty() && clause.grams.isEmpty() && clause.literals.isEmpty() && clause.notGrams.isEmpty() &&
           clause.notLiterals.isEmpty() && clause.fields.empty();
}

QString wholeExpression(const SearchClause &clause)
{
    return clause.notWords.isEmpty() ? clause.words
                                     : QStringLiteral("(%1) NOT (%2)").arg(clause.words, clause.notWords);
}

void collectTerms(const QueryBranch &tree, bool isNegated, std::vector<SearchTerm> &terms)
{
    if (tree.kind == Kind::Term && !isNegated)
        terms.push_back(tree.term);
    for (const QueryBranch &child : tree.children)
        collectTerms(child, isNegated != (tree.kind == Kind::Not), terms);
}

} // namespace

bool hasWordCharacter(const QString &text)
{
    const auto characters = text.toUcs4();
    return std::ranges::any_of(characters, [](uint c) { return QChar::isLetterOrNumber(c) || QChar::isMark(c); });
}

bool SearchClause::isAboutAnnotations() const
{
    return std::ranges::any_of(fields, [](const SearchField &field) {
        return field.name == QLatin1String("tag") || field.name == QLatin1String("kind");
    });
}

std::vector<SearchTerm> wantedTerms(const QueryBranch &tree)
{
    std::vector<SearchTerm> terms;
    collectTerms(tree, false, terms);
    return terms;
}

std::vector<SearchClause> clausesOf(const QueryBranch &tree)
{
    std::vector<SearchClause> clauses;
    QStringList together;
    for (const Conjunction &parts : conjunctionsOf(tree, false)) {
        SearchClause clause = clauseOf(parts);
        const bool saysWhatIsWanted =
            clause.hasText() || std::ranges::any_of(clause.fields, [](const SearchField &field) { return !field.isNegated; });
        if (!saysWhatIsWanted)
            continue;
        if (isWordsOnly(clause))
            together << wholeExpression(clause);
        else
            clauses.push_back(std::move(clause));
    }
    if (!together.isEmpty()) {
        SearchClause words;
        words.words = together.size() == 1 ? together.front() : QLatin1Char('(') + together.join(QLatin1String(") OR (")) + QLatin1Char(')');
        clauses.insert(clauses.begin(), std::move(words));
    }
    return clauses;
}

} // namespace conspectus::store
