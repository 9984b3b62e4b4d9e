// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pagesplit.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxHeading = 60;

bool hasStructuredWords(const QStringList &lines)
{
    static const QRegularExpression word(
        QStringLiteral(
            "^(?:background|methods?|objectives?|aims?|introduction|purpose|context|design)[.:]?$"),
        QRegularExpression::CaseInsensitiveOption);
    return std::ranges::any_of(lines, [](const QString &line) {
        return line.size() < kMaxHeading && word.match(line.trimmed()).hasMatch();
    });
}

class Splitter
{
public:
    explicit Splitter(QStringList lines)
        : m_lines(std::move(lines))
    {
    }

    SplitPage split()
    {
        m_page.form = formOf();
        countHeadings();
        const qsizetype titleLine = titleThatReadsLikeAHeading();
        for (qsizetype i = 0; i < m_lines.size(); ++i)
            take(m_lines.at(i), i == titleLine);
        return std::move(m_page);
    }

private:
    QStringList m_lines;
    SplitPage m_page;
    bool m_takesWeak = false; // the page has strong headings enough to believe the common words too
    bool m_hasTaxonomy = false;

    [[nodiscard]] PageBlock *current() { return m_page.blocks.empty() ? nullptr : &m_page.blocks.back(); }

    [[nodiscard]] bool hasLine(const QString &start) const
    {
        return std::ranges::any_of(m_lines, [&start](const QString &line) {
            return line.startsWith(start, Qt::CaseInsensitive) && line.size() > start.size();
        });
    }

    [[nodiscard]] bool hasHeading(Section section) const
    {
        return std::ranges::any_of(m_lines,
                                   [section](const QString &line) { return headingOf(line) == section; });
    }

    void countHeadings()
    {
        QSet<int> strong;
        QSet<int> all;
        for (const QString &line : std::as_const(m_lines)) {
            const std::optional<Heading> heading = anyHeadingOf(line);
            if (!heading)
                continue;
            all.insert(static_cast<int>(heading->section));
            if (!heading->isWeak)
                strong.insert(static_cast<int>(heading->section));
        }
        m_hasTaxonomy = all.contains(static_cast<int>(Section::Taxonomy));
        m_takesWeak = strong.size() >= 2 || (strong.size() == 1 && all.size() >= 3);
    }

    [[nodiscard]] PageForm formOf() const
    {
        static const QString hub = QStringLiteral("PaperHub");
        if (m_lines.contains(hub) || m_lines.contains(QStringLiteral("审稿意见")))
            return PageForm::ReviewHub;
        if (hasLine(QStringLiteral("Title:")) && hasLine(QStringLiteral("Abstract:")) &&
            !hasHeading(Section::Tldr))
            return PageForm::ArxivAbstract;
        const bool marked = std::ranges::any_of(m_lines, [](const QString &line) {
            return isMarkdownHeading(line) && (line.startsWith(QLatin1String("# ")) || headingOf(line));
        });
        return marked ? PageForm::Markdown : PageForm::SurveySite;
    }

    // A survey may be called "Taxonomy": its title is then the first line, TL;DR follows soon and the heading
    // comes later.
    [[nodiscard]] qsizetype titleThatReadsLikeAHeading() const
    {
        constexpr int kSoon = 5;
        const auto isFull = [](const QString &line) { return !line.isEmpty(); };
        const auto first = std::ranges::find_if(m_lines, isFull);
        if (first == m_lines.end() || !headingOf(*first) || headingOf(*first) == Section::Tldr)
            return -1;
        int seen = 0;
        for (auto it = first + 1; it != m_lines.end() && seen < kSoon; ++it) {
            if (headingOf(*it) == Section::Tldr)
                return first - m_lines.begin();
            if (headingOf(*it))
                return -1;
            seen += it->isEmpty() ? 0 : 1;
        }
        return -1;
    }

    [[nodiscard]] bool isSeen(Section section) const
    {
        return std::ranges::any_of(m_page.blocks,
                                   [section](const PageBlock &block) { return block.section == section; });
    }

    // The section that a line opens here, if it does.
    [[nodiscard]] std::optional<Section> openedBy(const QString &line)
    {
        const std::optional<Heading> heading = anyHeadingOf(line);
        if (!heading) {
            const bool isList = !m_hasTaxonomy && current() && line.trimmed() == QLatin1String("Topics");
            return isList && isTaken(Section::Taxonomy) ? std::optional(Section::Taxonomy) : std::nullopt;
        }
        if (heading->isWeak) {
            const bool inReviews = current() && current()->section == Section::Reviews && !hasOnlyBoilerplate(*current());
            if (isSeen(heading->section) || inReviews || !(m_takesWeak || isMarkdownHeading(line)))
                return std::nullopt;
        }
        return isTaken(heading->section) ? std::optional(heading->section) : std::nullopt;
    }

    [[nodiscard]] static bool hasOnlyBoilerplate(const PageBlock &block)
    {
        return std::ranges::all_of(
            block.lines, [](const QString &line) { return line.isEmpty() || isNoReviewsLine(line); });
    }

