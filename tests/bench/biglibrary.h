// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A library that no reader would make by hand, to see how the panels hold: 10,000 surveys with long titles and names in many
// scripts. The first, "s0", has 2,000 findings, 2,000 nodes, and annotations spread evenly over the pages of a PDF (50 a page
// where there is none), each tied to a finding or a node.
#pragma once

#include <QString>

namespace conspectus {
class Library;
}

namespace conspectus::bench {

struct BigLibrary
{
    int annotations = 100'000;
    QString pdf; // absolute; empty: none
};

// Into an open, empty library. Gives up (ends the program) where it cannot.
void fillBigLibrary(Library &library, const BigLibrary &wanted);

} // namespace conspectus::bench
