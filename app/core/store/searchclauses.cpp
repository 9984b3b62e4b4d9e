// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a tree to clauses: what only the index of words is asked for is one MATCH expression, however many ORs it has; of the
// rest, OR is brought to the top, so that each clause is one literal SQL statement.
#include "store/searchtree.h"

#include <algorithm>
#include <optional>

namespace conspectus::store {
namespace {

constexpr int kGram = 3;
constexpr size_t kMostClauses = 64; // (tag:a OR kind:b) (tag:c OR kind:d) … grows as a power
constexpr int kDeepestExpression = 12; // levels; the parser of FTS5 has room for 100 symbols that wait for their end

using Kind = QueryBranch::Kind;

struct Part
{
    const QueryBranch *what = nullptr; // a Field, or what an expression or a term can say
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

using Expression = std::optional<QString>;

Expression expressionOf(const QueryBranch &branch, int depth = 0);

// "(a AND b NOT c)"; NOT binds closer than AND, which makes no difference to what is found.
Expression everyOf(const std::vector<QueryBranch> &children, int depth)
{
    QStringList wanted;
    QString unwanted;
    for (const QueryBranch &child : children) {
        const bool isNegated = child.kind == Kind::Not;
        const Expression its = expressionOf(isNegated ? child.children.front() : child, depth + 1);
        if (!its)
            return std::nullopt;
        if (isNegated)
            unwanted += QLatin1String(" NOT ") + *its;
        else
            wanted << *its;
    }
    if (wanted.isEmpty())
        return std::nullopt;
    return QLatin1Char('(') + wanted.join(QLatin1String(" AND ")) + unwanted + QLatin1Char(')');
}

Expression anyOf(const std::vector<QueryBranch> &children, int depth)
{
    QStringList all;
    for (const QueryBranch &child : children) {
        const Expression its = expressionOf(child, depth + 1);
        if (!its)
            return std::nullopt;
        all << *its;
    }
    return QLatin1Char('(') + all.join(QLatin1String(" OR ")) + QLatin1Char(')');
}

// Nothing where the index of words cannot answer it alone.
Expression expressionOf(const QueryBranch &branch, int depth)
{
    if (depth > kDeepestExpression)
        return std::nullopt;
    switch (branch.kind) {
    case Kind::And:
        return everyOf(branch.children, depth);
    case Kind::Or:
        return anyOf(branch.children, depth);
    case Kind::Near:
        return nearWordsOf(branch);
    case Kind::Term: {
        const QString words = branch.term.isLiteral ? QString() : wordsOf(branch.term);
        return words.isEmpty() ? Expression() : words;
    }
    default:
        return std::nullopt;
    }
}

// Ways to meet the query: any of them does. Where there are too many, the first ones; each is one all the same.
using Ways = std::vector<Conjunction>;

Ways crossed(const Ways &left, const Ways &right, bool *isCut)
{
    Ways all;
    for (const Conjunction &one : left) {
        for (const Conjunction &other : right) {
            if (all.size() >= kMostClauses) {
                *isCut = true;
                return all;
            }
            all.push_back(one);
            all.back().insert(all.back().end(), other.begin(), other.end());
        }
    }
    return all;
}

Ways waysOf(const QueryBranch &tree, bool isNegated, bool *isCut)
{
    if (tree.kind == Kind::Not)
        return waysOf(tree.children.front(), !isNegated, isCut);
    if ((tree.kind != Kind::And && tree.kind != Kind::Or) || expressionOf(tree))
        return {{Part{&tree, isNegated}}};
    const bool isAnd = (tree.kind == Kind::And) != isNegated;
    Ways all;
    for (const QueryBranch &child : tree.children) {
        const Ways its = waysOf(child, isNegated, isCut);
        if (isAnd && !all.empty())
            all = crossed(all, its, isCut);
        else
            all.insert(all.end(), its.begin(), its.end());
    }
    *isCut = *isCut || all.size() > kMostClauses;
    all.resize(std::min(all.size(), kMostClauses));
    return all;
}

// Conditions of one kind as they come together.
struct Conditions
{
    QStringList words;
    QStringList grams;
    QStringList literals;

    void add(const QueryBranch &what)
    {
        if (const Expression its = expressionOf(what)) {
            words << *its;
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

std::vector<SearchClause> clausesOf(const QueryBranch &tree, bool *isCut)
{
    const Ways ways = waysOf(tree, false, isCut);
    std::vector<SearchClause> clauses;
    QStringList together;
    for (const Conjunction &parts : ways) {
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
