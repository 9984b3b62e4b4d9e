// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/preamble.h"

#include "exchange/authors.h"

#include <QRegularExpression>
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
    if (!text.startsWith(key + u':', Qt::CaseInsensitive))
        return std::nullopt;
    text = text.mid(key.size() + 1);
    while (text.startsWith(u'*'))
        text.remove(0, 1);
    return text.simplified();
}

QString yearIn(const QString &line)
{
    static const QRegularExpression submitted(QStringLiteral(
        "(?:Submitted on \\d{1,2} \\w{3} |提交: ?|^[A-Z][A-Za-z]{2,12} )((?:19|20)\\d\\d)\\b"));
    static const QRegularExpression date(QStringLiteral("·\\s*((?:19|20)\\d\\d)-\\d\\d-\\d\\d"));
    const QString examined = line.trimmed().left(kMaxLine);
    if (const QRegularExpressionMatch match = submitted.match(examined); match.hasMatch())
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
        if (const std::optional<QString> title = valueOf(line, QStringLiteral("Title")))
            return setOnce(m_preamble.title, *title);
        if (const std::optional<QString> authors = valueOf(line, QStringLiteral("Authors")))
            return setOnce(m_preamble.authorsLine, *authors);
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

// The line that reads most like a title: above a line of authors, else the first of several words, else the
// first.
qsizetype titleAmong(const QStringList &lines)
{
    if (lines.size() == 2)
        return 0;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (looksLikeAuthors(lines.at(i)) && !looksLikeAuthors(lines.at(i - 1)))
            return i - 1;
    }
    constexpr qsizetype kWords = 3;
    const auto several = std::ranges::find_if(
        lines, [](const QString &line) { return line.split(u' ', Qt::SkipEmptyParts).size() >= kWords; });
    return several == lines.end() ? 0 : several - lines.begin();
}

bool mayBeTitle(PageForm form, const QStringList &linesSoFar)
{
    return form == PageForm::SurveySite && linesSoFar.isEmpty();
}

QString withoutMarks(const QString &line)
{
    QString text = line.simplified();
    while (text.startsWith(u'#'))
        text.remove(0, 1);
    return text.trimmed();
}

} // namespace

Preamble preambleOf(const SplitPage &page)
{
    Preamble preamble;
    KeyReader keys(preamble);
    QStringList rest;
    if (page.form == PageForm::ReviewHub)
        preamble.title = titleBelowVenue(page.preamble);
    for (const QString &line : page.preamble) {
        const bool isMarkdownTitle = page.form == PageForm::Markdown && line.startsWith(QLatin1String("# "));
        if (isMarkdownTitle && preamble.title.isEmpty())
            preamble.title = withoutMarks(line);
        else if (!line.trimmed().isEmpty() && line.trimmed() != preamble.title &&
                 !keys.take(line, mayBeTitle(page.form, rest)))
            rest.append(line.trimmed());
    }
    qsizetype below = 0; // where the lines under the title begin
    if (preamble.title.isEmpty() && !rest.isEmpty()) {
        below = titleAmong(rest);
        preamble.title = withoutMarks(rest.takeAt(below));
    }
    if (preamble.authorsLine.isEmpty() && page.form != PageForm::ArxivAbstract &&
        page.form != PageForm::ReviewHub) {
        const auto it = std::find_if(rest.begin() + below, rest.end(), looksLikeAuthors);
        if (it != rest.end() || (rest.size() == 1 && page.form == PageForm::SurveySite))
            preamble.authorsLine = rest.takeAt(it != rest.end() ? it - rest.begin() : 0).simplified();
    }
    preamble.unrecognised = rest;
    if (preamble.year.isEmpty())
        preamble.year = yearOfArxivId(preamble.arxivId);
    return preamble;
}

QString arxivIdIn(const QString &line)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "(?:arXiv:\\s*|arxiv\\.org/(?:abs|pdf|html)/)(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/\\d{7})"),
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
