// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SQLite's way to the disk, over our FileSystem: library.db and its rollback journal are read, written,
// synced and locked through the same interface as the journal of operations and the documents. Rollback
// journal only: there is no shared memory, so a WAL database does not open through it.
#pragma once

#include "store/filesystem.h"

#include <QByteArray>
#include <memory>

struct sqlite3_vfs;

namespace conspectus::store {

// Registered with SQLite under a name of its own while it lives.
class SqliteVfs
{
public:
    // mayWrite false: SQLite removes and opens nothing for writing, also not a journal that it thinks is left
    // over.
    SqliteVfs(FileSystem &files, bool mayWrite);
    ~SqliteVfs();
    SqliteVfs(const SqliteVfs &) = delete;
    SqliteVfs &operator=(const SqliteVfs &) = delete;

    [[nodiscard]] const char *name() const { return m_name.constData(); }
    [[nodiscard]] FileSystem &files() const { return m_files; }
    [[nodiscard]] bool mayWrite() const { return m_mayWrite; }

private:
    FileSystem &m_files;
    bool m_mayWrite;
    QByteArray m_name;
    std::unique_ptr<sqlite3_vfs> m_vfs;
};

} // namespace conspectus::store
