// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Second step of reading a page text: lines to blocks under their headings. A heading is a whole line with
// nothing else on it ("Abstract"), in some forms with its text behind a colon ("Abstract: We …").
#pragma once

#include "exchange/pageheadings.h"

#include <QStringList>
#include <vector>

namespace conspectus::exchange {

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

[[nodiscard]] SplitPage splitPage(const QStringList &lines);

// "- ", "* ", "• ", "3. " before an entry, taken off.
[[nodiscard]] QString withoutBullet(const QString &line);
[[nodiscard]] bool hasBullet(const QString &line);
// Lines to running text: lines of a paragraph joined by a space, paragraphs by an empty line.
[[nodiscard]] QString runningText(const QStringList &lines);

} // namespace conspectus::exchange
