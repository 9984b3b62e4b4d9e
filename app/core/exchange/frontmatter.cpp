// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The title is the largest text in the upper part of the first page that is no banner; authors stand below
// it, the abstract behind its heading. Metadata is used only where the page itself says the same.
#include "exchange/frontmatter.h"

#include "exchange/abstracts.h"
#include "exchange/authors.h"
#include "exchange/firstpage.h"
#include "exchange/preamble.h"
#include "text/fold.h"
#include "text/foldrules.h"

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

bool isBanner(const PageLine &line)
{
    static const QRegularExpression words(
        QStringLiteral(
            "^(?:arxiv:|https?:|www\\.|doi\\b|issn|received\\b|accepted\\b|published|copyright|©|volume \\d|"
            "vol\\. ?\\d|open access|preprint|under review|research article|review article|original article|"
            "review$|mini ?review$|survey$|article$|survey paper$|systematic review$|proceedings of |"
            "ieee transactions|acm computing surveys|hindawi|frontiers in |plos one|international journal|"
            "a r t i c l e|contents lists available|provided by|short communication$|brief (?:report|communication)$|case report$|"
            "original (?:research|paper)|letter$|editorial$|commentary$|perspective$|technical note$|research paper$|"
            "regular paper$|invited (?:paper|review)|state[- ]of[- ]the[- ]art review|tutorial$|viewpoint$|opinion$|"
            "special issue|mini-?review article|topical review|feature article|ª|article reuse|to cite this|"
            "this (?:article|manuscript|version|is a)|journal homepage|advance access|authors?$)|author\\(s\\)|\\bjournal of\\b|\\bissn\\b|\\| volume "
            "\\d|article id \\d"),
        QRegularExpression::CaseInsensitiveOption);
    return !line.upright || line.role == Role::RunningHead || line.role == Role::LineNumber ||
           words.match(line.text.left(kMaxExamined)).hasMatch();
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

// Without footnote marks and without what stands beside it in small letters.
QString titleText(const PageLine &line)
{
    constexpr double kSmall = 0.62; // of the line's size: small capitals are larger
    static const QRegularExpression mark(QStringLiteral("[*∗†‡§¶⋆✩☆]+$"));
    return joinedWords(line.words, kSmall * line.size).remove(mark).trimmed();
}

// Consecutive lines of about the same size that begin at `first`.
TitlePlace titleFrom(const std::vector<PageLine> &lines, size_t first, const QSizeF &page)
{
    constexpr double kSameSize = 0.08;
    constexpr double kMaxGap = 1.4; // of the line's height
    constexpr size_t kMostLines = 8;
    TitlePlace place{titleText(lines[first]), first, first + 1, true};
    while (place.last < lines.size() && place.last - place.first < kMostLines) {
        const PageLine &above = lines[place.last - 1];
        const PageLine &next = lines[place.last];
        const bool sameSize = std::abs(next.size - lines[first].size) <= kSameSize * lines[first].size;
        const double gap = next.box.top() - above.box.bottom();
        if (!sameSize || !mayBeTitle(next, page) || gap > kMaxGap * above.box.height() ||
            gap < -above.box.height())
            break;
        place.text += place.text.endsWith(u'-') ? titleText(next) : u' ' + titleText(next);
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

// Chinese and Japanese say in a word of four letters what others say in several words.
bool isUnspacedTitle(const QString &text)
{
    constexpr auto kFewest = 4;
    return std::ranges::count_if(text, [](QChar c) { return c.isLetter() && text::isUnspaced(c.unicode()); }) >= kFewest;
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
        const bool saysEnough = isUnspacedTitle(place.text)
            || (letterCount(place.text) >= kFewestLetters && place.text.count(u' ') >= 1);
        const bool looksRight = !looksLikeAuthors(place.text) || standsOut(lines, order, place);
        if (saysEnough && looksRight)
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

// Metadata often has a part of the title: the lines around it in its size belong to it.
TitlePlace wholeTitle(const std::vector<PageLine> &lines, const TitlePlace &part, const QSizeF &page)
{
    size_t first = part.first;
    while (first > 0 && part.first - first < 4) {
        TitlePlace longer = titleFrom(lines, first - 1, page);
        if (isBanner(lines[first - 1]) || !mayBeTitle(lines[first - 1], page) || longer.last < part.last)
            break;
        --first;
    }
    const TitlePlace whole = titleFrom(lines, first, page);
    return whole.last - first > part.last - part.first ? whole : part;
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
    static const QRegularExpression leading(QStringLiteral("^[∗*†‡§•▪·]+"));
    static const QRegularExpression initial(QStringLiteral("(?<=\\p{Lu}\\.)(?=\\p{Lu}\\p{L})"));
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
            piece.replace(initial, QStringLiteral(" ")); // "M.K.Ash"
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

// A list with one name a line and an address below each: the lines in which names begin where the first one does.
QString namesBelowOneAnother(std::span<const text::TextPagePtr> pages, const QString &firstName)
{
    constexpr double kSame = 2.0; // pt
    constexpr qsizetype kMost = 300;
    QStringList names;
    const PageLine *model = nullptr;
    std::vector<PageLine> first;
    for (const text::TextPagePtr &page : pages) {
        std::vector<PageLine> lines = page ? linesOf(*page) : std::vector<PageLine>();
        for (const PageLine &line : lines) {
            const QString name = namesIn(line);
            if (!model && name == firstName) {
                first = {line};
                model = &first.front();
            } else if (model && (isAbstractHeading(line.text) || line.text == QLatin1String("Introduction"))) {
                return names.join(QLatin1String(", "));
            }
            const bool isLike = model && std::abs(line.box.left() - model->box.left()) < kSame &&
                                std::abs(line.size - model->size) < 0.1 * model->size && !isAffiliation(line.text);
            if (isLike && looksLikeAuthors(name) && names.size() < kMost)
                names.append(name);
        }
    }
    return names.join(QLatin1String(", "));
}

QString authorsBelow(const std::vector<PageLine> &lines, size_t first)
{
    constexpr size_t kFarthest = 14;   // lines below the title in which the names begin
    constexpr size_t kMostLines = 120; // of a long list
    QString found;
    bool wraps = false; // the line before may stop inside a name
    for (size_t i = first; i < std::min(lines.size(), first + (found.isEmpty() ? kFarthest : kMostLines)); ++i) {
        const PageLine &line = lines[i];
        if (isAbstractHeading(line.text) || runInAbstract(line.text))
            break;
        if (!line.upright || isAffiliation(line.text) || isBanner(line)) {
            if (!found.isEmpty() && isAffiliation(line.text))
                break;
            continue;
        }
        const QString names = namesIn(line);
        wraps = wraps && isWrapped(found, names);
        // The last name of a line may go on in the next one.
        const bool isOpen = !found.isEmpty() && names.contains(u',') && !names.section(u',', -1).trimmed().contains(u' ');
        const QString whole = isOpen ? names.section(u',', 0, -2) : names;
        if (!looksLikeAuthors(wraps ? found.section(QLatin1String(", "), -1) + u' ' + whole : whole)) {
            if (!found.isEmpty())
                break;
            continue;
        }
        found += (found.isEmpty() ? QString() : wraps ? QStringLiteral(" ") : QStringLiteral(", ")) + names;
        static const QRegularExpression initialAtEnd(QStringLiteral("\\p{Lu}\\.$"));
        const bool isOpenEnded = line.text.back().isLetter() || initialAtEnd.match(names.right(4)).hasMatch();
        wraps = names.endsWith(QLatin1String(" and")) || (names.contains(u',') && isOpenEnded);
    }
    return found;
}

// ---- where and when
// ----------------------------------------------------------------------------------------------

QString yearIn(const QString &line)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "(?:^arXiv:\\S+ +(?:\\[\\S+\\] +)?\\d{1,2} \\w{3} |(?:©|\\(c\\)|copyright)[^0-9]{0,30}|"
            "publi(?:shed|cation)[^0-9]{0,20}(?:\\d{1,2}[^0-9]{1,12})?|volume |vol\\. ?\\d+[^0-9]{1,12}|"
            "\\baccepted[^0-9]{0,12}\\d{1,2}[^0-9]{1,12})((?:19|20)\\d\\d)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression volume(QStringLiteral("\\b((?:19|20)\\d\\d)(?: [A-Z][a-z]{2,8})?; ?\\d{1,3} ?(?:\\(|:)"));
    const QRegularExpressionMatch match = pattern.match(line.left(kMaxExamined));
    return match.hasMatch() ? match.captured(1) : volume.match(line.left(kMaxExamined)).captured(1);
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
    Abstract abstract;
    for (const text::TextPagePtr &page : pages) {
        if (!page || page->isEmpty())
            continue;
        const std::vector<PageLine> lines = linesOf(*page);
        const bool isTitlePage = front.title.isEmpty();
        double titleEnd = 0;
        if (isTitlePage) {
            TitlePlace title = titleByMetadata(lines, metaTitle);
            if (title.isFound)
                title = wholeTitle(lines, title, page->size);
            else
                title = largestTitle(lines, page->size);
            front.title = title.text;
            if (title.isFound) {
                titleEnd = lines[title.last - 1].box.bottom();
                front.authorsLine = authorsBelow(lines, title.last);
                if (!front.authorsLine.isEmpty() && splitAuthors(front.authorsLine).names.size() == 1) {
                    const QString list = namesBelowOneAnother(pages, front.authorsLine);
                    front.authorsLine = list.isEmpty() ? front.authorsLine : list;
                }
            }
            if (front.authorsLine.isEmpty() && standsOn(pages, metaAuthor))
                front.authorsLine = metaAuthor.simplified();
            readFacts(front, lines);
        }
        if (front.abstract.isEmpty()) {
            abstract = abstractOn(*page, lines, isTitlePage ? std::optional(titleEnd) : std::nullopt);
            front.abstract = abstract.text;
        } else if (abstract.size > 0 && isOpenEnded(front.abstract)) { // only the next page is asked
            front.abstract = continuedOn(*page, lines, abstract);
            abstract.size = 0;
        }
    }
    front.authors = splitAuthors(front.authorsLine).names;
    if (front.year.isEmpty())
        front.year = yearOfArxivId(front.arxivId);
    return front;
}

} // namespace conspectus::exchange
