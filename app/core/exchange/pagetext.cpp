// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pagetext.h"

#include "exchange/authors.h"
#include "exchange/importnotes.h"
#include "exchange/pagedecode.h"
#include "exchange/pageentries.h"
#include "exchange/pagekind.h"
#include "exchange/pagesplit.h"
#include "exchange/preamble.h"
#include "exchange/reviewtext.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace conspectus::exchange {

namespace {

const QString kTitle = QStringLiteral("Title");
const QString kAuthors = QStringLiteral("Authors");

// The sections whose absence is worth a note; the other forms never have the rest.
std::vector<Section> expectedSections(PageForm form)
{
    switch (form) {
    case PageForm::SurveySite:
        return {Section::Tldr,    Section::Contribution, Section::Findings, Section::Abstract,
                Section::Reviews, Section::Code,         Section::Videos,   Section::Taxonomy};
    case PageForm::Markdown:
        return {Section::Tldr, Section::Contribution, Section::Findings, Section::Abstract};
    case PageForm::ArxivAbstract:
        return {Section::Abstract};
    case PageForm::ReviewHub:
        return {Section::Abstract, Section::Reviews};
    }
    return {};
}

bool isBlank(const QStringList &lines)
{
    return std::ranges::all_of(lines, [](const QString &line) { return line.trimmed().isEmpty(); });
}

class PageReader
{
public:
    explicit PageReader(SplitPage split)
        : m_split(std::move(split))
    {
    }

    ParsedPage read(const DecodedPage &decoded)
    {
        m_page.verbatim = decoded.text;
        noteReading(decoded);
        readPreamble();
        noteMissing();
        QSet<int> seen;
        for (const PageBlock &block : m_split.blocks) {
            const bool repeated =
                block.section != Section::Other && seen.contains(static_cast<int>(block.section));
            seen.insert(static_cast<int>(block.section));
            if (repeated)
                readRepeated(block);
            else
                readBlock(block);
        }
        m_page.notes = m_notes.all();
        return std::move(m_page);
    }

private:
    SplitPage m_split;
    ParsedPage m_page;
    ImportNotes m_notes;

    // What had to be done to the text before it could be read.
    void noteReading(const DecodedPage &decoded)
    {
        if (decoded.isWesternEuropean) {
            m_notes.add(QStringLiteral("encoding-repaired"), QString(),
                        ExchangeText::tr("The text is not Unicode. It was read as western European text "
                                         "(Windows-1252); look at letters with accents.",
                                         "import note"));
        }
        if (decoded.repairs > 0) {
            m_notes.add(QStringLiteral("encoding-repaired"), QString(),
                        ExchangeText::tr("%n place(s) of the text are not valid Unicode. Each is shown as “�”.",
                                         "import note", decoded.repairs));
        }
        if (decoded.isHtml) {
            m_notes.add(QStringLiteral("text-unrecognised"), QString(),
                        ExchangeText::tr("The page came as HTML. Its tags were left out; the page's own text "
                                         "keeps them.",
                                         "import note"));
        }
        if (decoded.hasLeftOvers) {
            m_notes.add(QStringLiteral("text-unrecognised"), QString(),
                        ExchangeText::tr("Tags or signs of HTML that were left in the text (like &nbsp;) were taken out or "
                                         "replaced; the page's own text keeps them.",
                                         "import note"));
        }
        if (decoded.wasOneLine) {
            m_notes.add(QStringLiteral("text-unrecognised"), QString(),
                        ExchangeText::tr("The page came without its line breaks. It was parted at its headings; "
                                         "title and authors, and the findings, could not be told apart.",
                                         "import note"));
        }
    }

    void noteEmpty(const QString &section)
    {
        m_notes.add(QStringLiteral("section-empty"), section,
                    ExchangeText::tr("The section “%1” has nothing in it.", "import note").arg(section));
    }

    void noteMissing(const QString &section)
    {
        m_notes.add(QStringLiteral("section-missing"), section,
                    section == kTitle
                        ? ExchangeText::tr("The page has no title and no authors.", "import note")
                    : section == kAuthors
                        ? ExchangeText::tr("The page names no authors.", "import note")
                        : ExchangeText::tr("The page has no section “%1”.", "import note").arg(section));
    }

    void noteMissing()
    {
        if (m_page.title.isEmpty())
            noteMissing(kTitle);
        else if (m_page.authorsLine.isEmpty() && m_split.form != PageForm::ReviewHub)
            noteMissing(kAuthors);
        for (const Section section : expectedSections(m_split.form)) {
            if (std::ranges::find(m_split.blocks, section, &PageBlock::section) == m_split.blocks.end())
                noteMissing(sectionName(section));
        }
    }

    void readPreamble()
    {
        const Preamble preamble = preambleOf(m_split);
        m_page.title = preamble.title;
        m_page.authorsLine = preamble.authorsLine;
        m_page.year = preamble.year;
        m_page.arxivId = preamble.arxivId;
        m_page.doi = preamble.doi;
        readAuthors();
        m_notes.addUnrecognised(QString(), preamble.unrecognised + m_split.furniture);
    }

