// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Find in the open document, as it is typed, over the text layer: all hits of all pages, in slices so that the window never
// waits; pages whose text is still being read give their hits when they arrive. Hits are spans of a page's text; one that goes
// over the end of a page counts for the page where it begins.
#pragma once

#include "text/find.h"

#include <QObject>
#include <QTimer>
#include <map>
#include <optional>

namespace conspectus::reader {

class DocumentText;

struct FindHit
{
    int page = -1;
    text::Span span;
    friend bool operator==(const FindHit &, const FindHit &) = default;
};

class FindController final : public QObject
{
    Q_OBJECT
public:
    explicit FindController(DocumentText *text, QObject *parent = nullptr);

    // Searches anew, from a page on; the first hit there or after becomes the current one. An empty needle clears.
    void setNeedle(const QString &needle, int fromPage);
    [[nodiscard]] const QString &needle() const { return m_query.needle(); }
    void setOptions(const text::FindOptions &options, int fromPage); // searches anew
    [[nodiscard]] const text::FindOptions &options() const { return m_options; }
    [[nodiscard]] QString problem() const { return m_query.problem(); } // of an expression, in words
    void next(int fromPage);
    void previous(int fromPage);

    [[nodiscard]] const std::vector<text::Span> &on(int page) const;
    // What belongs to a hit of the page before; empty: nothing.
    [[nodiscard]] text::Span continuedOn(int page) const;
    // By number from 0.
    [[nodiscard]] std::optional<FindHit> hitAt(int row) const;
    void choose(int row);
    [[nodiscard]] const std::optional<FindHit> &current() const { return m_current; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] int currentNumber() const; // from 1; 0: none
    // Pages are still to be searched or to be read.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] QList<int> pagesWithHits() const;

Q_SIGNALS:
    void hitsChanged();
    void currentChanged();

private:
    static constexpr int kSliceMilliseconds = 6;

    DocumentText *m_text;
    text::FindQuery m_query;
    text::FindOptions m_options;
    int m_from = 0;
    int m_next = 0; // how many pages of this search are done, counted from m_from
    bool m_waitsForFirst = false;
    std::map<int, std::vector<text::Span>> m_hits;
    std::map<int, text::Span> m_continued; // by the page on which they end
    std::optional<FindHit> m_current;
    int m_total = 0;
    QTimer m_slice;

    void searchSlice();
    void searchPage(int page);
    void start(int fromPage);
    void chooseFirst();
    void step(int direction, int fromPage);
    [[nodiscard]] int pageCount() const;
};

} // namespace conspectus::reader
