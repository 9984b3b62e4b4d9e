// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlitepeer.h"

#include "measuring.h"

#include <sqlite3.h>

namespace conspectus::bench {

SqlitePeer::SqlitePeer(const QString &indexFile)
{
    const auto prepare = [this](const char *sql, sqlite3_stmt **statement) {
        return sqlite3_prepare_v2(m_database, sql, -1, statement, nullptr) == SQLITE_OK;
    };
    const bool good =
        sqlite3_open_v2(indexFile.toUtf8().constData(), &m_database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK
        && sqlite3_exec(m_database, "PRAGMA cache_size=-16000", nullptr, nullptr, nullptr) == SQLITE_OK
        && prepare("SELECT rowid FROM words WHERE words MATCH ?1 LIMIT ?2", &m_first)
        && prepare("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY bm25(words) LIMIT ?2", &m_ranked);
    if (!good)
        giveUp(QString::fromUtf8(sqlite3_errmsg(m_database)));
}

SqlitePeer::~SqlitePeer()
{
    sqlite3_finalize(m_first);
    sqlite3_finalize(m_ranked);
    sqlite3_close(m_database);
}

int SqlitePeer::run(sqlite3_stmt *statement, const QString &expression, int limit)
{
    const QByteArray match = expression.toUtf8();
    sqlite3_bind_text(statement, 1, match.constData(), static_cast<int>(match.size()), SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, limit);
    int rows = 0;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW)
        ++rows;
    sqlite3_reset(statement);
    if (step != SQLITE_DONE)
        giveUp(QStringLiteral("SQLite does not take the expression %1").arg(expression));
    return rows;
}

} // namespace conspectus::bench
