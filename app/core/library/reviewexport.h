// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The review draft of an open survey, with what the library knows of its pages (exchange/reviewdraft.h).
#pragma once

#include "exchange/reviewdraft.h"
#include "library/library.h"

namespace conspectus {

// Markdown and plain text of the same draft, made off the home thread.
struct ReviewDrafts
{
    QByteArray markdown;
    QByteArray plainText;
};
// Places are as exact as the text layer that is there. Home thread; dropped when context is gone.
void makeReviewDrafts(Library &library, const SurveyData &survey, QObject *context, std::function<void(ReviewDrafts)> done);

} // namespace conspectus
