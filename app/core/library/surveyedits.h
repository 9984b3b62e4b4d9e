// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of surveys as entries of the library: tags, reading state, kind set, pinned, removal. Each call is one group and one undo step
// over all the surveys given, open or not. Home thread; what surveys that are not open look like is asked of the store
// first, so the edit is made a moment later. Nothing happens on a library that is open for reading only.
#pragma once

#include "library/library.h"

namespace conspectus {

// The states of reading, in the order in which a reader goes through them; empty first.
[[nodiscard]] const QStringList &readingStates(); // "", "to-read", "reading", "read"

// All tags of the library's surveys, sorted, each once.
[[nodiscard]] QStringList tagsOf(const Library &library);

void changeTags(Library &library, const std::vector<SurveyId> &surveys, const QStringList &add, const QStringList &remove);
void setReadingState(Library &library, const std::vector<SurveyId> &surveys, const QString &state);
void setKindSet(Library &library, const std::vector<SurveyId> &surveys, const KindSetId &set);
void setPinned(Library &library, const std::vector<SurveyId> &surveys, bool pinned);
// Into the trash; see trash.h.
void removeSurveys(Library &library, const std::vector<SurveyId> &surveys);

// The survey objects of these ids: from memory where the survey is open, else from the store; those that are not there are
// left out. done runs on the home thread, at once where all are open; never after the end of context.
void withSurveyObjects(Library &library, const std::vector<SurveyId> &surveys, QObject *context,
                       std::function<void(std::vector<ObjectState>)> done);

} // namespace conspectus
