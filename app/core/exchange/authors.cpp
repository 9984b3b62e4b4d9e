// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/authors.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxAuthorsLine = 200'000; // ten thousand authors; longer is no list of names

bool isSemicolon(QChar c) { return c == u';' || c == u'；' || c == u'؛'; }
bool isComma(QChar c) { return c == u',' || c == u'，' || c == u'、' || c == u'،'; }

// Where a line has semicolons they part the names and a comma stands within one ("Ash, A.; Beck, B. C."); without
// commas dots and bars part them.
bool parts(QChar c, bool hasSemicolons, bool hasCommas)
{
    if (hasSemicolons)
        return isSemicolon(c);
    return isComma(c) || (!hasCommas && (c == u'·' || c == u'•' || c == u'|'));
}

// Commas inside brackets belong to an affiliation.
QStringList piecesOf(const QString &line)
{
    const bool hasSemicolons = std::ranges::any_of(line.left(line.size() - 1), isSemicolon);
    const bool hasCommas = std::ranges::any_of(line, isComma);
    QStringList pieces(QString{});
    int depth = 0;
    for (const QChar c : line) {
        if (c == u'(' || c == u'[' || c == u'{')
            ++depth;
        if ((c == u')' || c == u']' || c == u'}') && depth > 0)
            --depth;
        if (depth == 0 && parts(c, hasSemicolons, hasCommas))
            pieces.append(QString());
        else
            pieces.last().append(c);
    }
    return pieces;
}

