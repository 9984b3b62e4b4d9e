// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Splits a line of authors into names. Such lines cannot be split safely, so the caller keeps the line beside
// the list and is told what was doubtful.
#pragma once

#include <QString>
#include <QStringList>

namespace conspectus::exchange {

struct SplitAuthors
{
    QStringList names;
    int emptyEntries = 0; // "Peng Wei,, Zhixuan Chu"
    QStringList doubtful; // pieces as they came: one word alone, affiliations, "et al."
};

[[nodiscard]] SplitAuthors splitAuthors(const QString &line);
// True where a line reads like a list of names rather than a title or a sentence.
[[nodiscard]] bool looksLikeAuthors(const QString &line);
// An address or the name of a place of work.
[[nodiscard]] bool looksLikeAffiliation(const QString &line);

} // namespace conspectus::exchange
