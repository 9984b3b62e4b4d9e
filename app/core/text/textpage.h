// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text of one page in our own order of reading, as two streams over one map (DESIGN, decision 3):
//   text  as shown (NFC), words joined by one space or, at a line's end, by a newline; a paragraph ends in "\n\n";
//   fold  NFKD, marks dropped, case folded, soft and line-end hyphens joined, ligatures, quotes and dashes folded, runs
//         of space one space, punctuation kept. Find, search and anchors use fold.
// Words of side streams (footnotes, captions, floats, running heads, line numbers) stand after the body in the same
// streams, each run of one role separated by a paragraph end. All values; any thread.
#pragma once

#include "geometry/quad.h"
#include "text/rawpage.h"

#include <QString>
#include <memory>
#include <vector>

namespace conspectus::text {

enum class Role : quint8 { Body, Heading, Footnote, Caption, Float, RunningHead, LineNumber };

// "body", "heading", "footnote", "caption", "float", "running-head", "line-number"
[[nodiscard]] QString roleName(Role role);

struct Word
{
    QString text;             // NFC, ligatures as in the file
    QRectF box;               // page space
    std::vector<float> edges; // text.size()+1 borders along the word's direction; may be empty (then evenly spread)
    qint32 begin = 0;         // [begin, end) in TextPage::text
    qint32 end = 0;
    float size = 0;           // pt
    qint16 font = -1;         // index into TextPage::fonts
    qint16 rotation = 0;
    qint32 line = 0;          // index into TextPage::lines
    Role role = Role::Body;
};

struct Line
{
    qint32 firstWord = 0; // [firstWord, lastWord)
    qint32 lastWord = 0;
    QRectF box;           // page space
    qint16 column = 0;    // 0 = left or only column, 1 = right …; -1 = across the columns
    bool paragraphEnd = false;
    Role role = Role::Body;
};

// A stretch [begin, end) of a stream, in UTF-16 units.
struct Span
{
    qint32 begin = 0;
    qint32 end = 0;
    [[nodiscard]] bool isEmpty() const { return end <= begin; }
    friend bool operator==(const Span &, const Span &) = default;
};

struct TextPage
{
    QSizeF size; // pt, unrotated
    QString text;
    QString fold;
    std::vector<qint32> foldToText; // fold.size()+1 offsets into text, never decreasing
    std::vector<Word> words;        // in reading order
    std::vector<Line> lines;
    QStringList fonts;
    std::vector<RawLink> links;

    [[nodiscard]] bool isEmpty() const { return words.empty(); }

    // The span of text that a span of fold came from; and the other way, widened to whole characters.
    [[nodiscard]] Span textSpan(Span foldSpan) const;
    [[nodiscard]] Span foldSpan(Span textSpan) const;

    // Index of the word that covers or follows offset of text; words.size() past the end.
    [[nodiscard]] int wordAt(qint32 textOffset) const;
    // One quad per line fragment covered by the span of text; within words by character borders.
    [[nodiscard]] Quads quads(Span textSpan) const;
    // The stretch as clean text: hyphens joined, lines joined by a space, paragraphs by a blank line, running heads and
    // line numbers left out.
    [[nodiscard]] QString cleanText(Span textSpan) const;
    // Where the body (with its headings) ends in text and the side streams begin.
    [[nodiscard]] qint32 bodyEnd() const;
};

// True where more letters run from right to left than from left to right.
[[nodiscard]] bool isRightToLeft(QStringView text);

using TextPagePtr = std::shared_ptr<const TextPage>;

// The text layer of one version. A page that was not extracted yet is null.
struct TextLayer
{
    QString layerId; // SHA-256(file hash, extractor, fold and order versions)
    std::vector<TextPagePtr> pages;
};

// A place and a stretch in a version: page index and offset into that page's text.
struct TextPosition
{
    int page = -1;
    qint32 offset = 0;
    [[nodiscard]] bool isValid() const { return page >= 0; }
    friend auto operator<=>(const TextPosition &, const TextPosition &) = default;
};

struct TextRange
{
    TextPosition begin;
    TextPosition end;
    [[nodiscard]] bool isEmpty() const { return !(begin < end); }
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

} // namespace conspectus::text
