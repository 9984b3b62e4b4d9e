// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cards for learning, as a text file that Anki imports: a finding asks, the passages that are its evidence answer, each with its
// page. The first column is the finding's id, so that importing the file again updates the cards instead of doubling them.
// Columns are separated by tabs; texts are HTML in which tabs and line ends are spaces and <br>. Pure.
#pragma once

#include "survey/survey.h"

#include <QByteArray>
#include <QStringList>

namespace conspectus::exchange {

struct RecallCards
{
    QByteArray text;  // UTF-8, with Anki's header lines
    int cards = 0;
    int withoutEvidence = 0; // findings left out: nothing would answer them
};

// labels: of the pages of the current version. Only evidence with text counts.
[[nodiscard]] RecallCards recallCards(const SurveySnapshot &snapshot, const QStringList &labels);

} // namespace conspectus::exchange
