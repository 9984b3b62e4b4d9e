// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A search index of made-up pages: words drawn from a made-up vocabulary with the frequencies of running text (Zipf),
// always the same for the same size. Made once in a folder and kept there.
#pragma once

#include <QString>
#include <QStringList>

namespace conspectus::bench {

// Makes it where it is missing, incomplete or of another kind. Says on stderr how far it is.
void ensureSyntheticIndex(const QString &libraryFolder, int pages);

// What a reader could ask for in it.
struct QuerySet
{
    QString name;
    QStringList queries;
    bool hasGoal = false; // the goal for ranked answers holds for terms in few pages
};
[[nodiscard]] std::vector<QuerySet> querySets();

} // namespace conspectus::bench
