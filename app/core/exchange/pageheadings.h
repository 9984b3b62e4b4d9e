// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The headings of survey pages as sites word them, and the words of a site's interface between the lines.
// A strong heading ("TL;DR", "Abstract") counts wherever it stands alone on a line; a weak one ("Code",
// "Tags", "Summary") is a common word and counts only on a page that has strong ones.
#pragma once

#include <QString>
#include <optional>

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

struct Heading
{
    Section section = Section::Other;
    bool isWeak = false;
};

// The section a whole line names, if it does; numbers, marks and pictures around it do not count.
[[nodiscard]] std::optional<Heading> anyHeadingOf(const QString &line);
// The same for strong headings alone.
[[nodiscard]] std::optional<Section> headingOf(const QString &line);

// "Abstract: We …": a heading with its text on the same line.
struct GluedHeading
{
    Section section;
    QString heading;
    QString text;
};
[[nodiscard]] std::optional<GluedHeading> gluedHeadingOf(const QString &line);

[[nodiscard]] bool isMarkdownHeading(const QString &line);
// "Share", "Show more", "View on arXiv": a whole line of a site's own interface.
[[nodiscard]] bool isFurniture(const QString &line);
// "No public reviews on file …".
[[nodiscard]] bool isNoReviewsLine(const QString &line);
// What stands below an abstract on other sites: "Keywords: …", "Copyright © …", "1 Introduction".
[[nodiscard]] bool standsBehindAbstract(const QString &line);

} // namespace conspectus::exchange
