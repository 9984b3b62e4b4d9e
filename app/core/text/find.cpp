// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/find.h"

#include "text/fold.h"
#include "text/foldmatch.h"
#include "text/foldrules.h"

#include <QRegularExpression>
#include <algorithm>

namespace conspectus::text {

struct FindQuery::Expression
{
    QRegularExpression pattern;
};

namespace {

constexpr qsizetype kLongestAcross = 400; // characters of fold that a place over a page's end may have on each side

// The text with its lines joined as they are read, and where each character came from.
struct Joined
{
    QString text;
    std::vector<qint32> map; // text.size() + 1
};

Joined joined(const QString &text)
{
    Joined out;
    out.text.reserve(text.size());
    out.map.reserve(static_cast<std::size_t>(text.size()) + 1);
    const auto add = [&out](QChar c, qsizetype from) {
        out.text.append(c);
        out.map.push_back(static_cast<qint32>(from));
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isEnd = text[i] == u'\n' && i > 0 && i + 1 < text.size() && text[i + 1] != u'\n' && text[i - 1] != u'\n';
        if (!isEnd) {
            add(text[i], i);
            continue;
        }
        const LineJoin join = lineJoin(QStringView(text).left(i), QStringView(text).mid(i + 1));
        if (join == LineJoin::Space) {
            add(u' ', i);
        } else if (join == LineJoin::DropHyphen && !out.text.isEmpty()) {
            out.text.chop(1);
            out.map.pop_back();
        }
    }
    out.map.push_back(static_cast<qint32>(text.size()));
    return out;
}

// Letters without their marks, in their case: what is compared where the case matters.
QString lettersOf(const QString &text)
{
    QString letters;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.isLetter())
            letters.append(c);
    }
    return letters;
}

bool isOfWord(const QString &text, qsizetype i)
{
    return i >= 0 && i < text.size() && (text[i].isLetterOrNumber() || text[i].isMark() || text[i] == u'_');
}

bool isWhole(const QString &text, Span span)
{
    const bool joinsBefore = isOfWord(text, span.begin - 1) && isOfWord(text, span.begin);
    const bool joinsAfter = isOfWord(text, span.end - 1) && isOfWord(text, span.end);
    return !joinsBefore && !joinsAfter;
}

} // namespace

FindQuery::FindQuery(const QString &needle, const FindOptions &options) : m_needle(needle), m_options(options)
{
    if (!options.isExpression) {
        m_folded = fold(needle);
        m_letters = lettersOf(needle);
        return;
    }
    auto expression = std::make_shared<Expression>();
    QRegularExpression::PatternOptions flags = QRegularExpression::UseUnicodePropertiesOption
                                               | QRegularExpression::MultilineOption;
    if (!options.matchCase)
        flags |= QRegularExpression::CaseInsensitiveOption;
    // A bound on the work, so that no expression can hold the window up.
    expression->pattern = QRegularExpression(QStringLiteral("(*LIMIT_MATCH=200000)") + needle, flags);
    m_expression = std::move(expression);
}

FindQuery::~FindQuery() = default;

QString FindQuery::problem() const
{
    return m_expression && !m_expression->pattern.isValid() ? m_expression->pattern.errorString() : QString();
}

bool FindQuery::accepts(const TextPage &page, Span span) const
{
    if (m_options.wholeWords && !isWhole(page.text, span))
        return false;
    return !m_options.matchCase || lettersOf(page.text.mid(span.begin, span.end - span.begin)) == m_letters;
}

std::vector<Span> FindQuery::expressionOn(const TextPage &page) const
{
    std::vector<Span> found;
    if (!m_expression->pattern.isValid())
        return found;
    const Joined text = joined(page.text);
    QRegularExpressionMatchIterator matches = m_expression->pattern.globalMatch(text.text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() == 0)
            continue;
        const auto begin = static_cast<std::size_t>(match.capturedStart());
        const auto last = static_cast<std::size_t>(match.capturedEnd() - 1);
        const Span span{text.map[begin], text.map[last] + 1};
        if (!m_options.wholeWords || isWhole(page.text, span))
            found.push_back(span);
    }
    return found;
}

std::vector<Span> FindQuery::on(const TextPage &page) const
{
    if (m_expression)
        return expressionOn(page);
    std::vector<Span> found = findFolded(page.fold, m_folded, [&page](qint32 i) { return isJoinOf(page, i); });
    for (Span &span : found)
        span = page.textSpan(span);
    if (m_options.wholeWords || m_options.matchCase)
        std::erase_if(found, [&](Span span) { return !accepts(page, span); });
    return found;
}

std::optional<std::pair<Span, Span>> FindQuery::across(const TextPage &page, const TextPage &next) const
{
    const qint32 body = page.bodyEnd();
    const qint32 nextBody = next.bodyEnd();
    if (m_expression || m_folded.size() < 2 || body == 0 || nextBody == 0)
        return std::nullopt;
    // The end of one body and the beginning of the next, as if they stood on one page.
    const auto tail = static_cast<qint32>(std::min<qsizetype>(body, kLongestAcross + m_folded.size()));
    const auto head = static_cast<qint32>(std::min<qsizetype>(nextBody, kLongestAcross + m_folded.size()));
    TextPage both;
    both.text = page.text.mid(body - tail, tail).trimmed();
    const auto border = static_cast<qint32>(both.text.size());
    both.text += u'\n' + next.text.left(head);
    Folded folded = foldWithMap(both.text);
    both.fold = std::move(folded.text);
    both.foldToText = std::move(folded.map);
    const std::vector<Span> found = findFolded(both.fold, m_folded, [&both](qint32 i) { return isJoinOf(both, i); });
    for (const Span &place : found) {
        const Span span = both.textSpan(place);
        if (span.begin >= border || span.end <= border + 1 || !accepts(both, span))
            continue;
        return std::pair{Span{body - border + span.begin, body}, Span{0, span.end - border - 1}};
    }
    return std::nullopt;
}

std::vector<Span> findAll(const TextPage &page, const QString &needle)
{
    return FindQuery(needle, {}).on(page);
}

FindContext contextOf(const TextPage &page, Span span, int most)
{
    const auto size = static_cast<qint32>(page.text.size());
    const qint32 spare = std::max(0, most - (span.end - span.begin)) / 2;
    qint32 from = std::max(0, span.begin - spare);
    qint32 to = std::min(size, span.end + spare);
    const auto isSpace = [&page](qint32 i) { return page.text[i].isSpace(); };
    while (from > 0 && from < span.begin && !isSpace(from - 1))
        ++from; // whole words only
    while (to < size && to > span.end && !isSpace(to))
        --to;
    const auto tidy = [&page](qint32 begin, qint32 end) {
        QString part = joined(page.text.mid(begin, end - begin)).text;
        part.replace(u'\n', u' ');
        return part;
    };
    FindContext context;
    context.line = (from > 0 ? QStringLiteral("…") : QString()) + tidy(from, span.begin);
    context.mark.begin = static_cast<qint32>(context.line.size());
    context.line += tidy(span.begin, span.end);
    context.mark.end = static_cast<qint32>(context.line.size());
    context.line += tidy(span.end, to) + (to < size ? QStringLiteral("…") : QString());
    return context;
}

} // namespace conspectus::text
