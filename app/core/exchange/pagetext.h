// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the text of a survey's web page as people paste it (several forms, see the tests) into fields.
// Nothing is repaired in silence and nothing is dropped: what looks wrong becomes an import note. Pure.
#pragma once

#include "base/result.h"
#include "survey/survey.h"

namespace conspectus::exchange {

struct ParsedPage
{
    QString title;
    QString authorsLine;
    QStringList authors;
    QString tldr;
    QString contribution;
    QStringList findings;
    QString abstract;
    bool abstractTruncated = false;
    std::vector<PeerReview> reviews; // ids are null
    std::vector<Resource> resources; // ids are null
    std::vector<Video> videos;       // ids are null
    QStringList topics;              // without what was held back
    QStringList methods;
    std::vector<HeldBack> heldBack;
    std::vector<ImportNote> notes;
    QString year;
    QString arxivId;
    QString doi;
    QString verbatim; // decoded text as it came
};

// bytes: UTF-8 (invalid parts become U+FFFD and a note), at most 2 million characters (TooLarge).
// NotASurveyPage where no section of a survey page is recognised.
[[nodiscard]] Result<ParsedPage> parsePageText(const QByteArray &bytes);

} // namespace conspectus::exchange
