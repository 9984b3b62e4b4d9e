// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchpieces.h"

#include "store/searchtree.h"
#include "text/fold.h"

#include <algorithm>

namespace conspectus::store {
namespace {

// Longer queries are pasted text; the first words are enough to find it.
constexpr int kMaxTerms = 200;
constexpr int kMaxTermLength = 256;
constexpr int kMaxDepth = 24;
constexpr int kMinPrefix = 2;

// Signs that carry meaning and that the index drops.
bool hasMeaningfulSign(const QString &text)
{
    return text.contains(QLatin1Char('+')) || text.contains(QLatin1Char('#'));
}

SearchTerm termOf(QString raw, bool mayBePrefix)
{
    SearchTerm term;
    if (raw.size() > 1 && raw.endsWith(QLatin1Char('*')) && hasWordCharacter(raw)) {
        mayBePrefix = true;
        while (raw.endsWith(QLatin1Char('*')))
            raw.chop(1);
    }
    const QString fold = text::fold(raw).trimmed().left(kMaxTermLength);
    if (fold.isEmpty())
        return term;
    term.spellings << fold;
    term.isUnspaced = hasUnspacedScript(fold);
    term.isLiteral = !term.isUnspaced && (!hasWordCharacter(fold) || hasMeaningfulSign(fold));
    if (!term.isUnspaced && !term.isLiteral && fold.contains(QLatin1Char('-'))) {
        QString joined = fold;
        joined.remove(QLatin1Char('-'));
        if (hasWordCharacter(joined))
            term.spellings << joined;
    }
    const bool endsInWord = hasWordCharacter(fold.right(fold.size() >= 2 && fold.back().isLowSurrogate() ? 2 : 1));
    term.isPrefix = mayBePrefix && fold.size() >= kMinPrefix && endsInWord;
    return term;
}

// NUL ends a string for SQLite; a lone surrogate is no character.
QString cleaned(const QString &typed)
{
    QString clean;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        const QChar c = typed.at(i);
        const bool isPair = c.isHighSurrogate() && i + 1 < typed.size() && typed.at(i + 1).isLowSurrogate();
        if (isPair)
            clean += typed.mid(i++, 2);
        else if (c.isSurrogate() || c.category() == QChar::Other_Control)
            clean += QLatin1Char(' ');
        else
            clean += c;
    }
    clean.replace(QChar(0x201C), QLatin1Char('"')).replace(QChar(0x201D), QLatin1Char('"'));
    return clean;
}

// "2024", "202" (the decade), "2018-2022", "2018..", ">=2020", "<2020".
bool readYears(const QString &typed, SearchField *field)
{
    constexpr int kLast = 9999;
    QString text = typed;
    const bool over = text.startsWith(QLatin1Char('>'));
    const bool under = text.startsWith(QLatin1Char('<'));
    if (over || under)
        text.remove(0, 1);
    const bool orEqual = (over || under) && text.startsWith(QLatin1Char('='));
    if (orEqual)
        text.remove(0, 1);
    text.replace(QStringLiteral(".."), QStringLiteral("-")).replace(QChar(0x2013), QLatin1Char('-'));
    const QString first = text.section(QLatin1Char('-'), 0, 0).left(4);
    const QString second = text.section(QLatin1Char('-'), 1, 1).left(4);
    bool isNumber = false;
    const int year = first.toInt(&isNumber);
    if (!isNumber && !(first.isEmpty() && !second.isEmpty()))
        return false;
    if (over || under) {
        field->from = over ? year + (orEqual ? 0 : 1) : 0;
        field->to = over ? kLast : year - (orEqual ? 0 : 1);
    } else if (text.contains(QLatin1Char('-'))) {
        field->from = year;
        field->to = second.isEmpty() ? kLast : second.leftJustified(4, QLatin1Char('9')).toInt();
    } else {
        field->from = first.leftJustified(4, QLatin1Char('0')).toInt();
        field->to = first.leftJustified(4, QLatin1Char('9')).toInt();
    }
    return true;
}

class Reader
{
public:
    explicit Reader(const QString &typed, bool plain) : m_text(cleaned(typed)), m_plain(plain) {}

    std::vector<QueryPiece> read()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            if (c.isSpace())
                ++m_at;
            else if (c == QLatin1Char('"'))
                readPhrase();
            else if (!m_plain && (c == QLatin1Char('(') || c == QLatin1Char(')')))
                readBracket(c == QLatin1Char('('));
            else
                readWord();
        }
        return std::move(m_pieces);
    }

    [[nodiscard]] int leftOut() const { return std::max(0, m_terms - kMaxTerms); }

