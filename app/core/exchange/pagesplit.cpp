// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pagesplit.h"

#include "exchange/importnotes.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>
#include <algorithm>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxCharacters = 2'000'000;
constexpr qsizetype kMaxHeading = 60;

const QHash<QString, Section> &headingNames()
{
    static const QHash<QString, Section> names{
        {QStringLiteral("tl;dr"), Section::Tldr},
        {QStringLiteral("tldr"), Section::Tldr},
        {QStringLiteral("tl; dr"), Section::Tldr},
        {QStringLiteral("tl dr"), Section::Tldr},
        {QStringLiteral("contribution"), Section::Contribution},
        {QStringLiteral("contributions"), Section::Contribution},
        {QStringLiteral("key contribution"), Section::Contribution},
        {QStringLiteral("key contributions"), Section::Contribution},
        {QStringLiteral("main contribution"), Section::Contribution},
        {QStringLiteral("main contributions"), Section::Contribution},
        {QStringLiteral("findings"), Section::Findings},
        {QStringLiteral("key findings"), Section::Findings},
        {QStringLiteral("main findings"), Section::Findings},
        {QStringLiteral("abstract"), Section::Abstract},
        {QStringLiteral("摘要"), Section::Abstract},
        {QStringLiteral("peer reviews"), Section::Reviews},
        {QStringLiteral("peer review"), Section::Reviews},
        {QStringLiteral("official reviews"), Section::Reviews},
        {QStringLiteral("public reviews"), Section::Reviews},
        {QStringLiteral("评审与讨论"), Section::Reviews},
        {QStringLiteral("code & models"), Section::Code},
        {QStringLiteral("code &amp; models"), Section::Code},
        {QStringLiteral("code and models"), Section::Code},
        {QStringLiteral("models & code"), Section::Code},
        {QStringLiteral("videos"), Section::Videos},
        {QStringLiteral("taxonomy"), Section::Taxonomy},
        {QStringLiteral("关键词"), Section::Keywords},
        {QStringLiteral("keywords"), Section::Keywords},
    };
    return names;
}

// Words of a site's own interface that stand between the lines of what people copy.
bool isFurniture(const QString &line)
{
    static const QSet<QString> words{
        QStringLiteral("home"),          QStringLiteral("menu"),       QStringLiteral("search"),
        QStringLiteral("sign in"),       QStringLiteral("sign up"),    QStringLiteral("log in"),
        QStringLiteral("login"),         QStringLiteral("share"),      QStringLiteral("copy"),
        QStringLiteral("copy link"),     QStringLiteral("cite"),       QStringLiteral("save"),
        QStringLiteral("bookmark"),      QStringLiteral("follow"),     QStringLiteral("like"),
        QStringLiteral("report"),        QStringLiteral("edit"),       QStringLiteral("expand"),
        QStringLiteral("collapse"),      QStringLiteral("show more"),  QStringLiteral("show less"),
        QStringLiteral("read more"),     QStringLiteral("see more"),   QStringLiteral("back to top"),
        QStringLiteral("pdf"),           QStringLiteral("view pdf"),   QStringLiteral("download pdf"),
        QStringLiteral("open pdf"),      QStringLiteral("html"),       QStringLiteral("bibtex"),
        QStringLiteral("view on arxiv"), QStringLiteral("add one"),    QStringLiteral("add one."),
        QStringLiteral("loading…"),      QStringLiteral("loading..."), QStringLiteral("skip to main content"),
    };
    constexpr qsizetype kLongest = 24;
    return line.size() <= kLongest && words.contains(line.trimmed().toLower());
}

QString cleanedLine(QString line)
{
    line.replace(QChar::Nbsp, u' ');
    line.remove(QChar(0xFEFF));
    line.remove(u'\r');
    qsizetype end = line.size();
    while (end > 0 && line.at(end - 1).isSpace())
        --end;
    line.truncate(end);
    return line;
}

QStringList linesOf(const QString &text)
{
    QString whole = text;
    whole.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    whole.replace(u'\r', u'\n');
    whole.replace(QChar::LineSeparator, u'\n');
    whole.replace(QChar::ParagraphSeparator, u'\n');
    QStringList lines = whole.split(u'\n');
    for (QString &line : lines)
        line = cleanedLine(std::move(line));
    return lines;
}

bool isMarkdownHeading(const QString &line)
{
    static const QRegularExpression pattern(QStringLiteral("^#{1,6} +\\S"));
    return line.startsWith(u'#') && pattern.match(line.left(kMaxHeading)).hasMatch();
}

// "Abstract: We …": a heading with its text on the same line.
struct GluedHeading
{
    Section section;
    QString heading;
    QString text;
};

std::optional<GluedHeading> gluedHeadingOf(const QString &line)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "^(?:\\*\\*)?(TL;? ?DR|Contributions?|Abstract)(?:\\*\\*)? ?[:：](?:\\*\\*)? ?(?=\\S)"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(line.left(kMaxHeading));
    if (!match.hasMatch())
        return std::nullopt;
    const std::optional<Section> section = headingOf(match.captured(1));
    if (!section)
        return std::nullopt;
    return GluedHeading{*section, match.captured(1), line.mid(match.capturedEnd())};
}

