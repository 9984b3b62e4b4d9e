// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/preamble.h"

#include "exchange/authors.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <optional>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxLine = 4000; // longer lines are not searched

// "Title:X", "**Authors:** X": the value behind a key.
std::optional<QString> valueOf(const QString &line, const QString &key)
{
    QString text = line.trimmed();
    while (text.startsWith(u'*'))
        text.remove(0, 1);
    if (!text.startsWith(key, Qt::CaseInsensitive))
        return std::nullopt;
    text = text.mid(key.size());
    while (text.startsWith(u'*'))
        text.remove(0, 1);
    if (!text.startsWith(u':') && !text.startsWith(u'：'))
        return std::nullopt;
    text.remove(0, 1);
    while (text.startsWith(u'*'))
        text.remove(0, 1);
    return text.simplified();
}

QString yearIn(const QString &line)
{
    static const QRegularExpression submitted(QStringLiteral(
        "(?:Submitted on \\d{1,2} \\w{3} |提交: ?|^[A-Z][A-Za-z]{2,12} |"
        "^Published(?: online)?:? (?:in |on )?(?:\\d{1,2} )?(?:\\w{3,9} )?|^(?=\\d{4}\\s+·))((?:19|20)\\d\\d)\\b"));
    static const QRegularExpression month(
        QStringLiteral("\\b((?:19|20)\\d\\d) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b"));
    static const QRegularExpression date(QStringLiteral("·\\s*((?:19|20)\\d\\d)-\\d\\d-\\d\\d"));
    const QString examined = line.trimmed().left(kMaxLine);
    if (const QRegularExpressionMatch match = submitted.match(examined); match.hasMatch())
        return match.captured(1);
    if (const QRegularExpressionMatch match = month.match(examined); match.hasMatch())
        return match.captured(1);
    return date.match(examined).captured(1);
}

// Reads the lines that say what they are. True where a line is used up.
class KeyReader
{
public:
    explicit KeyReader(Preamble &preamble)
        : m_preamble(preamble)
    {
    }

    // onlyKeys: the line may be the title, so a number in it says nothing about the work.
    bool take(const QString &line, bool onlyKeys)
    {
        for (const char *key : {"Title", "标题"}) {
            if (const std::optional<QString> title = valueOf(line, QString::fromUtf8(key)))
                return setOnce(m_preamble.title, *title);
        }
        for (const char *key : {"Authors", "Author", "Author(s)", "By", "作者"}) {
            if (const std::optional<QString> authors = valueOf(line, QString::fromUtf8(key)))
                return setOnce(m_preamble.authorsLine, *authors);
        }
        if (onlyKeys)
            return false;
        const QString id = arxivIdIn(line);
        const QString year = yearIn(line);
        const QString doi = doiIn(line);
        if (m_preamble.arxivId.isEmpty())
            m_preamble.arxivId = id;
        if (m_preamble.year.isEmpty())
            m_preamble.year = year;
        if (m_preamble.doi.isEmpty())
            m_preamble.doi = doi;
        constexpr qsizetype kMostWords = 6; // a title may speak of a year; a line of facts is short
        return (!id.isEmpty() || !year.isEmpty() || !doi.isEmpty()) &&
               (line.contains(u':') || line.simplified().split(u' ').size() <= kMostWords);
    }

private:
    Preamble &m_preamble;

    static bool setOnce(QString &field, const QString &value)
    {
        if (!field.isEmpty() || value.isEmpty())
            return false;
        field = value;
        return true;
    }
};

// On a hub the title is the line below venue and year.
QString titleBelowVenue(const QStringList &lines)
{
    static const QRegularExpression venue(QStringLiteral("^[A-Za-z][A-Za-z ./-]{1,40} (?:19|20)\\d\\d$"));
    bool isNext = false;
    for (const QString &line : lines) {
        if (isNext && !line.trimmed().isEmpty())
            return line.trimmed();
        isNext = isNext || venue.match(line.left(kMaxLine)).hasMatch();
    }
    return {};
}

