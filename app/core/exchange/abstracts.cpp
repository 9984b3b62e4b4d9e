// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The order of reading puts side columns ("Article history", "Edited by") where they stand, often in the middle of an
// abstract; so the page is read here by place: runs of words on one line, from top to bottom within one column.
#include "exchange/abstracts.h"

#include "text/fold.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace conspectus::exchange {

namespace {

using text::Role;
using text::TextPage;
using text::Word;

constexpr qsizetype kMaxExamined = 2000; // characters of a line that is searched
constexpr qsizetype kMaxAbstract = 6000;
constexpr qsizetype kShortest = 80;

// Words of one line without a wide hole between them.
struct Run
{
    QString text;
    QRectF box;
    double size = 0;
    text::Span span;
    Role role = Role::Body;
};

Run runFrom(std::span<const Word> words, const PageLine &line)
{
    Run run;
    run.role = line.role;
    qsizetype longest = 0;
    for (const Word &word : words) {
        run.box = run.box.united(word.box);
        if (word.text.size() > longest) {
            longest = word.text.size();
            run.size = sizeOf(word);
        }
    }
    run.span = {words.front().begin, words.back().end};
    run.text = joinedWords(words);
    return run;
}

std::vector<Run> runsOf(const std::vector<PageLine> &lines)
{
    constexpr double kHole = 2.0; // of the size: no space between words is as wide
    std::vector<Run> runs;
    for (const PageLine &line : lines) {
        if (!line.upright || line.role == Role::RunningHead || line.role == Role::LineNumber)
            continue;
        size_t first = 0;
        for (size_t i = 1; i <= line.words.size(); ++i) {
            const bool isHole = i < line.words.size() &&
                                line.words[i].box.left() - line.words[i - 1].box.right() > kHole * std::max(line.size, 1.0);
            if (i < line.words.size() && !isHole)
                continue;
            runs.push_back(runFrom(line.words.subspan(first, i - first), line));
            first = i;
        }
    }
    std::ranges::stable_sort(runs, {}, [](const Run &run) { return run.box.center().y(); });
    return runs;
}

bool endsAbstract(const QString &text)
{
    static const QRegularExpression next(
        QStringLiteral("^(?:(?:\\d{1,2}|I)?\\.?\\s*(?:introduction|background and|motivation)\\b|key ?words?\\b|index terms|"
                       "ccs concepts|categories and subject|general terms|additional key|acm reference|"
                       "subject classification|abbreviations|contents\\b|table of contents|1\\.? [A-Z]|©|copyright|"
                       "\\*? ?correspond|received\\b|citation:|how to cite|keywords|this is an open|open access|"
                       "article history|academic editor|edited by|doi\\b|to cite this)"),
        QRegularExpression::CaseInsensitiveOption);
    const QString spaced = text::alphanumeric(text.left(60));
    return next.match(text.left(kMaxExamined)).hasMatch() || spaced.startsWith(QLatin1String("keywords")) ||
           spaced.endsWith(QLatin1String("introduction"));
}

bool opensBody(const QString &text) { return text::alphanumeric(text.left(60)).endsWith(QLatin1String("introduction")); }

bool isPartOfAbstract(const QString &heading)
{
    static const QRegularExpression words(
        QStringLiteral("^(?:background|aims?|objectives?|purpose|introduction:|context|(?:patients|materials?|subjects) and methods|"
                       "methods?|methodology|study|main|data|search|eligibility|principal|design|setting|participants|results?|"
                       "findings|conclusions?|discussion|significance|limitations|interpretation|recent advances|scope)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(heading.left(kMaxExamined)).hasMatch();
}

bool isSameSize(const Run &a, const Run &b)
{
    constexpr double kSame = 0.12;
    return std::abs(a.size - b.size) <= kSame * std::max(a.size, b.size);
}

double sharedWidth(const QRectF &a, const QRectF &b)
{
    return std::max(0.0, std::min(a.right(), b.right()) - std::max(a.left(), b.left()));
}

// The runs below `first` in its column, as far as they are one text. `first` is the index into runs.
struct Column
{
    std::vector<const Run *> runs;
    const Run *end = nullptr; // what ended it; null at the end of the page
};

Column columnFrom(const std::vector<Run> &runs, size_t first)
{
    constexpr double kMaxGap = 1.7;  // of a line's height, between lines of one paragraph
    constexpr qsizetype kLongestHeading = 30;
    constexpr double kPartGap = 3.2; // before "Methods" of a structured abstract
    Column column;
    column.runs.push_back(&runs[first]);
    QRectF extent = runs[first].box;
    qsizetype length = runs[first].text.size();
    for (size_t i = first + 1; i < runs.size(); ++i) {
        const Run &run = runs[i];
        const Run &above = *column.runs.back();
        const double height = std::max(above.box.height(), 1.0);
        const bool isBeside = sharedWidth(run.box, extent) < 0.5 * std::min(run.box.width(), extent.width()) ||
                              run.box.left() < extent.left() - 3 * run.size;
        if (run.box.center().y() <= above.box.center().y() + 0.3 * height) {
            if (!isBeside && isSameSize(run, above)) { // the other half of a line with a hole
                column.runs.push_back(&run);
                extent = extent.united(run.box);
            }
            continue;
        }
        // A heading further to the left ends the abstract for all columns below it.
        if (isBeside && run.box.left() <= extent.left() && run.text.size() <= kLongestHeading && opensBody(run.text)) {
            column.end = &run;
            return column;
        }
        if (isBeside)
            continue;
        const double gap = run.box.top() - above.box.bottom();
        const bool isPart = isPartOfAbstract(run.text);
        const bool goesOn = gap < kMaxGap * height ||
                            (gap < kPartGap * height && (isPart || isPartOfAbstract(above.text)));
        length += run.text.size() + 1;
        column.end = &run;
        if (!goesOn || endsAbstract(run.text) || run.role == Role::Caption || run.role == Role::Footnote ||
            length > kMaxAbstract || (!isSameSize(run, above) && !isPart && !isPartOfAbstract(above.text)))
            return column;
        column.end = nullptr;
        column.runs.push_back(&run);
        extent = extent.united(run.box);
    }
    return column;
}

QString textOf(const TextPage &page, const std::vector<const Run *> &runs)
{
    QString text;
    const Run *above = nullptr;
    for (const Run *run : runs) {
        const QString piece = page.cleanText(run->span).simplified();
        const bool isNewPart = above && (run->box.top() - above->box.bottom() > 0.9 * above->box.height() ||
                                         (isPartOfAbstract(piece) && piece.front().isUpper() && text.endsWith(u'.')));
        // A hyphen at a line's end parts a word, as in the text of the page.
        const bool isBroken = text.size() > 1 && text.endsWith(u'-') && text.at(text.size() - 2).isLetter() &&
                              !piece.isEmpty() && piece.front().isLower();
        if (isBroken)
            text.chop(1);
        else if (!text.isEmpty())
            text += isNewPart ? QStringLiteral("\n\n") : QStringLiteral(" ");
        text += piece;
        above = run;
    }
    return text.trimmed();
}

// Where the heading stands in a run: the whole of it, or its end ("A R T I C L E  I N F O  A B S T R A C T").
bool isHeadingRun(const Run &run) { return isAbstractHeading(run.text); }

Column belowHeading(const std::vector<Run> &runs, size_t heading)
{
    constexpr double kFarthest = 5.0; // of the heading's height
    const Run &head = runs[heading];
    std::optional<size_t> first;
    for (size_t i = 0; i < runs.size(); ++i) {
        const Run &run = runs[i];
        const bool isBelow = run.box.center().y() > head.box.bottom() &&
                             run.box.top() - head.box.bottom() < kFarthest * std::max(head.box.height(), 8.0);
        const bool isUnder = sharedWidth(run.box, head.box) > 0.3 * std::min(run.box.width(), head.box.width()) ||
                             (run.box.left() < head.box.left() && run.box.right() > head.box.right());
        if (isBelow && isUnder && i != heading) {
            first = i;
            break;
        }
    }
    if (!first || endsAbstract(runs[*first].text))
        return {};
    return columnFrom(runs, *first);
}

bool isLong(const Run &run, const TextPage &page)
{
    constexpr double kFewestWidth = 0.25; // of the page
    return run.box.width() >= kFewestWidth * page.size.width();
}

// The paragraph at this run where it begins in the middle of a sentence.
QString goesOnAt(const TextPage &page, const std::vector<Run> &runs, size_t first)
{
    const QString text = textOf(page, columnFrom(runs, first).runs).section(QStringLiteral("\n\n"), 0, 0);
    return !text.isEmpty() && (text.front().isLower() || text.front().isDigit()) && !isOpenEnded(text) ? text : QString();
}

// The top of the next column: the highest run of the same size to the right.
QString inNextColumn(const TextPage &page, const std::vector<Run> &runs, const Column &column)
{
    QRectF extent;
    for (const Run *run : column.runs)
        extent = extent.united(run->box);
    for (size_t i = 0; i < runs.size(); ++i) {
        const Run &run = runs[i];
        if (run.box.left() >= extent.right() && run.role == Role::Body && isSameSize(run, *column.runs.back()) && isLong(run, page))
            return goesOnAt(page, runs, i);
    }
    return {};
}

QString joined(QString text, const QString &more)
{
    if (more.isEmpty())
        return text;
    if (text.endsWith(u'-') && more.front().isLower()) {
        text.chop(1);
        return text + more;
    }
    return text + u' ' + more;
}

// A paragraph of prose without a heading, which the key words or the introduction follow.
QString withoutHeading(const TextPage &page, const std::vector<Run> &runs, double below)
{
    constexpr double kFewestWidth = 0.4; // of the page
    constexpr qsizetype kFewest = 250;   // characters
    constexpr size_t kFewestLines = 3;
    for (size_t i = 0; i < runs.size(); ++i) {
        const Run &run = runs[i];
        if (run.box.top() >= below && opensBody(run.text))
            return {};
        if (run.box.top() < below || run.box.width() < kFewestWidth * page.size.width())
            continue;
        static const QRegularExpression notice(
            QStringLiteral("@|^\\W*\\d|license|distributed under|permits unrestricted|correspondence|received|accepted|published|"
                           "universit|department|copyright|©|http|generated from|doi:"),
            QRegularExpression::CaseInsensitiveOption);
        if (!run.text.front().isUpper() || notice.match(run.text.left(kMaxExamined)).hasMatch())
            continue;
        const Column column = columnFrom(runs, i);
        const QString text = textOf(page, column.runs);
        const bool isProse = column.runs.size() >= kFewestLines && text.size() >= kFewest && text.contains(QLatin1String(". ")) &&
                             !notice.match(text.left(kFewest)).hasMatch();
        if (isProse && (text.endsWith(u'.') || text.endsWith(u']')) && column.end && endsAbstract(column.end->text))
            return text;
        if (isProse)
            return {}; // the first prose of the page is something else
    }
    return {};
}

} // namespace

bool isAbstractHeading(const QString &line)
{
    const QString letters = text::alphanumeric(line.left(kMaxExamined));
    return letters == QLatin1String("abstract") || letters == QLatin1String("summary") ||
           letters == QLatin1String("摘要") || letters == QLatin1String("resumen") ||
           letters == QLatin1String("zusammenfassung");
}

std::optional<qsizetype> runInAbstract(const QString &line)
{
    static const QRegularExpression pattern(QStringLiteral("^(?:Abstract|ABSTRACT|摘要)\\s*[—–:：.\\-]\\s*"));
    static const QRegularExpression bare(QStringLiteral("^(?:Abstract|ABSTRACT) +(?=[A-Z][a-z]*\\b.{40})"));
    for (const QRegularExpression &each : {pattern, bare}) {
        const QRegularExpressionMatch match = each.match(line.left(kMaxExamined));
        if (match.hasMatch())
            return match.capturedEnd();
    }
    return std::nullopt;
}

bool isOpenEnded(const QString &text)
{
    static const QRegularExpression end(QStringLiteral("[.!?…:。！？][\"'”’)\\]»\\d,–-]*$"));
    constexpr qsizetype kTail = 20;
    return !text.isEmpty() && !end.match(text.right(kTail)).hasMatch();
}

Abstract abstractOn(const TextPage &page, const std::vector<PageLine> &lines, std::optional<double> below)
{
    const std::vector<Run> runs = runsOf(lines);
    for (size_t i = 0; i < runs.size(); ++i) {
        Column column;
        qsizetype skipped = 0;
        if (const std::optional<qsizetype> skip = runInAbstract(runs[i].text)) {
            column = columnFrom(runs, i);
            skipped = *skip;
        } else if (isHeadingRun(runs[i])) {
            column = belowHeading(runs, i);
        }
        const QString text = textOf(page, column.runs).mid(skipped).trimmed();
        if (text.size() < kShortest)
            continue;
        return {isOpenEnded(text) ? joined(text, inNextColumn(page, runs, column)) : text, column.runs.back()->size};
    }
    if (!below)
        return {};
    const QString text = withoutHeading(page, runs, *below);
    return {text, 0};
}

QString continuedOn(const TextPage &page, const std::vector<PageLine> &lines, const Abstract &abstract)
{
    const std::vector<Run> runs = runsOf(lines);
    Run model;
    model.size = abstract.size;
    for (size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].role == Role::Body && isSameSize(runs[i], model) && isLong(runs[i], page))
            return joined(abstract.text, goesOnAt(page, runs, i));
    }
    return abstract.text;
}

} // namespace conspectus::exchange