    void readAuthors()
    {
        const SplitAuthors authors = splitAuthors(m_page.authorsLine);
        m_page.authors = authors.names;
        if (m_page.authorsLine.isEmpty())
            return;
        if (authors.emptyEntries > 0) {
            m_notes.add(QStringLiteral("authors-empty-entry"), kAuthors,
                        ExchangeText::tr(
                            "The line of authors has %n empty place(s) between commas: %1. A name may be "
                            "missing there.",
                            "import note", authors.emptyEntries)
                            .arg(quoted(m_page.authorsLine)));
        }
        if (!authors.doubtful.isEmpty()) {
            m_notes.add(
                QStringLiteral("authors-doubtful"), kAuthors,
                ExchangeText::tr("The line of authors may be split wrongly at %1. The line itself is kept.",
                                 "import note")
                    .arg(quoted(authors.doubtful.join(QLatin1String(" / ")))));
        }
    }

    void readBlock(const PageBlock &block)
    {
        const QString name = sectionName(block.section);
        if (block.section != Section::Other && isBlank(block.lines)) {
            noteEmpty(name);
            return;
        }
        switch (block.section) {
        case Section::Tldr:
            m_page.tldr = withoutButton(runningText(block.lines), name);
            break;
        case Section::Contribution:
            m_page.contribution = runningText(block.lines);
            break;
        case Section::Findings:
            m_page.findings = findingsFrom(block.lines);
            break;
        case Section::Abstract:
            readAbstract(block.lines);
            break;
        case Section::Reviews:
            readReviews(block.lines);
            break;
        case Section::Code:
            m_page.resources = resourcesFrom(block.lines, m_notes);
            break;
        case Section::Videos:
            m_page.videos = videosFrom(block.lines, m_notes);
            break;
        case Section::Taxonomy:
            readTaxonomy(block.lines);
            break;
        case Section::Keywords:
            m_notes.addUnrecognised(QString(), QStringList(block.heading) + block.lines);
            break;
        case Section::Other:
            readOther(block);
            break;
        }
        if (block.section == Section::Tldr || block.section == Section::Contribution ||
            block.section == Section::Abstract)
            noteLeftOvers(name, runningText(block.lines));
    }

    void readAbstract(const QStringList &lines)
    {
        m_page.abstract = withoutButton(runningText(lines), sectionName(Section::Abstract));
        const QString end = lastWords(m_page.abstract);
        const bool cut =
            end.endsWith(u'…') || end.endsWith(QLatin1String("...")) || end.endsWith(QLatin1String("[…]")) ||
            end.endsWith(QLatin1String("(…)")) || end.endsWith(QLatin1String("(...)")) ||
            end.endsWith(QLatin1String("[...]"));
        if (!cut && !stopsInMidSentence(m_page.abstract))
            return;
        m_page.abstractTruncated = true;
        m_notes.add(
            QStringLiteral("abstract-truncated"), sectionName(Section::Abstract),
            ExchangeText::tr(
                "The abstract is cut off on the page; it ends in %1. The whole abstract stands in the "
                "PDF.",
                "import note")
                .arg(quoted(end)));
    }

    // "… reported. Show more": the word of a button that was copied with the text.
    QString withoutButton(const QString &text, const QString &section)
    {
        static const QRegularExpression button(
            QStringLiteral("(?<=[.…!?。\\])])\\s+[\\[(]?((?:Show|Read|See|View) (?:more|less|all)|More|Less|Expand|"
                           "Collapse|展开|收起)[\\])]?\\W{0,3}$"));
        constexpr qsizetype kTail = 40;
        const QRegularExpressionMatch match = button.match(text.right(kTail));
        if (!match.hasMatch())
            return text;
        m_notes.addUnrecognised(section, {match.captured(1)});
        return text.chopped(match.capturedLength());
    }

    static QString lastWords(const QString &text)
    {
        constexpr qsizetype kShown = 80;
        if (text.size() <= kShown)
            return text;
        const QString end = text.right(kShown);
        return u'…' + end.mid(std::max<qsizetype>(0, end.indexOf(u' ') + 1));
    }

    // A long abstract whose last character is a letter, and not of an address, was cut by whoever copied it.
    static bool stopsInMidSentence(const QString &text)
    {
        constexpr qsizetype kLong = 300;
        if (text.size() < kLong)
            return false;
        const QString lastWord = text.section(u' ', -1);
        return (text.back().isLetter() || text.back() == u',') && !lastWord.contains(u'/');
    }

