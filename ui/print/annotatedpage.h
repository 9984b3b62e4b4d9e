// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of a PDF with the reader's marks and their numbers in the margin, as on the screen but on paper's colours.
#pragma once

#include "geometry/pagelayout.h"
#include "ui/reader/markindex.h"

#include <QImage>
#include <deque>

namespace conspectus {

// Marks with kinds of their own, so that they can go to another thread.
class PrintedMarks
{
public:
    PrintedMarks() = default;
    explicit PrintedMarks(const std::vector<reader::Mark> &marks);
    PrintedMarks(const PrintedMarks &other) : PrintedMarks(other.m_marks) {}
    PrintedMarks &operator=(const PrintedMarks &other);
    [[nodiscard]] const std::vector<reader::Mark> &marks() const { return m_marks; }

private:
    std::vector<reader::Mark> m_marks;
    std::deque<Kind> m_kinds; // stay where they are
};

struct PageToPrint
{
    int page = 0; // from 0
    PageBox box;
    PrintedMarks marks;
    text::TextPagePtr text; // null: not read
};

// picture: the page as drawn at so many dots an inch, turned as the file says. Any thread.
[[nodiscard]] QImage annotatedPage(const QImage &picture, double dotsPerInch, const PageToPrint &page);

} // namespace conspectus
