// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The schemas of the two databases as numbered scripts, resources/sql/<database>/NNNN_name.sql. A script is
// never edited after it was released; user_version says up to which one a database is.
#pragma once

#include "store/connection.h"

namespace conspectus::store {

// "CPTU" and "CPTI": which of our databases a file is.
inline constexpr qint64 kLibraryApplicationId = 0x43505455;
inline constexpr qint64 kIndexApplicationId = 0x43505449;

// database: "library" or "index". The number of the newest script.
[[nodiscard]] int newestSchema(const QString &database);
// Runs what is missing, each script and its number in one transaction. LibraryNewer where the database is
// ahead of us, LibraryDamaged where it is not ours at all.
[[nodiscard]] Result<void> migrate(Connection &connection, const QString &database, qint64 applicationId);
// Says the same without writing: true where nothing is missing.
[[nodiscard]] Result<bool> isCurrent(Connection &connection, const QString &database, qint64 applicationId);

} // namespace conspectus::store
