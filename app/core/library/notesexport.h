// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Notes by node, cards for learning and cited sentences, with the labels of the pages that the library knows
// (exchange/nodenotes.h, recallcards.h, citation.h). Home thread; the work is done away from it, and the answer is dropped
// when context is gone.
#pragma once

#include "exchange/recallcards.h"
#include "library/library.h"

namespace conspectus {

void makeNotesByNode(Library &library, const SurveyData &survey, QObject *context, std::function<void(QByteArray)> done);
void makeRecallCards(Library &library, const SurveyData &survey, QObject *context, std::function<void(exchange::RecallCards)> done);

// One finding, in its survey, which need not be open.
struct FindingPlace
{
    SurveyId survey;
    FindingId finding;
};
// A sentence a finding, in the given order, as one text with a line each. Findings that are gone are left out.
void makeCitedSentences(Library &library, std::vector<FindingPlace> findings, QObject *context, std::function<void(Result<QStringList>)> done);

} // namespace conspectus
