// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pagekind.h"

#include "exchange/authors.h"
#include "exchange/importnotes.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxExamined = 200; // characters of a line

qsizetype linesLike(const QStringList &lines, const QRegularExpression &pattern)
{
    return std::ranges::count_if(lines, [&pattern](const QString &line) {
        return pattern.match(line.left(kMaxExamined)).hasMatch();
    });
}

bool isLetter(const QStringList &lines)
{
    static const QRegularExpression head(
        QStringLiteral("^\\s*(?:From|To|Cc|Subject|Date|Sent|Reply-To|Message-ID|Von|An|Betreff|Gesendet|De|"
                       "À|Objet|Envoyé|Para|Asunto|发件人|收件人|主题)\\s*[:：]\\s*\\S"));
    constexpr qsizetype kFirst = 20;
    return linesLike(lines.mid(0, kFirst), head) >= 2;
}

bool isReadMe(const QStringList &lines)
{
    static const QRegularExpression sign(
        QStringLiteral("^(?:#{1,4}\\s+(?:\\W*\\s*)?(?:installation|install|usage|requirements|getting started|"
                       "quick ?start|build(?:ing)?|dependencies|contributing|license|development|"
                       "configuration|changelog)\\b|```|\\s*(?:\\$ )?(?:pip3? install|git clone|npm install|"
                       "conda (?:install|create|env)|docker (?:run|pull)|apt(?:-get)? install|cargo)\\s)"),
        QRegularExpression::CaseInsensitiveOption);
    return linesLike(lines, sign) >= 2;
}

bool isPaper(const QStringList &lines)
{
    static const QRegularExpression introduction(
        QStringLiteral("^(?:(?:1|I)\\.?\\s+)?introduction\\s*$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression references(
        QStringLiteral("^(?:\\d{1,2}\\.?\\s+)?(?:references|bibliography|literature cited|works cited)\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    return linesLike(lines, introduction) > 0 && linesLike(lines, references) > 0;
}

bool hasText(const PageBlock &block)
{
    constexpr qsizetype kFewest = 30;
    qsizetype size = 0;
    for (const QString &line : block.lines)
        size += line.size();
    return size >= kFewest;
}

bool namesAuthors(const SplitPage &page)
{
    constexpr qsizetype kMost = 12;
    return std::ranges::any_of(page.preamble.mid(0, kMost),
                               [](const QString &line) { return looksLikeAuthors(line.trimmed()); });
}

// One heading alone: TL;DR names a survey page, an abstract does where it has a text, the others only under a
// title with authors; videos and code alone are anything.
bool isEnough(const SplitPage &page, Section only)
{
    switch (only) {
    case Section::Tldr:
        return true;
    case Section::Abstract:
        return page.form == PageForm::ArxivAbstract || namesAuthors(page) || std::ranges::any_of(page.blocks, [](const PageBlock &block) {
            return block.section == Section::Abstract && hasText(block);
        });
    case Section::Contribution:
    case Section::Findings:
    case Section::Reviews:
    case Section::Taxonomy:
        return namesAuthors(page);
    default:
        return false;
    }
}

} // namespace

PageDoubt doubtOf(const SplitPage &page, const QStringList &lines)
{
    QSet<Section> sections;
    for (const PageBlock &block : page.blocks)
        sections.insert(block.section);
    sections.remove(Section::Other);
    sections.remove(Section::Keywords);
    if (sections.isEmpty())
        return PageDoubt::NoHeadings;
    const bool isSummed = sections.contains(Section::Findings) && sections.contains(Section::Tldr);
    constexpr qsizetype kMany = 4; // so many headings are a survey page wherever it was pasted
    if (isSummed || sections.size() >= kMany)
        return PageDoubt::None;
    if (isLetter(lines) && page.form != PageForm::ArxivAbstract && sections.size() <= 2)
        return PageDoubt::Letter;
    if (isReadMe(lines))
        return PageDoubt::ReadMe;
    if (!sections.contains(Section::Tldr) && isPaper(lines))
        return PageDoubt::Paper;
    const QSet<Section> besides{Section::Code, Section::Videos};
    const bool hasCore = !(sections - besides).isEmpty();
    if (!hasCore || (sections.size() == 1 && !isEnough(page, *sections.begin())))
        return PageDoubt::NoHeadings;
    return PageDoubt::None;
}

Failure refusalOf(PageDoubt doubt, const QString &text)
{
    const QString start = text.simplified().left(200);
    const QString detail = QStringLiteral("begins with: %1").arg(start);
    const auto refused = [&detail](const QString &message) {
        return failure(ErrorCode::NotASurveyPage, message, detail);
    };
    if (start.isEmpty())
        return refused(ExchangeText::tr("There is no text here to read as a survey page. Nothing was stored. Copy "
                                        "the text of the survey's page and try again."));
    switch (doubt) {
    case PageDoubt::Letter:
        return refused(ExchangeText::tr("This reads like a letter, not like a survey page. Nothing was stored. Copy "
                                        "the survey's own page, from its title to its taxonomy, and try again."));
    case PageDoubt::ReadMe:
        return refused(ExchangeText::tr("This reads like the description of a program, not like a survey page. "
                                        "Nothing was stored. Copy the survey's own page and try again."));
    case PageDoubt::Paper:
        return refused(ExchangeText::tr("This reads like the whole text of a paper, not like its page. Nothing was "
                                        "stored. Import the paper's PDF instead, or copy the survey's own page."));
    case PageDoubt::None:
    case PageDoubt::NoHeadings:
        break;
    }
    return refused(ExchangeText::tr("This does not read like a survey page: none of its headings (TL;DR, "
                                    "Contribution, Findings, Abstract …) was found. Nothing was stored. Copy the "
                                    "whole page, from its title to its taxonomy, and try again."));
}

} // namespace conspectus::exchange
