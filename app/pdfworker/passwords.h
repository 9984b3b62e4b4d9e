// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bytes a typed password may mean: PDF has used the platform's 8-bit encoding, and UTF-8 after SASLprep (RFC 4013).
#pragma once

#include <QByteArray>
#include <vector>

namespace conspectus::pdfworker {

// Without duplicates, likeliest first. An empty password has one form.
[[nodiscard]] std::vector<QByteArray> passwordForms(const QByteArray &utf8);

} // namespace conspectus::pdfworker
