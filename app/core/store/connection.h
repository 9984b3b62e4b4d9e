// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The RAII layer over SQLite's C API: a connection that keeps its prepared statements, statements that
// remember their first error, transactions that roll back unless committed. One thread at a time. Only files
// of core/store include this.
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "store/filesystem.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QHash>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace conspectus::store {

class SqliteVfs;

class Connection
{
public:
    enum class Mode { ReadOnly, Immutable, ReadWrite, Memory };
    // files: all reading and writing goes through it; null: SQLite's own way to the disk (index.db, which
    // needs shared memory for WAL).
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path, Mode mode,
                                                                  FileSystem *files);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // A script of literal statements.
    [[nodiscard]] Result<void> exec(const char *script);
    // The first column of the first row of a literal query; empty where there is none.
    [[nodiscard]] Result<QString> textOf(const char *query);
    [[nodiscard]] Result<qint64> numberOf(const char *query);
    [[nodiscard]] qint64 lastInsertId() const;
    [[nodiscard]] int changes() const;
    [[nodiscard]] bool inTransaction() const;
    // While it lives, statements end with Cancelled soon after the token is set, or the time is over.
    void watch(const CancelToken *token, QDeadlineTimer until = QDeadlineTimer(QDeadlineTimer::Forever));
    // Copies all of `from` into this connection (which then is its equal). For reading what may not be
    // written.
    [[nodiscard]] Result<void> copyFrom(Connection &from);
    [[nodiscard]] Error lastError(const char *statement = nullptr) const;
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

private:
    friend class Statement;
    struct Watch
    {
        const CancelToken *token = nullptr;
        QDeadlineTimer until;
    };
    static int isOver(void *watch);
    Connection() = default;
    sqlite3_stmt *take(const char *sql); // prepared, or null
    void giveBack(const char *sql, sqlite3_stmt *statement);

    std::unique_ptr<SqliteVfs> m_vfs; // outlives the handle
    sqlite3 *m_handle = nullptr;
    QHash<const char *, sqlite3_stmt *> m_idle; // by the literal's address
    Watch m_watch;
};

// sql is a literal: it is known by its address.
class Statement
{
public:
    Statement(Connection &connection, const char *sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    // Parameters in the order of the question marks.
    Statement &bind(const QString &text);
    Statement &bind(qint64 number);
    Statement &bind(int number) { return bind(static_cast<qint64>(number)); }
    Statement &bind(const QByteArray &blob); // a null QByteArray is NULL
    Statement &bindNull();
    Statement &bind(bool) = delete;
    Statement &bind(const char *) = delete;

    // True while there is a row; false at the end or on an error (see result()).
    [[nodiscard]] bool next();
    // Runs to the end and makes the statement ready for new parameters.
    [[nodiscard]] Result<void> run();
    void reset();
    [[nodiscard]] Result<void> result() const;

    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] int type(int column) const; // SQLITE_INTEGER …

private:
    void check(int code);

    Connection &m_connection;
    const char *m_sql;
    sqlite3_stmt *m_statement;
    int m_parameter = 0;
    bool m_failed = false;
    Error m_error;
};

class Transaction
{
public:
    explicit Transaction(Connection &connection)
        : m_connection(connection)
    {
    }
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    [[nodiscard]] Result<void> begin();
    // On an error the transaction is rolled back.
    [[nodiscard]] Result<void> commit();

private:
    Connection &m_connection;
};

} // namespace conspectus::store