    // Headings are taken in order; what reads like one inside a review or a structured abstract is text.
    [[nodiscard]] bool isTaken(Section section)
    {
        const PageBlock *block = current();
        if (!block)
            return true;
        if (block->section == Section::Reviews) {
            return hasOnlyBoilerplate(*block) || section == Section::Reviews || section == Section::Code ||
                   section == Section::Videos || section == Section::Taxonomy;
        }
        if (block->section == Section::Abstract &&
            (section == Section::Findings || section == Section::Contribution || section == Section::Tldr))
            return !hasStructuredWords(block->lines);
        return section != Section::Keywords || m_page.form == PageForm::ReviewHub ||
               block->section == Section::Abstract;
    }

    void open(Section section, const QString &heading, const QString &text)
    {
        m_page.blocks.push_back({section, heading, {}});
        if (!text.isEmpty())
            m_page.blocks.back().lines.append(text);
    }

    [[nodiscard]] bool endsBlock(const QString &line)
    {
        const PageBlock *block = current();
        if (!block || block->section == Section::Reviews)
            return false;
        if (m_page.form == PageForm::Markdown)
            return isMarkdownHeading(line) || line == QLatin1String("---");
        if (m_page.form == PageForm::ArxivAbstract) {
            static const QRegularExpression key(QStringLiteral(
                "^(?:Comments|Subjects|Cite as|Journal[ -]ref(?:erence)?|Related DOI|ACM classes|"
                "MSC classes|Report number|Submission history)\\b"));
            return line.isEmpty() || key.match(line.left(kMaxHeading)).hasMatch();
        }
        return block->section == Section::Abstract && !isEmptyBlock(*block) && standsBehindAbstract(line);
    }

    [[nodiscard]] static bool isEmptyBlock(const PageBlock &block)
    {
        return std::ranges::all_of(block.lines, [](const QString &line) { return line.isEmpty(); });
    }

    void take(const QString &line, bool isTitle)
    {
        if (const std::optional<Section> section = isTitle ? std::nullopt : openedBy(line)) {
            const bool isList = line.trimmed() == QLatin1String("Topics");
            open(*section, line.trimmed(), isList ? line.trimmed() : QString());
            return;
        }
        const bool mayBeGlued =
            !current() || (current()->section != Section::Reviews && current()->section != Section::Abstract);
        if (const std::optional<GluedHeading> glued = mayBeGlued ? gluedHeadingOf(line) : std::nullopt;
            glued && !isSeen(glued->section)) {
            open(glued->section, glued->heading, glued->text);
            return;
        }
        if (endsBlock(line) && current()->section != Section::Other) {
            open(Section::Other, line, {});
            if (!isMarkdownHeading(line) && line != QLatin1String("---"))
                current()->lines.append(line);
            return;
        }
        if (isFurniture(line))
            m_page.furniture.append(line.trimmed());
        else
            (current() ? current()->lines : m_page.preamble).append(line);
    }
};

} // namespace

SplitPage splitPage(const QStringList &lines) { return Splitter(lines).split(); }

bool hasBullet(const QString &line) { return withoutBullet(line) != line.trimmed(); }

QString withoutBullet(const QString &line)
{
    static const QRegularExpression bullet(
        QStringLiteral("^(?:[-*+–—·∙→➤►▸▶»›>✓✔✗✘☑○◆◇■□★☆]\\s+|[•‣▪◦●✓✔➤►▸▶☑\uF0A7\uF0B7\uF0A8\uF0D8\uF0FC]\\s*|[(（]?\\d{1,2}[.)）、]\\s+|[①-⑳]\\s*|"
                       "[\\[【]\\d{1,2}[\\]】]\\s*|\\(?[a-h]\\)\\s+|[a-h]\\.\\s+)\\s*"));
    const QString trimmed = line.trimmed();
    const QRegularExpressionMatch match = bullet.match(trimmed.left(kMaxHeading));
    return match.hasMatch() ? trimmed.mid(match.capturedEnd()).trimmed() : trimmed;
}

QString runningText(const QStringList &lines)
{
    QString text;
    bool newParagraph = false;
    const bool isQuoted = std::ranges::all_of(lines, [](const QString &line) { return line.isEmpty() || line.startsWith(u'>'); });
    for (const QString &line : lines) {
        const QString simple = (isQuoted ? line.mid(1) : line).simplified();
        if (simple.isEmpty()) {
            newParagraph = !text.isEmpty();
            continue;
        }
        // A line that ends in a hyphen goes on without a space; the hyphen stays, as it may belong there.
        const bool isBroken = text.endsWith(u'-') && text.size() > 1 && text.at(text.size() - 2).isLetterOrNumber() &&
                              simple.front().isLower();
        if (!text.isEmpty() && (newParagraph || !isBroken))
            text += newParagraph ? QStringLiteral("\n\n") : QStringLiteral(" ");
        text += simple;
        newParagraph = false;
    }
    return text;
}

} // namespace conspectus::exchange
