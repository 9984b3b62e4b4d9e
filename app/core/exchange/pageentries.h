// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists of a survey page: findings, Code & Models, Videos, and the two lists of the taxonomy.
#pragma once

#include "exchange/importnotes.h"

namespace conspectus::exchange {

// One finding a line, with or without bullets; a wrapped finding is joined.
[[nodiscard]] QStringList findingsFrom(const QStringList &given);

// "- 🤗org/namemodel· 2.5k dl· ♡ 822.5k dl♡ 82": the figures come twice without a separator.
[[nodiscard]] std::vector<Resource> resourcesFrom(const QStringList &lines, ImportNotes &notes);

[[nodiscard]] std::vector<Video> videosFrom(const QStringList &lines, ImportNotes &notes);

struct TaxonomyLists
{
    QStringList topics;
    QStringList methods;
    std::vector<HeldBack> heldBack;
    bool hasTopics = false; // the word was there, with entries or not
    bool hasMethods = false;
};

// "TopicsA · B" and "MethodsC · D". Entries that read like advertising are held back, with a note each.
[[nodiscard]] TaxonomyLists taxonomyFrom(const QStringList &lines, ImportNotes &notes);
// Sorts entries into `list` or `lists.heldBack`.
void addEntries(const QStringList &entries, const QString &section, QStringList &list, TaxonomyLists &lists,
                ImportNotes &notes);

} // namespace conspectus::exchange