// A line of the head that no key explains.
struct HeadLine
{
    QString text;
    bool isAfterGap = false;
};
using HeadLines = std::vector<HeadLine>;

bool isSmallWord(const QString &word)
{
    static const QSet<QString> words = [] {
        const QStringList all = QStringLiteral("and|or|of|for|in|on|the|a|an|with|to|from|by|via|at|using|towards|toward|"
                                               "between|through|over|und|oder|der|die|das|für|mit|von|de|la|le|les|des|du|"
                                               "et|en|y|para|con|del|e|da|do|di|&")
                                    .split(u'|');
        return QSet<QString>(all.begin(), all.end());
    }();
    return words.contains(word);
}

// A title that was broken over lines. Of two lines the second is that of the authors, unless the first is open.
bool goesOn(const QString &line, const HeadLine &next, bool isPair)
{
    if (next.isAfterGap || next.text.isEmpty() || line.isEmpty())
        return false;
    if (QStringLiteral(",:;–—-&").contains(line.back()) || isSmallWord(line.section(u' ', -1)))
        return true;
    return !isPair && (next.text.front().isLower() || isSmallWord(next.text.section(u' ', 0, 0).toLower()));
}

bool isListOfNames(const QString &line)
{
    return looksLikeAuthors(line) && splitAuthors(line).names.size() > 1;
}

// The line that reads most like a title: above a line of authors, else the first of several words, else the
// first.
size_t titleAmong(const HeadLines &lines)
{
    if (lines.size() == 2)
        return 0;
    for (const auto &isAuthors : {isListOfNames, looksLikeAuthors}) {
        for (size_t i = 1; i < lines.size(); ++i) {
            if (isAuthors(lines[i].text) && !looksLikeAuthors(lines[i - 1].text))
                return i - 1;
        }
    }
    constexpr qsizetype kWords = 3;
    const auto several = std::ranges::find_if(lines, [](const HeadLine &line) {
        return line.text.split(u' ', Qt::SkipEmptyParts).size() >= kWords;
    });
    return several == lines.end() ? 0 : static_cast<size_t>(several - lines.begin());
}

// Takes the title and the lines it was broken over out of the head; gives where the lines below it begin.
size_t takeTitle(HeadLines &lines, QString &title)
{
    size_t first = titleAmong(lines);
    size_t last = first + 1;
    const bool isPair = lines.size() == 2;
    while (first > 0 && goesOn(lines[first - 1].text, lines[first], isPair))
        --first;
    while (last < lines.size() && goesOn(lines[last - 1].text, lines[last], isPair) && !isListOfNames(lines[last].text))
        ++last;
    QStringList parts;
    for (size_t i = first; i < last; ++i)
        parts.append(lines[i].text);
    title = parts.join(u' ');
    lines.erase(lines.begin() + static_cast<qsizetype>(first), lines.begin() + static_cast<qsizetype>(last));
    return first;
}

// How a line below the authors goes on with them: nothing, a space where a name was broken, a comma.
QString authorsGoOn(const QString &line, const HeadLine &next)
{
    if (next.isAfterGap || looksLikeAffiliation(next.text))
        return {};
    const QString last = line.section(u',', -1).trimmed();
    const QString first = next.text.section(u',', 0, 0).trimmed();
    const bool isOpen = line.endsWith(u',') || line.endsWith(u';') || line.endsWith(QLatin1String(" and")) ||
                        line.endsWith(u'&') || next.text.startsWith(QLatin1String("and ")) || next.text.startsWith(u'&');
    if (isOpen)
        return QStringLiteral(" ");
    if (line.contains(u',') && !last.contains(u' ') && !first.contains(u' ') &&
        (next.text.contains(u',') || !next.text.contains(u' ')))
        return QStringLiteral(" ");
    const bool oneEach = splitAuthors(line.section(u'\n', -1)).names.size() == 1 && looksLikeAuthors(next.text) &&
                         splitAuthors(next.text).names.size() == 1;
    return oneEach ? QStringLiteral(", ") : QString();
}