    void readReviews(const QStringList &lines)
    {
        QStringList kept;
        for (const QString &line : lines) {
            if (!line.trimmed().startsWith(QLatin1String("No public reviews on file"), Qt::CaseInsensitive))
                kept.append(line);
        }
        m_page.reviews = reviewsFrom(kept);
        for (const PeerReview &review : m_page.reviews) {
            if (!review.form.isEmpty())
                continue;
            m_notes.add(
                QStringLiteral("review-form-unknown"), sectionName(Section::Reviews),
                ExchangeText::tr("A review has no form that is known here; its text is kept as it came: %1",
                                 "import note")
                    .arg(quoted(review.text)));
        }
    }

    void readTaxonomy(const QStringList &lines)
    {
        TaxonomyLists lists = taxonomyFrom(lines, m_notes);
        m_page.topics += lists.topics;
        m_page.methods += lists.methods;
        std::ranges::move(lists.heldBack, std::back_inserter(m_page.heldBack));
        const auto check = [this](bool isThere, bool isEmpty, const QString &name) {
            if (!isThere)
                noteMissing(name);
            else if (isEmpty)
                noteEmpty(name);
        };
        const auto heldIn = [this](const QString &section) {
            return std::ranges::find(m_page.heldBack, section, &HeldBack::section) != m_page.heldBack.end();
        };
        const QString topics = QStringLiteral("Topics");
        const QString methods = QStringLiteral("Methods");
        check(lists.hasTopics, lists.topics.isEmpty() && !heldIn(topics), topics);
        check(lists.hasMethods, lists.methods.isEmpty() && !heldIn(methods), methods);
    }

    // Lines of an arXiv page behind the abstract; anything under an unknown heading.
    void readOther(const PageBlock &block)
    {
        static const QRegularExpression subjects(QStringLiteral("^Subjects:\\s*(.+)$"));
        QStringList unread;
        if (block.heading.startsWith(u'#'))
            unread.append(block.heading);
        for (const QString &line : block.lines) {
            const QRegularExpressionMatch match = subjects.match(line.left(2000));
            if (m_split.form == PageForm::ArxivAbstract && match.hasMatch())
                addSubjects(match.captured(1));
            else if (line != QLatin1String("---"))
                unread.append(line);
        }
        m_notes.addUnrecognised(QString(), unread);
    }

    void addSubjects(const QString &subjects)
    {
        QStringList entries;
        for (const QString &subject : subjects.split(u';', Qt::SkipEmptyParts))
            entries.append(subject.simplified());
        TaxonomyLists lists;
        addEntries(entries, QStringLiteral("Topics"), m_page.topics, lists, m_notes);
        std::ranges::move(lists.heldBack, std::back_inserter(m_page.heldBack));
    }

    // The first one holds; the second fills it only where it was empty.
    void readRepeated(const PageBlock &block)
    {
        const QString name = sectionName(block.section);
        const QString text = runningText(block.lines);
        const auto first = std::ranges::find(m_split.blocks, block.section, &PageBlock::section);
        const bool same = runningText(first->lines) == text;
        m_notes.add(
            QStringLiteral("section-repeated"), name,
            (same ? ExchangeText::tr("The section “%1” stands on the page twice with the same text: %2",
                                     "import note")
                  : ExchangeText::tr("The section “%1” stands on the page more than once. The first is used; "
                                     "another says: %2",
                                     "import note"))
                .arg(name, quoted(text)));
        if (isBlank(first->lines) && !isBlank(block.lines))
            readBlock(block);
    }

    // Formulas that a site deleted leave "()" or a space before a comma; LaTeX that it did not understand
    // stays.
    void noteLeftOvers(const QString &section, const QString &text)
    {
        static const QRegularExpression formula(QStringLiteral("\\S+ (?:\\(\\)|,)"));
        static const QRegularExpression latex(
            QStringLiteral("\\\\[a-zA-Z]+\\{[^}]{0,80}\\}?|\\S{1,40}~\\S{1,40}|''[^']{1,60}''"));
        if (const QRegularExpressionMatch match = formula.match(text); match.hasMatch()) {
            m_notes.add(QStringLiteral("text-unrecognised"), section,
                        ExchangeText::tr("A formula seems to be missing from the text at %1.", "import note")
                            .arg(quoted(match.captured())));
        }
        if (const QRegularExpressionMatch match = latex.match(text); match.hasMatch()) {
            m_notes.add(QStringLiteral("text-unrecognised"), section,
                        ExchangeText::tr("Left-overs of LaTeX stand in the text: %1.", "import note")
                            .arg(quoted(match.captured())));
        }
    }
};

} // namespace

Result<ParsedPage> parsePageText(const QByteArray &bytes)
{
    const Result<DecodedPage> decoded = decodePage(bytes);
    if (!decoded)
        return tl::unexpected(decoded.error());
    SplitPage split = splitPage(decoded->lines);
    if (const PageDoubt doubt = doubtOf(split, decoded->lines); doubt != PageDoubt::None)
        return refusalOf(doubt, decoded->text.left(2000));
    return PageReader(std::move(split)).read(*decoded);
}

} // namespace conspectus::exchange