private:
    void addTerm(const QString &raw, bool mayBePrefix)
    {
        QueryPiece piece;
        piece.term = termOf(raw, mayBePrefix);
        if (!piece.term.spellings.isEmpty() && ++m_terms <= kMaxTerms)
            m_pieces.push_back(std::move(piece));
    }
    void add(QueryPiece::Kind kind, int distance = kUsualDistance)
    {
        QueryPiece piece;
        piece.kind = kind;
        piece.distance = distance;
        m_pieces.push_back(std::move(piece));
    }
    // The text up to the closing quotation mark; not closed: being typed.
    QString takeQuoted(bool *closed)
    {
        const qsizetype close = m_text.indexOf(QLatin1Char('"'), m_at + 1);
        *closed = close >= 0;
        const qsizetype end = *closed ? close : m_text.size();
        const QString inside = m_text.mid(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        return inside;
    }
    void readPhrase()
    {
        bool closed = false;
        const QString phrase = takeQuoted(&closed);
        const bool isPrefix = closed && m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('*');
        m_at += isPrefix ? 1 : 0;
        addTerm(phrase, !closed || isPrefix);
    }
    void readBracket(bool opens)
    {
        ++m_at;
        m_depth += opens ? 1 : -1;
        if (m_depth >= 0 && m_depth <= kMaxDepth)
            add(opens ? QueryPiece::Kind::Open : QueryPiece::Kind::Close);
        m_depth = std::max(m_depth, 0);
    }
    // A word may hold brackets of its own: f(x).
    QString takeWord()
    {
        const qsizetype begin = m_at;
        int inside = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text.at(m_at);
            if (c.isSpace() || c == QLatin1Char('"'))
                break;
            if (!m_plain && c == QLatin1Char(')') && inside-- == 0)
                break;
            if (c == QLatin1Char('('))
                ++inside;
            if (c == QLatin1Char('(') && m_text.mid(begin, m_at - begin) == QLatin1String("NEAR"))
                break;
        }
        return m_text.mid(begin, m_at - begin);
    }
    void readWord()
    {
        const QString word = takeWord();
        if (m_plain || (!readOperator(word) && !readField(word)))
            addTerm(word, m_at >= m_text.size());
    }
    bool readOperator(const QString &word)
    {
        if (word == QLatin1String("AND") || word == QLatin1String("OR") || word == QLatin1String("NOT")) {
            add(word == QLatin1String("AND")  ? QueryPiece::Kind::And
                : word == QLatin1String("OR") ? QueryPiece::Kind::Or
                                              : QueryPiece::Kind::Not);
            return true;
        }
        if (word == QLatin1String("NEAR") && m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('(')) {
            ++m_at;
            ++m_depth;
            add(QueryPiece::Kind::NearOpen);
            return true;
        }
        if (word != QLatin1String("NEAR") && !word.startsWith(QLatin1String("NEAR/")))
            return false;
        bool isNumber = false;
        const int distance = word.section(QLatin1Char('/'), 1).toInt(&isNumber);
        add(QueryPiece::Kind::Near, isNumber ? std::clamp(distance, 0, kMaxDistance) : kUsualDistance);
        return true;
    }
    bool readField(const QString &word)
    {
        const qsizetype colon = word.indexOf(QLatin1Char(':'));
        const QString name = word.left(std::max<qsizetype>(colon, 0)).toLower();
        static const QStringList names{QStringLiteral("tag"), QStringLiteral("kind"), QStringLiteral("author"),
                                       QStringLiteral("year")};
        if (!names.contains(name))
            return false;
        QString value = word.mid(colon + 1);
        bool whole = false;
        if (value.isEmpty() && m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('"'))
            value = takeQuoted(&whole);
        QueryPiece piece;
        piece.kind = QueryPiece::Kind::Field;
        piece.field.name = name;
        if (name == QLatin1String("year")) {
            if (readYears(value, &piece.field))
                m_pieces.push_back(std::move(piece));
            return true;
        }
        piece.field.value = facetValue(value.left(kMaxTermLength));
        if (piece.field.value.trimmed().isEmpty())
            return true; // still being typed
        if (!whole)
            piece.field.value.chop(1);
        m_pieces.push_back(std::move(piece));
        return true;
    }

    const QString m_text;
    const bool m_plain; // no operators and fields: all are words
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_terms = 0;
    std::vector<QueryPiece> m_pieces;
};

} // namespace

std::vector<QueryPiece> piecesOf(const QString &typed, bool plain, int *leftOut)
{
    Reader reader(typed, plain);
    std::vector<QueryPiece> pieces = reader.read();
    *leftOut = reader.leftOut();
    return pieces;
}

} // namespace conspectus::store
