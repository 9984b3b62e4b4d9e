// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is dragged between the panels: ids of annotations and of findings, one a line, and plain text beside them.
#pragma once

#include "base/ids.h"

#include <QMimeData>
#include <memory>
#include <vector>

namespace conspectus {

[[nodiscard]] QString annotationMimeType(); // "application/x-conspectus-annotation"
[[nodiscard]] QString findingMimeType();    // "application/x-conspectus-finding"
[[nodiscard]] QString nodeMimeType();       // "application/x-conspectus-node"

// text: what another program gets (quotes, one a paragraph).
[[nodiscard]] std::unique_ptr<QMimeData> dragDataOf(const std::vector<AnnotationId> &annotations, const QString &text);
[[nodiscard]] std::unique_ptr<QMimeData> dragDataOf(const FindingId &finding, const QString &text);
[[nodiscard]] std::unique_ptr<QMimeData> dragDataOf(const NodeId &node, const QString &text);

// Empty or null where there are none; at most 1,000 ids are read.
[[nodiscard]] std::vector<AnnotationId> annotationsIn(const QMimeData *data);
[[nodiscard]] FindingId findingIn(const QMimeData *data);
[[nodiscard]] NodeId nodeIn(const QMimeData *data);

} // namespace conspectus
