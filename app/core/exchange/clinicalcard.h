// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A clinical card: what one page to hand over says of a survey, as values: the question, findings with what was filled in of them,
// short quotes with their places, the date and the version of the PDF. Pure; the window lays it out.
#pragma once

#include "survey/survey.h"
#include "text/textpage.h"

#include <QDate>

namespace conspectus::exchange {

struct CardQuote
{
    QString text;   // at most 25 words
    QString place;  // "p. 7, col. 2, l. 14, §4.2"
    EvidenceRole role = EvidenceRole::Supports;
    int number = 0; // of the annotation, as on screen and in print
};

struct CardValue // a filled slot
{
    QString name;
    QString text;
    QString place; // of the passage it was read from; empty where it was typed
    int number = 0; // of that annotation
};

struct CardFinding
{
    QString name; // "F1"
    QString text;
    EvidenceMark mark = EvidenceMark::None;
    QString status; // "", "draft", "checked", "disputed"
    std::vector<CardValue> values;
    std::vector<CardQuote> quotes; // without those that only give a value
};

struct ClinicalCard
{
    QString question;
    QString title;
    QString authors;
    QString year;
    QString source; // "arXiv:2406.03712" or a DOI; may be empty
    std::vector<CardFinding> findings;
    QDate date;
    QString version; // the first 12 characters of the PDF's SHA-256; empty without one
};

// At most so many words, cut with "…".
[[nodiscard]] QString shortened(const QString &quote, int words = 25);
// The findings to begin with: those with the best evidence, in the order of the page.
[[nodiscard]] std::vector<FindingId> findingsForCard(const SurveySnapshot &snapshot, int most = 5);
// From the slots of its findings: "Adults in intensive care: early warning – mortality"; else the title as a question's place holder.
[[nodiscard]] QString suggestedQuestion(const SurveySnapshot &snapshot);

[[nodiscard]] ClinicalCard clinicalCard(const SurveySnapshot &snapshot, const text::TextLayer &layer, const QStringList &labels,
                                        const QString &question, const std::vector<FindingId> &findings, const QDate &date);

} // namespace conspectus::exchange