bool isNoReviewsLine(const QString &line)
{
    return line.trimmed().startsWith(QLatin1String("No public reviews on file"), Qt::CaseInsensitive);
}

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
        const qsizetype titleLine = titleThatReadsLikeAHeading();
        for (qsizetype i = 0; i < m_lines.size(); ++i)
            take(m_lines.at(i), i == titleLine);
        return std::move(m_page);
    }

private:
    QStringList m_lines;
    SplitPage m_page;

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

    // Headings are taken in order; what reads like one inside a review or a structured abstract is text.
    [[nodiscard]] bool isTaken(Section section)
    {
        const PageBlock *block = current();
        if (!block)
            return true;
        if (block->section == Section::Reviews) {
            const bool onlyBoilerplate = std::ranges::all_of(
                block->lines, [](const QString &line) { return line.isEmpty() || isNoReviewsLine(line); });
            return onlyBoilerplate || section == Section::Reviews || section == Section::Code ||
                   section == Section::Videos || section == Section::Taxonomy;
        }
        if (block->section == Section::Abstract &&
            (section == Section::Findings || section == Section::Contribution))
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
        return false;
    }

    void take(const QString &line, bool isTitle)
    {
        if (const std::optional<Section> section = headingOf(line);
            section && !isTitle && isTaken(*section)) {
            open(*section, line.trimmed(), {});
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

QString sectionName(Section section)
{
    switch (section) {
    case Section::Tldr:
        return QStringLiteral("TL;DR");
    case Section::Contribution:
        return QStringLiteral("Contribution");
    case Section::Findings:
        return QStringLiteral("Findings");
    case Section::Abstract:
        return QStringLiteral("Abstract");
    case Section::Reviews:
        return QStringLiteral("Peer Reviews");
    case Section::Code:
        return QStringLiteral("Code & Models");
    case Section::Videos:
        return QStringLiteral("Videos");
    case Section::Taxonomy:
        return QStringLiteral("Taxonomy");
    case Section::Keywords:
        return QStringLiteral("Keywords");
    case Section::Other:
        break;
    }
    return {};
}

Result<DecodedPage> decodePage(const QByteArray &bytes)
{
    constexpr qsizetype kMostBytes = 4;
    DecodedPage page;
    if (bytes.size() <= kMaxCharacters * kMostBytes) {
        const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
        QStringDecoder decoder(encoding);
        page.text = decoder(bytes);
    }
    if (bytes.size() > kMaxCharacters * kMostBytes || page.text.size() > kMaxCharacters) {
        return failure(
            ErrorCode::TooLarge,
            ExchangeText::tr("This text is longer than 2 million characters, so it was not read as a survey "
                             "page. Nothing was stored. Copy only the survey's own page."),
            QStringLiteral("%1 bytes").arg(bytes.size()));
    }
    page.text.replace(QChar::Null, QChar::ReplacementCharacter);
    page.repairs = static_cast<int>(page.text.count(QChar(QChar::ReplacementCharacter)));
    return page;
}

SplitPage splitPage(const QString &text) { return Splitter(linesOf(text)).split(); }

std::optional<Section> headingOf(const QString &line)
{
    static const QRegularExpression count(QStringLiteral("\\s*[(（]\\d{1,5}[)）]$"));
    if (line.isEmpty() || line.size() > kMaxHeading)
        return std::nullopt;
    QString name = line.simplified();
    while (name.startsWith(u'#'))
        name.remove(0, 1);
    name = name.trimmed();
    for (const QLatin1String mark : {QLatin1String("**"), QLatin1String("__")}) {
        if (name.size() > 2 * mark.size() && name.startsWith(mark) && name.endsWith(mark))
            name = name.mid(mark.size(), name.size() - 2 * mark.size());
    }
    name.remove(count);
    if (name.endsWith(u':') || name.endsWith(u'：'))
        name.chop(1);
    const auto it = headingNames().constFind(name.trimmed().toLower());
    return it == headingNames().constEnd() ? std::nullopt : std::optional(*it);
}

bool hasBullet(const QString &line) { return withoutBullet(line) != line.trimmed(); }

QString withoutBullet(const QString &line)
{
    static const QRegularExpression bullet(QStringLiteral("^(?:[-*•‣▪◦–—·]\\s+|•|\\(?\\d{1,2}[.)]\\s+)"));
    const QString trimmed = line.trimmed();
    const QRegularExpressionMatch match = bullet.match(trimmed.left(kMaxHeading));
    return match.hasMatch() ? trimmed.mid(match.capturedEnd()).trimmed() : trimmed;
}

QString runningText(const QStringList &lines)
{
    QString text;
    bool newParagraph = false;
    for (const QString &line : lines) {
        const QString simple = line.simplified();
        if (simple.isEmpty()) {
            newParagraph = !text.isEmpty();
            continue;
        }
        if (!text.isEmpty())
            text += newParagraph ? QStringLiteral("\n\n") : QStringLiteral(" ");
        text += simple;
        newParagraph = false;
    }
    return text;
}

} // namespace conspectus::exchange
