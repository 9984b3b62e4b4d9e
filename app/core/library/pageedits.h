// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a reader does to the lists of a survey page: reviews, links to code and models, videos. Each function is one group of
// changes, so one undo step. What is put here is marked as the reader's, so that an import of the page leaves it alone.
// Home thread only; nothing happens where the survey is not open or not editable.
#pragma once

#include "library/library.h"

namespace conspectus {

// With an id that is there: changes it; else adds it after the others, with a new id. Gives the id; null where nothing was done.
ObjectId putReview(Library &library, const SurveyId &survey, PeerReview review);
ObjectId putResource(Library &library, const SurveyId &survey, Resource resource);
ObjectId putVideo(Library &library, const SurveyId &survey, Video video);
// A review, a link or a video of this survey.
bool removePageEntry(Library &library, const SurveyId &survey, const ObjectId &entry);

} // namespace conspectus
