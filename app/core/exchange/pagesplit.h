// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// First step of reading a page text: bytes to lines, lines to blocks under their headings. A heading is a
// whole line with nothing else on it ("Abstract"), in some forms with its text behind a colon ("Abstract: We
// …").
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>
#include <optional>
#include <vector>

namespace conspectus::exchange {

// In the order of the page.
enum class Section {
    Tldr,
    Contribution,
    Findings,
    Abstract,
    Reviews,
    Code,
    Videos,
    Taxonomy,
    Keywords,
    Other
};

[[nodiscard]] QString sectionName(Section section); // "TL;DR", "Code & Models", …

// The sites a page text can come from; they differ in what is to be expected.
enum class PageForm { SurveySite, Markdown, ArxivAbstract, ReviewHub };

struct PageBlock
{
    Section section = Section::Other;
    QString heading;   // as printed
    QStringList lines; // trimmed at the right; empty ones kept
};

struct SplitPage
{
    PageForm form = PageForm::SurveySite;
    QStringList preamble; // before the first heading: title, authors, interface words
    std::vector<PageBlock> blocks;
    QStringList furniture; // words of the site's interface met between the lines
};

struct DecodedPage
{
    QString text;
    int repairs = 0; // places that were not valid text
};

// TooLarge over 2 million characters.
[[nodiscard]] Result<DecodedPage> decodePage(const QByteArray &bytes);
[[nodiscard]] SplitPage splitPage(const QString &text);

// The section a whole line names, if it does.
[[nodiscard]] std::optional<Section> headingOf(const QString &line);

// "- ", "* ", "• ", "3. " before an entry, taken off.
[[nodiscard]] QString withoutBullet(const QString &line);
[[nodiscard]] bool hasBullet(const QString &line);
// Lines to running text: lines of a paragraph joined by a space, paragraphs by an empty line.
[[nodiscard]] QString runningText(const QStringList &lines);

} // namespace conspectus::exchange
