// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of the workbench as they are filtered and grouped, as Markdown, CSV (RFC 4180, UTF-8, safe in spreadsheets) or JSON.
// Pure; any thread.
#pragma once

#include "library/annotationquery.h"

#include <QByteArray>

namespace conspectus {

[[nodiscard]] QByteArray annotationsAsMarkdown(const AnnotationRows &rows, const Arrangement &arrangement);
// Each annotation once, in the order shown.
[[nodiscard]] QByteArray annotationsAsCsv(const AnnotationRows &rows, const Arrangement &arrangement);
[[nodiscard]] QByteArray annotationsAsJson(const AnnotationRows &rows, const Arrangement &arrangement);

} // namespace conspectus
