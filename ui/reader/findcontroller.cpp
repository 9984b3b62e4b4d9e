// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/findcontroller.h"

#include "ui/reader/documenttext.h"

#include <QElapsedTimer>
#include <algorithm>

namespace conspectus::reader {

FindController::FindController(DocumentText *text, QObject *parent) : QObject(parent), m_text(text)
{
    m_slice.setSingleShot(true);
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &FindController::searchSlice);
    connect(text, &DocumentText::pageReady, this, [this](int page) {
        if (m_query.isEmpty())
            return;
        searchPage(page);
        if (m_hits.contains(page - 1) || m_text->page(page - 1))
            searchPage(page - 1); // something may go on over its end
        chooseFirst();
        Q_EMIT hitsChanged();
    });
    connect(text, &DocumentText::pageFailed, this, [this] {
        if (!m_query.isEmpty())
            Q_EMIT hitsChanged();
    });
}

int FindController::pageCount() const
{
    return static_cast<int>(m_text->layer().pages.size());
}

void FindController::setNeedle(const QString &needle, int fromPage)
{
    m_query = text::FindQuery(needle, m_options);
    start(fromPage);
}

void FindController::setOptions(const text::FindOptions &options, int fromPage)
{
    if (options == m_options)
        return;
    m_options = options;
    setNeedle(m_query.needle(), fromPage);
}

void FindController::start(int fromPage)
{
    m_hits.clear();
    m_continued.clear();
    m_total = 0;
    m_current.reset();
    m_from = std::clamp(fromPage, 0, std::max(0, pageCount() - 1));
    m_next = 0;
    m_waitsForFirst = !m_query.isEmpty();
    if (m_query.isEmpty()) {
        m_slice.stop();
        Q_EMIT hitsChanged();
        Q_EMIT currentChanged();
        return;
    }
    searchSlice();
    m_text->requestAll(m_from);
}

void FindController::searchSlice()
{
    QElapsedTimer clock;
    clock.start();
    const int count = pageCount();
    while (m_next < count && clock.elapsed() < kSliceMilliseconds) {
        searchPage((m_from + m_next) % count);
        ++m_next;
    }
    if (m_next < count)
        m_slice.start();
    chooseFirst();
    Q_EMIT hitsChanged();
}

void FindController::searchPage(int page)
{
    const text::TextPage *textPage = m_text->page(page);
    if (!textPage)
        return;
    if (const auto it = m_hits.find(page); it != m_hits.end()) {
        m_total -= static_cast<int>(it->second.size());
        m_hits.erase(it);
    }
    m_continued.erase(page + 1);
    std::vector<text::Span> found = m_query.on(*textPage);
    if (const text::TextPage *next = m_text->page(page + 1)) {
        if (const auto over = m_query.across(*textPage, *next)) {
            found.insert(std::ranges::upper_bound(found, over->first.begin, {}, &text::Span::begin), over->first);
            m_continued.emplace(page + 1, over->second);
        }
    }
    if (found.empty())
        return;
    m_total += static_cast<int>(found.size());
    m_hits.emplace(page, std::move(found));
}

// The first hit from the page on where the reader is. While pages before it are not searched, none is chosen yet, so that
// the view does not jump over a nearer hit.
void FindController::chooseFirst()
{
    if (!m_waitsForFirst)
        return;
    const int count = pageCount();
    for (int i = 0; i < count; ++i) {
        const int page = (m_from + i) % count;
        if (const auto it = m_hits.find(page); it != m_hits.end()) {
            m_current = FindHit{page, it->second.front()};
            m_waitsForFirst = false;
            Q_EMIT currentChanged();
            return;
        }
        if (i >= m_next || (!m_text->page(page) && !m_text->isFailed(page)))
            return;
    }
}

const std::vector<text::Span> &FindController::on(int page) const
{
    static const std::vector<text::Span> none;
    const auto it = m_hits.find(page);
    return it == m_hits.end() ? none : it->second;
}

text::Span FindController::continuedOn(int page) const
{
    const auto it = m_continued.find(page);
    return it == m_continued.end() ? text::Span() : it->second;
}

std::optional<FindHit> FindController::hitAt(int row) const
{
    for (const auto &[page, spans] : m_hits) {
        const auto count = static_cast<int>(spans.size());
        if (row < count)
            return row < 0 ? std::nullopt : std::optional(FindHit{page, spans[static_cast<std::size_t>(row)]});
        row -= count;
    }
    return std::nullopt;
}

void FindController::choose(int row)
{
    const auto hit = hitAt(row);
    if (!hit || hit == m_current)
        return;
    m_waitsForFirst = false;
    m_current = hit;
    Q_EMIT currentChanged();
}

QList<int> FindController::pagesWithHits() const
{
    QList<int> pages;
    for (const auto &[page, spans] : m_hits)
        pages.append(page);
    return pages;
}

int FindController::currentNumber() const
{
    if (!m_current)
        return 0;
    int number = 0;
    for (const auto &[page, spans] : m_hits) {
        if (page < m_current->page) {
            number += static_cast<int>(spans.size());
        } else if (page == m_current->page) {
            const auto it = std::ranges::find(spans, m_current->span);
            return number + static_cast<int>(it - spans.begin()) + 1;
        }
    }
    return 0;
}

bool FindController::isBusy() const
{
    return !m_query.isEmpty() && (m_next < pageCount() || !m_text->isComplete());
}

void FindController::next(int fromPage)
{
    step(1, fromPage);
}

void FindController::previous(int fromPage)
{
    step(-1, fromPage);
}

void FindController::step(int direction, int fromPage)
{
    if (m_hits.empty())
        return;
    m_waitsForFirst = false;
    if (!m_current || !m_hits.contains(m_current->page)) {
        const auto it = m_hits.lower_bound(fromPage);
        const auto &[page, spans] = it == m_hits.end() ? *m_hits.begin() : *it;
        m_current = FindHit{page, spans.front()};
        Q_EMIT currentChanged();
        return;
    }
    auto it = m_hits.find(m_current->page);
    const std::vector<text::Span> &spans = it->second;
    const auto index = std::ranges::find(spans, m_current->span) - spans.begin() + direction;
    if (index >= 0 && index < static_cast<std::ptrdiff_t>(spans.size())) {
        m_current->span = spans[static_cast<std::size_t>(index)];
    } else if (direction > 0) {
        ++it;
        if (it == m_hits.end())
            it = m_hits.begin();
        m_current = FindHit{it->first, it->second.front()};
    } else {
        it = it == m_hits.begin() ? std::prev(m_hits.end()) : std::prev(it);
        m_current = FindHit{it->first, it->second.back()};
    }
    Q_EMIT currentChanged();
}

} // namespace conspectus::reader
