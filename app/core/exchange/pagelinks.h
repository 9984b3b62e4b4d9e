// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Addresses in entries of a page: bare, without "https://", in brackets of Markdown, broken at a line's end.
#pragma once

#include <QString>
#include <QStringList>

namespace conspectus::exchange {

struct EntryLink
{
    QString url;   // https or http; empty where the entry has none
    QString label; // the entry without it
};

[[nodiscard]] EntryLink linkIn(const QString &entry);

// Lines with text, trimmed.
[[nodiscard]] QStringList filledLines(const QStringList &lines);
// "No videos yet. …", "No code on file …": a site's way to say that there is nothing.
[[nodiscard]] bool saysNone(const QString &line);

} // namespace conspectus::exchange
