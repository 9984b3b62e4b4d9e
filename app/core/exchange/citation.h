// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Passages and findings with the place that they come from, as they are pasted into a text. Pure.
// Example: “Med-LLMs still hallucinate.” (Liu et al. 2024, p. 9)
#pragma once

#include "survey/survey.h"

#include <QString>

namespace conspectus::exchange {

// "Liu", "Liu & Yang", "Liu et al."; the names as a survey's line of authors has them.
[[nodiscard]] QString shortAuthors(const QString &authorsLine);
// firstPage and lastPage: labels. Parts that are not known are left out; without any, the quote alone.
[[nodiscard]] QString quoteWithCitation(const QString &quote, const QString &authorsLine, const QString &year,
                                        const QString &firstPage, const QString &lastPage);


// "[Liu et al. 2024, pp. 9, 12; but see p. 30]": where the passages of a finding stand in the current version, those that
// contradict it apart. labels: of the pages, as they are printed. Without authors and year the title stands for them.
[[nodiscard]] QString citationOf(const SurveySnapshot &snapshot, const FindingId &finding, const QStringList &labels);
// The finding as a sentence with its citation: "Med-LLMs still hallucinate [Liu et al. 2024, p. 9]."
[[nodiscard]] QString citedSentence(const SurveySnapshot &snapshot, const FindingId &finding, const QStringList &labels);
// "p. 9", "pp. 9, 12", "pp. 9–11"; pages from 0, each once and in order.
[[nodiscard]] QString pagesInWords(const QList<int> &pages, const QStringList &labels);
// "Liu et al. 2024"; without authors and year the beginning of the title.
[[nodiscard]] QString authorsAndYear(const Survey &survey);

} // namespace conspectus::exchange
