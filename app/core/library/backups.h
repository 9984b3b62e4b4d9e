// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Backups that the program makes by itself, in backups/ of the library's folder: one a day, when the library is closed and
// something changed since the last one. The newest of each of the last 7 days that have one and of each of the 4 weeks before
// stay; others are removed, never the last one, and never one whose name is not ours. All on the store's thread.
#pragma once

#include "library/library.h"

namespace conspectus {

struct Backup
{
    QString path;
    QDateTime made; // UTC, by its name
};

// Pure: which of these names ("conspectus-20261123-171500") may go. now: UTC.
[[nodiscard]] QStringList backupsToRemove(const QStringList &names, const QDateTime &now);
// By the name; invalid for names that are not ours.
[[nodiscard]] QDateTime backupTime(const QString &name);

// In line behind everything that is being saved. Nothing where none is due, on a read-only library or when it is switched off.
void backUpIfDue(Library &library, const QDateTime &now);
// Tells once for each time the program ended without closing the library, however often it is opened afterwards; from
// Library::opened() on. The mark of the log at that time is noted in the view state.
void onceAfterEndingBadly(Library &library, QObject *context, std::function<void()> tell);
// What there is, the newest first.
void listBackups(Library &library, QObject *context, std::function<void(std::vector<Backup>)> done);

} // namespace conspectus
