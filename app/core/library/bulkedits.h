// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One change to many annotations of many surveys, as one group with one undo step (Library::edit). What is to be changed is
// computed off the home thread and can be cancelled; the group is then applied whole or not at all.
#pragma once

#include "library/annotationquery.h"

#include <QSet>

namespace conspectus {

struct BulkEdit
{
    std::optional<KindId> kind;
    std::optional<QString> status; // "", "open", "answered", "resolved"
    QStringList addTags;
    QStringList removeTags;
    bool remove = false;
    FindingId finding; // tied to it, where the annotation is of the same survey
    NodeId node;
    SurveyId targetSurvey; // of the finding or node
    EvidenceRole role = EvidenceRole::Supports;
};

struct BulkChanges
{
    QString label; // a fixed word of the context "Undo"
    std::vector<Change> changes;
    std::vector<ObjectState> known; // of the annotations and links that are changed
    int annotations = 0; // that change
    int leftOut = 0;     // chosen, but of another survey than the finding or node
};

// Annotations that are so already are no change. chosen: ids. Any thread.
[[nodiscard]] BulkChanges bulkChanges(const AnnotationRows &rows, const QSet<QString> &chosen, const BulkEdit &edit,
                                      const CancelToken &cancel = {});

} // namespace conspectus
