// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The title is the largest text in the upper part of the first page that is no banner; authors stand below
// it, the abstract behind its heading. Metadata is used only where the page itself says the same.
#include "exchange/frontmatter.h"

#include "exchange/authors.h"
#include "exchange/firstpage.h"
#include "exchange/preamble.h"
#include "text/fold.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <optional>

namespace conspectus::exchange {

namespace {

using text::Role;
using text::TextPage;
using text::Word;

constexpr qsizetype kMaxExamined = 2000; // characters of a line that is searched
constexpr qsizetype kMaxAbstract = 6000;

bool isBanner(const PageLine &line)
{
    static const QRegularExpression words(
        QStringLiteral(
            "^(?:arxiv:|https?:|www\\.|doi\\b|issn|received\\b|accepted\\b|published|copyright|©|volume \\d|"
            "vol\\. ?\\d|open access|preprint|under review|research article|review article|original article|"
            "review$|mini ?review$|survey$|article$|survey paper$|systematic review$|proceedings of |"
            "ieee transactions|acm computing surveys|hindawi|frontiers in |plos one|international journal|"
            "a r t i c l e|contents lists available|provided by)|\\bjournal of\\b|\\bissn\\b|\\| volume "
            "\\d|article id \\d"),
        QRegularExpression::CaseInsensitiveOption);
    return !line.upright || line.role == Role::RunningHead || line.role == Role::LineNumber ||
           words.match(line.text.left(kMaxExamined)).hasMatch();
}

// A heading that opens the body or the abstract ends the part where a title may stand.
bool isAbstractHeading(const QString &line)
{
    const QString letters = text::alphanumeric(line.left(kMaxExamined));
    return letters == QLatin1String("abstract") || letters == QLatin1String("summary");
}

std::optional<qsizetype> runInAbstract(const QString &line)
{
    static const QRegularExpression pattern(QStringLiteral("^(?:Abstract|ABSTRACT)\\s*[—–:.\\-]\\s*"));
    static const QRegularExpression bare(QStringLiteral("^(?:Abstract|ABSTRACT) +(?=[A-Z][a-z]*\\b.{40})"));
    for (const QRegularExpression &each : {pattern, bare}) {
        const QRegularExpressionMatch match = each.match(line.left(kMaxExamined));
        if (match.hasMatch())
            return match.capturedEnd();
    }
    return std::nullopt;
}

struct TitlePlace
{
    QString text;
    size_t first = 0;
    size_t last = 0; // one behind the last line
    bool isFound = false;
};

bool mayBeTitle(const PageLine &line, const QSizeF &page)
{
    constexpr double kUpperPart = 0.62;
    return !isBanner(line) && letterCount(line.text) > 1 && line.box.top() < page.height() * kUpperPart &&
           !isAbstractHeading(line.text) && !runInAbstract(line.text);
}

// Consecutive lines of about the same size that begin at `first`.
TitlePlace titleFrom(const std::vector<PageLine> &lines, size_t first, const QSizeF &page)
{
    constexpr double kSameSize = 0.08;
    constexpr double kMaxGap = 1.4; // of the line's height
    constexpr size_t kMostLines = 8;
    TitlePlace place{lines[first].text, first, first + 1, true};
    while (place.last < lines.size() && place.last - place.first < kMostLines) {
        const PageLine &above = lines[place.last - 1];
        const PageLine &next = lines[place.last];
        const bool sameSize = std::abs(next.size - lines[first].size) <= kSameSize * lines[first].size;
        const double gap = next.box.top() - above.box.bottom();
        if (!sameSize || !mayBeTitle(next, page) || gap > kMaxGap * above.box.height() ||
            gap < -above.box.height())
            break;
        place.text += place.text.endsWith(u'-') ? next.text : u' ' + next.text;
        ++place.last;
    }
    return place;
}

// Much larger than all that may be a title besides: then commas and an "and" do not make it a line of names.
bool standsOut(const std::vector<PageLine> &lines, const std::vector<size_t> &order, const TitlePlace &place)
{
    constexpr double kMuchLarger = 1.2;
    return std::ranges::all_of(order, [&](size_t other) {
        const bool isItself = other >= place.first && other < place.last;
        return isItself || lines[other].size * kMuchLarger <= lines[place.first].size;
    });
}

TitlePlace largestTitle(const std::vector<PageLine> &lines, const QSizeF &page)
{
    constexpr int kFewestLetters = 8;
    std::vector<size_t> order;
    for (size_t i = 0; i < lines.size(); ++i) {
        if (mayBeTitle(lines[i], page))
            order.push_back(i);
    }
    // Larger first; of one size the higher one.
    std::ranges::stable_sort(order, [&lines](size_t a, size_t b) {
        constexpr double kStep = 0.5; // pt: sizes within it are one
        const double sizeA = std::round(lines[a].size / kStep);
        const double sizeB = std::round(lines[b].size / kStep);
        return sizeA != sizeB ? sizeA > sizeB : lines[a].box.top() < lines[b].box.top();
    });
    for (const size_t first : order) {
        TitlePlace place = titleFrom(lines, first, page);
        const bool severalWords = place.text.count(u' ') >= 1;
        const bool looksRight = !looksLikeAuthors(place.text) || standsOut(lines, order, place);
        if (letterCount(place.text) >= kFewestLetters && severalWords && looksRight)
            return place;
    }
    return {};
}

// Where a title that the metadata gives stands in the lines of the page.
TitlePlace titleByMetadata(const std::vector<PageLine> &lines, const QString &metaTitle)
{
    constexpr qsizetype kFewest = 12;
    constexpr size_t kMostLines = 8;
    const QString wanted = text::alphanumeric(metaTitle.left(kMaxExamined));
    if (wanted.size() < kFewest || metaTitle.simplified().count(u' ') < 2)
        return {};
    for (size_t first = 0; first < lines.size(); ++first) {
        QString met;
        for (size_t last = first; last < std::min(lines.size(), first + kMostLines); ++last) {
            met += text::alphanumeric(lines[last].text.left(kMaxExamined));
            if (met == wanted && !isBanner(lines[first]))
                return {metaTitle.simplified(), first, last + 1, true};
            if (!wanted.startsWith(met))
                break;
        }
    }
    return {};
}

bool isAffiliation(const QString &line)
{
    static const QRegularExpression words(
        QStringLiteral(
            "@|\\b(?:universit\\w*|institut\\w*|departe?ment|dept|school|college|faculty|hospital|"
            "laborator\\w*|"
            "labs?|academy|cent(?:er|re)|inc|ltd|corp|research|received|correspondence|email|e-mail|abstract|"
            "keywords|member,? ieee|fellow,? ieee)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(line.left(kMaxExamined)).hasMatch();
}

bool isMark(const QString &word)
{
    return !word.isEmpty() && std::ranges::none_of(word, [](QChar c) { return c.isLetter(); });
}

// A line of names as one would type it: footnote marks off, a comma where a wide gap or a mark parts two
// names.
QString namesIn(const PageLine &line)
{
    constexpr double kWideGap = 1.2; // of the size: more than a space
    constexpr double kSmall = 0.82;  // of the line's size: a raised mark
    static const QRegularExpression leading(QStringLiteral("^[∗*†‡§]+"));
    static const QRegularExpression trailing(QStringLiteral("[\\d∗*†‡§¶#⋆]+(?:,[\\d∗*†‡§¶#⋆]+)*(?=,?$)"));
    QString names;
    const Word *before = nullptr;
    for (const Word &word : line.words) {
        QString piece = word.text;
        const bool raised = sizeOf(word) < kSmall * line.size || isMark(piece);
        const bool gap = before && word.box.left() - before->box.right() > kWideGap * line.size;
        before = &word;
        if (raised && !names.isEmpty() && !piece.contains(QLatin1String("and"))) {
            if (piece.size() <= 6 || isMark(piece))
                piece = QStringLiteral(",");
        } else {
            piece.remove(leading);
            piece.remove(trailing);
            if (gap)
                names += QStringLiteral(", ");
        }
        names += names.isEmpty() || piece == u',' ? piece : u' ' + piece;
    }
    static const QRegularExpression commas(QStringLiteral("\\s*,(?:\\s*,)*\\s*"));
    static const QRegularExpression andComma(QStringLiteral("\\b(and),\\s"));
    names.replace(commas, QStringLiteral(", "));
    names.replace(andComma, QStringLiteral("\\1 "));
    names = names.simplified();
    while (names.endsWith(u',') || names.startsWith(u','))
        names = (names.endsWith(u',') ? names.chopped(1) : names.mid(1)).trimmed();
    return names;
}

// A line of a list that stops without a comma stops inside a name where a half of one stands on either side.
bool isWrapped(const QString &above, const QString &below)
{
    static const QRegularExpression initial(QStringLiteral("^\\p{Lu}\\.[ -]"));
    const QString last = above.section(u',', -1).trimmed();
    const QString next = below.section(u',', 0, 0).trimmed();
    return last.endsWith(QLatin1String(" and")) || last == QLatin1String("and") || !last.contains(u' ') ||
           !next.contains(u' ') || initial.match(next.left(kMaxExamined)).hasMatch();
}

QString authorsBelow(const std::vector<PageLine> &lines, size_t first)
{
    constexpr size_t kMostLines = 14;
    QString found;
    bool wraps = false; // the line before may stop inside a name
    for (size_t i = first; i < std::min(lines.size(), first + kMostLines); ++i) {
        const PageLine &line = lines[i];
        if (isAbstractHeading(line.text) || runInAbstract(line.text))
            break;
        if (!line.upright || isAffiliation(line.text)) {
            if (!found.isEmpty() && isAffiliation(line.text))
                break;
            continue;
        }
        const QString names = namesIn(line);
        wraps = wraps && isWrapped(found, names);
        if (!looksLikeAuthors(wraps ? found.section(QLatin1String(", "), -1) + u' ' + names : names)) {
            if (!found.isEmpty())
                break;
            continue;
        }
        found += (found.isEmpty() ? QString() : wraps ? QStringLiteral(" ") : QStringLiteral(", ")) + names;
        wraps =
            names.endsWith(QLatin1String(" and")) || (names.contains(u',') && line.text.back().isLetter());
    }
    return found;
}

// ---- the abstract
// ------------------------------------------------------------------------------------------------

bool endsAbstract(const PageLine &line)
{
    static const QRegularExpression next(
        QStringLiteral("^(?:(?:\\d{1,2}|I)?\\.?\\s*(?:introduction|background and|motivation)\\b|key "
                       "?words?\\b|index terms|"
                       "ccs concepts|categories and subject|general terms|additional key|acm "
                       "reference|subject classification|"
                       "abbreviations|contents\\b|table of contents|1\\.? "
                       "[A-Z]|©|copyright|correspondence|\\*?corresponding|"
                       "received|citation:|keywords)"),
        QRegularExpression::CaseInsensitiveOption);
    const QString spaced = text::alphanumeric(line.text.left(60));
    return next.match(line.text.left(kMaxExamined)).hasMatch() ||
           spaced.startsWith(QLatin1String("keywords")) || spaced.endsWith(QLatin1String("introduction"));
}

bool isPartOfAbstract(const QString &heading)
{
    static const QRegularExpression words(
        QStringLiteral(
            "^(?:background|aims?|objectives?|purpose|introduction:|(?:materials and )?methods?|methodology|"
            "design|setting|participants|results?|findings|conclusions?|discussion|interpretation)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(heading.left(kMaxExamined)).hasMatch();
}

QString abstractFrom(const TextPage &page, const std::vector<PageLine> &lines, size_t first, qsizetype skip)
{
    constexpr qsizetype kEnough = 300;
    text::Span span{};
    for (size_t i = first; i < lines.size(); ++i) {
        const PageLine &line = lines[i];
        const bool started = !span.isEmpty();
        if (started && (endsAbstract(line) || line.role == Role::Footnote || line.role == Role::Caption))
            break;
        if (started && line.role == Role::Heading && span.end - span.begin > kEnough &&
            !isPartOfAbstract(line.text))
            break;
        if (line.span.end - (started ? span.begin : line.span.begin) > kMaxAbstract)
            break;
        if (!started && endsAbstract(line))
            return {};
        span = started ? text::Span{span.begin, std::max(span.end, line.span.end)} : line.span;
    }
    return page.cleanText(span).mid(skip).trimmed();
}

QString abstractOf(const TextPage &page, const std::vector<PageLine> &lines)
{
    constexpr qsizetype kShortest = 80;
    for (size_t i = 0; i < lines.size(); ++i) {
        QString abstract;
        if (const std::optional<qsizetype> skip = runInAbstract(lines[i].text))
            abstract = abstractFrom(page, lines, i, *skip);
        else if (isAbstractHeading(lines[i].text))
            abstract = abstractFrom(page, lines, i + 1, 0);
        if (abstract.size() >= kShortest)
            return abstract;
    }
    return {};
}

// ---- where and when
// ----------------------------------------------------------------------------------------------

QString yearIn(const QString &line)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "(?:^arXiv:\\S+ +(?:\\[\\S+\\] +)?\\d{1,2} \\w{3} |(?:©|\\(c\\)|copyright)[^0-9]{0,30}|"
            "published[^0-9]{0,20}(?:\\d{1,2}[^0-9]{1,12})?|volume |vol\\. ?\\d+[^0-9]{1,12}|"
            "\\baccepted[^0-9]{0,12}\\d{1,2}[^0-9]{1,12})((?:19|20)\\d\\d)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(line.left(kMaxExamined)).captured(1);
}

void readFacts(FrontMatter &front, const std::vector<PageLine> &lines)
{
    for (const PageLine &line : lines) {
        if (front.arxivId.isEmpty() && line.text.startsWith(QLatin1String("arXiv:"), Qt::CaseInsensitive))
            front.arxivId = arxivIdIn(line.text);
        if (front.doi.isEmpty())
            front.doi = doiIn(line.text);
        if (front.year.isEmpty())
            front.year = yearIn(line.text);
    }
}

QString arxivIdOfFile(const QString &fileName)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{4}\\.\\d{4,5})(?:v\\d+)?\\.pdf$"),
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(fileName).captured(1);
}

// At least half of the names stand on the pages: long lists of authors run on.
bool standsOn(std::span<const text::TextPagePtr> pages, const QString &metaAuthor)
{
    constexpr qsizetype kFewest = 5;
    constexpr qsizetype kMostText = 20'000;
    const SplitAuthors authors = splitAuthors(metaAuthor);
    QString all;
    for (const text::TextPagePtr &page : pages)
        all += page ? text::alphanumeric(page->text.left(kMostText)) : QString();
    const auto met = std::ranges::count_if(authors.names, [&all](const QString &name) {
        const QString letters = text::alphanumeric(name);
        return letters.size() >= kFewest && all.contains(letters);
    });
    return met > 0 && met * 2 >= authors.names.size();
}

} // namespace

FrontMatter frontMatterOf(std::span<const text::TextPagePtr> pages, const QString &metaTitle,
                          const QString &metaAuthor, const QString &fileName)
{
    FrontMatter front;
    front.arxivId = arxivIdOfFile(fileName);
    for (const text::TextPagePtr &page : pages) {
        if (!page || page->isEmpty())
            continue;
        const std::vector<PageLine> lines = linesOf(*page);
        if (front.title.isEmpty()) {
            TitlePlace title = titleByMetadata(lines, metaTitle);
            if (!title.isFound)
                title = largestTitle(lines, page->size);
            front.title = title.text;
            if (title.isFound)
                front.authorsLine = authorsBelow(lines, title.last);
            if (front.authorsLine.isEmpty() && standsOn(pages, metaAuthor))
                front.authorsLine = metaAuthor.simplified();
            readFacts(front, lines);
        }
        if (front.abstract.isEmpty())
            front.abstract = abstractOf(*page, lines);
    }
    front.authors = splitAuthors(front.authorsLine).names;
    if (front.year.isEmpty())
        front.year = yearOfArxivId(front.arxivId);
    return front;
}

} // namespace conspectus::exchange
