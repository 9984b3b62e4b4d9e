// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who changed what on a survey page, and when: its fields, findings, reviews, links, videos and taxonomy, out of the log of
// operations. An entry is what one step of the reader (or one import) did to one object. Annotations are not of the page.
#pragma once

#include "library/library.h"

namespace conspectus {

struct PageHistoryEntry
{
    QDateTime at;
    QString label;       // a fixed word of the context "Undo", as in the log
    QString objectType;  // "survey", "finding", "review" …
    ObjectId object;
    QString objectText;  // what it is now: the title, the finding
    bool isOwn = true;   // made by this installation
    enum class What { Made, Changed, Removed, Restored };
    What what = What::Changed;
    struct Text
    {
        QString field; // "title", "abstract", "text" …
        QString text;  // as it was from then on; null: back to what the page says
        bool isImported = false;
    };
    std::vector<Text> texts; // of fields that people read
};

// Newest first, 2,000 at most. The survey must be open or not, it does not matter. context: its end makes the answer void.
void pageHistory(Library &library, const SurveyId &survey, QObject *context,
                 std::function<void(Result<std::vector<PageHistoryEntry>>)> done);

// The field of the page that "title", "tldr" … name.
[[nodiscard]] std::optional<PageField> pageFieldOf(const QString &field);

} // namespace conspectus