QString takeAuthors(HeadLines &lines, size_t first)
{
    QString authors = lines[first].text.simplified();
    QString line = lines[first].text; // the last one taken
    size_t last = first + 1;
    for (; last < lines.size(); ++last) {
        const QString joint = authorsGoOn(line, lines[last]);
        if (joint.isEmpty())
            break;
        line = lines[last].text;
        authors += joint + line.simplified();
    }
    lines.erase(lines.begin() + static_cast<qsizetype>(first), lines.begin() + static_cast<qsizetype>(last));
    return authors;
}

bool mayBeTitle(PageForm form, const HeadLines &linesSoFar)
{
    return form == PageForm::SurveySite && linesSoFar.empty();
}

QString withoutMarks(const QString &line)
{
    QString text = line.simplified();
    while (text.startsWith(u'#'))
        text.remove(0, 1);
    return text.trimmed();
}

} // namespace

namespace {

// The lines that say nothing of themselves; sets what the others say.
HeadLines readKeys(const SplitPage &page, Preamble &preamble)
{
    KeyReader keys(preamble);
    HeadLines rest;
    bool isAfterGap = true;
    for (const QString &line : page.preamble) {
        const bool isMarkdownTitle = page.form == PageForm::Markdown && line.startsWith(QLatin1String("# "));
        const bool isBlank = line.trimmed().isEmpty();
        if (isMarkdownTitle && preamble.title.isEmpty())
            preamble.title = withoutMarks(line);
        else if (!isBlank && line.trimmed() != preamble.title && !keys.take(line, mayBeTitle(page.form, rest))) {
            rest.push_back({line.trimmed(), isAfterGap});
            isAfterGap = false;
            continue;
        }
        isAfterGap = true;
    }
    return rest;
}

} // namespace

Preamble preambleOf(const SplitPage &page)
{
    Preamble preamble;
    if (page.form == PageForm::ReviewHub)
        preamble.title = titleBelowVenue(page.preamble);
    HeadLines rest = readKeys(page, preamble);
    size_t below = 0; // where the lines under the title begin
    if (preamble.title.isEmpty() && !rest.empty()) {
        below = takeTitle(rest, preamble.title);
        preamble.title = withoutMarks(preamble.title);
    }
    if (preamble.authorsLine.isEmpty() && page.form != PageForm::ArxivAbstract &&
        page.form != PageForm::ReviewHub) {
        const auto it = std::ranges::find_if(rest.begin() + static_cast<qsizetype>(below), rest.end(), looksLikeAuthors, &HeadLine::text);
        if (it != rest.end() || (rest.size() == 1 && page.form == PageForm::SurveySite))
            preamble.authorsLine = takeAuthors(rest, it != rest.end() ? static_cast<size_t>(it - rest.begin()) : 0);
    }
    for (const HeadLine &line : rest)
        preamble.unrecognised.append(line.text);
    if (preamble.year.isEmpty())
        preamble.year = yearOfArxivId(preamble.arxivId);
    return preamble;
}

QString arxivIdIn(const QString &line)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "(?:arXiv(?::\\s*|\\s+)|arxiv\\.org/(?:abs|pdf|html)/)(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/\\d{7})"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(line.left(kMaxLine)).captured(1);
}

QString doiIn(const QString &line)
{
    static const QRegularExpression pattern(QStringLiteral("\\b(10\\.\\d{4,9}/[^\\s\"<>“”]+)"));
    QString doi = pattern.match(line.left(kMaxLine)).captured(1);
    while (!doi.isEmpty() && QStringLiteral(".,;:)]").contains(doi.back()))
        doi.chop(1);
    return doi;
}

QString yearOfArxivId(const QString &arxivId)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d\\d)(?:0[1-9]|1[0-2])\\.\\d{4,5}$"));
    const QString year = pattern.match(arxivId).captured(1);
    return year.isEmpty() ? QString() : QStringLiteral("20") + year;
}

} // namespace conspectus::exchange
