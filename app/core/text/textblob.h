// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One page of a text layer as a compact, compressed, versioned blob for index.db. What is read back is checked as if a
// stranger had written it.
#pragma once

#include "base/result.h"
#include "text/textpage.h"

#include <QByteArray>

namespace conspectus::text {

[[nodiscard]] QByteArray packPage(const TextPage &page);
// Damaged where the blob is not ours, is cut off or lies about its sizes.
[[nodiscard]] Result<TextPage> unpackPage(const QByteArray &blob);
// Size, text and fold alone, in half the time: for snippets. What follows them in the blob is not looked at.
[[nodiscard]] Result<TextPage> unpackText(const QByteArray &blob);

} // namespace conspectus::text
