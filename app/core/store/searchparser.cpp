// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the pieces of a query to a tree: a small descending parser that passes over what has no sense.
#include "store/searchtree.h"

#include "store/searchpieces.h"

#include <algorithm>
#include <optional>

namespace conspectus::store {
namespace {

using Branch = std::optional<QueryBranch>;

QueryBranch branch(QueryBranch::Kind kind, std::vector<QueryBranch> children)
{
    QueryBranch made;
    made.kind = kind;
    made.children = std::move(children);
    return made;
}

// One child needs no AND or OR.
Branch joined(QueryBranch::Kind kind, std::vector<QueryBranch> children)
{
    if (children.empty())
        return std::nullopt;
    return children.size() == 1 ? std::move(children.front()) : branch(kind, std::move(children));
}

// NEAR over brackets: one NEAR for each way to take a term from each side. What has no such terms is AND.
Branch nearOf(std::vector<QueryBranch> sides, int distance)
{
    constexpr size_t kMostWays = 16;
    std::vector<std::vector<QueryBranch>> ways{{}};
    for (const QueryBranch &side : sides) {
        const std::vector<QueryBranch> choices =
            side.kind == QueryBranch::Kind::Or ? side.children : std::vector<QueryBranch>{side};
        const bool areWords = std::ranges::all_of(choices, [](const QueryBranch &choice) {
            return choice.kind == QueryBranch::Kind::Term && !choice.term.isUnspaced && !choice.term.isLiteral;
        });
        if (!areWords || ways.size() * choices.size() > kMostWays)
            return joined(QueryBranch::Kind::And, std::move(sides));
        std::vector<std::vector<QueryBranch>> more;
        for (const auto &way : ways) {
            for (const QueryBranch &choice : choices) {
                more.push_back(way);
                more.back().push_back(choice);
            }
        }
        ways = std::move(more);
    }
    std::vector<QueryBranch> nears;
    for (std::vector<QueryBranch> &way : ways) {
        if (way.size() < 2)
            return joined(QueryBranch::Kind::And, std::move(sides));
        nears.push_back(branch(QueryBranch::Kind::Near, std::move(way)));
        nears.back().distance = distance;
    }
    return joined(QueryBranch::Kind::Or, std::move(nears));
}

class Parser
{
public:
    explicit Parser(std::vector<QueryPiece> pieces) : m_pieces(std::move(pieces)) {}

    Branch parse()
    {
        std::vector<QueryBranch> all;
        while (m_at < m_pieces.size()) {
            if (Branch part = either())
                all.push_back(std::move(*part));
            else
                ++m_at; // a bracket or an operator that nothing came before
        }
        return joined(QueryBranch::Kind::And, std::move(all));
    }

private:
    [[nodiscard]] bool isNext(QueryPiece::Kind kind) const { return m_at < m_pieces.size() && m_pieces[m_at].kind == kind; }

    void passClose()
    {
        if (isNext(QueryPiece::Kind::Close))
            ++m_at;
    }
    Branch either()
    {
        std::vector<QueryBranch> sides;
        do {
            if (Branch side = every())
                sides.push_back(std::move(*side));
        } while (isNext(QueryPiece::Kind::Or) && ++m_at > 0);
        return joined(QueryBranch::Kind::Or, std::move(sides));
    }
    Branch every()
    {
        std::vector<QueryBranch> parts;
        for (;;) {
            while (isNext(QueryPiece::Kind::And))
                ++m_at;
            if (m_at >= m_pieces.size() || isNext(QueryPiece::Kind::Or) || isNext(QueryPiece::Kind::Close))
                break;
            const size_t before = m_at;
            if (Branch part = negatable())
                parts.push_back(std::move(*part));
            if (m_at == before)
                break;
        }
        return joined(QueryBranch::Kind::And, std::move(parts));
    }
    Branch negatable()
    {
        bool isNegated = false;
        for (; isNext(QueryPiece::Kind::Not); ++m_at)
            isNegated = !isNegated;
        Branch part = close();
        if (!part || !isNegated)
            return part;
        return branch(QueryBranch::Kind::Not, {std::move(*part)});
    }
    Branch close()
    {
        std::vector<QueryBranch> sides;
        int distance = 0;
        Branch first = single();
        if (first)
            sides.push_back(std::move(*first));
        while (isNext(QueryPiece::Kind::Near)) {
            distance = std::max(distance, m_pieces[m_at].distance);
            ++m_at;
            if (Branch side = single())
                sides.push_back(std::move(*side));
        }
        return sides.size() < 2 ? joined(QueryBranch::Kind::And, std::move(sides)) : nearOf(std::move(sides), distance);
    }
    Branch single()
    {
        if (m_at >= m_pieces.size())
            return std::nullopt;
        const QueryPiece &piece = m_pieces[m_at];
        QueryBranch made;
        switch (piece.kind) {
        case QueryPiece::Kind::Word:
            ++m_at;
            made.term = piece.term;
            return made;
        case QueryPiece::Kind::Field:
            ++m_at;
            made.kind = QueryBranch::Kind::Field;
            made.field = piece.field;
            return made;
        case QueryPiece::Kind::Open: {
            ++m_at;
            Branch inside = either();
            passClose();
            return inside;
        }
        case QueryPiece::Kind::NearOpen:
            ++m_at;
            return nearList();
        default:
            return std::nullopt;
        }
    }
    // NEAR(one two, 5): a number behind the last comma is the distance.
    Branch nearList()
    {
        std::vector<QueryBranch> sides;
        int distance = kUsualDistance;
        while (m_at < m_pieces.size() && !isNext(QueryPiece::Kind::Close)) {
            const QueryPiece &piece = m_pieces[m_at++];
            if (piece.kind != QueryPiece::Kind::Word)
                continue;
            QueryBranch side;
            side.term = piece.term;
            QString &word = side.term.spellings.front();
            bool isNumber = false;
            const int number = word.toInt(&isNumber);
            if (isNumber && m_hadComma) {
                distance = std::clamp(number, 0, kMaxDistance);
                continue;
            }
            m_hadComma = word.endsWith(QLatin1Char(','));
            if (m_hadComma)
                word.chop(1);
            if (hasWordCharacter(word))
                sides.push_back(std::move(side));
        }
        m_hadComma = false;
        passClose();
        return nearOf(std::move(sides), distance);
    }

    std::vector<QueryPiece> m_pieces;
    size_t m_at = 0;
    bool m_hadComma = false;
};

bool hasOperand(const std::vector<QueryPiece> &pieces)
{
    return std::ranges::any_of(pieces, [](const QueryPiece &piece) {
        return piece.kind == QueryPiece::Kind::Word || piece.kind == QueryPiece::Kind::Field;
    });
}

} // namespace

SearchQuery parseQuery(const QString &typed)
{
    int leftOut = 0;
    std::vector<QueryPiece> pieces = piecesOf(typed, false, &leftOut);
    const bool isOnlyOperators = !pieces.empty() && !hasOperand(pieces);
    if (isOnlyOperators) // "NOT" alone is looked for as a word
        pieces = piecesOf(typed, true, &leftOut);
    SearchQuery query;
    query.wordsLeftOut = leftOut;
    if (const Branch tree = Parser(std::move(pieces)).parse()) {
        query.terms = wantedTerms(*tree);
        query.clauses = clausesOf(*tree, &query.isCut);
    }
    return query;
}

} // namespace conspectus::store
