// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A passage with the place that it comes from, as it is pasted into a text. Pure.
// Example: “Med-LLMs still hallucinate.” (Liu et al. 2024, p. 9)
#pragma once

#include <QString>

namespace conspectus {

// "Liu", "Liu & Yang", "Liu et al."; the names as a survey's line of authors has them.
[[nodiscard]] QString shortAuthors(const QString &authorsLine);
// firstPage and lastPage: labels. Parts that are not known are left out; without any, the quote alone.
[[nodiscard]] QString quoteWithCitation(const QString &quote, const QString &authorsLine, const QString &year,
                                        const QString &firstPage, const QString &lastPage);

} // namespace conspectus
