// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/quote.h"

#include "text/fold.h"
#include "text/foldmatch.h"
#include "text/foldrules.h"

#include <QSet>

#include <algorithm>
#include <cstdlib>

namespace conspectus::text {

namespace {

constexpr qsizetype kContext = 64; // characters of fold on either side of an anchor

const TextPage *pageAt(const TextLayer &layer, int page)
{
    if (page < 0 || static_cast<size_t>(page) >= layer.pages.size())
        return nullptr;
    return layer.pages[static_cast<size_t>(page)].get();
}

// Length of the body's part of fold.
qsizetype bodyLength(const TextPage &page)
{
    const qint32 end = page.foldSpan({0, page.bodyEnd()}).end;
    return QStringView(page.fold).left(end).trimmed().size();
}

// The bodies of several pages as one stream of fold, with the way back.
class Joined
{
public:
    // Appends fold[from, to) of a page; between pages stands a space, or nothing where a word goes on.
    void append(int number, const TextPage &page, qsizetype from, qsizetype to)
    {
        if (!m_text.isEmpty()) {
            const QStringView next = QStringView(page.fold).mid(from, to - from);
            const LineJoin join = lineJoin(m_text, next);
            if (join == LineJoin::DropHyphen) {
                m_text.chop(1);
                m_dropped = static_cast<qint32>(m_text.size());
            } else if (join == LineJoin::Space) {
                m_text.append(u' ');
            }
        }
        m_parts.push_back({number, &page, m_text.size(), from});
        m_text.append(QStringView(page.fold).mid(from, to - from));
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    // Offset of the second page's first character; -1 while there is only one.
    [[nodiscard]] qsizetype secondBegin() const { return m_parts.size() < 2 ? -1 : m_parts[1].at; }

    [[nodiscard]] bool isJoin(qint32 i) const
    {
        const Part &part = partOf(i);
        const auto inPage = static_cast<qint32>(i - part.at + part.from);
        return i == m_dropped || (i > part.at && isJoinOf(*part.page, inPage));
    }

    [[nodiscard]] TextRange range(Span span) const
    {
        const Part &first = partOf(span.begin);
        const Part &last = partOf(span.end - 1);
        const auto spanIn = [](const Part &part, qint32 i) {
            const auto at = static_cast<qint32>(std::max<qsizetype>(i - part.at, 0) + part.from);
            return part.page->textSpan({at, at + 1});
        };
        return {{first.number, spanIn(first, span.begin).begin}, {last.number, spanIn(last, span.end - 1).end}};
    }

private:
    struct Part
    {
        int number;
        const TextPage *page;
        qsizetype at;   // where it begins in m_text
        qsizetype from; // where that is in the page's fold
    };
    [[nodiscard]] const Part &partOf(qsizetype i) const
    {
        const auto next = std::ranges::upper_bound(m_parts, i, {}, &Part::at);
        return next == m_parts.begin() ? m_parts.front() : *std::prev(next);
    }

    QString m_text;
    std::vector<Part> m_parts;
    qint32 m_dropped = -1; // where a hyphen at a page's end was dropped
};

void findOnPage(int number, const TextPage &page, const QString &needle, std::vector<TextRange> &found)
{
    for (const Span span : findFolded(page.fold, needle, [&page](qint32 i) { return isJoinOf(page, i); })) {
        const Span text = page.textSpan(span);
        found.push_back({{number, text.begin}, {number, text.end}});
    }
}

// Places that begin in the body of one page and end in the body of a later one.
void findOverEnd(const TextLayer &layer, int number, const QString &needle, std::vector<TextRange> &found)
{
    const TextPage *page = pageAt(layer, number);
    const qsizetype length = bodyLength(*page);
    const qsizetype reach = needle.size() + needle.count(u'-');
    Joined joined;
    joined.append(number, *page, std::max<qsizetype>(0, length - reach), length);
    for (int next = number + 1; joined.text().size() < 2 * reach; ++next) {
        const TextPage *more = pageAt(layer, next);
        if (!more)
            break;
        const qsizetype missing = 2 * reach - joined.text().size();
        joined.append(next, *more, 0, std::min(missing, bodyLength(*more)));
    }
    const qsizetype second = joined.secondBegin();
    if (second < 0)
        return;
    for (const Span span : findFolded(joined.text(), needle, [&joined](qint32 i) { return joined.isJoin(i); })) {
        if (span.begin < second && span.end > second)
            found.push_back(joined.range(span));
    }
}

qsizetype commonEnd(QStringView a, QStringView b)
{
    qsizetype n = 0;
    while (n < std::min(a.size(), b.size()) && a[a.size() - 1 - n] == b[b.size() - 1 - n])
        ++n;
    return n;
}

qsizetype commonBegin(QStringView a, QStringView b)
{
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return x - a.begin();
}

// How many pairs of neighbouring characters two texts share: likeness that survives an edit close by.
int sharedPairs(const QString &a, const QString &b)
{
    QSet<quint32> pairs;
    for (qsizetype i = 0; i + 1 < a.size(); ++i)
        pairs.insert(static_cast<quint32>(a[i].unicode()) << 16 | a[i + 1].unicode());
    int shared = 0;
    for (qsizetype i = 0; i + 1 < b.size(); ++i)
        shared += pairs.contains(static_cast<quint32>(b[i].unicode()) << 16 | b[i + 1].unicode());
    return shared;
}

qsizetype likeness(const QuoteContext &wanted, const QuoteContext &there)
{
    return commonEnd(wanted.prefix, there.prefix) + commonBegin(wanted.suffix, there.suffix)
        + (sharedPairs(wanted.prefix, there.prefix) + sharedPairs(wanted.suffix, there.suffix)) / 4;
}

} // namespace

std::vector<TextRange> findQuote(const TextLayer &layer, const QString &quote, int onlyPage)
{
    const QString needle = fold(quote);
    std::vector<TextRange> found;
    if (needle.isEmpty())
        return found;
    const int first = std::max(onlyPage, 0);
    const int last = onlyPage < 0 ? static_cast<int>(layer.pages.size()) - 1 : onlyPage;
    for (int number = first; number <= last; ++number) {
        const TextPage *page = pageAt(layer, number);
        if (!page)
            continue;
        findOnPage(number, *page, needle, found);
        findOverEnd(layer, number, needle, found);
    }
    return found;
}

TextRange resolveQuote(const TextLayer &layer, const QString &quote, const QuoteContext &context, int nearPage)
{
    TextRange best;
    qsizetype bestLikeness = -1;
    for (const TextRange &range : findQuote(layer, quote)) {
        const qsizetype score = likeness(context, contextOf(layer, range));
        const int distance = std::abs(range.begin.page - nearPage);
        if (score > bestLikeness || (score == bestLikeness && distance < std::abs(best.begin.page - nearPage))) {
            best = range;
            bestLikeness = score;
        }
    }
    return best;
}

QuoteContext contextOf(const TextLayer &layer, const TextRange &range)
{
    QuoteContext context;
    if (const TextPage *page = pageAt(layer, range.begin.page)) {
        const auto size = static_cast<qint32>(page->text.size());
        const qint32 at = page->foldSpan({range.begin.offset, std::max(size, range.begin.offset + 1)}).begin;
        context.prefix = page->fold.left(at).right(kContext);
        const TextPage *before = pageAt(layer, range.begin.page - 1);
        if (before && context.prefix.size() < kContext && range.begin.offset < page->bodyEnd()) {
            Joined joined;
            joined.append(range.begin.page - 1, *before, 0, bodyLength(*before));
            joined.append(range.begin.page, *page, 0, at);
            context.prefix = joined.text().right(kContext);
        }
    }
    if (const TextPage *page = pageAt(layer, range.end.page)) {
        const qsizetype at = page->foldSpan({0, range.end.offset}).end;
        const bool inBody = range.end.offset <= page->bodyEnd();
        const qsizetype stop = inBody ? std::max(at, bodyLength(*page)) : page->fold.size();
        context.suffix = page->fold.mid(at, std::min(stop - at, kContext));
        const TextPage *after = pageAt(layer, range.end.page + 1);
        if (after && inBody && context.suffix.size() < kContext) {
            Joined joined;
            joined.append(range.end.page, *page, at, stop);
            joined.append(range.end.page + 1, *after, 0, std::min(kContext, bodyLength(*after)));
            context.suffix = joined.text().left(kContext);
        }
    }
    return context;
}

} // namespace conspectus::text
