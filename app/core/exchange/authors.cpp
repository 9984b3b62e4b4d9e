// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/authors.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxAuthorsLine = 20'000; // thousands of authors; longer is no list of names

// Commas inside brackets belong to an affiliation.
QStringList piecesOf(const QString &line)
{
    QStringList pieces(QString{});
    int depth = 0;
    for (const QChar c : line) {
        if (c == u'(' || c == u'[' || c == u'{')
            ++depth;
        if ((c == u')' || c == u']' || c == u'}') && depth > 0)
            --depth;
        if (depth == 0 && (c == u',' || c == u';' || c == u'，' || c == u'、'))
            pieces.append(QString());
        else
            pieces.last().append(c);
    }
    return pieces;
}

// "and Martin White" → "Martin White"; "A. Ash and B. Beck" → both.
QStringList splitAtAnd(const QString &piece)
{
    static const QRegularExpression word(QStringLiteral("(?:^|\\s)(?:and|&|und|et)\\s+(?!al\\b)"));
    QStringList parts;
    for (const QString &part : piece.split(word)) {
        if (!part.trimmed().isEmpty())
            parts.append(part.simplified());
    }
    return parts;
}

bool isSuffix(const QString &piece)
{
    static const QSet<QString> suffixes{QStringLiteral("jr"),  QStringLiteral("sr"),  QStringLiteral("ii"),
                                        QStringLiteral("iii"), QStringLiteral("iv"),  QStringLiteral("phd"),
                                        QStringLiteral("md"),  QStringLiteral("msc"), QStringLiteral("mph"),
                                        QStringLiteral("rn"),  QStringLiteral("frcp")};
    QString name = piece.toLower();
    name.remove(u'.');
    return suffixes.contains(name);
}

bool isIdeographic(const QString &name)
{
    return std::ranges::any_of(name, [](QChar c) {
        return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hangul ||
               c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana;
    });
}

// Footnote marks and affiliations behind a name, taken off. Sets `cut` where an affiliation was there.
QString withoutAffiliation(const QString &piece, bool &cut)
{
    static const QRegularExpression bracket(QStringLiteral("\\s*[(\\[{][^)\\]}]*[)\\]}]?"));
    static const QRegularExpression marks(QStringLiteral("[\\d*†‡§¶∗⋆¹²³⁴⁵⁶⁷⁸⁹⁰]+$"));
    QString name = piece;
    name.remove(bracket);
    cut = name.size() != piece.size();
    name = name.trimmed();
    name.remove(marks);
    return name.simplified();
}

bool isDoubtfulName(const QString &name)
{
    const bool oneWord = !name.contains(u' ') && !isIdeographic(name);
    const bool oddSign =
        std::ranges::any_of(name, [](QChar c) { return c.isDigit() || c == u'@' || c == u'|'; });
    return oneWord || oddSign || name.contains(QLatin1String("et al"), Qt::CaseInsensitive) ||
           name.endsWith(u'…') || name.endsWith(QLatin1String("..."));
}

void addName(SplitAuthors &result, const QString &piece)
{
    bool cut = false;
    const QString name = withoutAffiliation(piece, cut);
    if (cut || name.isEmpty() || isDoubtfulName(name))
        result.doubtful.append(piece);
    if (!name.isEmpty())
        result.names.append(name);
}

bool isNameWord(const QString &word)
{
    static const QSet<QString> particles{QStringLiteral("de"),  QStringLiteral("van"), QStringLiteral("von"),
                                         QStringLiteral("der"), QStringLiteral("den"), QStringLiteral("di"),
                                         QStringLiteral("da"),  QStringLiteral("la"),  QStringLiteral("le"),
                                         QStringLiteral("del"), QStringLiteral("dos"), QStringLiteral("al"),
                                         QStringLiteral("bin"), QStringLiteral("el"),  QStringLiteral("ter")};
    if (std::ranges::any_of(word, [](QChar c) { return c.isDigit(); }))
        return false;
    return particles.contains(word) || word.front().isUpper() || isIdeographic(word);
}

bool isNameShaped(const QString &name)
{
    constexpr qsizetype kMostWords = 6;
    constexpr qsizetype kLongest = 50;
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || words.size() > kMostWords || name.size() > kLongest)
        return false;
    if (words.size() == 1 && !isIdeographic(name))
        return false;
    return !name.contains(u':') && !name.contains(u'?') && std::ranges::all_of(words, isNameWord);
}

} // namespace

SplitAuthors splitAuthors(const QString &line)
{
    SplitAuthors result;
    if (line.size() > kMaxAuthorsLine) {
        result.names = {line.left(kMaxAuthorsLine)};
        result.doubtful = result.names;
        return result;
    }
    QStringList pieces = piecesOf(line.simplified());
    if (line.trimmed().endsWith(u';'))
        pieces.removeLast(); // some journals close each name with one
    for (const QString &piece : std::as_const(pieces)) {
        const QString trimmed = piece.simplified();
        if (trimmed.isEmpty()) {
            ++result.emptyEntries;
        } else if (isSuffix(trimmed) && !result.names.isEmpty()) {
            result.names.last() += QStringLiteral(", ") + trimmed;
        } else {
            for (const QString &part : splitAtAnd(trimmed))
                addName(result, part);
        }
    }
    return result;
}

bool looksLikeAuthors(const QString &line)
{
    constexpr qsizetype kLongest = 5000;
    if (line.size() > kLongest || line.endsWith(u'.'))
        return false;
    const SplitAuthors authors = splitAuthors(line);
    if (authors.names.isEmpty())
        return false;
    const auto shaped = std::ranges::count_if(authors.names, isNameShaped);
    return shaped * 3 >= authors.names.size() * 2 && shaped > 0;
}

} // namespace conspectus::exchange
