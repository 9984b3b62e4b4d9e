// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page view for screen readers: its name says page and document, its text is the text of the current page in reading
// order, with caret and selection.
#pragma once

namespace conspectus::reader {

// Once; more calls do nothing.
void installPdfViewAccessibility();

} // namespace conspectus::reader