// "by Ada Ash", "Authors: Ada Ash", "*Ada Ash, Bo Beck*": what stands around a line of names.
QString bareLine(const QString &line)
{
    static const QRegularExpression before(
        QStringLiteral("^[*_\\s]*(?:(?:by|von|par|por)\\s+(?=\\p{Lu})|(?:authors?|by|作者|著者)\\s*[:：]\\s*)?[*_\\s]*"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression behind(QStringLiteral("[*_\\s]+$"));
    const qsizetype kHead = 60;
    const QRegularExpressionMatch match = before.match(line.left(kHead));
    QString bare = line.mid(match.capturedLength());
    if (match.capturedLength() > 0 && (line.startsWith(u'*') || line.startsWith(u'_')))
        bare.remove(behind);
    return bare;
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
    static const QRegularExpression tex(
        QStringLiteral("\\$\\^?\\{?[^$]{0,40}\\$|\\^\\{[^}]{0,40}\\}|\\\\textsuperscript\\{[^}]{0,40}\\}"));
    static const QRegularExpression bracketed(QStringLiteral("\\s*\\[[\\d,*\\s]{1,12}\\]"));
    static const QRegularExpression bracket(QStringLiteral("\\s*[(\\[{][^)\\]}]*[)\\]}]?"));
    static const QRegularExpression marks(QStringLiteral("[\\s\\d*†‡§¶∗⋆✉^#¹²³⁴⁵⁶⁷⁸⁹⁰]+$"));
    QString name = piece;
    name.remove(tex);
    name.remove(bracketed);
    const qsizetype before = name.size();
    name.remove(bracket);
    cut = name.size() != before;
    name = name.trimmed();
    name.remove(marks);
    return name.simplified();
}

// "¹", "2", "*": the marks of the name before, parted from it by a comma.
bool isOnlyMarks(const QString &piece)
{
    static const QRegularExpression marks(QStringLiteral("^[\\s\\d*†‡§¶∗⋆✉#¹²³⁴⁵⁶⁷⁸⁹⁰]+$"));
    constexpr qsizetype kLongest = 8;
    return piece.size() <= kLongest && marks.match(piece).hasMatch();
}

bool endsInMark(const QString &piece)
{
    return !piece.isEmpty() && !piece.back().isLetter() && piece.back() != u'.' && piece.back() != u')';
}

// "et al.", "and others", "+ 12 more", "…": says that names are missing.
bool isRemark(const QString &piece)
{
    static const QRegularExpression remark(
        QStringLiteral("^(?:and\\s+)?(?:et\\s+al\\b\\.?|others|(?:and\\s+|\\+\\s*)?\\d+\\s+(?:more|others?|other authors|authors)"
                       "(?:\\s+authors)?|…|\\.\\.\\.|show (?:more|all)|等)\\.?$"),
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype kLongest = 40;
    return piece.size() <= kLongest && remark.match(piece).hasMatch();
}

bool isDoubtfulName(const QString &name)
{
    static const QRegularExpression initialsBehind(QStringLiteral(",\\s*(?:\\p{Lu}\\.?[\\s-]*){1,4}$"));
    if (name.contains(u',') && initialsBehind.match(name.right(20)).hasMatch())
        return false; // "Ash, A. B."
    const bool oneWord = !name.contains(u' ') && !isIdeographic(name);
    const bool oddSign =
        std::ranges::any_of(name, [](QChar c) { return c.isDigit() || c == u'@' || c == u'|'; });
    return oneWord || oddSign || name.contains(QLatin1String("et al"), Qt::CaseInsensitive) ||
           name.endsWith(u'…') || name.endsWith(QLatin1String("..."));
}

void addName(SplitAuthors &result, const QString &piece)
{
    static const QRegularExpression more(QStringLiteral("^\\+\\s*\\d+\\s+(?:more\\s+)?authors\\s+"));
    if (isRemark(piece)) {
        result.doubtful.append(piece);
        return;
    }
    bool cut = false;
    QString name = withoutAffiliation(piece, cut);
    if (name.startsWith(u'+') && name.contains(more)) {
        name.remove(more);
        cut = true;
    }
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
    const QChar first = word.front();
    const bool hasNoCase = first.isLetter() && !first.isUpper() && first.toUpper() == first; // Arabic, Hebrew …
    return particles.contains(word) || first.isUpper() || hasNoCase || isIdeographic(word);
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
    constexpr qsizetype kMostCaseless = 4; // where no capitals tell names from other words
    if (words.size() > kMostCaseless && name.toUpper() == name && name.toLower() == name)
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
    static const QRegularExpression address(QStringLiteral("\\s*[<(\\[{][^<>()\\[\\]{}]{0,80}@[^<>()\\[\\]{}]{0,80}[>)\\]}]"));
    const QString bare = bareLine(line.simplified().remove(address));
    QStringList pieces = piecesOf(bare);
    if (bare.endsWith(u';') && pieces.size() > 1)
        pieces.removeLast(); // some journals close each name with one
    QString before; // the piece before
    for (const QString &piece : std::as_const(pieces)) {
        const QString trimmed = piece.simplified();
        if (trimmed.isEmpty()) {
            ++result.emptyEntries;
        } else if (isOnlyMarks(trimmed) && endsInMark(before)) {
            continue; // "Ada Ash¹,²"
        } else if (isSuffix(trimmed) && !result.names.isEmpty()) {
            result.names.last() += QStringLiteral(", ") + trimmed;
        } else {
            for (const QString &part : splitAtAnd(trimmed))
                addName(result, part);
        }
        before = trimmed;
    }
    return result;
}

bool looksLikeAuthors(const QString &line)
{
    static const QRegularExpression sentence(QStringLiteral("(?<!\\bal)(?<!\\b[JjSs]r)(?<!\\p{Lu})\\.$"));
    if (line.size() > kMaxAuthorsLine || (!line.contains(u';') && sentence.match(line.right(20)).hasMatch()))
        return false;
    const SplitAuthors authors = splitAuthors(line);
    if (authors.names.isEmpty())
        return false;
    const auto shaped = std::ranges::count_if(authors.names, isNameShaped);
    return shaped * 3 >= authors.names.size() * 2 && shaped > 0;
}

bool looksLikeAffiliation(const QString &line)
{
    static const QRegularExpression words(
        QStringLiteral("@|\\b(?:universit\\w*|institut\\w*|departe?ment\\w*|dept|school|college|faculty|hospital|"
                       "laborator\\w*|labs?|academy|cent(?:er|re)|inc|ltd|corp|gmbh|research|google|microsoft|"
                       "science|technology|affiliations?|e-?mails?)\\b|大学|学院|研究"),
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype kExamined = 2000;
    return words.match(line.left(kExamined)).hasMatch();
}

} // namespace conspectus::exchange
