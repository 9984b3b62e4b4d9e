// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of which a page's order is made, and the steps that make it, each in a file of its own:
//   pieces.cpp      the engine's words, cleaned, in a frame in which text runs to the right and lines go down
//   direction.cpp   what runs from left to right in lines that run from right to left
//   fragments.cpp   runs of words on one baseline without a wide hole
//   margins.cpp     running heads, page numbers, line numbers
//   gutters.cpp     where columns meet
//   columns.cpp     bands and the order of lines
//   roles.cpp       captions, floats, footnotes, headings
//   paragraphs.cpp  where paragraphs end
//   stream.cpp      the TextPage
// An "em" is the size of the body's letters. All distances are points in the frame.
#pragma once

#include "text/readingorder.h"

namespace conspectus::text::layout {

struct Piece
{
    QString text; // NFC, without control characters, not empty
    QRectF box;   // in the frame
    int raw = 0;  // index into RawPage::words
    double size = 0;
    bool spaceAfter = true;
    bool lineEnd = false;
    bool rightToLeft = false;
    bool isLineNumber = false; // of the margin, see markLineNumbers()
};

struct Fragment
{
    std::vector<int> pieces; // in the order of reading
    QRectF box;
    double size = 0; // of most of its letters
    int row = -1;
    Role role = Role::Body;
};

// A line of the page as it will stand in the TextPage.
struct LineDraft
{
    std::vector<int> pieces;
    QRectF box;
    double size = 0;
    int fragments = 1; // how many stand side by side in it
    qint16 column = 0; // -1 = across the columns
    int band = 0;
    Role role = Role::Body;
    bool paragraphEnd = false;
    bool bold = false;
};

// All words of one rotation.
struct Frame
{
    QSizeF size;
    int rotation = 0;
    bool mirrored = false; // most letters run from right to left: x counts from the right edge
    double em = 10;
    bool hasChains = false; // the engine says where its lines end
    std::vector<Piece> pieces;
};

struct Extent
{
    double left = 0;
    double right = 0;
    [[nodiscard]] double width() const { return right - left; }
};

// Where two columns meet, and the stretches of y (left = from, right = to) in which they do.
struct Gutter
{
    double x = 0;
    std::vector<Extent> runs;
};

inline constexpr double kProseWidth = 8; // em, of a line that counts as a column's

// One frame for each rotation on the page, the one with most letters first.
[[nodiscard]] std::vector<Frame> framesOf(const RawPage &page);
// The size of most letters; 10 where there are none.
[[nodiscard]] double bodySize(const std::vector<Piece> &pieces);

[[nodiscard]] std::vector<Fragment> fragmentsOf(const Frame &frame);
[[nodiscard]] Fragment fragmentFrom(const Frame &frame, std::vector<int> pieces);
// A page that runs from right to left, with the marks at the ends of its Latin words and numbers as words of their own.
[[nodiscard]] RawPage withMarksApart(const RawPage &page);
// The pieces of one line in the order of reading.
void orderPieces(const Frame &frame, std::vector<int> &pieces);
// Whether a piece behind another one is a mark that is read from right to left; its brackets are then drawn as the other halves of
// their pairs, and turnedMark() says what was written.
[[nodiscard]] bool isBackwardMark(const Frame &frame, const Piece *previous, const Piece &piece);
[[nodiscard]] QString turnedMark(QString text);
// Fragments that are only a label or a number are joined with the fragment to their right, a drop cap with its line.
void mergeLabels(const Frame &frame, std::vector<Fragment> &fragments);
// Numbers the rows of fragments from top to bottom (Fragment::row); gives how many there are.
int numberRows(std::vector<Fragment> &fragments);
[[nodiscard]] QString textOf(const Frame &frame, const std::vector<int> &pieces);
// Whether a space stands between two pieces that touch or stand side by side in one line.
[[nodiscard]] bool isSpaced(const Frame &frame, const Piece &a, const Piece &b);
// The same for all pieces of a line in the order of reading: whether a space stands before each.
[[nodiscard]] std::vector<bool> spacesIn(const Frame &frame, const std::vector<int> &pieces);

// Folded, digits masked by '#', the form in which repeated margins are compared.
[[nodiscard]] QString marginKey(const QString &text);
// The fragments in the zones at the top and bottom where running heads stand.
[[nodiscard]] bool isInMarginZone(const Frame &frame, const QRectF &box);
void markMargins(const Frame &frame, const DocumentProfile &profile, std::vector<Fragment> &fragments);
// Sets Piece::isLineNumber.
void markLineNumbers(Frame &frame);

// Left to right; empty for one column. Fragments of a role other than Body are not looked at.
[[nodiscard]] std::vector<Gutter> guttersOf(const Frame &frame, const std::vector<Fragment> &fragments);
// The lines in the order of reading. Splits fragments that run over a gutter with a hole there.
[[nodiscard]] std::vector<LineDraft> orderLines(const Frame &frame, std::vector<Fragment> fragments,
                                                const std::vector<Gutter> &gutters);
// Runs a little over its column's end, more where it runs into the next column's text.
[[nodiscard]] bool isOverfull(const QRectF &box, double gutter, bool hasProseBeside);

// Where the lines of each column begin and end; index 0 is "across", 1 the first column.
[[nodiscard]] std::vector<Extent> columnExtents(const std::vector<LineDraft> &lines);

void markRoles(const Frame &frame, const RawPage &page, std::vector<LineDraft> &lines);
void markParagraphs(const Frame &frame, std::vector<LineDraft> &lines);

// Appends the lines of a frame to the page, words and text; body first is the caller's business.
void appendLines(TextPage &page, const RawPage &raw, const Frame &frame, const std::vector<LineDraft> &lines);

} // namespace conspectus::text::layout
