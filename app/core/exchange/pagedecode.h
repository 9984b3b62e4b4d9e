// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The very first step of reading a page text: bytes to text, and text to the lines that are read. What came is
// kept verbatim; each change that was needed to read it is reported.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>

namespace conspectus::exchange {

struct DecodedPage
{
    QString text;     // verbatim
    QStringList lines; // as they are read: without tags, quotation marks, wide spaces; trimmed at the right
    int repairs = 0;  // places that were not valid text
    bool isWesternEuropean = false; // the bytes were no Unicode and were read as Windows-1252
    bool isHtml = false;            // tags were left out
    bool hasLeftOvers = false;      // single tags and entities of HTML were taken out
    bool wasOneLine = false;        // the line breaks were lost
};

// TooLarge over 2 million characters.
[[nodiscard]] Result<DecodedPage> decodePage(const QByteArray &bytes);

// HTML to text: a line for each block, "- " before an item of a list, entities as their characters.
[[nodiscard]] QString withoutTags(const QString &html);
// Plain text in which single tags and entities of HTML were left ("<b>", "&nbsp;"), without them.
[[nodiscard]] QString withoutLeftOvers(const QString &text);
[[nodiscard]] bool looksLikeHtml(const QString &text);

} // namespace conspectus::exchange
