// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The same full-text index asked by SQLite alone: the least that an answer can cost.
#pragma once

#include <QString>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace conspectus::bench {

class SqlitePeer
{
public:
    explicit SqlitePeer(const QString &indexFile);
    ~SqlitePeer();

    // How many rows came, at most so many. expression: what MATCH takes.
    [[nodiscard]] int firstRows(const QString &expression, int limit) { return run(m_first, expression, limit); }
    [[nodiscard]] int rankedRows(const QString &expression, int limit) { return run(m_ranked, expression, limit); }

private:
    Q_DISABLE_COPY_MOVE(SqlitePeer)
    static int run(sqlite3_stmt *statement, const QString &expression, int limit);

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_first = nullptr;
    sqlite3_stmt *m_ranked = nullptr;
};

} // namespace conspectus::bench
