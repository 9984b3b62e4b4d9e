// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The trash: surveys that were removed, and annotations removed from surveys that are still there. Removing is soft (an
// operation), so everything in them is kept until the reader takes it out for good. Restoring is an edit with undo. Purging is
// not: the store takes what was written out of the log, its journal and every backup it can reach (OPERATIONS.md), and the PDFs,
// page texts and drafts go with it. Home thread; answers come later, never after the end of context.
#pragma once

#include "library/library.h"

namespace conspectus {

struct TrashedSurvey
{
    SurveyId id;
    QString title;
    QString authorsLine;
    int versions = 0;
    int annotations = 0;
    QDateTime removed; // UTC; invalid where the log does not say
};

struct TrashedAnnotation
{
    AnnotationId id;
    SurveyId survey;
    QString surveyTitle;
    QString quote; // empty for a note at a point, an area, ink
    QString note;
    int page = -1; // from 0
    QDateTime removed;
};

struct Trash
{
    std::vector<TrashedSurvey> surveys;         // the last removed first
    std::vector<TrashedAnnotation> annotations; // the last removed first
};

void listTrash(Library &library, QObject *context, std::function<void(Result<Trash>)> done);

// One undo step. Surveys come back with everything in them.
void restoreSurveys(Library &library, const std::vector<SurveyId> &surveys);
void restoreAnnotations(Library &library, const std::vector<TrashedAnnotation> &annotations);

struct PurgeOutcome
{
    int surveys = 0;
    int documents = 0;     // PDFs deleted
    QStringList unreached; // folders of backups that still hold what was purged
};
// Takes surveys of the trash out of the library for good. Refused (LibraryBusy) while something is not saved, and (NotFound)
// where one of them is not in the trash. Where it succeeds it ends what can be undone: an undo would bring back what is empty.
void purgeSurveys(Library &library, const std::vector<SurveyId> &surveys, QObject *context,
                  std::function<void(Result<PurgeOutcome>)> done);

} // namespace conspectus
