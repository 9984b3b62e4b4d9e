// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens a PDF for reading, safely: only regular files (a FIFO or a device is never opened), at most 2 GiB.
#pragma once

#include "base/result.h"
#include "pdf/protocol/descriptor.h"

namespace conspectus::pdf {

inline constexpr qint64 kMaxFileSize = qint64(2) * 1024 * 1024 * 1024;

// Errors: not-found, permission-denied, not-a-pdf (not a regular file, or empty), too-large, internal.
// Blocks on slow disks: never on the window's thread.
[[nodiscard]] Result<Descriptor> openDocumentFile(const QString &path);

// Another description of the same open file, with a position of its own; read-only.
[[nodiscard]] Descriptor reopen(const Descriptor &file);

} // namespace conspectus::pdf
