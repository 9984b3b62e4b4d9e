// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is dragged between the panels: ids of annotations, findings, nodes or surveys, one a line, and plain text beside them.
#pragma once

#include "base/ids.h"

#include <QMimeData>
#include <QStringList>
#include <memory>
#include <vector>

namespace conspectus {

[[nodiscard]] QString annotationMimeType(); // "application/x-conspectus-annotation"
[[nodiscard]] QString findingMimeType();    // "application/x-conspectus-finding"
[[nodiscard]] QString nodeMimeType();       // "application/x-conspectus-node"
[[nodiscard]] QString surveyMimeType();     // "application/x-conspectus-survey"

// text: what another program gets (quotes, one a paragraph).
[[nodiscard]] std::unique_ptr<QMimeData> dragDataOf(const std::vector<AnnotationId> &annotations, const QString &text);
[[nodiscard]] std::unique_ptr<QMimeData> dragDataOf(const FindingId &finding, const QString &text);
[[nodiscard]] std::unique_ptr<QMimeData> dragDataOf(const NodeId &node, const QString &text);
[[nodiscard]] std::unique_ptr<QMimeData> surveyDragDataOf(const QStringList &surveys, const QString &text);

// Empty or null where there are none; at most 1,000 ids are read, of surveys 100,000.
[[nodiscard]] std::vector<AnnotationId> annotationsIn(const QMimeData *data);
[[nodiscard]] FindingId findingIn(const QMimeData *data);
[[nodiscard]] NodeId nodeIn(const QMimeData *data);
[[nodiscard]] QStringList surveysIn(const QMimeData *data);

} // namespace conspectus
