// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drafts the page of a survey from its PDF's first pages: title, authors, abstract, year. Metadata often lies
// and is only a hint. What is not found stays empty. Pure.
#pragma once

#include "text/textpage.h"

#include <span>

namespace conspectus::exchange {

struct FrontMatter
{
    QString title;
    QString authorsLine;
    QStringList authors;
    QString abstract;
    QString year;
    QString arxivId;
    QString doi;
};

// pages: the first three or fewer, in order.
[[nodiscard]] FrontMatter frontMatterOf(std::span<const text::TextPagePtr> pages, const QString &metaTitle,
                                        const QString &metaAuthor, const QString &fileName);

} // namespace conspectus::exchange
